// (private to format) Valid JSON text, changed without being parsed into values.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace leadqual::writing {

/// The bytes between the braces of a JSON object, without white space at their end.
std::string_view members_of(std::string_view object) noexcept;

/// Whether `word` may stand in `text`: false is certain.
bool may_hold(std::string_view text, std::string_view word) noexcept;

/// Appends those `members` whose key is none of `dropped`, as they stand.
void append_members_without(std::string_view members, std::span<const std::string> dropped, std::string& out);

/// Takes the white space between tokens out of the JSON text that begins at `begin`, in place.
void minify(std::string& json, std::size_t begin) noexcept;

}  // namespace leadqual::writing
