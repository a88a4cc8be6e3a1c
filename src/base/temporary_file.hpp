// (private to base) Files that must not outlive the process: a signal handler can remove them.
#pragma once

#include <string>

namespace leadqual {

/// Creates a file beside `destination`, named .NAME.leadqual-XXXXXX, and remembers it until forget_temporary_file().
/// Returns its descriptor, or -1 with errno set; `path` becomes its path.
int create_temporary_file(const std::string& destination, std::string& path);

/// After it was removed or renamed.
void forget_temporary_file(const std::string& path) noexcept;

/// Removes all that are remembered. Safe in a signal handler.
void remove_temporary_files() noexcept;

}  // namespace leadqual
