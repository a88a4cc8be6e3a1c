#include "import/block_feed.hpp"

#include "import/line_ends.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual::reading {

namespace {
constexpr std::size_t kFirstStep = std::size_t{64} << 10;
}  // namespace

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
    const auto room_for = [&](std::size_t more) {
        if (block.bytes.size() < block.size + more + Block::padding)
            block.bytes.resize(block.size + more + Block::padding);
    };
    const auto kept = std::min(size - block.size, rest_.size() - rest_begin_);
    room_for(kept);
    if (kept > 0) std::memcpy(block.bytes.data() + block.size, rest_.data() + rest_begin_, kept);
    rest_begin_ += kept;
    block.size += kept;
    // In growing steps, so that a small file costs little memory; a block that was in use before has the room at once.
    while (block.size < size && !is_file_at_end_) {
        const auto room = block.bytes.size() - block.size - Block::padding;
        const auto step = std::min(size - block.size, std::max({kFirstStep, block.size, room}));
        room_for(step);
        const auto got = file_.read(block.bytes.data() + block.size, step);
        block.size += got;
        is_file_at_end_ = got < step;
    }
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
    const auto misread = file_.misread();
    if (misread.count > 0 && misread.first >= position_ && misread.first < position_ + size)
        block.misread_at = static_cast<std::uint32_t>(misread.first - position_);
    block.is_displaced = file_.is_changed() || (misread.count > 0 && misread.first < position_);
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
