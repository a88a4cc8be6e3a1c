// (private to import) The text of a file, or what it is rewritten to.
#pragma once

#include "import/csv_rewriter.hpp"
#include "import/decoded_file.hpp"

#include <optional>

namespace leadqual::reading {

class RewrittenFile {
public:
    RewrittenFile(const std::string& path, const std::string& name) : text_(DecodedFile(path, name)) {}
    Lookahead<DecodedFile>& text() noexcept { return text_; }
    const DecodedFile& decoded() const noexcept { return text_.source(); }
    void skip(std::size_t size);  ///< of the text
    void rewrite(const CsvForm& form, std::size_t max_record) { rewriter_.emplace(form, max_record); }
    bool is_rewritten() const noexcept { return rewriter_.has_value(); }
    std::size_t read(char* to, std::size_t size);
    /// Of rewritten text the line alone: its offsets are not those of the file.
    Misread misread() const;

private:
    void watch(std::string_view text);

    Lookahead<DecodedFile> text_;
    std::optional<CsvRewriter> rewriter_;
    std::vector<char> piece_;
    std::string rewritten_;  // from rewritten_begin_ on: waits to be read
    std::size_t rewritten_begin_ = 0;
    bool is_at_end_ = false;
    // Of what was skipped or rewritten:
    std::uint64_t bytes_ = 0, line_ends_ = 0, misread_line_ = 0;
    bool ends_in_cr_ = false;
};

}  // namespace leadqual::reading
