// A page on each problem code, in a terminal and in docs/problems.md.
#include <fmt/format.h>

#include "leadqual/rules.hpp"

namespace leadqual {

namespace {

constexpr std::size_t page_width = 100;

std::string_view in_words(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

/// Broken between words.
std::string wrapped(std::string_view text) {
    std::string lines, line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (!line.empty() && line.size() + end >= page_width) lines += line + "\n", line.clear();
        line += fmt::format("{}{}", line.empty() ? "" : " ", text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines + line + "\n";
}

}  // namespace

std::string problem_page(const ProblemCode& code) {
    return fmt::format("{} ({}): {}\n\n{}\nWrong:\n\n    {}\n\nRight:\n\n    {}\n", code.name, in_words(code.severity),
                       code.meaning, wrapped(code.explanation), code.wrong, code.right);
}

std::string problems_reference() {
    std::string text =
        "# What messages about rule files mean\n\nWritten by `leadqual rules problems --markdown`. Each message ends "
        "in "
        "its code, in brackets; `leadqual rules problems CODE` prints one of these pages. An error keeps a rule file "
        "from being used, a warning does not.\n";
    for (const ProblemCode& row : problem_codes())
        text += fmt::format("\n## {}\n\n{}: {}.\n\n{}\nWrong:\n\n```json\n{}\n```\n\nRight:\n\n```json\n{}\n```\n",
                            row.name, row.severity == Severity::error ? "Error" : "Warning", row.meaning,
                            wrapped(row.explanation), row.wrong, row.right);
    return text;
}

}  // namespace leadqual
