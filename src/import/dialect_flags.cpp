// The flags that say what was found out about a file.
#include "leadqual/import.hpp"

#include <fmt/format.h>

namespace leadqual {

static std::string typed(std::string_view value) {
    if (value == "\t") return "tab";
    return value.find('\'') == std::string_view::npos ? fmt::format("'{}'", value) : fmt::format("\"{}\"", value);
}

std::string flags_of(const Dialect& dialect) {
    std::string flags;
    const auto add = [&](const std::string& flag) { flags += (flags.empty() ? "" : " ") + flag; };
    if (!dialect.sheet.empty()) {
        add(fmt::format("--sheet {}", typed(dialect.sheet)));
        if (dialect.skipped_lines > 0) add(fmt::format("--skip-lines {}", dialect.skipped_lines));
        if (!dialect.has_header) add("--no-header");
        return flags;
    }
    if (dialect.encoding != Encoding::utf8) add(fmt::format("--encoding {}", name_of(dialect.encoding)));
    if (dialect.format == InputFormat::json || dialect.format == InputFormat::jsonl) return flags;
    const std::string_view own = dialect.format == InputFormat::tsv ? "\t" : ",";
    if (dialect.delimiter != own) add(fmt::format("--delimiter {}", typed(dialect.delimiter)));
    if (dialect.quote == 0) add("--quote none");
    if (dialect.quote != 0 && dialect.quote != '"')
        add(fmt::format("--quote {}", typed(std::string_view(&dialect.quote, 1))));
    if (dialect.escape == Escape::backslash) add("--escape backslash");
    if (dialect.escape == Escape::none) add("--escape none");
    if (dialect.skipped_lines > 0) add(fmt::format("--skip-lines {}", dialect.skipped_lines));
    if (!dialect.has_header) add("--no-header");
    return flags;
}

}  // namespace leadqual
