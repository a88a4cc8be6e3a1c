// (private to import) A source of bytes whose first ones can be looked at before they are read, also from a pipe.
#pragma once

#include "leadqual/lead.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace leadqual::reading {

/// `Source` has read(char* to, std::size_t size), which gives fewer bytes than asked for only at the end.
template <class Source>
class Lookahead {
public:
    explicit Lookahead(Source source) : source_(std::move(source)) {}
    Source& source() noexcept { return source_; }
    const Source& source() const noexcept { return source_; }

    /// The first bytes not yet read: `size` of them, fewer only when the source ends before. Block::padding readable
    /// bytes follow. Valid until the next call.
    std::string_view peek(std::size_t size) {
        constexpr std::size_t kFirstStep = std::size_t{64} << 10;
        // In growing steps, so that a small file costs little memory.
        while (end_ - begin_ < size) {
            const auto step = std::min(size - (end_ - begin_), std::max(kFirstStep, end_));
            ahead_.resize(end_ + step + Block::padding);
            const auto got = source_.read(ahead_.data() + end_, step);
            end_ += got;
            if (got < step) break;
        }
        return {ahead_.data() + begin_, std::min(size, end_ - begin_)};
    }
    void skip(std::size_t size) noexcept { begin_ += size; }  ///< of the bytes just peeked

    /// Fills up to `size` bytes; fewer only at the end of the source.
    std::size_t read(char* to, std::size_t size) {
        const auto peeked = std::min(size, end_ - begin_);
        if (peeked > 0) std::memcpy(to, ahead_.data() + begin_, peeked);
        begin_ += peeked;
        if (begin_ == end_) forget();
        return peeked + (peeked < size ? source_.read(to + peeked, size - peeked) : 0);
    }
    /// What was peeked and not read is no longer ahead; the source begins anew.
    void forget() {
        begin_ = end_ = 0;
        std::vector<char>().swap(ahead_);  // not needed again
    }

private:
    Source source_;
    std::vector<char> ahead_;  // bytes [begin_, end_) were peeked and not read
    std::size_t begin_ = 0, end_ = 0;
};

}  // namespace leadqual::reading
