// (private to pipeline) Why the lead of a test got what it got, in one line.
#pragma once

#include "pipeline/test_lead.hpp"

namespace leadqual {

/// What lq_reasons says of the lead.
std::string reasons_of(const TestLead& lead);

/// What decided a criterion, the tag, the score: `name` is one that "expect" uses. Empty where there is no more to say.
std::string why_it_got(const std::string& name, const Program& program, const TestLead& lead);

}  // namespace leadqual
