// (private to import) The records of some JSON text one after another, judged by brackets or lines alone.
#pragma once

#include "import/json_layout.hpp"

#include <optional>

namespace leadqual::reading {

struct JsonElement {
    std::size_t begin = 0, end = 0;  ///< its bytes; begin == end: a blank line
    std::size_t behind = 0;          ///< where to look for the next one
};

/// The first element of `text` at or behind `from`. Nothing when there is none, or none that is whole for certain;
/// with `is_whole`, the last element is known to end where `text` does.
std::optional<JsonElement> next_element(std::string_view text, std::size_t from, JsonShape shape, bool is_whole);

bool is_valid_utf8(std::string_view text);
/// Offset of the first byte that is no part of a UTF-8 character; the size of `text` when there is none.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace leadqual::reading
