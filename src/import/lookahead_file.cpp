#include "import/lookahead_file.hpp"

#include "leadqual/lead.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual::reading {

std::string_view LookaheadFile::peek(std::size_t size) {
    if (end_ - begin_ < size) {
        ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(begin_));
        end_ -= begin_;
        begin_ = 0;
        ahead_.resize(size + Block::padding);
        end_ += file_.read(ahead_.data() + end_, size - end_);
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
