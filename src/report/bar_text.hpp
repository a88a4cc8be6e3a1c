// (private to report) Bars made of letters.
#pragma once

#include "report/model.hpp"

#include <string>

namespace leadqual::model {

/// A bar of at most `width` columns: each part in its own sign, or in colour. A part that is there is seen.
std::string bar_text(const Bar& bar, const std::vector<Series>& series, std::uint64_t whole, std::size_t width,
                     bool colour);
/// The sign of a part, for a legend.
std::string sign_of(Tone tone, bool colour);

}  // namespace leadqual::model
