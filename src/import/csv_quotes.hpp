// (private to import) The quote rule of csv_structure.hpp byte by byte: for headers and for finding a faulty quote.
#pragma once

#include "import/csv_structure.hpp"

namespace leadqual::reading {

class QuoteWalk {
public:
    explicit QuoteWalk(CsvSyntax syntax) : syntax_(syntax) {}

    void take(char byte) noexcept {
        const bool is_doubled = after_closing_;
        after_closing_ = false;
        if (byte != '"') {
            may_open_ = byte == syntax_.delimiter || byte == '\n' || (byte == '\r' && syntax_.lone_cr);
        } else if (is_inside_) {
            is_inside_ = false;
            after_closing_ = may_open_ = true;
        } else if (may_open_) {
            is_inside_ = true;
            if (!is_doubled) opened_at_ = taken_;
        }
        ++taken_;
    }
    bool is_inside() const noexcept { return is_inside_; }
    std::size_t opened_at() const noexcept { return opened_at_; }  ///< offset of the last quote that opened a cell
    std::size_t taken() const noexcept { return taken_; }

private:
    CsvSyntax syntax_;
    std::size_t taken_ = 0, opened_at_ = 0;
    bool is_inside_ = false, may_open_ = true, after_closing_ = false;
};

}  // namespace leadqual::reading
