// (private to import) The bytes at which a text of JSON may end or go wrong: quotes, backslashes and control
// characters, except those that a backslash takes. All other bytes of a text need no look.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace leadqual::reading {

/// What is known at some byte of the bytes before it.
struct JsonMarkState {
    std::uint64_t is_escaped = 0, after_cr = 0;  ///< 1: a backslash takes the byte; it stands behind a CR
    std::uint64_t line_ends = 0;
};

/// Finds the marks of a text from front to back, some kilobytes ahead of who asks: one bit a byte, in the nearest
/// cache, and a long text costs no more memory than a short one.
class JsonMarks {
public:
    /// 64 readable bytes follow `text`.
    explicit JsonMarks(std::string_view text) noexcept : text_(text) {}
    JsonMarks(const JsonMarks&) = delete;

    /// Offset of the first mark at or behind `offset`, the size of the text when there is none. What is asked for lies
    /// at or behind the answer before.
    std::size_t from(std::size_t offset) noexcept {
        if (const auto at = offset - window_begin_; at < window_size_) {
            std::uint64_t bits;
            std::memcpy(&bits, bits_.data() + at / 8, sizeof bits);
            bits >>= at % 8;
            if (bits != 0) return offset + static_cast<std::size_t>(std::countr_zero(bits));
        }
        return from_far(offset);
    }
    /// LF, CRLF and lone CR in all of the text. Nothing else can be asked afterwards.
    std::uint64_t count_line_ends() noexcept;

private:
    static constexpr std::size_t window = std::size_t{16} << 10;
    std::size_t from_far(std::size_t offset) noexcept;
    void mark_more() noexcept;

    std::string_view text_;
    JsonMarkState state_;
    std::size_t window_begin_ = 0, window_size_ = 0;  // which bytes of the text have their bits below
    std::array<unsigned char, window / 8 + sizeof(std::uint64_t)> bits_;  // none is set behind the window
};

}  // namespace leadqual::reading
