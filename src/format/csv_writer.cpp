// csv and tsv. Where nothing changes but the appended columns, a record leaves as its own bytes (pass-through);
// otherwise its cells are written one by one, quoted only where they must be.
#include "format/added_suffix.hpp"
#include "format/byte_appender.hpp"
#include "format/copy_plain.hpp"
#include "format/escape.hpp"
#include "format/plain_values.hpp"
#include "format/writing.hpp"

namespace leadqual::writing {

namespace {

class CsvWriter final : public Writer {
public:
    CsvWriter(const FormatOptions& options, Layout layout) : options_(options), layout_(std::move(layout)) {
        if (options_.decimal_comma) meanings_ = meanings_of_cells(layout_.names);
    }

    void begin(std::string& out) override {
        if (options_.bom) out += "\xEF\xBB\xBF";
        if (!options_.header) return;
        bool is_first = true;
        const auto append = [&](const std::string& name) {
            if (!is_first) out += options_.delimiter;
            append_name(name, out);
            is_first = false;
        };
        if (layout_.pass_through) {
            out += layout_.header_bytes;
            is_first = false;
        } else {
            for (const auto& name : layout_.names) append(name);
        }
        for (const auto& name : layout_.added) append(name);
        out += options_.line_end;
    }

    void render(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                Rendered& rendered) const override {
        if (layout_.pass_through)
            pass_through(block, added, kept, rendered);
        else
            encode(block, added, kept, rendered);
    }

    void accept(Rendered& rendered, std::string& out) override {
        if (rendered.bytes.empty()) return;
        // The last record of a file may have no line end; another record after it needs one.
        if (line_is_open_) out += options_.line_end;
        line_is_open_ = rendered.bytes.back() != '\n' && rendered.bytes.back() != options_.line_end.back();
        Writer::accept(rendered, out);
    }

    void end(std::string&) override {}

private:
    void pass_through(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                      Rendered& rendered) const {
        AddedSuffix suffix = suffix_of(added, rendered);
        ByteAppender out(rendered.bytes);
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            const auto& record = block.records[row];
            out.append_padded<Block::padding>(block.bytes_of(record));
            if (record.missing != 0 && !added.empty()) out.append(record.missing, options_.delimiter);
            suffix.append(row, out);
            out.append_padded<4>(line_end_of(block, record));
            ++rendered.rows;
        }
    }

    void encode(const Block& block, std::span<const AddedColumn> added, const Bits& kept, Rendered& rendered) const {
        // Cells of the same dialect are copied with the quotes they have.
        const bool same_dialect =
            !options_.rewrites && block.syntax == Syntax::csv && block.delimiter == options_.delimiter;
        auto extra = block.extra_cells.begin();
        AddedSuffix suffix = suffix_of(added, rendered);
        ByteAppender out(rendered.bytes);
        Scratch scratch;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            const auto start = out.size();
            for (std::size_t column = 0; column < layout_.slots.size(); ++column) {
                const auto& cell = kept_cell(layout_, block, column, row);
                if (options_.keeps_rows && cell.form == CellForm::absent) break;
                if (column != 0) out.append(options_.delimiter);
                if (options_.decimal_comma && append_with_comma(cell, meanings_[column], block.syntax, scratch, out))
                    continue;
                append_cell(cell, block.syntax, same_dialect, scratch, out);
            }
            while (extra != block.extra_cells.end() && extra->record < row) ++extra;
            for (; extra != block.extra_cells.end() && extra->record == row; ++extra) {
                out.append(options_.delimiter);
                append_cell(extra->cell, block.syntax, same_dialect, scratch, out);
            }
            suffix.append(row, out, layout_.slots.empty());
            if (out.size() == start) out.append("\"\"");  // an empty line would be no record
            out.append(options_.line_end);
            ++rendered.rows;
        }
        rendered.formulas_escaped += scratch.cell.formulas_escaped;
    }

    AddedSuffix suffix_of(std::span<const AddedColumn> added, Rendered& rendered) const {
        return {added, rendered, [this](std::size_t, std::string_view text, Rendered& to) {
                    to.bytes += options_.delimiter;
                    if (options_.escape_formulas && runs_as_formula(text))
                        append_escaped_formula(text, to);
                    else
                        append_csv_cell(text, options_.delimiter, to.bytes);
                }};
    }

    /// Appends `text` with a ' in front, and counts it.
    void append_escaped_formula(std::string_view text, Rendered& to) const {
        append_csv_cell(std::string("'").append(text), options_.delimiter, to.bytes);
        ++to.formulas_escaped;
    }

    /// For cells that take more than copying.
    struct Scratch {
        std::string decoded;
        Rendered cell;
    };

    void append_cell(const Cell& cell, Syntax syntax, bool same_dialect, Scratch& scratch, ByteAppender& out) const {
        // A carriage return outside quotes would become a line end, or part of one.
        const bool ends_line =
            cell.raw().ends_with('\r') || (options_.line_end == "\r" && cell.form == CellForm::plain &&
                                           cell.raw().find('\r') != std::string_view::npos);
        const bool keeps_bytes = same_dialect && !ends_line;
        if (keeps_bytes && !options_.escape_formulas) return out.append(cell.raw());
        const auto text = decoded(cell, syntax, scratch.decoded);
        scratch.cell.bytes.clear();
        if (options_.escape_formulas && runs_as_formula(text))
            append_escaped_formula(text, scratch.cell);
        else if (keeps_bytes)
            return out.append(cell.raw());
        else if (copy_bare(text, out))
            return;
        else
            append_csv_cell(text, options_.delimiter, scratch.cell.bytes);
        out.append(scratch.cell.bytes);
    }

    /// False where the cell is to be written like any other.
    bool append_with_comma(const Cell& cell, CellMeaning meaning, Syntax syntax, Scratch& scratch,
                           ByteAppender& out) const {
        const auto text = decoded(cell, syntax, scratch.decoded);
        const auto known = cell.form == CellForm::literal ? CellMeaning::number : meaning;
        const auto point = point_of_number(text, known, cell.form == CellForm::literal);
        if (point == std::string_view::npos) return false;
        std::string number(text);
        number[point] = ',';
        scratch.cell.bytes.clear();
        append_csv_cell(number, options_.delimiter, scratch.cell.bytes);
        out.append(scratch.cell.bytes);
        return true;
    }

    /// Copies a cell that needs no quotes. 8 bytes from the begin of `text` on are readable.
    bool copy_bare(std::string_view text, ByteAppender& out) const {
        if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return false;
        const auto special_in = [delimiter = options_.delimiter](std::uint64_t word) {
            return bytes_equal(word, delimiter) | bytes_equal(word, '"') | control_bytes(word);
        };
        if (!copy_plain(text, out.room_for(text.size() + 8), special_in)) return false;
        out.wrote(text.size());
        return true;
    }

    void append_name(const std::string& name, std::string& out) const {
        const bool escape = options_.escape_formulas && runs_as_formula(name);
        append_csv_cell(escape ? "'" + name : name, options_.delimiter, out);
    }

    FormatOptions options_;
    Layout layout_;
    std::vector<CellMeaning> meanings_;  // by kept column, where points become commas
    bool line_is_open_ = false;          // what was written last has no line end
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const FormatOptions& options, Layout layout) {
    return std::make_unique<CsvWriter>(options, std::move(layout));
}

std::unique_ptr<Writer> make_tsv_writer(const FormatOptions& options, Layout layout) {
    auto with_tabs = options;
    with_tabs.delimiter = '\t';
    return std::make_unique<CsvWriter>(with_tabs, std::move(layout));
}

}  // namespace leadqual::writing
