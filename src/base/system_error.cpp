#include "base/system_error.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <cerrno>
#include <cstring>

namespace leadqual {

std::string describe_errno(int number) {
    switch (number) {
        case ENOENT:
            return "no such file";
        case EACCES:
        case EPERM:
            return "permission denied";
        case EISDIR:
            return "is a directory";
        case ENOTDIR:
            return "a part of its path is not a folder";
        case ENAMETOOLONG:
            return "its name is too long";
        case ELOOP:
            return "its symbolic links go round in circles";
        case ENOSPC:
            return "no space left on device";
        case EDQUOT:
            return "disk quota exceeded";
        case EFBIG:
            return "larger than the file size limit";
        case EROFS:
            return "the file system is read-only";
        case EIO:
            return "input/output error";
        case EBADF:
            return "it is closed";
        case EPIPE:
            return "nobody reads it any more";
        case EMFILE:
        case ENFILE:
            return "too many open files";
        case ENXIO:
            return "nobody listens there";
        case ETXTBSY:
            return "it is a program that is running";
        default:
            return fmt::format("system error {} ({})", number, std::strerror(number));
    }
}

bool should_retry(int number, int descriptor, short poll_event) noexcept {
    if (number == EINTR) return true;
    if (number != EAGAIN && number != EWOULDBLOCK) return false;
    pollfd waiting{descriptor, poll_event, 0};
    return poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace leadqual
