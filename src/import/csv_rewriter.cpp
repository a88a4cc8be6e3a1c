#include "import/csv_rewriter.hpp"

#include <algorithm>

namespace leadqual::reading {

CsvRewriter::CsvRewriter(const CsvForm& form, std::size_t max_record)
    : form_(form),
      max_record_(max_record),
      delimiter_(form.delimiter),
      takes_blanks_(form.delimiter.size() > 1 && form.delimiter.back() == ' ') {
    while (takes_blanks_ && delimiter_.size() > 1 && delimiter_.back() == ' ') delimiter_.pop_back();
}

void CsvRewriter::take(std::string_view text, bool is_last, std::string& to) {
    // A step looks at no more than a quote or an escape, a delimiter and a CRLF.
    const auto looks_ahead = is_last ? 1 : delimiter_.size() + 3;
    source_ += text;
    is_last_ = is_last;
    needs_line_ = false;
    const auto can_step = [&] { return !needs_line_ && source_.size() - at_ >= looks_ahead; };
    do {
        while (can_step()) step(to);
        if (is_last && state_ == State::quoted) give_up(to);
    } while (can_step());
    if (is_last && state_ != State::damaged) end_cell(to);
    const auto done = is_waiting() ? quote_at_ : at_;
    if (done < source_.size() - done) return;  // what waits would be moved again and again
    source_.erase(0, done);
    for (auto* const place : {&at_, &quote_at_, &closed_at_, &unclosed_until_}) *place -= std::min(done, *place);
}

std::size_t CsvRewriter::line_end_at(std::string_view rest) const noexcept {
    if (rest.starts_with("\r\n")) return 2;
    return rest.starts_with('\n') || (form_.lone_cr && rest.starts_with('\r')) ? 1 : 0;
}

/// How many bytes a backslash at the begin of `rest` makes text; 0 when there is none that does.
std::size_t CsvRewriter::escaped_at(std::string_view rest, bool is_quoted) const noexcept {
    if (form_.escape != Escape::backslash || rest[0] != '\\' || rest.size() == 1) return 0;
    const auto next = rest.substr(1);
    if (next[0] == '\\' || next[0] == form_.quote) return 1;
    if (is_quoted) return 0;
    return next.starts_with(delimiter_) ? delimiter_.size() : line_end_at(next);
}

void CsvRewriter::put(std::string_view bytes, std::string& to) {
    if (!is_open_in_output_) to += '"';
    is_open_in_output_ = true;
    for (const char byte : bytes) {
        to += byte;
        if (byte == '"') to += '"';
    }
}

void CsvRewriter::end_cell(std::string& to) {
    if (is_waiting()) to += cell_;
    if (is_open_in_output_) to += '"';
    is_open_in_output_ = false;
    state_ = State::begin;
}

void CsvRewriter::end_line(std::string& to) {
    const auto size = line_end_at(rest());
    cell_index_ = 0;
    to += rest().substr(0, size);
    at_ += size;
}

void CsvRewriter::open_cell() {
    state_ = State::quoted;
    ++quoted_cells_;
    quote_at_ = at_++;
    if (form_.escape == Escape::none) at_ = std::max(at_, unclosed_until_);
    cell_ = '"';
    is_open_in_output_ = true;
}

/// Takes the next few bytes.
void CsvRewriter::step(std::string& to) {
    if (state_ == State::quoted)
        step_quoted();
    else if (state_ == State::closed)
        step_closed(to);
    else if (state_ == State::damaged)
        step_damaged(to);
    else
        step_unquoted(to);
    if (is_waiting() && at_ - quote_at_ > max_record_) give_up(to);
}

void CsvRewriter::step_unquoted(std::string& to) {
    if (line_end_at(rest()) > 0) {
        end_cell(to);
        end_line(to);
        return;
    }
    if (rest().starts_with(delimiter_)) {
        end_cell(to);
        ++cell_index_;
        to += delimiter_[0];
        at_ += delimiter_.size();
        return;
    }
    const char byte = rest()[0];
    const bool is_blank = byte == ' ' || (byte == '\t' && delimiter_[0] != '\t');
    if (takes_blanks_ && is_blank && state_ == State::begin && cell_index_ > 0) {
        ++at_;
        return;
    }
    if (state_ == State::begin && byte == form_.quote && form_.quote != 0) return open_cell();
    state_ = State::bare;
    const auto escaped = escaped_at(rest(), false);
    put(escaped > 0 ? rest().substr(1, escaped) : rest().substr(0, 1), to);
    at_ += 1 + escaped;
}

void CsvRewriter::step_quoted() {
    const auto next = rest().substr(1);
    if (const auto escaped = escaped_at(rest(), true); escaped > 0) {
        put(next.substr(0, escaped), cell_);
        at_ += 1 + escaped;
        return;
    }
    const bool is_quote = rest()[0] == form_.quote;
    const bool is_doubled = is_quote && form_.escape != Escape::none && next.starts_with(form_.quote);
    const bool closes =
        is_quote && !is_doubled &&
        (form_.escape != Escape::none || next.empty() || next.starts_with(delimiter_) || line_end_at(next) > 0);
    if (closes && form_.escape == Escape::none) put(inside(at_), cell_);
    if (closes) {
        state_ = State::closed;
        closed_at_ = at_;
    } else if (form_.escape == Escape::none) {
        unclosed_until_ = at_ + 1;
    } else {
        put(rest().substr(0, 1), cell_);
    }
    at_ += is_doubled ? 2 : 1;
}

void CsvRewriter::step_closed(std::string& to) {
    if (line_end_at(rest()) > 0 || rest().starts_with(delimiter_)) return step_unquoted(to);
    const char byte = rest()[0];
    if (byte == ' ' || (takes_blanks_ && byte == '\t' && delimiter_[0] != '\t')) {
        if (!takes_blanks_) put(" ", cell_);
        ++at_;
        return;
    }
    const auto is_mistake = was_opened_by_mistake();
    needs_line_ = !is_mistake;
    if (needs_line_) return;
    if (*is_mistake) return give_up(to);
    ++stray_quotes_;
    to += cell_;
    state_ = State::bare;  // what follows belongs to the cell
}

CsvRewriter::LineCells CsvRewriter::cells_in(std::string_view line, bool begins_cell) const noexcept {
    LineCells cells;
    while (!line.empty()) {
        std::size_t size = 1;
        if (line.starts_with(delimiter_)) {
            size = delimiter_.size();
            while (takes_blanks_ && line.substr(size).starts_with(' ')) ++size;
            ++cells.as_text;
            cells.in_quotes += !cells.is_open;
            begins_cell = !cells.is_open;
        } else if (form_.escape == Escape::backslash && line[0] == '\\') {
            size = std::min<std::size_t>(2, line.size());
            begins_cell = false;
        } else if (line[0] == form_.quote && cells.is_open && line.substr(1).starts_with(form_.quote)) {
            size = 2;
        } else {
            const bool is_quote = line[0] == form_.quote;
            cells.is_open = is_quote ? !cells.is_open && begins_cell : cells.is_open;
            begins_cell = false;
        }
        line.remove_prefix(size);
    }
    return cells;
}

/// Whether the quote that opened the waiting cell is damage, as in csv_stray_quotes.hpp. Nothing while the end of the
/// line is missing in which it closes.
std::optional<bool> CsvRewriter::was_opened_by_mistake() const {
    const std::string_view line_ends = form_.lone_cr ? "\r\n" : "\n";
    auto text = inside(closed_at_);
    const auto first_end = text.find_first_of(line_ends);
    if (first_end == text.npos) return false;
    const auto last_line = text.substr(text.find_last_of(line_ends) + 1);
    const auto opening = cells_in(text.substr(0, first_end), false);
    while (takes_blanks_ && text.ends_with(' ')) text.remove_suffix(1);
    if (text.ends_with(delimiter_) || text.ends_with('\n') || text.ends_with('\r')) return true;
    if (form_.columns < 2) return false;

    const auto end = std::min(source_.find_first_of(line_ends, at_), source_.size());
    if (end - quote_at_ > max_record_) return false;
    if (end == source_.size() && !is_last_) return std::nullopt;
    const auto behind = cells_in(std::string_view(source_).substr(at_, end - at_), false);
    if (!behind.is_open && cell_index_ + behind.in_quotes != form_.columns) return true;
    if (form_.columns == 2 || cell_index_ + opening.as_text != form_.columns) return false;
    const auto begin = closed_at_ - last_line.size();
    const auto closing = cells_in(std::string_view(source_).substr(begin, end - begin), true);
    return closing.as_text == form_.columns || (closing.in_quotes == form_.columns && !closing.is_open);
}

/// The line of the quote that opened the waiting cell is damage.
void CsvRewriter::give_up(std::string& to) {
    ++stray_quotes_;
    at_ = quote_at_ + 1;
    to += '"';
    is_open_in_output_ = true;
    state_ = State::damaged;
}

void CsvRewriter::step_damaged(std::string& to) {
    if (line_end_at(rest()) == 0) {
        put(rest().substr(0, 1), to);
        ++at_;
        return;
    }
    is_open_in_output_ = false;
    state_ = State::begin;
    end_line(to);
}

}  // namespace leadqual::reading
