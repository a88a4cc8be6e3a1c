#include "import/csv_rewriter.hpp"

namespace leadqual::reading {

CsvRewriter::CsvRewriter(const CsvForm& form)
    : form_(form),
      delimiter_(form.delimiter),
      takes_blanks_(form.delimiter.size() > 1 && form.delimiter.back() == ' ') {
    while (takes_blanks_ && delimiter_.size() > 1 && delimiter_.back() == ' ') delimiter_.pop_back();
}

void CsvRewriter::take(std::string_view text, bool is_last, std::string& to) {
    // A step looks at no more than a quote, a delimiter and a CRLF.
    const auto looks_ahead = is_last ? 1 : delimiter_.size() + 3;
    const auto take_from = [&](std::string_view rest) {
        std::size_t at = 0;
        while (rest.size() - at >= looks_ahead) at += step(rest.substr(at), to);
        return at;
    };
    if (!waiting_.empty()) {
        waiting_ += text;
        waiting_.erase(0, take_from(waiting_));
    } else {
        waiting_ = text.substr(take_from(text));
    }
    if (is_last && state_ != State::quoted) end_cell(to);
}

std::size_t CsvRewriter::line_end_at(std::string_view rest) const noexcept {
    if (rest.starts_with("\r\n")) return 2;
    return rest.starts_with('\n') || (form_.lone_cr && rest.starts_with('\r')) ? 1 : 0;
}

void CsvRewriter::put(char byte, std::string& to) {
    if (!is_open_in_output_) to += '"';
    is_open_in_output_ = true;
    to += byte;
    if (byte == '"') to += '"';
}

void CsvRewriter::end_cell(std::string& to) {
    if (is_open_in_output_) to += '"';
    is_open_in_output_ = false;
    state_ = State::begin;
}

/// Takes the next few bytes and returns how many they were.
std::size_t CsvRewriter::step(std::string_view rest, std::string& to) {
    if (state_ == State::quoted) return step_quoted(rest, to);
    if (const auto size = line_end_at(rest); size > 0) {
        end_cell(to);
        is_first_cell_ = true;
        to += rest.substr(0, size);
        return size;
    }
    if (rest.starts_with(delimiter_)) {
        end_cell(to);
        is_first_cell_ = false;
        to += delimiter_[0];
        return delimiter_.size();
    }
    const char byte = rest[0];
    const bool is_blank = byte == ' ' || (byte == '\t' && delimiter_[0] != '\t');
    if (takes_blanks_ && is_blank && ((state_ == State::begin && !is_first_cell_) || state_ == State::closed)) return 1;
    if (state_ == State::begin && byte == form_.quote && form_.quote != 0) {
        state_ = State::quoted;
        ++quoted_cells_;
        to += '"';
        is_open_in_output_ = true;
        return 1;
    }
    if (state_ == State::begin) state_ = State::bare;
    if (state_ == State::closed) ++stray_quotes_;
    if (state_ == State::closed) state_ = State::bare;  // what follows belongs to the cell
    const auto next = rest.substr(1);
    const bool is_escape =
        byte == '\\' && form_.escape == Escape::backslash && !next.empty() &&
        (next[0] == '\\' || next[0] == form_.quote || next.starts_with(delimiter_) || line_end_at(next) > 0);
    put(is_escape ? next[0] : byte, to);
    return is_escape ? 2 : 1;
}

std::size_t CsvRewriter::step_quoted(std::string_view rest, std::string& to) {
    const char byte = rest[0];
    const auto next = rest.substr(1);
    if (byte == '\\' && form_.escape == Escape::backslash && !next.empty() &&
        (next[0] == '\\' || next[0] == form_.quote)) {
        put(next[0], to);
        return 2;
    }
    if (byte != form_.quote) {
        put(byte, to);
        return 1;
    }
    if (form_.escape == Escape::none) {
        const bool closes = next.empty() || next.starts_with(delimiter_) || line_end_at(next) > 0;
        if (closes) state_ = State::closed;
        if (!closes) put(byte, to);
        return 1;
    }
    if (next.starts_with(form_.quote)) {
        put(byte, to);
        return 2;
    }
    state_ = State::closed;
    return 1;
}

}  // namespace leadqual::reading
