#include "xlsx/module/temporary_file.hpp"

#include "leadqual/xlsx.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace leadqual::xlsx {

std::string folder_for_temporary_files() {
    const char* const folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

TemporaryFile::TemporaryFile() {
    std::string name = folder_for_temporary_files() + "/leadqual-XXXXXX";
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0)
        throw XlsxFault(
            fmt::format("cannot keep files in '{}': {}", folder_for_temporary_files(), std::strerror(errno)),
            "TMPDIR names another folder");
    unlink(name.c_str());
    path_ = fmt::format("/proc/self/fd/{}", descriptor_);
}

TemporaryFile::~TemporaryFile() { close(descriptor_); }

std::size_t TemporaryFile::read(char* to, std::size_t size) {
    for (;;) {
        const auto got = ::read(descriptor_, to, size);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw XlsxFault(fmt::format("cannot read a temporary file: {}", std::strerror(errno)));
    }
}

}  // namespace leadqual::xlsx
