// (private to base) What the operating system said, in our words.
#pragma once

#include <string>

namespace leadqual {

/// "no space left on device"
std::string describe_errno(int number);

/// Whether a call that failed with this `errno` is only to be made again: interrupted, or (after waiting until
/// `descriptor` is ready) a descriptor somebody made non-blocking.
bool should_retry(int number, int descriptor, short poll_event) noexcept;

}  // namespace leadqual
