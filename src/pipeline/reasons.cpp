#include "pipeline/reasons.hpp"

#include <algorithm>

#include "pipeline/shown_value.hpp"

namespace leadqual {

namespace {

constexpr std::size_t kReasonsWidth = 120;

std::string spaced(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// What is said of a criterion, each text beginning with "; ". All but the lead's own value is known once it is known
/// what decided, and few things do: so these texts are made once a block.
struct Statement {
    std::string alone;  ///< "; yes budget", with a signal's own words
    /// The first field that the lead has a value for: coalesce(timeline, expected_close) may have been decided by the
    /// second.
    struct OfField {
        std::uint32_t field;
        bool is_told;       ///< the text says it all: "; no need: not demo requested"
        std::string text;   ///< else the value follows: "; yes budget: annual revenue "
        std::string if_no;  ///< of a boolean
    };
    std::vector<OfField> fields;
};

/// "budget: 40,000"; where the field is not called like the criterion and its value alone says little,
/// "budget: annual revenue 2,000,000"; a yes or no is told by the field's name.
Statement statement(const Program& program, const Criterion& criterion, const Evidence& evidence, State state) {
    Statement result{.alone = (state == State::met ? "; yes " : "; no ") + criterion.name, .fields = {}};
    if (evidence.because != nullptr) {
        result.alone += ": " + *evidence.because;
        return result;
    }
    for (const std::uint32_t field : evidence.fields) {
        const FieldUse& use = program.fields()[field];
        const bool is_told = use.type == FieldType::boolean;
        const bool is_named =
            (use.type == FieldType::number || use.type == FieldType::date) && use.name != criterion.name;
        Statement::OfField& of =
            result.fields.emplace_back(Statement::OfField{field, is_told, result.alone + ": ", {}});
        if (is_told) of.if_no = of.text + "not " + spaced(use.name);
        if (is_told) of.text += spaced(use.name);
        if (is_named) of.text += spaced(use.name) + " ";
    }
    return result;
}

class ReasonsWriter {
public:
    ReasonsWriter(const LeadsInView& leads, std::size_t set, Arena& arena)
        : leads_(leads), rules_(leads.program.sets()[set]), verdicts_(leads.evaluation.sets[set]), lines_(arena) {
        for (std::size_t i = 0; i < rules_.criteria.size(); ++i) {
            OfCriterion& added = criteria_.emplace_back();
            evidence(leads.program, leads.evaluation, set, i, added.evidence);
            for (const Evidence& each : added.evidence.different) {
                added.met.push_back(statement(leads.program, rules_.criteria[i], each, State::met));
                added.unmet.push_back(statement(leads.program, rules_.criteria[i], each, State::unmet));
            }
        }
        chosen_.resize(criteria_.size() + 1);
        asked_.resize(criteria_.size());
    }

    std::string_view reasons(std::size_t row) {
        if (const auto knock_out = verdicts_.knock_out[row]; knock_out != Verdicts::none)
            return rules_.knock_outs[static_cast<std::size_t>(knock_out)].because;
        append_fit(row);
        append_criteria(row);
        if (lines_.line().size() > kReasonsWidth) {
            const std::string shortened = shorten(lines_.line(), kReasonsWidth);
            lines_.clear_line();
            lines_.append(shortened);
        }
        return lines_.finish();
    }

private:
    struct OfCriterion {
        BlockEvidence evidence;
        std::vector<Statement> met, unmet;  ///< by what decided
    };

    /// All texts but "fits the profile" begin with "; ", which the first does without.
    void append(std::string_view text) { lines_.append(lines_.line().empty() ? text.substr(2) : text); }

    void append_fit(std::size_t row) {
        if (!rules_.profile) return;
        const auto bit = std::uint64_t{1} << (row % 64);
        if (verdicts_.fit_is_true[row / 64] & bit)
            lines_.append("fits the profile");
        else if (verdicts_.fit_is_false[row / 64] & bit)
            lines_.append("does not fit the profile");
    }

    /// First what is met, then what is not, then what is to be asked: sorted without a branch, because for a processor
    /// the states of leads are random.
    void append_criteria(std::size_t row) {
        std::size_t known = 0, unknown = 0;
        const auto bit = [&](const Bits& bits) { return (bits[row / 64] >> row % 64 & 1) != 0; };
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            chosen_[known] = &criteria_[i].met[criteria_[i].evidence.of_row[row]];
            known += bit(verdicts_.met[i]);
        }
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            const bool is_met = bit(verdicts_.met[i]), is_unmet = bit(verdicts_.unmet[i]);
            asked_[unknown] = i;
            unknown += !(is_met | is_unmet);
            chosen_[known] = &criteria_[i].unmet[criteria_[i].evidence.of_row[row]];
            known += !is_met & is_unmet;
        }
        for (std::size_t i = 0; i < known; ++i) append_statement(*chosen_[i], row);
        for (std::size_t i = 0; i < unknown; ++i) {
            if (i == 0) append("; ask ");
            if (i > 0) lines_.append(", ");
            lines_.append(rules_.criteria[asked_[i]].name);
        }
    }

    void append_statement(const Statement& statement, std::size_t row) {
        for (const Statement::OfField& each : statement.fields) {
            const Shown shown = has_value(leads_.columns[each.field], row);
            if (shown == Shown::nothing) continue;
            append(shown == Shown::no ? each.if_no : each.text);
            if (!each.is_told) append_value(leads_, each.field, row, lines_);
            return;
        }
        append(statement.alone);
    }

    const LeadsInView& leads_;
    const RuleSet& rules_;
    const Verdicts& verdicts_;
    ArenaLines lines_;
    std::vector<OfCriterion> criteria_;
    std::vector<const Statement*> chosen_;  ///< of one row, with room for one that is not
    std::vector<std::size_t> asked_;
};

}  // namespace

void fill_reasons(const LeadsInView& leads, std::size_t set, Arena& arena, std::span<std::string_view> texts) {
    ReasonsWriter writer(leads, set, arena);
    for (std::size_t row = 0; row < texts.size(); ++row) texts[row] = writer.reasons(row);
}

}  // namespace leadqual
