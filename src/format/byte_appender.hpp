// (private to format) Appends short pieces to a string. Asking a string for room for each piece costs more than copying
// the piece: room is made some thousands of bytes at a time, and what was not needed is cut off at the end.
#pragma once

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace leadqual::writing {

class ByteAppender {
public:
    explicit ByteAppender(std::string& to) noexcept : to_(to), size_(to.size()) {}
    ~ByteAppender() { to_.resize(size_); }
    ByteAppender(const ByteAppender&) = delete;
    ByteAppender& operator=(const ByteAppender&) = delete;

    void append(std::string_view piece) { size_ += piece.copy(room_for(piece.size()), piece.size()); }
    void append(char byte) { *room_for(1) = byte, ++size_; }
    void append(std::size_t count, char byte) {
        std::fill_n(room_for(count), count, byte);
        size_ += count;
    }
    /// `width` bytes from the piece's beginning on are readable, even if it is shorter: it is copied with what follows,
    /// as a copy of a fixed size needs no call.
    template <std::size_t width>
    void append_padded(std::string_view piece) {
        if (piece.size() > width) return append(piece);
        std::memcpy(room_for(width), piece.data(), width);
        size_ += piece.size();
    }
    /// Where to write up to `size` bytes, of which wrote() tells.
    char* room_for(std::size_t size) {
        if (size > to_.size() - size_) [[unlikely]]
            to_.resize(size_ + size + kRoom);  // room behind a long piece too, else the next one would double it
        return to_.data() + size_;
    }
    void wrote(std::size_t size) noexcept { size_ += size; }
    /// What was appended from an offset on, to be changed in place and then cut.
    std::span<char> from(std::size_t begin) noexcept { return {to_.data() + begin, size_ - begin}; }
    void cut(std::size_t size) noexcept { size_ = size; }
    std::size_t size() const noexcept { return size_; }  ///< of the string, without the room at its end

private:
    static constexpr std::size_t kRoom = 8192;  // stays in the processor's nearest cache until it is written to

    std::string& to_;
    std::size_t size_;
};

}  // namespace leadqual::writing
