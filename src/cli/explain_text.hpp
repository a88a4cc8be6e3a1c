// (private to cli) One explained lead as a page of text.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

std::string explain_text(const ExplainedLead& lead, bool colour);

}  // namespace leadqual::cli
