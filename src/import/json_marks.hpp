// (private to import) The bytes at which a text of JSON may end or go wrong: quotes, backslashes and control
// characters, except those that a backslash takes. All other bytes of a text need no look.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace leadqual::reading {

/// What is known at some byte of the bytes before it.
struct JsonMarkState {
    std::uint64_t is_escaped = 0, after_cr = 0;  ///< 1: a backslash takes the byte, it stands behind a CR
    std::uint64_t line_ends = 0;
};

/// Finds the marks of a text from front to back, a few kilobytes ahead of who asks: they stay in the nearest cache, and
/// a long text costs no more memory than a short one.
class JsonMarks {
public:
    /// 64 readable bytes follow `text`.
    explicit JsonMarks(std::string_view text) noexcept : text_(text) { offsets_[0] = more; }
    JsonMarks(const JsonMarks&) = delete;

    /// Offset of the first mark behind `offset`, the size of the text when there is none. Never asked to go back.
    std::size_t behind(std::size_t offset) noexcept {
        for (;; mark_more()) {
            while (*next_ <= offset) ++next_;
            if (*next_ != more) return *next_;
        }
    }
    /// LF, CRLF and lone CR in all of the text. Nothing else can be asked afterwards.
    std::uint64_t count_line_ends() noexcept;

private:
    static constexpr std::uint32_t more = UINT32_MAX;  // behind the offsets found so far
    static constexpr std::size_t window = 4096;
    void mark_more() noexcept;

    std::string_view text_;
    std::size_t marked_ = 0;  // of the bytes of the text
    JsonMarkState state_;
    const std::uint32_t* next_ = offsets_.data();
    std::array<std::uint32_t, window + 64> offsets_;
};

}  // namespace leadqual::reading
