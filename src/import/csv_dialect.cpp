#include "import/csv_dialect.hpp"

#include <tuple>

namespace leadqual::reading {

namespace {

/// The window rewritten from another form, and what that tells.
class Trial {
public:
    Trial(Window window, std::size_t begin, const CsvForm& form) : rewriter_(form, window.text.size()) {
        rewriter_.take(window.text.substr(begin), window.is_whole, text_);
        const auto size = text_.size();
        text_.append(Block::padding, '\0');
        shape_ = csv_shape_of({std::string_view(text_).substr(0, size), window.is_whole}, 0, form.syntax().delimiter);
        is_clean_ = rewriter_.stray_quotes() == 0;
    }
    const CsvShape& shape() const { return shape_; }
    std::size_t quoted_cells() const { return rewriter_.quoted_cells(); }
    bool is_clean() const { return is_clean_; }

private:
    CsvRewriter rewriter_;
    std::string text_;
    CsvShape shape_;
    bool is_clean_ = false;
};

class Finder {
public:
    Finder(Window window, std::size_t begin, const ImportOptions& options)
        : window_(window), begin_(begin), text_(window.text.substr(begin)), options_(options) {}

    CsvForm find(char own) {
        find_delimiter(own);
        form_.lone_cr = shape_.syntax.lone_cr;
        if (!options_.quote) try_single_quotes();
        if (options_.delimiter.empty()) try_blanks();
        if (!options_.escape) try_backslash();
        if (shape_.is_fair()) form_.columns = shape_.columns;
        return form_;
    }

private:
    bool has(std::string_view bytes) const { return text_.find(bytes) != std::string_view::npos; }

    void find_delimiter(char own) {
        form_.delimiter = options_.delimiter.empty() ? std::string(1, own) : options_.delimiter;
        form_.quote = options_.quote.value_or('"');
        form_.escape = options_.escape.value_or(Escape::doubled);
        shape_ = shape_with(form_);
        if (!options_.delimiter.empty()) return;
        const auto first = shape_;
        const auto rank = [](const CsvShape& shape) {
            return std::tuple(shape.is_good(), !shape.has_preamble, shape.columns);
        };
        const auto take = [&](char delimiter, const CsvShape& shape) {
            form_.delimiter = std::string(1, delimiter);
            shape_ = shape;
        };
        for (const char delimiter : kDelimiters) {
            CsvForm other = form_;
            other.delimiter = std::string(1, delimiter);
            const auto shape = shape_with(other);
            if (shape.is_good() && rank(shape) > rank(shape_)) take(delimiter, shape);
            if (first.first_cells <= 1 && shape.is_fair() && !shape_.is_good() && !shape_.is_fair())
                take(delimiter, shape);
        }
    }

    CsvShape shape_with(CsvForm form) const {
        if (form.is_usual()) return csv_shape_of(window_, begin_, form.delimiter[0]);
        form.lone_cr = ends_lines_in_cr(form);
        return Trial(window_, begin_, form).shape();
    }

    /// Whether the first line end outside quotes is a lone CR.
    bool ends_lines_in_cr(CsvForm form) const {
        if (!has("\r")) return false;
        form.lone_cr = true;
        std::string usual;
        CsvRewriter(form, text_.size()).take(text_, true, usual);
        return find_header_line({usual, true}, 0, form.delimiter[0]).syntax.lone_cr;
    }

    void try_single_quotes() {
        const auto behind_delimiter = [&](char quote) {
            bool found = text_.starts_with(quote);
            for (const char before : std::string(kDelimiters) + "\n\r") found |= has({std::string{before, quote}});
            return found;
        };
        if (!behind_delimiter('\'') || (behind_delimiter('"') && shape_.is_good())) return;
        for (const char delimiter : options_.delimiter.empty() ? std::string(kDelimiters) : options_.delimiter) {
            auto form = form_;
            if (options_.delimiter.empty()) form.delimiter = std::string(1, delimiter);
            form.quote = '\'';
            form.lone_cr = ends_lines_in_cr(form);
            const Trial trial(window_, begin_, form);
            const auto& shape = trial.shape();
            if (!trial.is_clean() || !shape.is_good()) continue;
            const bool settles = !shape_.is_good() || shape.columns != shape_.columns;
            if (trial.quoted_cells() < 3 && !settles) continue;
            form_ = form;
            shape_ = shape;
            return;
        }
    }

    void try_blanks() {
        if (form_.delimiter.size() != 1) return;
        if (shape_.columns >= 2 && try_blanks_behind(form_.delimiter[0])) return;
        if (shape_.is_good()) return;
        for (const char delimiter : kDelimiters)  // line ends in quotes behind blanks hide which it is
            if (try_blanks_behind(delimiter)) return;
    }

    bool try_blanks_behind(char delimiter) {
        if (!has(std::string{delimiter, ' '})) return false;
        auto form = form_;
        form.delimiter = std::string{delimiter, ' '};
        form.lone_cr = ends_lines_in_cr(form);
        const Trial trial(window_, begin_, form);
        const bool every_quote =
            has(std::string{delimiter, ' ', form_.quote}) && !has(std::string{delimiter, form_.quote});
        const bool every_delimiter = form_.delimiter[0] == delimiter && form_.is_usual() && shape_.records > 1 &&
                                     is_every_delimiter_before_a_blank();
        if (!trial.is_clean() || !trial.shape().is_good() || trial.shape().columns < 2) return false;
        if (!every_quote && !every_delimiter) return false;
        form_ = form;
        shape_ = trial.shape();
        return true;
    }

    bool is_every_delimiter_before_a_blank() const {
        Positions marks, record_ends;
        find_marks(text_, shape_.syntax, marks, record_ends);
        std::size_t ends = 0;
        for (std::size_t mark = 0; mark < marks.size(); ++mark) {
            const bool is_end = ends < record_ends.size() && record_ends.begin()[ends] == mark;
            ends += is_end;
            const auto next = offset_of(marks[mark]) + 1;
            if (!is_end && next < text_.size() && text_[next] != ' ') return false;
        }
        return true;
    }

    void try_backslash() {
        if (form_.quote == 0 || !has(std::string{'\\', form_.quote})) return;
        const Trial without(window_, begin_, form_);
        auto form = form_;
        form.escape = Escape::backslash;
        const Trial with(window_, begin_, form);
        if (without.is_clean() || !with.is_clean() || with.quoted_cells() == 0) return;
        form_ = form;
        shape_ = with.shape();
    }

    Window window_;
    std::size_t begin_;
    std::string_view text_;
    const ImportOptions& options_;
    CsvForm form_;
    CsvShape shape_;
};

}  // namespace

CsvForm find_csv_form(Window window, std::size_t begin, InputFormat format, const ImportOptions& options, char sep) {
    if (sep == 0 || !options.delimiter.empty())
        return Finder(window, begin, options).find(format == InputFormat::tsv ? '\t' : ',');
    ImportOptions said = options;
    said.delimiter = std::string(1, sep);
    return Finder(window, begin, said).find(sep);
}

}  // namespace leadqual::reading
