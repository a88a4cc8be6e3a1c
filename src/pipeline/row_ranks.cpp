#include "pipeline/row_ranks.hpp"

#include <algorithm>
#include <ranges>

namespace leadqual {

RowRanks::RowRanks(const Job& job, const InputPlan& plan, const AddedPlan& added)
    : job_(job), plan_(plan), counted_(plan.inputs.size()) {
    for (std::size_t at = 0; at < plan.inputs.size(); ++at) {
        const Input& input = plan.inputs[at];
        const auto& columns = input.columns;
        const auto fields = fields_of_columns(columns);
        for (std::size_t slot = 0; slot < input.selected.size(); ++slot) {
            const auto column = input.selected[slot];
            if (added.may_have_written(columns[column])) continue;
            const Field* field = fields[column];
            const auto convention = convention_of(field ? field->name : "", field ? field->type : FieldType::text,
                                                  columns[column], columns);
            counted_[at].push_back({slot, convention.kind});
        }
    }
}

void RowRanks::find(const Input& input, const Block& block, std::vector<std::uint32_t>& ranks) const {
    ranks.assign(block.records.size(), 0);
    if (job_.keep == Keep::complete)
        count_cells(input, block, ranks);
    else
        find_days(input, block, ranks);
}

void RowRanks::count_cells(const Input& input, const Block& block, std::vector<std::uint32_t>& ranks) const {
    std::string decoded;
    for (const auto& [slot, kind] : counted_[static_cast<std::size_t>(&input - plan_.inputs.data())])
        for (std::size_t row = 0; row < ranks.size(); ++row)
            ranks[row] += !plan_.missing.contains(trim(text_of(block.cells[slot][row], block.syntax, decoded)), kind);
}

void RowRanks::find_days(const Input& input, const Block& block, std::vector<std::uint32_t>& ranks) const {
    constexpr double kBeforeFirstDay = -719'163;  // 0000-12-31, so that 0001-01-01 is 1
    Arena arena;
    Column days;
    for (auto field = plan_.fields.size();
         field-- > plan_.dedupe_begins + job_.dedupe.size();) {  // the better one last
        for (const Feed& feed : std::views::reverse(input.feeds[field])) {
            read_column(block, feed.slot, FieldType::date, plan_.missing, job_.today, arena, days, feed.convention);
            for (std::size_t row = 0; row < ranks.size(); ++row)
                if (const double day = days.low[row]; day == day)
                    ranks[row] = static_cast<std::uint32_t>(day - kBeforeFirstDay);
        }
    }
}

}  // namespace leadqual
