#include "base/destination.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <climits>

#include "base/system_error.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

[[noreturn]] void fail(const std::string& path, const std::string& cause, std::string hint = {}) {
    throw Error(Exit::output, fmt::format("cannot write '{}': {}", path, cause), std::move(hint));
}

/// The descriptor a name stands for, or -1. Opening such a name anew would forget where the shell's own file stands.
int standard_descriptor(std::string_view path) noexcept {
    if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
    if (path == "/dev/stderr") return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!path.starts_with(folder)) continue;
        int descriptor = -1;
        const auto [stop, error] = std::from_chars(path.data() + folder.size(), path.data() + path.size(), descriptor);
        if (error == std::errc() && stop == path.data() + path.size()) return descriptor;
    }
    return -1;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

/// Where a chain of symbolic links ends, whether or not there is a file.
std::string follow_links(const std::string& path) {
    std::string target = path;
    for (int steps = 0; steps < 40; ++steps) {
        char link[PATH_MAX];
        const ssize_t size = readlink(target.c_str(), link, sizeof link);
        if (size < 0) return target;  // no link: the end
        const std::string next(link, static_cast<std::size_t>(size));
        target = next.starts_with('/') ? next : folder_of(target) + next;
    }
    fail(path, describe_errno(ELOOP));
}

}  // namespace

Destination find_destination(const std::string& path) {
    if (path.empty()) fail(path, "a file name is missing");
    if (path.find('\0') != std::string::npos) fail(path, "its name holds a NUL character");
    Destination found;
    found.path = path;
    found.descriptor = standard_descriptor(path);
    if (found.descriptor >= 0) {
        found.kind = DestinationKind::standard;
        if (fstat(found.descriptor, &found.status) != 0) fail(path, describe_errno(errno));
        return found;
    }
    if (stat(path.c_str(), &found.status) != 0) {
        if (errno != ENOENT) fail(path, describe_errno(errno));
        found.path = follow_links(path);
        if (found.path.ends_with('/')) fail(path, describe_errno(EISDIR));
        return found;
    }
    if (S_ISDIR(found.status.st_mode)) fail(path, describe_errno(EISDIR));
    found.kind = S_ISREG(found.status.st_mode) ? DestinationKind::replaced : DestinationKind::direct;
    if (access(path.c_str(), W_OK) != 0) fail(path, describe_errno(errno));
    if (found.kind == DestinationKind::replaced) found.path = follow_links(path);
    return found;
}

bool can_take_back(const std::string& path) {
    try {
        const auto kind = find_destination(path).kind;
        return kind == DestinationKind::replaced || kind == DestinationKind::created;
    } catch (const Error&) {
        return true;  // nothing can be written there
    }
}

}  // namespace leadqual
