#include "import/binary_file.hpp"

#include "import/encodings.hpp"
#include "import/unreadable.hpp"

namespace leadqual::reading {

using namespace std::string_view_literals;

namespace {

struct Signature {
    std::string_view begin;
    std::string_view message;
    std::string_view hint;
};

constexpr Signature kSignatures[] = {
    {"PK\x03\x04"sv, "is a zip or xlsx file, not text", "export it as CSV"},
    {"\xD0\xCF\x11\xE0"sv, "is an old Excel (xls) file, not text", "export it as CSV"},
    {"\x1F\x8B"sv, "is compressed (gzip)", "unpack it first: gzip -dc FILE | leadqual qualify -"},
    {"\x28\xB5\x2F\xFD"sv, "is compressed (zstd)", "unpack it first: zstd -dc FILE | leadqual qualify -"},
    {"\xFF\xFE\0\0"sv, "is UTF-32 text", "save it as UTF-8: iconv -f UTF-32 -t UTF-8"},
    {"\0\0\xFE\xFF"sv, "is UTF-32 text", "save it as UTF-8: iconv -f UTF-32 -t UTF-8"},
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
    const auto nuls = count_nuls(begin);
    if (nuls.are_many && nuls.even + nuls.odd >= 8) refuse(file, "is binary, not text", "export the leads as CSV");
}

}  // namespace leadqual::reading
