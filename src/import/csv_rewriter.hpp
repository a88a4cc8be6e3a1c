// (private to import) Unusual CSV -> CSV as csv_structure.hpp knows it, so that there is one fast reader and not many.
#pragma once

#include "import/csv_structure.hpp"
#include "leadqual/import.hpp"

namespace leadqual::reading {

/// How cells are told from each other in a file.
struct CsvForm {
    std::string delimiter = ",";  ///< one that ends in a blank takes all blanks that follow
    char quote = '"';             ///< 0: none
    Escape escape = Escape::doubled;
    bool lone_cr = false;  ///< as in CsvSyntax

    bool is_usual() const noexcept { return delimiter.size() == 1 && quote == '"' && escape == Escape::doubled; }
    CsvSyntax syntax() const noexcept { return {delimiter[0], lone_cr}; }  ///< of what it is rewritten to
};

/// Puts every cell that is not empty into double quotes. Line ends stay, so that lines keep their numbers. A quote that
/// is never closed stays open. Cells are not held back: memory and output do not depend on how the text is cut.
class CsvRewriter {
public:
    explicit CsvRewriter(const CsvForm& form);
    /// Appends what `text` comes to. Some bytes wait for those that follow, unless they are the last.
    void take(std::string_view text, bool is_last, std::string& to);

    std::size_t quoted_cells() const noexcept { return quoted_cells_; }
    /// Quotes inside a cell that neither close it nor are escaped.
    std::size_t stray_quotes() const noexcept { return stray_quotes_; }
    bool is_open() const noexcept { return state_ == State::quoted; }

private:
    enum class State : std::uint8_t { begin, bare, quoted, closed };
    std::size_t step(std::string_view rest, std::string& to);
    std::size_t step_quoted(std::string_view rest, std::string& to);
    std::size_t line_end_at(std::string_view rest) const noexcept;
    void put(char byte, std::string& to);
    void end_cell(std::string& to);

    CsvForm form_;
    std::string delimiter_;  // without the blanks it takes
    bool takes_blanks_;
    std::string waiting_;
    State state_ = State::begin;
    bool is_first_cell_ = true, is_open_in_output_ = false;
    std::size_t quoted_cells_ = 0, stray_quotes_ = 0;
};

}  // namespace leadqual::reading
