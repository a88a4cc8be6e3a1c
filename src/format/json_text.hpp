// (private to format) Valid JSON text, changed without being parsed into values.
#pragma once

#include "format/byte_appender.hpp"

#include <span>
#include <string>
#include <string_view>

namespace leadqual::writing {

/// As append_json_string() does. 8 bytes from the begin of `text` on are readable, however short it is.
void append_json_string(std::string_view text, ByteAppender& out);

/// The bytes between the braces of a JSON object, without white space at their end.
std::string_view members_of(std::string_view object) noexcept;

/// Whether `word` may stand in `text`: false is certain.
bool may_hold(std::string_view text, std::string_view word) noexcept;

/// Appends those `members` whose key is none of `dropped`, as they stand.
void append_members_without(std::string_view members, std::span<const std::string> dropped, ByteAppender& out);

/// Takes the white space between the tokens of `json` out, in place, and returns the size that is left.
std::size_t minify(std::span<char> json) noexcept;

}  // namespace leadqual::writing
