// (private to format) Valid JSON text, changed without being parsed into values.
#pragma once

#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual::writing {

/// JSON text in the making. Room for a whole piece is made before it is written, so no byte is asked whether it fits.
class JsonText {
public:
    void clear() noexcept { size_ = 0; }
    std::string_view text() const noexcept { return {bytes_.data(), size_}; }
    void put(std::string_view json) {
        std::memcpy(room_for(json.size()), json.data(), json.size());
        size_ += json.size();
    }
    /// As append_json_string() does. 8 bytes from the begin of `text` on are readable, however short it is.
    void put_string(std::string_view text);

private:
    /// Where to write; what is written past `size` bytes, up to 8, does not matter.
    char* room_for(std::size_t size) {
        if (bytes_.size() < size_ + size + 8) bytes_.resize(2 * (size_ + size + 8));
        return bytes_.data() + size_;
    }

    std::vector<char> bytes_;
    std::size_t size_ = 0;
    std::string special_;  // a string that takes more than copying
};

/// The bytes between the braces of a JSON object, without white space at their end.
std::string_view members_of(std::string_view object) noexcept;

/// Whether `word` may stand in `text`: false is certain.
bool may_hold(std::string_view text, std::string_view word) noexcept;

/// Appends those `members` whose key is none of `dropped`, as they stand.
void append_members_without(std::string_view members, std::span<const std::string> dropped, std::string& out);

/// Takes the white space between tokens out of the JSON text that begins at `begin`, in place.
void minify(std::string& json, std::size_t begin) noexcept;

}  // namespace leadqual::writing
