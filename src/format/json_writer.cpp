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
        leadqual::append_json_string(name, keys.emplace_back(","));
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

bool holds_line_break(std::string_view text) noexcept {
    return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
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
        AddedSuffix suffix(added, rendered, [&](std::size_t column, std::string_view text, Rendered& to) {
            append_added(added_keys_[column], added[column].type, text, to.bytes);
        });
        const bool is_json = block.syntax == Syntax::json, is_whole = layout_.pass_through && is_json;
        // Only what stood in JSON before can hold a line break.
        const bool minifies = is_json && (shape_ == Shape::lines || !is_whole);
        ByteAppender out(rendered.bytes);
        std::string buffer;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            if (!is_kept(kept, row)) continue;
            if (shape_ == Shape::array) {
                out.append(',');
                out.append(line_end_);
            }
            const auto start = out.size();
            if (is_whole)
                append_whole(block.bytes_of(block.records[row]), suffix, row, out);
            else
                append_object(block, suffix, row, buffer, out);
            if (const auto object = out.from(start); minifies && holds_line_break({object.data(), object.size()}))
                out.cut(start + minify(object));
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
    void append_line_end(const Block& block, std::size_t row, bool is_whole, ByteAppender& out) const {
        const auto own = is_whole ? line_end_of(block, block.records[row]) : std::string_view();
        out.append(own.empty() ? std::string_view(line_end_) : own);
    }

    void append_whole(std::string_view object, AddedSuffix& suffix, std::size_t row, ByteAppender& out) const {
        if (dropped_.empty()) return out.append(object);
        const auto members = members_of(object);
        out.append('{');
        const auto start = out.size();
        if (may_hold(members, dropped_beginning_))
            append_members_without(members, dropped_, out);
        else
            out.append(members);
        suffix.append(row, out, out.size() == start);
        if (members.empty())
            out.append('}');
        else  // the brace, blanks before it
            out.append(object.substr(static_cast<std::size_t>(members.data() + members.size() - object.data())));
    }

    /// `buffer` is scratch.
    void append_object(const Block& block, AddedSuffix& suffix, std::size_t row, std::string& buffer,
                       ByteAppender& out) const {
        out.append('{');
        bool is_first = true;
        for (std::size_t column = 0; column < layout_.slots.size(); ++column) {
            const auto& cell = kept_cell(layout_, block, column, row);
            if (cell.form == CellForm::absent && block.syntax == Syntax::json) continue;
            out.append(std::string_view(keys_[column]).substr(is_first ? 1 : 0));
            is_first = false;
            if (cell.form == CellForm::absent)
                out.append("null");
            else if (block.syntax == Syntax::json)
                out.append(cell.raw());
            else
                append_json_string(decoded(cell, block.syntax, buffer), out);
        }
        suffix.append(row, out, is_first);
        out.append('}');
    }

    static void append_added(std::string_view key, AddedType type, std::string_view text, std::string& out) {
        out += key;
        if (text.empty())
            out += "null";
        else if (type == AddedType::number)
            out += text;
        else
            leadqual::append_json_string(text, out);
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
