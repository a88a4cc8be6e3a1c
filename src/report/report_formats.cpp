// THE TABLE OF REPORT FORMATS. To add one: write its renderer, add its line.
#include "report/compose.hpp"
#include "report/renderers.hpp"

namespace leadqual {

namespace {

constexpr ReportFormatRow kFormats[] = {
    {"html", ReportFormat::html, ".html .htm"},
    {"markdown", ReportFormat::markdown, ".md .markdown"},
    {"text", ReportFormat::text, ".txt .text"},
    {"json", ReportFormat::json, ".json"},
};
constexpr std::string (*kRenderers[])(const model::Report&) = {model::as_html, model::as_markdown, model::as_text,
                                                               model::as_json};

}  // namespace

std::span<const ReportFormatRow> report_formats() { return kFormats; }

std::optional<ReportFormat> report_format_for_path(std::string_view path) {
    const auto folded = fold(path);
    for (const auto& row : kFormats)
        for (auto rest = row.extensions; !rest.empty();) {
            const auto end = std::min(rest.find(' '), rest.size());
            if (folded.ends_with(rest.substr(0, end))) return row.format;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    return std::nullopt;
}

std::string report(const RunCounts& counts, Day today, const ReportOptions& options) {
    return kRenderers[static_cast<std::size_t>(options.format)](compose::report(counts, today, options));
}

}  // namespace leadqual
