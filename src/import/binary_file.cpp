#include "import/binary_file.hpp"

#include "import/unreadable.hpp"

#include <algorithm>

namespace leadqual::reading {

using namespace std::string_view_literals;

namespace {

struct Signature {
    std::string_view begin;
    std::string_view message;
    std::string_view hint;
};

constexpr std::string_view kSaveAsUtf8 = "save it as 'CSV UTF-8', or convert it: iconv -f UTF-16 -t UTF-8";
constexpr Signature kSignatures[] = {
    {"\xFF\xFE"sv, "looks like UTF-16, not UTF-8", kSaveAsUtf8},
    {"\xFE\xFF"sv, "looks like UTF-16, not UTF-8", kSaveAsUtf8},
    {"PK\x03\x04"sv, "is a zip or xlsx file, not text", "export it as CSV"},
    {"\xD0\xCF\x11\xE0"sv, "is an old Excel (xls) file, not text", "export it as CSV"},
    {"\x1F\x8B"sv, "is compressed (gzip)", "unpack it first: gzip -dc FILE | leadqual qualify -"},
    {"\x28\xB5\x2F\xFD"sv, "is compressed (zstd)", "unpack it first: zstd -dc FILE | leadqual qualify -"},
    {"%PDF-"sv, "is a PDF, not text", "export the leads as CSV"},
};

[[noreturn]] void refuse(const std::string& file, std::string_view message, std::string_view hint) {
    throw_unreadable({file}, std::string(message), std::string(hint));
}

}  // namespace

void refuse_binary(std::string_view begin, const std::string& file) {
    for (const auto& signature : kSignatures)
        if (begin.starts_with(signature.begin)) refuse(file, signature.message, signature.hint);
}

void refuse_nul_ridden(std::string_view begin, const std::string& file) {
    begin = begin.substr(0, 4096);
    std::size_t even = 0, odd = 0;
    for (std::size_t at = 0; at < begin.size(); ++at)
        if (begin[at] == '\0') ++(at % 2 == 0 ? even : odd);
    if (even + odd < 8 || (even + odd) * 10 <= begin.size()) return;  // a NUL here and there is data
    if (std::min(even, odd) * 10 < std::max(even, odd)) refuse(file, "looks like UTF-16, not UTF-8", kSaveAsUtf8);
    refuse(file, "is binary, not text", "export the leads as CSV");
}

}  // namespace leadqual::reading
