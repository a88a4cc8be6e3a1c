#include "pipeline/verdict_texts.hpp"

#include <fmt/format.h>

namespace leadqual {

static const KnockOut* knock_out_of(const RuleSet& set, const Verdicts& verdicts, std::size_t row) noexcept {
    const auto which = verdicts.knock_out[row];
    return which == Verdicts::none ? nullptr : &set.knock_outs[static_cast<std::size_t>(which)];
}

std::string_view grade_text(const Verdicts& verdicts, std::size_t row) noexcept {
    if (verdicts.grade.empty() || verdicts.grade[row] == Verdicts::no_grade) return {};
    return {&"ABCDEF"[verdicts.grade[row] - 'A'], 1};
}

std::string grade_range(const Verdicts& verdicts, std::size_t row) {
    if (verdicts.grade.empty() || verdicts.grade_best[row] == verdicts.grade_worst[row]) return {};
    return fmt::format("{}-{}", verdicts.grade_best[row], verdicts.grade_worst[row]);
}

std::string_view reason_code(const RuleSet& set, const Verdicts& verdicts, std::size_t row) noexcept {
    const KnockOut* knock_out = knock_out_of(set, verdicts, row);
    return knock_out ? std::string_view(knock_out->reason) : std::string_view();
}

std::string recheck_on(const RuleSet& set, const Verdicts& verdicts, std::size_t row, Day today) {
    const KnockOut* knock_out = knock_out_of(set, verdicts, row);
    return knock_out && knock_out->recheck_after ? show_day(today + *knock_out->recheck_after) : std::string();
}

}  // namespace leadqual
