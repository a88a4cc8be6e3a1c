// (private to format) Collects short pieces where they stay in the processor's nearest cache, and appends them to a
// string thousands of bytes at a time: asking the string for room for each piece costs more than copying the piece.
#pragma once

#include <array>
#include <cstring>
#include <string>
#include <string_view>

namespace leadqual::writing {

class StagedBytes {
public:
    explicit StagedBytes(std::string& to) noexcept : to_(to) {}
    ~StagedBytes() { flush(); }
    StagedBytes(const StagedBytes&) = delete;
    StagedBytes& operator=(const StagedBytes&) = delete;

    void append(std::string_view piece) {
        if (piece.size() > staged_.size() - size_) {
            flush();
            if (piece.size() > staged_.size()) {
                to_ += piece;
                return;
            }
        }
        std::memcpy(staged_.data() + size_, piece.data(), piece.size());
        size_ += piece.size();
    }

private:
    void flush() {
        to_.append(staged_.data(), size_);
        size_ = 0;
    }

    std::string& to_;
    std::size_t size_ = 0;
    std::array<char, 8192> staged_;  // not cleared: only what was written is read
};

}  // namespace leadqual::writing
