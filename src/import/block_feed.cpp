#include "import/block_feed.hpp"

#include "import/line_ends.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual::reading {

void BlockFeed::start_at(std::uint64_t offset) {
    file_.skip(offset);
    rest_.clear();
    rest_begin_ = 0;
    position_ = offset;
    is_file_at_end_ = false;
}

void BlockFeed::begin(Block& block, std::size_t size) {
    block.clear();
    block.size = 0;
    block.first_byte = position_;
    fill(block, size);
}

void BlockFeed::fill(Block& block, std::size_t size) {
    if (block.bytes.size() < size + Block::padding) block.bytes.resize(size + Block::padding);
    const auto kept = std::min(size - block.size, rest_.size() - rest_begin_);
    if (kept > 0) std::memcpy(block.bytes.data() + block.size, rest_.data() + rest_begin_, kept);
    rest_begin_ += kept;
    block.size += kept;
    if (block.size == size || is_file_at_end_) return;
    block.size += file_.read(block.bytes.data() + block.size, size - block.size);
    is_file_at_end_ = block.size < size;
}

void BlockFeed::hand_out(Block& block, std::size_t size) {
    const auto left = block.size - size;
    if (rest_begin_ < rest_.size()) {
        rest_begin_ -= left;  // all of the block came from there
    } else {
        rest_.assign(block.bytes.data() + size, block.bytes.data() + block.size);
        rest_begin_ = 0;
    }
    block.size = size;
    position_ += size;
}

std::uint64_t BlockFeed::skip_until(const std::function<std::size_t(std::string_view)>& behind) {
    constexpr std::size_t kPiece = std::size_t{64} << 10;
    std::uint64_t line_ends = 0;
    Block piece;
    for (;;) {
        begin(piece, kPiece);
        auto text = text_in(piece);
        if (text.ends_with('\r') && !is_at_end()) text.remove_suffix(1);  // an LF may follow
        const auto piece_size = piece.size;
        const auto end = behind(text);
        const auto skipped = std::min(end, text.size());
        line_ends += count_line_ends(text.substr(0, skipped));
        hand_out(piece, skipped);
        if (end != std::string_view::npos || (is_at_end() && skipped == piece_size)) return line_ends;
    }
}

}  // namespace leadqual::reading
