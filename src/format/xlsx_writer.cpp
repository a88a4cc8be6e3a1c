// xlsx. Any thread decides what each cell is and puts it into a compact form; the module that writes workbooks takes
// the rows in order.
#include "format/added_suffix.hpp"
#include "format/plain_values.hpp"
#include "format/writing.hpp"
#include "leadqual/xlsx.hpp"

#include <fmt/format.h>

#include <cstring>

namespace leadqual::writing {

namespace {

constexpr std::size_t kMostColumns = 16'384;

template <typename Value>
void append_bytes(Value value, std::string& out) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}

void append_cell(std::string_view text, CellMeaning meaning, std::string& out) {
    const auto kind = [&](XlsxCell cell) { out += static_cast<char>(cell); };
    if (text.empty()) return kind(XlsxCell::blank);
    if (const auto number = plain_number(text, meaning)) {
        kind(XlsxCell::number);
        append_bytes(*number, out);
    } else if (const auto day = plain_date(text, meaning)) {
        kind(XlsxCell::date);
        append_bytes(static_cast<double>(*day), out);
    } else {
        kind(XlsxCell::text);
        append_bytes(static_cast<std::uint32_t>(text.size()), out);
        out += text;
    }
}

XlsxColumn::Look look_of(std::string_view added) {
    if (added.ends_with("tag") || added.ends_with("could_be")) return XlsxColumn::tag;
    if (added.ends_with("score") || added.ends_with("score_max")) return XlsxColumn::score;
    return added.ends_with("reasons") ? XlsxColumn::wrapped : XlsxColumn::plain;
}

class XlsxWriter final : public Writer {
public:
    XlsxWriter(const FormatOptions& options, Layout layout)
        : options_(options), layout_(std::move(layout)), meanings_(meanings_of_cells(layout_.names)) {
        const auto columns = layout_.names.size() + layout_.added.size();
        if (columns > kMostColumns)
            throw Error(Exit::usage,
                        fmt::format("the output has {} columns, and a sheet holds {}",
                                    show_grouped(static_cast<double>(columns)),
                                    show_grouped(static_cast<double>(kMostColumns))),
                        "--columns chooses some of them; csv has room for all");
    }

    void begin(std::string&) override {
        XlsxBookOptions book;
        for (const auto& name : layout_.names) book.columns.push_back({name});
        for (const auto& name : layout_.added) book.columns.push_back({name, look_of(name)});
        book.is_plain = options_.xlsx_profile == XlsxProfile::crm;
        book.today = options_.today;
        book_ = guarded([&] { return make_xlsx_book(book); });
    }

    void render(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                Rendered& rendered) const override {
        AddedSuffix suffix(added, rendered, [&](std::size_t column, std::string_view text, Rendered& to) {
            const bool is_number = added[column].type == AddedType::number;
            append_cell(text, is_number ? CellMeaning::number : CellMeaning::text, to.bytes);
        });
        ByteAppender out(rendered.bytes);
        std::string decoding, cells;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            cells.clear();
            for (std::size_t column = 0; column < layout_.slots.size(); ++column)
                append_cell(decoded(kept_cell(layout_, block, column, row), block.syntax, decoding), meanings_[column],
                            cells);
            out.append(cells);
            suffix.append(row, out);
            out.append(static_cast<char>(XlsxCell::end));
            ++rendered.rows;
        }
    }

    void accept(Rendered& rendered, std::string&) override {
        guarded([&] { book_->add(rendered.bytes); });
    }

    void summarise(std::span<const SummaryTable> tables) override {
        guarded([&] {
            for (const auto& table : tables) book_->summarise(table.title, table.header, table.rows, table.is_drawn);
        });
    }

    void end(std::string&) override {
        guarded([&] { book_->finish(); });
    }

    bool more(std::string& out) override {
        constexpr std::size_t kPiece = std::size_t{256} << 10;
        out.resize(kPiece);
        out.resize(guarded([&] { return book_->read(out.data(), kPiece); }));
        return !out.empty();
    }

    std::vector<std::string> notes() const override { return book_->notes(); }

private:
    /// What goes wrong while a workbook is written is an output that cannot be written.
    template <typename Work>
    static auto guarded(Work work) -> decltype(work()) {
        try {
            return work();
        } catch (const XlsxFault& fault) {
            throw Error(Exit::output, fault.message, fault.hint);
        }
    }

    FormatOptions options_;
    Layout layout_;
    std::vector<CellMeaning> meanings_;
    std::unique_ptr<XlsxBook> book_;
};

}  // namespace

std::unique_ptr<Writer> make_xlsx_writer(const FormatOptions& options, Layout layout) {
    return std::make_unique<XlsxWriter>(options, std::move(layout));
}

}  // namespace leadqual::writing
