// (private to pipeline) Short texts that are put together by the million.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

namespace leadqual {

/// Texts up to this long are copied with all bytes of this many, whatever their length: for a processor the lengths are
/// random, and a wrong guess costs more than copying does.
constexpr std::size_t kPadding = 64;

/// A text behind which `kPadding` bytes can be read.
struct PaddedText {
    const char* data = nullptr;
    std::size_t size = 0;
};

/// Writes `text` where there is room for kPadding bytes more than it has; returns its end.
inline char* write(PaddedText text, char* to) {
    if (text.size > kPadding) [[unlikely]]
        std::memcpy(to, text.data, text.size);
    else
        std::memcpy(to, text.data, kPadding);
    return to + text.size;
}

/// Keeps a text with its padding.
class PaddedString {
public:
    explicit PaddedString(std::string text) : bytes_(std::move(text)), size_(bytes_.size()) {
        bytes_.resize(size_ + kPadding);
    }
    PaddedText text() const { return {bytes_.data(), size_}; }

private:
    std::string bytes_;
    std::size_t size_;
};

}  // namespace leadqual
