// (private to the module) Opens a sheet of a workbook.
#pragma once

#include "leadqual/xlsx.hpp"

namespace leadqual::xlsx {

/// As open_xlsx_sheet().
std::unique_ptr<XlsxSheet> open_sheet(const std::string& path, const std::string& name);

}  // namespace leadqual::xlsx
