// What the program finds in the module by name.
#include "xlsx/module/book.hpp"
#include "xlsx/module/sheet.hpp"

extern "C" {

__attribute__((visibility("default"))) bool leadqual_xlsx_module_fits(const char* version, int interface) {
    return std::string_view(version) == LEADQUAL_VERSION && interface == leadqual::kXlsxInterface;
}

__attribute__((visibility("default"))) leadqual::XlsxBook* leadqual_make_xlsx_book(
    const leadqual::XlsxBookOptions& options) {
    return new leadqual::xlsx::Book(options);
}

__attribute__((visibility("default"))) leadqual::XlsxSheet* leadqual_open_xlsx_sheet(const char* path,
                                                                                     const char* name) {
    return leadqual::xlsx::open_sheet(path, name).release();
}
}
