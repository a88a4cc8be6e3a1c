// A module that fits no program; its other functions must not be called.
#include <cstdlib>

extern "C" {
__attribute__((visibility("default"))) bool leadqual_xlsx_module_fits(const char*, int) { return false; }
__attribute__((visibility("default"))) void* leadqual_make_xlsx_book(const void*) { std::abort(); }
__attribute__((visibility("default"))) void* leadqual_open_xlsx_sheet(const char*, const char*) { std::abort(); }
}
