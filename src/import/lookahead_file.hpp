// (private to import) An input file whose first bytes can be looked at before they are read, also from a pipe.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual::reading {

class LookaheadFile {
public:
    explicit LookaheadFile(const std::string& path) : file_(path) {}

    /// The first bytes not yet read: `size` of them, fewer only when the file ends before. Block::padding readable
    /// bytes follow. Valid until the next call.
    std::string_view peek(std::size_t size);
    void skip(std::size_t size) noexcept { begin_ += size; }  ///< of the bytes just peeked
    /// Fills up to `size` bytes; fewer only at the end of the file.
    std::size_t read(char* to, std::size_t size);
    void rewind();  ///< of a regular file

    bool is_regular() const noexcept { return file_.is_regular(); }
    const std::string& name() const noexcept { return file_.name(); }
    InputFile::Identity identity() const noexcept { return file_.identity(); }

private:
    InputFile file_;
    std::vector<char> ahead_;  // bytes [begin_, end_) were peeked and not read
    std::size_t begin_ = 0, end_ = 0;
};

}  // namespace leadqual::reading
