// Checks the records of a block strictly and finds their cells.
#include "import/json_elements.hpp"
#include "import/json_reader.hpp"
#include "import/json_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace leadqual::reading {

namespace {

/// Puts the cells of one record after the other in their slots.
class CellFinder {
public:
    /// `slots` of each key: negative where it has none, `no_column` where it was always an object.
    CellFinder(Block& block, const JsonColumns& keys, std::span<const int> slots, int no_column)
        : block_(block), keys_(keys), slots_(slots), no_column_(no_column), cells_(block.cells.size()) {
        for (auto& cells : block.cells) cells.clear();  // absent, until a record has one
    }

    /// Begins with the record of this index, of which no cell is known.
    void start_record(std::size_t row) {
        row_ = row;
        new_key_ = {};
        if (row == room_) make_room();
        if (std::exchange(is_faulty_, false))
            for (auto* cells : cells_) cells[row] = {};
    }
    /// The record is none after all: another one gets its index.
    void drop_record() noexcept { is_faulty_ = true; }
    void finish(std::size_t rows) {
        for (auto& cells : block_.cells) cells.resize(rows);
    }

    JsonColumns::Key key(JsonColumns::Key parent, std::string_view quoted) {
        const auto key = keys_.find(parent, quoted);
        if (key == JsonColumns::unknown) note_new_key(quoted);
        return key;
    }

    void value(JsonColumns::Key key, std::string_view quoted, std::string_view raw, CellForm form) {
        const int slot = slots_[key];
        if (slot >= 0)
            cells_[static_cast<std::size_t>(slot)][row_] = {raw.data(), static_cast<std::uint32_t>(raw.size()), form};
        else if (slot == no_column_ && form != CellForm::null && raw.front() != '{')  // always an object before
            note_new_key(quoted);
    }

    std::string_view new_key() const noexcept { return new_key_; }  ///< the first that is no column, in quotes

private:
    void note_new_key(std::string_view quoted) {
        if (new_key_.empty()) new_key_ = quoted;
    }
    /// For many records at once: none costs a call.
    void make_room() {
        room_ = std::max<std::size_t>(64, 2 * room_);
        for (std::size_t slot = 0; slot < cells_.size(); ++slot) {
            block_.cells[slot].resize(room_);
            cells_[slot] = block_.cells[slot].data();
        }
    }

    Block& block_;
    const JsonColumns& keys_;
    std::span<const int> slots_;
    int no_column_;
    std::vector<Cell*> cells_;  // of each slot
    std::size_t row_ = 0, room_ = 0;
    bool is_faulty_ = false;
    std::string_view new_key_;
};

std::string_view kind_of(char first) {
    switch (first) {
        case '[':
            return "an array";
        case '"':
            return "a text";
        case 't':
        case 'f':
            return "a boolean";
        case 'n':
            return "null";
        default:
            return "a number";
    }
}

}  // namespace

/// Finds the cells of `record`, which `scan` stands before. Returns what is wrong with it, if anything is.
template <class Cells>
std::optional<JsonReader::Finding> JsonReader::read_record(std::string_view record, JsonScanner& scan, JsonSteps& steps,
                                                           Cells& cells) const {
    const bool is_object = record.front() == '{';
    const auto end_name = layout_.shape == JsonShape::lines ? "the end of the line" : "the end of the record";
    if (!(is_object ? RecordWalk(scan, keys_, steps, cells).read() : scan.value()) || !scan.only_blanks(end_name))
        return Finding{scan.fault().at, describe(scan.fault(), record, end_name)};
    if (!is_object) return Finding{0, fmt::format("expected an object, found {}", kind_of(record.front()))};
    if (rejects_new_keys_ && !cells.new_key().empty())
        return Finding{static_cast<std::size_t>(cells.new_key().data() - record.data()),
                       fmt::format("key {} is new, and a pipe's columns are settled by its first records",
                                   shorten(visible(cells.new_key()), 60))};
    return std::nullopt;
}

void JsonReader::locate(Block& block) const {
    block.cells.resize(selected_.size());
    if (!block.rejects.empty()) return;  // read() had to reject it, and found out all there is to know
    const auto text = text_in(block);
    const bool is_utf8 = is_valid_utf8(text);
    JsonScanner scan(text);
    JsonSteps steps;
    CellFinder cells(block, keys_, slot_of_key_, no_column);
    std::size_t at = 0;
    while (const auto element = next_element(text, at, layout_.shape, true)) {
        at = element->behind;
        if (element->begin == element->end) {
            ++block.blank_lines;
            continue;
        }
        const auto record = text.substr(element->begin, element->end - element->begin);
        std::optional<Finding> finding;
        scan.start_record(element->begin, element->end);
        cells.start_record(block.records.size());
        if (record.size() > limit_.max_record)
            finding = Finding{0, limit_.reason()};
        else if (const auto bad = is_utf8 ? record.size() : first_invalid_utf8(record); bad < record.size())
            finding = Finding{bad, fmt::format("invalid JSON: not UTF-8, found the byte 0x{:02X}",
                                               static_cast<unsigned char>(record[bad]))};
        else
            finding = read_record(record, scan, steps, cells);

        const auto begin = static_cast<std::uint32_t>(element->begin), end = static_cast<std::uint32_t>(element->end);
        if (!finding) {
            block.has_new_key |= !cells.new_key().empty();
            block.records.push_back({begin, end, static_cast<std::uint32_t>(element->behind), 0});
            continue;
        }
        cells.drop_record();
        const auto kept = static_cast<std::uint32_t>(std::min<std::size_t>(record.size(), limit_.max_record));
        block.rejects.push_back({begin, begin + kept, static_cast<std::uint32_t>(block.records.size()),
                                 std::move(finding->reason), begin + static_cast<std::uint32_t>(finding->at)});
    }
    cells.finish(block.records.size());
    if (layout_.shape == JsonShape::lines) block.line_ends = scan.marks().count_line_ends();
    for (std::size_t slot = 0; slot < selected_.size(); ++slot) {  // a column asked for twice
        const auto first = static_cast<std::size_t>(slot_of_column_[selected_[slot]]);
        if (first != slot) block.cells[slot] = block.cells[first];
    }
}

}  // namespace leadqual::reading
