// (private to format) The appended cells of a csv record as bytes. A run appends a dozen cells to each of millions of
// records, so this is where writing could be slow: short cells are copied from tables, a whole suffix is collected
// before it goes out, and whether a text needs quotes is found out once for the texts that repeat.
#pragma once

#include "format/writing.hpp"

namespace leadqual::writing {

class CsvSuffix {
public:
    CsvSuffix(const FormatOptions& options, std::span<const AddedColumn> added) noexcept
        : options_(options), added_(added) {}

    /// Appends the cells of a row, each behind a delimiter; the first without one when it `begins_the_row`.
    void append(std::size_t row, bool begins_the_row, Rendered& rendered);

private:
    bool is_plain(std::string_view text) noexcept;
    void append_special(std::string_view text, Rendered& rendered) const;

    /// What was found out about a text; the same view means the same bytes as long as a block is rendered.
    struct Remembered {
        std::string_view text;
        bool is_plain = true;
    };

    const FormatOptions& options_;
    std::span<const AddedColumn> added_;
    std::array<Remembered, 64> remembered_;
    std::array<char, 4096> collected_;
};

/// Appends `text` as a cell with a ' in front, and counts it.
void append_escaped_formula(std::string_view text, char delimiter, Rendered& rendered);

}  // namespace leadqual::writing
