// (private to cli) The files a run writes besides the leads must be neither an input nor each other.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual::cli {

/// Device and inode of each path, "-" included, without opening it: a pipe must not be opened twice.
std::vector<InputFile::Identity> identities_of(std::span<const std::string> paths);

struct Destination {
    std::string_view option, path;
};
/// Throws Error (exit 2) when two options name the same file.
void refuse_same_file(std::span<const Destination> destinations);

}  // namespace leadqual::cli
