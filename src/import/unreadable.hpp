// (private to import) The error of a file that cannot be read as leads.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual::reading {

/// Throws Error, exit 3.
[[noreturn]] void throw_unreadable(Place place, std::string message, std::string hint = {});

}  // namespace leadqual::reading
