// Blocks of leads made from text, as a reader would hand them out: every column has a slot, in order.
#pragma once

#include "leadqual/format.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual::test {

inline Block block_of(std::string_view text, Syntax syntax) {
    Block block;
    block.syntax = syntax;
    block.bytes.assign(text.begin(), text.end());
    block.bytes.resize(text.size() + Block::padding);
    block.size = text.size();
    return block;
}

/// Records of csv without a header. `columns` is how many the header would have.
inline Block csv_block(std::string_view text, std::size_t columns, char delimiter = ',') {
    Block block = block_of(text, Syntax::csv);
    block.delimiter = delimiter;
    block.cells.resize(columns);
    const char* bytes = block.bytes.data();
    for (std::uint32_t at = 0; at < text.size();) {
        Record record;
        record.begin = at;
        std::size_t found = 0;
        for (bool is_last = false; !is_last;) {
            const auto start = at;
            for (bool in_quotes = false; at < text.size(); ++at) {
                if (bytes[at] == '"' && bytes[start] == '"')
                    in_quotes = !in_quotes;
                else if (!in_quotes && (bytes[at] == delimiter || bytes[at] == '\n' || bytes[at] == '\r'))
                    break;
            }
            Cell cell{bytes + start, at - start, CellForm::plain};
            if (cell.raw().starts_with('"')) {
                const auto inside = cell.raw().substr(1, cell.size - 2);
                cell.form = inside.find('"') == std::string_view::npos ? CellForm::quoted : CellForm::escaped;
            }
            if (found < columns) block.cells[found].push_back(cell);
            ++found;
            is_last = at == text.size() || bytes[at] != delimiter;
            if (!is_last) ++at;
        }
        record.end = at;
        if (at < text.size() && bytes[at] == '\r') ++at;
        if (at < text.size() && bytes[at] == '\n') ++at;
        record.next = at;
        record.missing = static_cast<std::uint32_t>(columns - std::min(columns, found));
        for (; found < columns; ++found) block.cells[found].emplace_back();
        block.records.push_back(record);
    }
    return block;
}

/// Objects one after another, with anything but braces between them; a slot for each of `keys`.
inline Block json_block(std::string_view text, const std::vector<std::string>& keys) {
    Block block = block_of(text, Syntax::json);
    block.cells.resize(keys.size());
    const char* bytes = block.bytes.data();
    const auto skip_string = [&](std::uint32_t& at) {
        for (++at; bytes[at] != '"'; ++at)
            if (bytes[at] == '\\') ++at;
        ++at;
    };
    const auto skip_value = [&](std::uint32_t& at) {
        for (int depth = 0;;) {
            if (depth == 0 && std::strchr(",}] \r\n\t", bytes[at]) != nullptr) return;
            if (bytes[at] == '"') {
                skip_string(at);
                continue;
            }
            if (bytes[at] == '{' || bytes[at] == '[') ++depth;
            if (bytes[at] == '}' || bytes[at] == ']') --depth;
            ++at;
        }
    };
    const auto skip_blanks = [&](std::uint32_t& at) {
        while (at < text.size() && std::strchr(" \r\n\t,:", bytes[at]) != nullptr) ++at;
    };
    for (auto at = static_cast<std::uint32_t>(std::min(text.find('{'), text.size())); at < text.size();) {
        Record record;
        record.begin = at;
        for (auto& slot : block.cells) slot.emplace_back();
        for (++at, skip_blanks(at); bytes[at] != '}'; skip_blanks(at)) {
            const auto key_begin = at + 1;
            skip_string(at);
            const std::string key(bytes + key_begin, bytes + at - 1);
            skip_blanks(at);
            const auto begin = at;
            skip_value(at);
            const auto slot = std::find(keys.begin(), keys.end(), key) - keys.begin();
            if (static_cast<std::size_t>(slot) == keys.size()) continue;
            Cell cell{bytes + begin, at - begin, CellForm::literal};
            if (bytes[begin] == '"') {
                const bool escaped = cell.raw().find('\\') != std::string_view::npos;
                cell.form = escaped ? CellForm::escaped : CellForm::quoted;
            } else if (bytes[begin] == '{' || bytes[begin] == '[') {
                cell.form = CellForm::nested;
            } else if (cell.raw() == "null") {
                cell.form = CellForm::null;
            }
            block.cells[static_cast<std::size_t>(slot)].back() = cell;
        }
        record.end = ++at;
        at = static_cast<std::uint32_t>(std::min(text.find('{', at), text.size()));
        record.next = at;
        block.records.push_back(record);
    }
    return block;
}

/// A column whose rows each have their own value.
inline AddedColumn texts(std::string name, std::vector<std::string_view> values) {
    AddedColumn column;
    column.name = std::move(name);
    column.values = std::move(values);
    return column;
}

/// A column whose rows choose among these values; the numbers must outlive it.
inline AddedColumn choices(std::string name, AddedType type, std::vector<std::string_view> values,
                           std::span<const std::uint32_t> value_of) {
    return {std::move(name), type, std::move(values), value_of, 0};
}

/// Numbers as their digits, "" for none.
inline AddedColumn numbers(std::string name, std::vector<std::string_view> values) {
    auto column = texts(std::move(name), std::move(values));
    column.type = AddedType::number;
    return column;
}

/// 1 yes, 0 no, -1 blank
inline AddedColumn truths(std::string name, const std::vector<int>& truths) {
    auto column = texts(std::move(name), {});
    column.type = AddedType::truth;
    for (const int truth : truths) column.values.push_back(truth < 0 ? "" : truth == 0 ? "no" : "yes");
    return column;
}

inline FormatOptions as(OutputFormat format) {
    FormatOptions options;
    options.format = format;
    return options;
}

/// Kept columns in their own slots.
inline Layout keeping(std::vector<std::string> names, std::vector<std::string> added = {}) {
    Layout layout;
    for (std::uint32_t slot = 0; slot < names.size(); ++slot) layout.slots.push_back(slot);
    layout.names = std::move(names);
    layout.added = std::move(added);
    return layout;
}

/// Records that leave as their own bytes.
inline Layout passing(std::string header, std::vector<std::string> added = {}) {
    Layout layout;
    layout.pass_through = true;
    layout.header_bytes = std::move(header);
    layout.added = std::move(added);
    return layout;
}

/// A whole output: begin, each block in turn, end.
struct Output {
    Output(const FormatOptions& options, Layout layout) : writer(make_writer(options, std::move(layout))) {
        writer->begin(bytes);
    }
    Output& add(const Block& block, const std::vector<AddedColumn>& added = {}, const Bits& kept = {}) {
        Rendered rendered;
        writer->render(block, added, kept, rendered);
        rows += rendered.rows;
        formulas_escaped += rendered.formulas_escaped;
        std::string out;
        writer->accept(rendered, out);
        bytes += out;
        return *this;
    }
    std::string end() {
        writer->end(bytes);
        for (std::string piece; writer->more(piece); piece.clear()) bytes += piece;
        return bytes;
    }
    std::unique_ptr<Writer> writer;
    std::string bytes;
    std::uint64_t rows = 0, formulas_escaped = 0;
};

}  // namespace leadqual::test
