// (private to lead) What says yes or no in the columns of one field only, where the question gives it its sense.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

/// The words of a field; none for most.
std::span<const BooleanWord> field_words(std::string_view field) noexcept;

/// What a trimmed cell is among `words`, case ignored.
std::optional<bool> find_word(std::span<const BooleanWord> words, std::string_view trimmed);

}  // namespace leadqual
