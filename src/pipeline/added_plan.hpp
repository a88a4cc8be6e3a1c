// (private to pipeline) Verdicts -> the columns appended to each lead: which ones a run writes, and their values.
#pragma once

#include "pipeline/reasons.hpp"
#include "pipeline/set_situations.hpp"

namespace leadqual {

enum class AddedKind : std::uint8_t {
    combined_tag,
    tag,
    action,
    reasons,
    next_question,
    score,
    score_max,
    could_be,
    known,
    grade,
    grade_range,
    reason_code,
    recheck_on,
    criterion
};

struct AddedEntry {
    AddedKind kind = AddedKind::tag;
    std::uint32_t set = 0, criterion = 0;
    std::string name;  ///< lq_tag; with several sets lq_bant_tag
};

class AddedPlan {
public:
    /// Reads --add and --prefix. Throws Error (exit 2) for a name that is none of the appended columns.
    AddedPlan(const Job& job, const Program& program);

    std::vector<std::string> names() const;
    /// Whether a run with this prefix, of these rule sets or of the built-in ones, gives a column this name.
    bool may_have_written(std::string_view column) const;
    /// How many of the first columns a run of an unknown rule set appended: its whole default group, with one
    /// beginning, and what follows with it: the criteria. 0 when they do not begin with such a group.
    std::size_t earlier_group(std::span<const std::string> columns) const;
    /// Fills one AddedColumn an entry. `situations` are those of each set, found for these leads; `combined` numbers
    /// the combined tag of each lead; `arena` holds the texts that are a lead's own.
    void fill(const LeadsInView& leads, std::span<SetSituations> situations, std::span<const std::uint32_t> combined,
              Arena& arena, std::vector<AddedColumn>& columns) const;

private:
    const Program& program_;
    std::string prefix_;
    std::vector<AddedEntry> entries_;
};

/// The question of the first criterion not known; none for a knocked-out lead.
std::string_view next_question(const RuleSet& set, const Verdicts& verdicts, std::size_t row) noexcept;

}  // namespace leadqual
