// Aligned columns for people at a terminal. Column widths must be known before the first line, so the first rows are
// held; rows beyond stream in the widths found so far. No rows, no table.
#include "format/column_widths.hpp"
#include "format/escape.hpp"
#include "format/writing.hpp"

#include <algorithm>

namespace leadqual::writing {

namespace {

constexpr std::size_t kHeldRows = 10'000;
constexpr std::size_t kWidestCell = 200;       // columns of the terminal
constexpr std::size_t kLongestCell = 4 * 200;  // bytes, whatever a cell hides in characters of no width
constexpr std::size_t kNarrowestColumn = 6;
constexpr std::string_view kGap = "  ";

// Rendered rows are made of visible text, which holds no control characters: these two can stand between cells.
constexpr char kCellEnd = '\t', kRowEnd = '\n';

constexpr std::string_view kBold = "\x1b[1m", kReset = "\x1b[0m";

/// Green, yellow and dim: told apart by the words too.
std::string_view colour_of(std::string_view tag) noexcept {
    if (tag == "SQL") return "\x1b[1;32m";
    if (tag == "MQL") return "\x1b[33m";
    return tag == "disqualified" ? "\x1b[2m" : "";
}

/// `text` without what lies behind its first `longest` bytes, cut between two characters.
std::string_view cut(std::string_view text, std::size_t longest) noexcept {
    if (text.size() <= longest) return text;
    const auto is_inside = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80; };
    const auto shortest = longest - 4;
    while (longest > shortest && is_inside(longest)) --longest;
    return text.substr(0, longest);
}

/// Takes what stands before `end` off the front of `text`.
std::string_view take_until(char end, std::string_view& text) noexcept {
    const auto size = text.find(end);
    const auto taken = text.substr(0, size);
    text.remove_prefix(size + 1);
    return taken;
}

struct TableColumn {
    std::string name;
    bool is_tag = false;
    bool holds_numbers = true;  // as far as its cells were seen: right-aligned
    bool is_blank = true;
    std::size_t width = 0;
};

class TableWriter final : public Writer {
public:
    TableWriter(const FormatOptions& options, Layout layout) : options_(options), layout_(std::move(layout)) {
        for (const auto& name : layout_.names) add_column(name, false);
        for (const auto& name : layout_.added) add_column(name, name.ends_with("tag"));
    }

    void begin(std::string&) override {}

    void render(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                Rendered& rendered) const override {
        std::string buffer;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            for (std::size_t column = 0; column < layout_.slots.size(); ++column)
                append_cell(leadqual::text_of(kept_cell(layout_, block, column, row), block.syntax, buffer),
                            rendered.bytes);
            for (const auto& column : added) append_cell(column.text(row), rendered.bytes);
            rendered.bytes += kRowEnd;
            ++rendered.rows;
        }
    }

    void accept(Rendered& rendered, std::string& out) override {
        for (std::string_view rows = rendered.bytes; !rows.empty();) {
            const auto row = take_until(kRowEnd, rows);
            if (has_widths_) {
                print_row(row, out);
                continue;
            }
            measure(row);
            held_.append(row) += kRowEnd;
            if (++held_rows_ == kHeldRows) print_held(out);
        }
    }

    void end(std::string& out) override {
        if (!has_widths_ && held_rows_ != 0) print_held(out);
    }

private:
    void add_column(std::string_view name, bool is_tag) {
        TableColumn column;
        append_cell(name, column.name);
        column.name.pop_back();  // the sign between cells
        column.is_tag = is_tag;
        column.width = display_width(column.name);
        columns_.push_back(std::move(column));
    }

    static void append_cell(std::string_view text, std::string& out) {
        const auto start = out.size();
        const auto beginning = cut(text, kLongestCell);
        append_visible(trim(beginning), out);
        if (beginning.size() < text.size()) out += "…";
        const auto shown = std::string_view(out).substr(start);
        if (shown.size() > kWidestCell && display_width(shown) > kWidestCell)
            out.replace(start, std::string::npos, shorten(shown, kWidestCell));
        out += kCellEnd;
    }

    void measure(std::string_view row) {
        for (auto& column : columns_) {
            const auto cell = take_until(kCellEnd, row);
            column.width = std::max(column.width, display_width(cell));
            if (cell.empty()) continue;
            column.is_blank = false;
            const auto number = column.holds_numbers ? read_number(cell) : std::nullopt;
            column.holds_numbers = number && number->exact();
        }
    }

    void print_held(std::string& out) {
        has_widths_ = true;
        if (options_.width != 0) {
            std::vector<std::size_t> widths;
            for (const auto& column : columns_) widths.push_back(column.width);
            widths = fit_widths(std::move(widths), kGap.size(), options_.width, kNarrowestColumn);
            for (std::size_t at = 0; at < columns_.size(); ++at) columns_[at].width = widths[at];
        }
        print_line(out, [&](TableColumn& column) { print_cell(column, column.name, kBold, out); });
        print_line(out, [&](TableColumn& column) {
            for (std::size_t at = 0; at < column.width; ++at) out += "─";
        });
        for (std::string_view rows = held_; !rows.empty();) print_row(take_until(kRowEnd, rows), out);
        held_ = {};
    }

    void print_row(std::string_view row, std::string& out) {
        print_line(out, [&](TableColumn& column) {
            const auto cell = take_until(kCellEnd, row);
            print_cell(column, cell, column.is_tag ? colour_of(cell) : "", out);
        });
    }

    /// Calls print(column) for each column, with gaps between and without blanks at the end.
    template <typename Print>
    void print_line(std::string& out, Print print) {
        for (auto& column : columns_) {
            if (&column != &columns_.front()) out += kGap;
            print(column);
        }
        out.erase(out.find_last_not_of(' ') + 1);
        out += '\n';
    }

    void print_cell(const TableColumn& column, std::string_view cell, std::string_view colour, std::string& out) const {
        std::string shortened;
        auto width = display_width(cell);
        if (width > column.width) {
            shortened = shorten(cell, column.width);
            cell = shortened;
            width = display_width(cell);
        }
        const std::size_t padding = column.width > width ? column.width - width : 0;
        const bool is_right = column.holds_numbers && !column.is_blank;
        const bool is_coloured = options_.colour && !colour.empty();
        if (is_right) out.append(padding, ' ');
        if (is_coloured) out += colour;
        out += cell;
        if (is_coloured) out += kReset;
        if (!is_right) out.append(padding, ' ');
    }

    FormatOptions options_;
    Layout layout_;
    std::vector<TableColumn> columns_;
    std::string held_;
    std::size_t held_rows_ = 0;
    bool has_widths_ = false;
};

}  // namespace

std::unique_ptr<Writer> make_table_writer(const FormatOptions& options, Layout layout) {
    return std::make_unique<TableWriter>(options, std::move(layout));
}

}  // namespace leadqual::writing
