#include "leadqual/report.hpp"

namespace leadqual {

std::string_view version() noexcept { return LEADQUAL_VERSION; }

}  // namespace leadqual
