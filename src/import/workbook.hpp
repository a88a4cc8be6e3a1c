// (private to import) A sheet of a workbook in the place of a file's text.
#pragma once

#include "import/lookahead.hpp"
#include "leadqual/xlsx.hpp"

namespace leadqual::reading {

/// What is to be said of it.
struct SheetRead {
    std::string name;
    std::vector<std::string> others;
};

bool is_zip(std::string_view begin) noexcept;
/// `file` at `path` is a zip archive; nothing is read of it but its first bytes. Nothing when it is no workbook. What
/// is wrong is an Error, exit 3, here and in read_from().
std::unique_ptr<XlsxSheet> open_workbook(Lookahead<InputFile>& file, const std::string& path, const std::string& sheet);
std::size_t read_from(XlsxSheet& sheet, const std::string& file, char* to, std::size_t size);

}  // namespace leadqual::reading
