// (private to pipeline) Rule sets and --where of a job, compiled.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual {

Program make_program(const Job& job, const std::string& where);

}  // namespace leadqual
