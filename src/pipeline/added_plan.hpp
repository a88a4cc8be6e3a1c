// (private to pipeline) Verdicts -> the columns appended to each lead: which ones a run writes, and their values.
#pragma once

#include "pipeline/reasons.hpp"

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
    /// Fills one AddedColumn an entry. `arena` holds the texts that are made for a row.
    void fill(const LeadsInView& leads, std::span<const Tag> combined, Arena& arena,
              std::vector<AddedColumn>& columns) const;

private:
    void fill_text(const AddedEntry& entry, const LeadsInView& leads, std::span<const Tag> combined, Arena& arena,
                   std::vector<std::string_view>& texts) const;
    const Program& program_;
    std::string prefix_;
    std::vector<AddedEntry> entries_;
};

/// One tag of several sets: a knock-out in any set wins, ties go down.
void combine_tags(std::span<const Verdicts> sets, Combine combine, std::size_t rows, std::vector<Tag>& combined);

}  // namespace leadqual
