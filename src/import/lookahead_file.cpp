#include "import/lookahead_file.hpp"

#include "leadqual/lead.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual::reading {

namespace {
constexpr std::size_t kFirstStep = std::size_t{64} << 10;
}  // namespace

std::string_view LookaheadFile::peek(std::size_t size) {
    // In growing steps, so that a small file costs little memory.
    while (end_ - begin_ < size) {
        const auto step = std::min(size - (end_ - begin_), std::max(kFirstStep, end_));
        ahead_.resize(end_ + step + Block::padding);
        const auto got = file_.read(ahead_.data() + end_, step);
        end_ += got;
        if (got < step) break;
    }
    return {ahead_.data() + begin_, std::min(size, end_ - begin_)};
}

std::size_t LookaheadFile::read(char* to, std::size_t size) {
    const auto peeked = std::min(size, end_ - begin_);
    if (peeked > 0) std::memcpy(to, ahead_.data() + begin_, peeked);
    begin_ += peeked;
    if (begin_ == end_) {
        begin_ = end_ = 0;
        std::vector<char>().swap(ahead_);  // not needed again
    }
    return peeked + (peeked < size ? file_.read(to + peeked, size - peeked) : 0);
}

void LookaheadFile::rewind() {
    file_.rewind();
    begin_ = end_ = 0;
}

}  // namespace leadqual::reading
