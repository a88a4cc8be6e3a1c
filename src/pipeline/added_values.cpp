// What the appended columns say. All but the reasons follow from a lead's situation, so they are worked out once for
// each situation and kept from block to block.
#include <fmt/format.h>

#include "pipeline/added_plan.hpp"
#include "pipeline/verdict_texts.hpp"

namespace leadqual {

namespace {

/// "0" to "100"
std::string_view digits_of(std::uint8_t score) {
    static const auto texts = [] {
        std::array<std::string, 101> all;
        for (std::size_t number = 0; number < all.size(); ++number) all[number] = std::to_string(number);
        return all;
    }();
    return texts[score];
}

AddedType type_of(AddedKind kind) {
    if (kind == AddedKind::criterion) return AddedType::truth;
    return kind == AddedKind::score || kind == AddedKind::score_max ? AddedType::number : AddedType::text;
}

std::string_view value_of(const AddedEntry& entry, const Program& program, const Verdicts& verdicts, std::size_t row,
                          Arena& arena) {
    const RuleSet& rules = program.sets()[entry.set];
    switch (entry.kind) {
        case AddedKind::tag:
            return to_text(verdicts.tag[row]);
        case AddedKind::could_be:
            return verdicts.could_be[row] == verdicts.tag[row] ? "" : to_text(verdicts.could_be[row]);
        case AddedKind::action:
            return action_text(program, verdicts, entry.set, row, arena);
        case AddedKind::next_question:
            return next_question(rules, verdicts, row);
        case AddedKind::score:
            return digits_of(verdicts.score[row]);
        case AddedKind::score_max:
            return digits_of(verdicts.score_max[row]);
        case AddedKind::known: {
            const auto all = rules.criteria.size();
            return arena.keep(fmt::format("{}/{}", all - verdicts.count(row, State::unknown), all));
        }
        case AddedKind::grade:
            return grade_text(verdicts, row);
        case AddedKind::grade_range:
            return arena.keep(grade_range(verdicts, row));
        case AddedKind::reason_code:
            return reason_code(rules, verdicts, row);
        case AddedKind::recheck_on:
            return arena.keep(recheck_on(rules, verdicts, row, program.today()));
        case AddedKind::criterion: {
            const State state = verdicts.state(entry.criterion, row);
            return state == State::unknown ? "" : state == State::met ? "yes" : "no";
        }
        case AddedKind::combined_tag:
        case AddedKind::reasons:
            break;
    }
    return {};
}

}  // namespace

void AddedPlan::fill(const LeadsInView& leads, std::span<SetSituations> sets, std::span<const std::uint32_t> combined,
                     Arena& arena, std::vector<AddedColumn>& columns) const {
    columns.resize(entries_.size());
    for (std::size_t at = 0; at < entries_.size(); ++at) {
        const auto& entry = entries_[at];
        AddedColumn& column = columns[at];
        column.type = type_of(entry.kind);
        if (column.name != entry.name) column.name = entry.name;
        if (entry.kind == AddedKind::combined_tag) {
            column.values = {to_text(Tag::disqualified), to_text(Tag::mql), to_text(Tag::sql)};
            column.value_of = combined;
            column.edition = 1;
            continue;
        }
        if (entry.kind == AddedKind::reasons) {
            column.values.resize(leads.rows());
            fill_reasons(leads, entry.set, arena, column.values);
            continue;
        }
        auto& [situations, texts] = sets[entry.set];
        if (column.edition != situations.edition()) column.values.clear();
        column.edition = situations.edition();
        column.value_of = situations.of_row();
        for (auto situation = column.values.size(); situation < situations.size(); ++situation)
            column.values.push_back(
                value_of(entry, program_, leads.evaluation.sets[entry.set], situations.last_row(situation), texts));
    }
}

std::string_view next_question(const RuleSet& set, const Verdicts& verdicts, std::size_t row) noexcept {
    if (verdicts.knock_out[row] != Verdicts::none) return {};
    for (std::size_t index = 0; index < set.criteria.size(); ++index)
        if (verdicts.state(index, row) == State::unknown) return set.criteria[index].question;
    return {};
}

}  // namespace leadqual
