// (private to the module) A file that has no name and is gone with the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace leadqual::xlsx {

/// $TMPDIR, else /tmp.
std::string folder_for_temporary_files();

class TemporaryFile {
public:
    TemporaryFile();  ///< throws XlsxFault
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// By which a library that takes nothing but names opens it.
    const std::string& path() const noexcept { return path_; }
    std::size_t read(char* to, std::size_t size);  ///< from its beginning on; 0 at the end

private:
    int descriptor_ = -1;
    std::string path_;
};

}  // namespace leadqual::xlsx
