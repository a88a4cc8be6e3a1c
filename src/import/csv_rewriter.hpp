// (private to import) Unusual CSV -> CSV as csv_structure.hpp knows it, so that there is one fast reader and not many.
#pragma once

#include "import/csv_structure.hpp"
#include "leadqual/import.hpp"

#include <optional>

namespace leadqual::reading {

/// How cells are told from each other in a file.
struct CsvForm {
    std::string delimiter = ",";  ///< one that ends in a blank takes all blanks that follow
    char quote = '"';             ///< 0: none
    Escape escape = Escape::doubled;
    bool lone_cr = false;     ///< as in CsvSyntax
    std::size_t columns = 0;  ///< that most records have; 0: not known

    bool is_usual() const noexcept { return delimiter.size() == 1 && quote == '"' && escape == Escape::doubled; }
    CsvSyntax syntax() const noexcept { return {delimiter[0], lone_cr}; }  ///< of what it is rewritten to
};

/// Puts every cell that is not empty into double quotes. Line ends stay, so that lines keep their numbers.
///
/// A quoted cell waits until its quote is known to be meant. One that is not closed, or that would swallow leads up to
/// another quote (as csv_stray_quotes.hpp has it, by the lines in which it opens and closes), is damage: its line goes
/// out as text behind an open quote, for the reader to find, and the next line begins anew. Output does not depend on
/// how the text is cut.
class CsvRewriter {
public:
    /// No more than `max_record` bytes wait.
    CsvRewriter(const CsvForm& form, std::size_t max_record);
    /// Appends what `text` comes to. Some bytes wait for those that follow, unless they are the last.
    void take(std::string_view text, bool is_last, std::string& to);

    std::size_t quoted_cells() const noexcept { return quoted_cells_; }
    /// Quotes inside a cell that neither close it nor are escaped, and those that are damage.
    std::size_t stray_quotes() const noexcept { return stray_quotes_; }

private:
    enum class State : std::uint8_t {
        begin,
        bare,
        quoted,   ///< waiting for the closing quote
        closed,   ///< behind it, blanks apart
        damaged,  ///< quoted, too long to wait, and no line end yet
    };
    std::string_view rest() const noexcept { return std::string_view(source_).substr(at_); }
    void step(std::string& to);
    void step_unquoted(std::string& to);
    void step_quoted();
    void step_closed(std::string& to);
    void step_damaged(std::string& to);
    std::size_t line_end_at(std::string_view rest) const noexcept;
    std::size_t escaped_at(std::string_view rest, bool is_quoted) const noexcept;
    bool is_waiting() const noexcept { return state_ == State::quoted || state_ == State::closed; }
    /// What the waiting cell holds up to its closing quote.
    std::string_view inside(std::size_t closing) const noexcept {
        return std::string_view(source_).substr(quote_at_ + 1, closing - quote_at_ - 1);
    }
    /// How many cells a line has with its quotes read as text, and as quotes.
    struct LineCells {
        std::size_t as_text = 1, in_quotes = 1;
        bool is_open = false;  ///< the line ends in quotes
    };
    LineCells cells_in(std::string_view line, bool begins_cell) const noexcept;
    std::optional<bool> was_opened_by_mistake() const;
    void open_cell();
    void put(std::string_view bytes, std::string& to);
    void end_cell(std::string& to);
    void end_line(std::string& to);
    void give_up(std::string& to);

    CsvForm form_;
    std::size_t max_record_;
    std::string delimiter_;  // without the blanks it takes
    bool takes_blanks_;
    std::string source_;  // not yet done with: from quote_at_ on while a cell waits, else from at_ on
    std::size_t at_ = 0, quote_at_ = 0, closed_at_ = 0;
    // With Escape::none: what was looked at before closes no quote, wherever one opens. Looked at again behind each
    // quote that nothing closes, it would take time by the square of its size.
    std::size_t unclosed_until_ = 0;
    std::string cell_;  // what the waiting cell comes to
    State state_ = State::begin;
    std::size_t cell_index_ = 0;  // in its record
    bool is_open_in_output_ = false;
    bool is_last_ = false, needs_line_ = false;  // whether the end of the line that waits is to come
    std::size_t quoted_cells_ = 0, stray_quotes_ = 0;
};

}  // namespace leadqual::reading
