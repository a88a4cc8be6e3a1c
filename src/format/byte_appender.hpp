// (private to format) Appends short pieces to a string. Asking a string for room for each piece costs more than copying
// the piece: room is made some thousands of bytes at a time, and what was not needed is cut off at the end.
#pragma once

#include <algorithm>
#include <cstring>
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
        make_room(piece.size());
        size_ += piece.copy(to_.data() + size_, piece.size());
    }
    void append(std::size_t count, char byte) {
        make_room(count);
        std::fill_n(to_.data() + size_, count, byte);
        size_ += count;
    }
    /// `width` bytes from the piece's beginning on are readable, even if it is shorter: it is copied with what follows,
    /// as a copy of a fixed size needs no call.
    template <std::size_t width>
    void append_padded(std::string_view piece) {
        if (piece.size() > width) return append(piece);
        make_room(width);
        std::memcpy(to_.data() + size_, piece.data(), width);
        size_ += piece.size();
    }

private:
    void make_room(std::size_t size) {
        if (size > to_.size() - size_) [[unlikely]]
            to_.resize(size_ + std::max(size, kRoom));
    }

    static constexpr std::size_t kRoom = 8192;  // stays in the processor's nearest cache until it is written to

    std::string& to_;
    std::size_t size_;
};

}  // namespace leadqual::writing
