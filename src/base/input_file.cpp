// Bytes in, from files, pipes and devices alike.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/system_error.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

[[noreturn]] void fail(const std::string& name, const std::string& cause, std::string hint = {}) {
    throw Error(Exit::input, fmt::format("cannot read {}: {}", name, cause), std::move(hint));
}

std::string quoted(const std::string& path) { return path == "-" ? "standard input" : "'" + path + "'"; }

/// For a file that is not there: one beside it with nearly the same name.
std::string hint_for_missing(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    DIR* listing = opendir(folder.empty() ? "." : folder.c_str());
    if (!listing) return fmt::format("there is no folder '{}'", folder);
    std::vector<std::string> names;
    constexpr std::size_t enough = 10'000;
    while (const dirent* entry = names.size() < enough ? readdir(listing) : nullptr) names.emplace_back(entry->d_name);
    closedir(listing);
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const auto near = closest(std::string_view(path).substr(folder.size()), candidates);
    return near ? fmt::format("did you mean '{}{}'?", folder, *near) : "";
}

int open_to_read(const std::string& path) {
    if (path == "-") return STDIN_FILENO;
    int descriptor = -1;
    do descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor >= 0) return descriptor;
    const int cause = errno;
    fail(quoted(path), describe_errno(cause), cause == ENOENT ? hint_for_missing(path) : "");
}

}  // namespace

InputFile::InputFile(const std::string& path, const std::string& name)
    : name_(!name.empty() ? name
            : path == "-" ? "standard input"
                          : path) {
    if (path.find('\0') != std::string::npos) fail(quoted(path), "its name holds a NUL character");
    descriptor_ = open_to_read(path);
    struct stat status {};
    if (fstat(descriptor_, &status) != 0 || S_ISDIR(status.st_mode)) {
        const int cause = S_ISDIR(status.st_mode) ? EISDIR : errno;
        if (descriptor_ != STDIN_FILENO) close(descriptor_);
        fail(quoted(path), describe_errno(cause));
    }
    identity_ = {status.st_dev, status.st_ino};
    regular_ = S_ISREG(status.st_mode);
    if (regular_) {
        const off_t start = lseek(descriptor_, 0, SEEK_CUR);  // a shell may have read a part of standard input
        start_ = start > 0 ? static_cast<std::uint64_t>(start) : 0;
        const auto end = static_cast<std::uint64_t>(status.st_size);
        size_ = end > start_ ? end - start_ : 0;
        posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
    } else if (S_ISFIFO(status.st_mode)) {
        fcntl(descriptor_, F_SETPIPE_SZ, 1 << 20);  // twice as fast as the usual 64 KiB; no matter if refused
    }
}

InputFile::~InputFile() {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

InputFile::InputFile(InputFile&& other) noexcept { *this = std::move(other); }

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(identity_, other.identity_);
    std::swap(size_, other.size_);
    std::swap(start_, other.start_);
    std::swap(regular_, other.regular_);
    return *this;
}

std::size_t InputFile::read(char* to, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::read(descriptor_, to + filled, size - filled);
        if (got == 0) break;
        if (got > 0)
            filled += static_cast<std::size_t>(got);
        else if (const int cause = errno; !should_retry(cause, descriptor_, POLLIN))
            fail(descriptor_ == STDIN_FILENO ? name_ : quoted(name_), describe_errno(cause));
    }
    return filled;
}

bool InputFile::is_regular() const noexcept { return regular_; }

std::uint64_t InputFile::size() const noexcept { return size_; }

void InputFile::rewind() {
    if (lseek(descriptor_, static_cast<off_t>(start_), SEEK_SET) < 0)
        fail(descriptor_ == STDIN_FILENO ? name_ : quoted(name_), "it can be read only once");
}

std::string read_whole_file(const std::string& path) {
    constexpr std::size_t largest = std::size_t{64} << 20;
    InputFile file(path);
    std::string text;
    for (std::size_t step = std::size_t{64} << 10;; step *= 2) {
        const std::size_t before = text.size();
        text.resize(before + step);
        const std::size_t got = file.read(text.data() + before, step);
        text.resize(before + got);
        if (got < step) return text;
        if (text.size() > largest) fail(quoted(path), "larger than 64 MB");
    }
}

}  // namespace leadqual
