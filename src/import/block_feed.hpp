// (private to import) The bytes of a file on their way into blocks: what one block does not take is kept for the next.
#pragma once

#include "import/text_file.hpp"
#include "leadqual/lead.hpp"

namespace leadqual::reading {

class BlockFeed {
public:
    explicit BlockFeed(TextFile file) : file_(std::move(file)) {}
    TextFile& file() noexcept { return file_; }
    const TextFile& file() const noexcept { return file_; }
    const std::string& name() const noexcept { return file_.name(); }
    void start_at(std::uint64_t offset);  ///< skips what was peeked, before the first block

    /// A block with the next `size` bytes of the file.
    void begin(Block& block, std::size_t size);
    void fill(Block& block, std::size_t size);  ///< until it holds `size` bytes or the file is at its end
    /// Leaves the first `size` bytes in the block and keeps the others.
    void hand_out(Block& block, std::size_t size);
    /// Skips bytes up to where `behind` says, which is asked piece by piece and answers npos until then. A CRLF is
    /// never split between pieces. Returns how many line ends were skipped.
    std::uint64_t skip_until(const std::function<std::size_t(std::string_view)>& behind);

    /// The file holds no more than the blocks were fed.
    bool is_at_end() const noexcept { return is_file_at_end_ && rest_begin_ == rest_.size(); }
    std::uint64_t position() const noexcept { return position_; }  ///< in the file, behind what was handed out

private:
    TextFile file_;
    std::vector<char> rest_;  // bytes from rest_begin_ on were read, and not handed out
    std::size_t rest_begin_ = 0;
    std::uint64_t position_ = 0;
    bool is_file_at_end_ = false;
};

inline std::string_view text_in(const Block& block) noexcept { return {block.bytes.data(), block.size}; }

}  // namespace leadqual::reading
