#include "pipeline/turn.hpp"

#include "pipeline/combine_tags.hpp"
#include "pipeline/duplicates.hpp"
#include "pipeline/read_fields.hpp"

#include <algorithm>
#include <bit>

namespace leadqual {

namespace {

/// Rows that a destination takes: their combined tag is among `tags`, and --where keeps them.
void choose_rows(const Turn& turn, std::span<const Tag> tags, Bits& kept) {
    const auto rows = turn.block.records.size();
    kept = turn.evaluation.kept;
    if (tags.empty()) return;
    bool wanted[3] = {};
    for (const Tag tag : tags) wanted[static_cast<std::size_t>(tag)] = true;
    for (std::size_t row = 0; row < rows; ++row)
        kept[row / 64] &= ~(std::uint64_t{!wanted[static_cast<std::size_t>(turn.combined[row])]} << (row % 64));
}

std::uint64_t count(const Bits& bits) {
    std::uint64_t rows = 0;
    for (const auto word : bits) rows += static_cast<std::uint64_t>(std::popcount(word));
    return rows;
}

}  // namespace

void judge(const Program& program, const InputPlan& inputs, Turn& turn) {
    const Input& input = *turn.input;
    turn.arena.clear();
    read_fields(program, inputs, turn);
    evaluate(program, turn.columns, input.supplied, turn.block.records.size(), turn.evaluation);
}

void process(const RunPlan& plan, Turn& turn) {
    const Input& input = *turn.input;
    turn.reader->locate(turn.block);
    if (plan.duplicates != nullptr) plan.duplicates->take_out(turn);
    judge(plan.program, plan.inputs, turn);
    const LeadsInView leads{plan.program, turn.block,          turn.evaluation,
                            turn.columns, input.slot_of_field, turn.stepped_in};
    const auto sets = turn.evaluation.sets.size();
    turn.situations.resize(sets);
    for (std::size_t set = 0; set < sets; ++set) turn.situations[set].find(turn.evaluation.sets[set], leads.rows());
    if (sets == 1) {
        const auto& tags = turn.evaluation.sets.front().tag;
        turn.combined.assign(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(leads.rows()));
    } else {
        combine_tags(turn.evaluation.sets, plan.job.combine, leads.rows(), turn.combined);
        turn.combined_number.clear();
        for (const Tag tag : turn.combined) turn.combined_number.push_back(static_cast<std::uint32_t>(tag));
    }
    tally_block(leads, turn.situations, turn.combined, turn.tally);
    if (plan.job.survey) survey_block(plan.job, plan.inputs, input, leads, turn.situations, turn.survey);
    plan.added.fill(leads, turn.situations, turn.combined_number, turn.arena, turn.added);
    arrange_cells(plan.output, input, turn.block);

    turn.kept.resize(plan.destinations.size());
    turn.rendered.resize(plan.destinations.size());
    turn.written = 0;
    for (std::size_t at = 0; at < plan.destinations.size(); ++at) {
        choose_rows(turn, plan.destinations[at], turn.kept[at]);
        turn.written += count(turn.kept[at]);
        turn.rendered[at].clear();
        if (plan.job.top == 0) plan.writer->render(turn.block, turn.added, turn.kept[at], turn.rendered[at]);
    }
}

}  // namespace leadqual
