// (private to format) Appends short pieces to a string. Asking a string for room for each piece costs more than copying
// the piece: room is made some thousands of bytes at a time, and what was not needed is cut off at the end.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace leadqual::writing {

class ByteAppender {
public:
    explicit ByteAppender(std::string& to) noexcept : to_(to), size_(to.size()) {}
    ~ByteAppender() { to_.resize(size_); }
    ByteAppender(const ByteAppender&) = delete;
    ByteAppender& operator=(const ByteAppender&) = delete;

    void append(std::string_view piece) {
        if (piece.size() > to_.size() - size_) to_.resize(size_ + std::max(piece.size(), kRoom));
        size_ += piece.copy(to_.data() + size_, piece.size());
    }

private:
    static constexpr std::size_t kRoom = 8192;  // stays in the processor's nearest cache until it is written to

    std::string& to_;
    std::size_t size_;
};

}  // namespace leadqual::writing
