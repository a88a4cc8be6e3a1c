// (private to import) Where the cells and records of CSV text stand. The rules, here and nowhere else:
//
// Quotes. A quote opens a quoted cell only as its first byte. Inside, two quotes are one, and a single one closes. What
// follows the closing quote belongs to the cell as it stands, up to the next delimiter or line end; a quote in there,
// or in a cell that did not begin with one, is an ordinary byte.
// In other words a quote outside quotes opens when the byte before it is a delimiter, a line end, a closing quote
// (which makes the two a doubled quote) or when it begins the text; every quote inside quotes closes.
//
// Line ends, outside quotes. LF and CRLF end a record. A lone CR ends one only in a file whose header line ends in a
// lone CR; in all others it is an ordinary byte of its cell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace leadqual::reading {

struct CsvSyntax {
    char delimiter = ',';
    bool lone_cr = false;  ///< the header line ends in a lone CR
};

/// Numbers written to one by one. Unlike a vector it makes room ahead of the writing, and does not clear it.
class Positions {
public:
    /// Room for `more` further ones, to be written and then counted by added().
    std::uint32_t* room_for(std::size_t more) {
        if (room_.size() < size_ + more) room_.resize(2 * size_ + more);
        return room_.data() + size_;
    }
    void added(std::size_t count) noexcept { size_ += count; }
    void push_back(std::uint32_t value) {
        *room_for(1) = value;
        added(1);
    }
    void clear() noexcept {
        size_ = 0;
        if (room_.size() > std::size_t{4} << 20) std::vector<std::uint32_t>().swap(room_);  // once needed, rarely again
    }

    const std::uint32_t* begin() const noexcept { return room_.data(); }
    const std::uint32_t* end() const noexcept { return room_.data() + size_; }
    std::size_t size() const noexcept { return size_; }
    std::uint32_t operator[](std::size_t at) const noexcept { return room_[at]; }

private:
    std::vector<std::uint32_t> room_;
    std::size_t size_ = 0;
};

/// The delimiters and record ends of some records, in order. A CRLF is marked at its LF.
struct CsvMarks {
    Positions at;    ///< offset of each
    Positions ends;  ///< which of them end a record: positions in `at`
};

/// Marks `text`, which begins with a record and is followed by 64 readable bytes.
void find_marks(std::string_view text, CsvSyntax syntax, CsvMarks& marks);

/// Offset behind the last record end in `text`, 0 when there is none. Cheaper than all marks.
std::size_t behind_last_record(std::string_view text, CsvSyntax syntax);

}  // namespace leadqual::reading
