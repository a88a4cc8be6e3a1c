// (private to import) Where an array or object ends, by its brackets alone: also when what is inside is no good JSON.
// Quotes toggle texts, brackets in texts do not count, a backslash takes the byte behind it; kinds of brackets are not
// told apart.
#pragma once

#include <cstddef>
#include <string_view>

namespace leadqual::reading {

/// Offset behind the bracket that closes the one `text` begins with, npos when there is none. 64 readable bytes follow.
std::size_t behind_brackets(std::string_view text);

/// The same byte by byte, and for any value: the bytes of one value may come in pieces.
class ValueWalk {
public:
    /// Takes the next byte. True when it is the last one of a text, array or object, or stands behind a scalar.
    bool take(char byte) noexcept;
    /// Offset behind the value in `text`, npos when it goes on after it.
    std::size_t find_end(std::string_view text) noexcept;

private:
    std::size_t depth_ = 0;
    bool in_text_ = false, is_escaped_ = false, is_behind_ = false;
};

/// Offset behind the value that begins at `from`, npos when it goes on after `text`.
std::size_t behind_value(std::string_view text, std::size_t from);

}  // namespace leadqual::reading
