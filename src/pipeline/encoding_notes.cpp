#include "pipeline/encoding_notes.hpp"

#include <fmt/format.h>

namespace leadqual {

void add_encoding_notes(const Input& input, std::uint64_t line, std::vector<std::string>& notes) {
    const Dialect& dialect = input.dialect;
    const bool is_utf16 = dialect.encoding == Encoding::utf16le || dialect.encoding == Encoding::utf16be;
    const bool is_utf8 = dialect.encoding == Encoding::utf8;
    const bool is_guess = !dialect.encoding_is_given && !is_utf16;
    if (!is_utf8 && !is_guess)
        notes.push_back(fmt::format("{}: read as {}, written as UTF-8", input.path, name_of(dialect.encoding)));
    if (dialect.is_rewritten)
        notes.push_back(fmt::format("{}: read with {}; its cells are written anew", input.path, flags_of(dialect)));

    const auto misread = input.misread;
    if (misread.count == 0) return;
    const auto place = fmt::format("{}:{}", input.path, misread.line != 0 ? misread.line : line);
    const auto count = show_grouped(static_cast<double>(misread.count));
    const std::string_view are = misread.count == 1 ? "is" : "are", s = misread.count == 1 ? "" : "s";
    if (is_guess)
        notes.push_back(fmt::format("{}: {} byte{} {} not UTF-8, read as Windows-1252 (--encoding says otherwise)",
                                    place, count, s, are));
    else
        notes.push_back(fmt::format("{}: {} {}{} {} not {}, read as U+FFFD", place, count,
                                    is_utf16 ? "character" : "byte", s, are, name_of(dialect.encoding)));
}

}  // namespace leadqual
