// A pipe that must be read twice is written to a temporary file first.
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/system_error.hpp"
#include "base/temporary_file.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

std::string folder_for_temporary_files() {
    const char* const folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

/// A file that is being written; gone again where that fails.
class Spool {
public:
    Spool(const std::string& source, std::string& path) : source_(source), path_(path) {
        descriptor_ = create_temporary_file(folder_for_temporary_files() + "/input", path_);
        if (descriptor_ < 0) fail(errno);
    }
    ~Spool() { close(descriptor_); }
    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
            if (done >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(done));
            else if (const int cause = errno; !should_retry(cause, descriptor_, POLLOUT))
                fail(cause);
        }
    }

private:
    [[noreturn]] void fail(int cause) const {
        throw Error(
            Exit::output,
            fmt::format("cannot keep {} in '{}': {}", source_, folder_for_temporary_files(), describe_errno(cause)),
            "TMPDIR names another folder; a file is read where it is");
    }
    const std::string& source_;
    std::string& path_;
    int descriptor_ = -1;
};

void remove(const std::string& path) noexcept {
    unlink(path.c_str());
    forget_temporary_file(path);
}

}  // namespace

SpooledInput::SpooledInput(const std::string& path) {
    InputFile source(path);
    Spool spool(source.name(), path_);
    try {
        std::string buffer(std::size_t{256} << 10, '\0');
        for (std::size_t got = buffer.size(); got == buffer.size();) {
            got = source.read(buffer.data(), buffer.size());
            spool.write({buffer.data(), got});
        }
    } catch (...) {
        remove(path_);
        throw;
    }
}

SpooledInput::~SpooledInput() { remove(path_); }

}  // namespace leadqual
