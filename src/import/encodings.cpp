// The table of encodings, and how that of a file is found.
#include "import/encodings.hpp"

#include "import/text_file.hpp"

namespace leadqual {

namespace {

constexpr EncodingRow kEncodings[] = {
    {"utf-8", Encoding::utf8},       {"utf-16le", Encoding::utf16le},
    {"utf-16be", Encoding::utf16be}, {"windows-1252", Encoding::windows1252},
    {"latin-1", Encoding::latin1},
};

}  // namespace

std::span<const EncodingRow> encodings() { return kEncodings; }

std::string_view name_of(Encoding encoding) {
    for (const auto& row : kEncodings)
        if (row.encoding == encoding) return row.name;
    return kEncodings[0].name;
}

namespace reading {

using namespace std::string_view_literals;

NulCounts count_nuls(std::string_view begin) {
    NulCounts nuls;
    for (std::size_t at = 0; at < begin.size(); ++at)
        if (begin[at] == '\0') ++(at % 2 == 0 ? nuls.even : nuls.odd);
    nuls.are_many = nuls.even + nuls.odd >= 4 && (nuls.even + nuls.odd) * 10 > begin.size();
    return nuls;
}

FoundEncoding find_encoding(std::string_view begin) {
    if (begin.starts_with("\xFF\xFE"sv)) return {Encoding::utf16le, true};
    if (begin.starts_with("\xFE\xFF"sv)) return {Encoding::utf16be, true};
    // Without a mark: every sign of ASCII, delimiters and line ends among them, has a NUL on the same side.
    const auto nuls = count_nuls(begin);
    if (nuls.are_many && nuls.even * 10 < nuls.odd) return {Encoding::utf16le, false};
    if (nuls.are_many && nuls.odd * 10 < nuls.even) return {Encoding::utf16be, false};
    return {Encoding::automatic, begin.starts_with("\xEF\xBB\xBF"sv)};
}

void set_encoding(const TextFile& file, const ImportOptions& options, Dialect& dialect) {
    const auto found = file.encoding();
    dialect.encoding = found.encoding != Encoding::automatic ? found.encoding
                       : file.looks_like_windows1252()       ? Encoding::windows1252
                                                             : Encoding::utf8;
    dialect.encoding_is_given = options.encoding != Encoding::automatic;
    dialect.has_bom = found.has_mark;
}

}  // namespace reading
}  // namespace leadqual
