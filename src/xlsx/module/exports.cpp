// What the program finds in the module by name.
#include "xlsx/module/book.hpp"

extern "C" {

__attribute__((visibility("default"))) leadqual::XlsxBook* leadqual_make_xlsx_book(
    const leadqual::XlsxBookOptions& options) {
    return new leadqual::xlsx::Book(options);
}
}
