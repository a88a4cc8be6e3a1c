// Loads leadqual_xlsx.so, from beside the program or from ../lib/leadqual, when the first workbook is met.
#include "leadqual/xlsx.hpp"

#include <dlfcn.h>

#include <filesystem>

namespace leadqual {

namespace {

constexpr const char* kModule = "leadqual_xlsx.so";

[[noreturn]] void refuse(Exit exit, const std::string& why, std::string hint) {
    throw Error(exit, "xlsx files are not for this leadqual: " + why, std::move(hint));
}

/// Stays loaded until the process ends.
void* load(Exit exit) {
#ifdef LEADQUAL_WITHOUT_XLSX
    refuse(exit, "it was built without libxlsxwriter, minizip or expat",
           "use csv, or install libxlsxwriter-dev, libminizip-dev and libexpat1-dev and build again");
#else
    std::error_code failure;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", failure).parent_path();
    const std::filesystem::path places[] = {folder / kModule, folder.parent_path() / "lib" / "leadqual" / kModule};
    for (const auto& place : places) {
        if (!std::filesystem::exists(place, failure)) continue;
        void* const module = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (module == nullptr) refuse(exit, dlerror(), "install libxlsxwriter, minizip and expat, or use csv");
        const auto fits = reinterpret_cast<XlsxModuleFits>(dlsym(module, "leadqual_xlsx_module_fits"));
        if (fits != nullptr && fits(LEADQUAL_VERSION, kXlsxInterface)) return module;
        refuse(exit, place.string() + " is of another version", "install leadqual anew");
    }
    refuse(exit, std::string(kModule) + " is not where it should be",
           "it belongs beside the program, or into " + places[1].parent_path().string());
#endif
}

template <typename Function>
Function find(const char* name, Exit exit) {
    static void* const module = load(exit);
    return reinterpret_cast<Function>(dlsym(module, name));  // which a module that fits has
}

}  // namespace

std::unique_ptr<XlsxBook> make_xlsx_book(const XlsxBookOptions& options) {
    return std::unique_ptr<XlsxBook>(find<MakeXlsxBook>("leadqual_make_xlsx_book", Exit::usage)(options));
}

std::unique_ptr<XlsxSheet> open_xlsx_sheet(const std::string& path, const std::string& name) {
    const auto open = find<OpenXlsxSheet>("leadqual_open_xlsx_sheet", Exit::input);
    return std::unique_ptr<XlsxSheet>(open(path.c_str(), name.c_str()));
}

}  // namespace leadqual
