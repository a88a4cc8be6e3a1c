#include "pipeline/read_fields.hpp"

#include "pipeline/shown_value.hpp"

#include <algorithm>
#include <utility>

namespace leadqual {

namespace {

void take_value(const Column& from, std::size_t row, Column& to) {
    const auto bit = std::uint64_t{1} << row % 64;
    switch (from.type) {
        case FieldType::text:
            to.text[row] = from.text[row];
            return;
        case FieldType::boolean:
            to.is_true[row / 64] |= from.is_true[row / 64] & bit;
            to.is_false[row / 64] |= from.is_false[row / 64] & bit;
            return;
        default:
            to.low[row] = from.low[row];
            if (to.high.empty() && !from.high.empty()) to.high = to.low;
            if (!to.high.empty()) to.high[row] = from.high.empty() ? from.low[row] : from.high[row];
    }
}

class FieldReader {
public:
    FieldReader(const Program& program, const InputPlan& inputs, Turn& turn)
        : program_(program), inputs_(inputs), input_(*turn.input), turn_(turn), block_(turn.block) {}

    void read(std::size_t field) {
        const auto& feeds = input_.feeds[field];
        const auto& use = program_.fields()[field];
        Column& column = turn_.columns[field];
        if (feeds.empty()) return fill_missing(use.type, block_.records.size(), column);
        read_feed(feeds.front(), use, column);
        if (feeds.size() > 1) read_others(field, use, column);
    }

private:
    const MissingWords& missing_in(const FieldUse& use) const { return inputs_.readings[use.reading].missing; }

    void read_feed(const Feed& feed, const FieldUse& use, Column& column) {
        read_column(block_, feed.slot, use.type, missing_in(use), program_.today(), turn_.arena, column,
                    feed.convention, &turn_.memories[feed.memory]);
        if (feed.convention.is_money && input_.currencies[use.reading])
            turn_.row_rates[use.reading].convert(block_, feed.slot, column);
    }

    void read_others(std::size_t field, const FieldUse& use, Column& column) {
        const auto& feeds = input_.feeds[field];
        const auto rows = block_.records.size();
        auto& taken = block_.cells[static_cast<std::size_t>(input_.slot_of_field[field])];
        auto& names = turn_.stepped_in[field];
        taken = block_.cells[feeds.front().slot];
        names.assign(rows, {});
        bool has_unreadable = column.unreadable > 0;
        for (const Feed& feed : std::span(feeds).subspan(1)) {
            Column& other = turn_.second_choice;
            read_feed(feed, use, other);
            has_unreadable = has_unreadable || other.unreadable > 0;
            column.is_converted = column.is_converted || other.is_converted;
            for (std::size_t row = 0; row < rows; ++row) {
                if (has_value(column, row) || !has_value(other, row)) continue;
                take_value(other, row, column);
                ++column.filled;
                taken[row] = block_.cells[feed.slot][row];
                names[row] = input_.columns[feed.column];
            }
        }
        column.unreadable = 0;
        if (has_unreadable) count_unreadable(feeds, use, column, taken);
    }

    /// What no column gives a value for, though one holds something.
    void count_unreadable(std::span<const Feed> feeds, const FieldUse& use, Column& column, std::vector<Cell>& taken) {
        std::string buffer;
        for (std::size_t row = 0; row < taken.size(); ++row) {
            if (has_value(column, row)) continue;
            const auto holds_something = [&](const Feed& feed) {
                auto text = trim(text_of(block_.cells[feed.slot][row], block_.syntax, buffer));
                const auto& meanings = feed.convention.meanings;
                if (const std::string* meaning = meanings ? meanings->find(text) : nullptr) text = *meaning;
                return !missing_in(use).contains(text, feed.convention.kind);
            };
            const auto feed = std::ranges::find_if(feeds, holds_something);
            if (feed == feeds.end()) continue;
            taken[row] = block_.cells[feed->slot][row];
            if (column.unreadable++ == 0) column.first_unreadable = static_cast<std::uint32_t>(row);
        }
    }

    const Program& program_;
    const InputPlan& inputs_;
    const Input& input_;
    Turn& turn_;
    Block& block_;
};

}  // namespace

void read_fields(const Program& program, const InputPlan& inputs, Turn& turn) {
    const Input& input = *turn.input;
    const auto fields = program.fields().size();
    turn.columns.resize(fields);
    if (std::exchange(turn.memories_of, &input) != &input) {
        turn.memories.clear();
        turn.memories.resize(input.memories);
        turn.stepped_in.clear();
        if (input.has_several_feeds()) turn.stepped_in.resize(fields);
    }
    if (turn.block.cells.size() < input.slots) turn.block.cells.resize(input.slots);
    turn.row_rates.resize(inputs.readings.size());
    for (std::size_t reading = 0; reading < inputs.readings.size(); ++reading)
        if (const auto& currency = input.currencies[reading])
            turn.row_rates[reading].read(turn.block, currency->slot, inputs.readings[reading], inputs.rates);
    FieldReader reader(program, inputs, turn);
    for (std::size_t field = 0; field < fields; ++field) reader.read(field);
}

}  // namespace leadqual
