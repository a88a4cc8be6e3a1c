// (private to pipeline) What a user is told of a file that is not UTF-8.
#pragma once

#include "pipeline/block_source.hpp"

namespace leadqual {

/// Once all of the input was read: one note for each thing to say. `line` is where the first misread byte stands.
void add_encoding_notes(const Input& input, std::uint64_t line, std::vector<std::string>& notes);

}  // namespace leadqual
