// (private to base) Where output goes, found out before a byte is written.
#pragma once

#include <sys/stat.h>

#include <string>

namespace leadqual {

enum class DestinationKind : unsigned char {
    standard,  ///< a descriptor the process already has: "-", /dev/stdout, /dev/fd/3
    direct,    ///< a device, a pipe by name
    replaced,  ///< a regular file that exists
    created,   ///< nothing there yet
};

struct Destination {
    DestinationKind kind = DestinationKind::created;
    std::string path;       ///< with symbolic links followed, so that the file is replaced and not the link
    int descriptor = -1;    ///< standard only
    struct stat status {};  ///< of what is there; not for `created`
};

/// Throws Error (exit 4) when nothing can be written there.
Destination find_destination(const std::string& path);

}  // namespace leadqual
