// json (an array, a record a line) and jsonl (an object a line). A JSON record that only gets columns appended leaves
// as its own bytes with members added before the closing brace.
#include "format/added_suffix.hpp"
#include "format/json_text.hpp"
#include "format/writing.hpp"

namespace leadqual::writing {

namespace {

enum class Shape : std::uint8_t { array, lines };

/// ,"name": for each name, escaped once.
std::vector<std::string> as_keys(std::span<const std::string> names) {
    std::vector<std::string> keys;
    for (const auto& name : names) {
        append_json_string(name, keys.emplace_back(","));
        keys.back() += ':';
    }
    return keys;
}

/// What all of `names` begin with.
std::string common_beginning(std::span<const std::string> names) {
    if (names.empty()) return {};
    auto common = names.front();
    for (const auto& name : names)
        while (!name.starts_with(common)) common.pop_back();
    return common;
}

bool holds_line_break(std::string_view text, std::size_t begin) noexcept {
    return text.find('\n', begin) != std::string_view::npos || text.find('\r', begin) != std::string_view::npos;
}

class JsonWriter final : public Writer {
public:
    JsonWriter(Shape shape, const FormatOptions& options, Layout layout)
        : shape_(shape),
          line_end_(options.line_end),
          layout_(std::move(layout)),
          keys_(as_keys(layout_.names)),
          added_keys_(as_keys(layout_.added)),
          dropped_(layout_.dropped) {
        // A record may hold members of these names even where its file's first records do not; a key comes only once.
        dropped_.insert(dropped_.end(), layout_.added.begin(), layout_.added.end());
        dropped_beginning_ = common_beginning(dropped_);
    }

    void begin(std::string& out) override {
        if (shape_ == Shape::array) out += '[';
    }

    void render(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                Rendered& rendered) const override {
        auto& out = rendered.bytes;
        AddedSuffix suffix(added, rendered, [&](std::size_t column, std::string_view text, Rendered& to) {
            append_added(added_keys_[column], added[column].type, text, to.bytes);
        });
        const bool is_whole = layout_.pass_through && block.syntax == Syntax::json;
        JsonText cells;
        std::string buffer;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            if (shape_ == Shape::array) out.append(",").append(line_end_);
            const auto start = out.size();
            if (is_whole)
                append_whole(block.bytes_of(block.records[row]), suffix, row, out);
            else
                append_object(block, suffix, row, cells, buffer, out);
            const bool one_line = shape_ == Shape::lines || !is_whole;
            if (one_line && holds_line_break(out, start)) minify(out, start);
            if (shape_ == Shape::lines) append_line_end(block, row, is_whole, out);
            ++rendered.rows;
        }
    }

    void accept(Rendered& rendered, std::string& out) override {
        if (rendered.bytes.empty()) return;
        if (shape_ == Shape::array && is_empty_)
            out.append(rendered.bytes, 1);  // no comma before the first record
        else
            Writer::accept(rendered, out);
        is_empty_ = false;
    }

    void end(std::string& out) override {
        if (shape_ == Shape::lines) return;
        if (!is_empty_) out += line_end_;
        out.append("]").append(line_end_);
    }

private:
    /// A record keeps its own line end; one at the end of a file without any gets ours.
    void append_line_end(const Block& block, std::size_t row, bool is_whole, std::string& out) const {
        const auto own = is_whole ? line_end_of(block, block.records[row]) : std::string_view();
        out += own.empty() ? std::string_view(line_end_) : own;
    }

    void append_whole(std::string_view object, AddedSuffix& suffix, std::size_t row, std::string& out) const {
        if (dropped_.empty()) {
            out += object;
            return;
        }
        const auto members = members_of(object);
        out += '{';
        const auto start = out.size();
        if (may_hold(members, dropped_beginning_))
            append_members_without(members, dropped_, out);
        else
            out += members;
        append_suffix(suffix, row, start, out);
        if (members.empty())
            out += '}';
        else
            out.append(members.data() + members.size(), object.data() + object.size());  // the brace, blanks before it
    }

    /// `cells` and `buffer` are scratch.
    void append_object(const Block& block, AddedSuffix& suffix, std::size_t row, JsonText& cells, std::string& buffer,
                       std::string& out) const {
        cells.clear();
        for (std::size_t column = 0; column < layout_.slots.size(); ++column) {
            const auto& cell = kept_cell(layout_, block, column, row);
            if (cell.form == CellForm::absent && block.syntax == Syntax::json) continue;
            cells.put(keys_[column]);
            if (cell.form == CellForm::absent)
                cells.put("null");
            else if (block.syntax == Syntax::json)
                cells.put(cell.raw());
            else
                cells.put_string(cell.form == CellForm::plain ? cell.raw()
                                                              : leadqual::text_of(cell, block.syntax, buffer));
        }
        out += '{';
        const auto start = out.size();
        out += cells.text().substr(std::min<std::size_t>(1, cells.text().size()));  // no comma before the first
        append_suffix(suffix, row, start, out);
        out += '}';
    }

    /// The appended members, each behind a comma; the first without one where it is the first of the object.
    static void append_suffix(AddedSuffix& suffix, std::size_t row, std::size_t start, std::string& out) {
        const auto members = suffix.of(row);
        out += members.substr(out.size() == start && !members.empty() ? 1 : 0);
    }

    static void append_added(std::string_view key, AddedType type, std::string_view text, std::string& out) {
        out += key;
        if (text.empty())
            out += "null";
        else if (type == AddedType::number)
            out += text;
        else
            append_json_string(text, out);
    }

    Shape shape_;
    std::string line_end_;
    Layout layout_;
    std::vector<std::string> keys_, added_keys_, dropped_;
    std::string dropped_beginning_;  // records without it are not searched for dropped members
    bool is_empty_ = true;
};

}  // namespace

std::unique_ptr<Writer> make_json_writer(const FormatOptions& options, Layout layout) {
    return std::make_unique<JsonWriter>(Shape::array, options, std::move(layout));
}

std::unique_ptr<Writer> make_json_lines_writer(const FormatOptions& options, Layout layout) {
    return std::make_unique<JsonWriter>(Shape::lines, options, std::move(layout));
}

}  // namespace leadqual::writing
