// Two rule sets on the same leads. What moves a lead is found by trying: between the two stand rule sets that have only
// some of the differences, and all of them judge each block in one pass, so that equal parts are worked out once.
#include "pipeline/block_source.hpp"
#include "pipeline/field_readings.hpp"
#include "pipeline/identity.hpp"
#include "pipeline/mixtures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

/// One way of reading the file, and the rule sets that judge what is read.
struct Pass {
    Pass(const Job& job, std::vector<RuleSet> sets) : program(numbered(std::move(sets), job.map), job.today) {
        inputs = open_inputs(job, program);
    }
    static std::vector<RuleSet> numbered(std::vector<RuleSet> sets, std::span<const MapOverride> command_line) {
        number_readings(sets, command_line);
        return sets;
    }
    Program program;
    InputPlan inputs;
    std::optional<BlockSource> source;
    Turn turn;
};

std::string_view state_text(State state) {
    return state == State::met ? "met" : state == State::unmet ? "unmet" : "unknown";
}

class Comparer {
public:
    Comparer(const Job& job, std::size_t rows, bool keeps_cells) : rows_(rows), keeps_cells_(keeps_cells) {
        result_.differences = differences(job.sets[0], job.sets[1]);
        mixtures_ = make_mixtures(job.sets[0], job.sets[1], result_.differences);
        if (mixtures_.sets[1].size() > 0 && !can_read_again(job.inputs.front()))
            throw Error(Exit::usage,
                        "the two rule sets count in different currencies, and this one can be read only once",
                        "save it to a file first");
        for (auto& sets : mixtures_.sets) {
            if (sets.empty()) continue;
            Pass& pass = *passes_.emplace_back(std::make_unique<Pass>(job, std::move(sets)));
            if (passes_.size() == 1) choose_columns(pass.inputs.inputs.front().columns);
            select_cells(pass.inputs, kept_);
            sample_inputs(pass.inputs, job.today);
            pass.source.emplace(pass.inputs);
        }
        for (const Tag before : {Tag::sql, Tag::mql, Tag::disqualified})
            for (const Tag after : {Tag::disqualified, Tag::mql, Tag::sql})
                if (before != after) result_.moves.push_back({before, after, 0, {}});
    }

    RuleSetComparison run(const TakeMoved& take) {
        while (next_block()) judge_block(take);
        std::erase_if(result_.moves, [](const Move& move) { return move.leads == 0; });
        for (Move& move : result_.moves)
            std::stable_sort(move.causes.begin(), move.causes.end(),
                             [](const auto& one, const auto& other) { return one.leads > other.leads; });
        return std::move(result_);
    }

private:
    /// The columns that tell leads apart, and behind them all, where they are asked for.
    void choose_columns(const std::vector<std::string>& columns) {
        result_.columns = columns;
        for (const auto& [name, column] : identity_columns(columns)) kept_.push_back(column), identity_.push_back(name);
        if (keeps_cells_) kept_.insert(kept_.end(), columns.begin(), columns.end());
    }

    bool next_block() {
        bool is_there = false;
        for (auto& pass : passes_) {
            is_there = pass->source->next(pass->turn);
            if (!is_there) continue;
            pass->turn.reader->locate(pass->turn.block);
            judge(pass->program, pass->inputs, pass->turn);
        }
        return is_there;
    }

    const Verdicts& verdicts(const Mixture& mixture) const {
        return passes_[mixture.pass]->turn.evaluation.sets[mixture.position];
    }

    void judge_block(const TakeMoved& take) {
        Block& block = passes_.front()->turn.block;
        places_.place(block);
        result_.rejected += block.rejects.size();
        const Verdicts &before = verdicts(mixtures_.before), &after = verdicts(mixtures_.after);
        BlockLines lines(block);
        std::size_t rejected = 0;
        for (std::size_t row = 0; row < block.records.size(); ++row) {
            ++result_.leads;
            ++result_.tags[static_cast<std::size_t>(before.tag[row])][static_cast<std::size_t>(after.tag[row])];
            if (before.tag[row] == after.tag[row]) continue;
            while (rejected < block.rejects.size() && block.rejects[rejected].before <= row) ++rejected;
            ++result_.moved;
            Move& move = *std::find_if(result_.moves.begin(), result_.moves.end(), [&](const Move& each) {
                return each.before == before.tag[row] && each.after == after.tag[row];
            });
            ++move.leads;
            MoveCause& cause = cause_of(row, move);
            const bool is_kept = cause.leads++ < rows_;
            if (!is_kept && !take) continue;
            MovedLead lead{passes_.front()->turn.input->path,
                           lines.at(block.records[row].begin),
                           block.first_record + row + rejected,
                           identity_of_row(block, row),
                           move.before,
                           move.after,
                           cause.differences,
                           {}};
            if (keeps_cells_)
                for (std::size_t i = identity_.size(); i < kept_.size(); ++i)
                    lead.cells.emplace_back(kept_text(block, i, row));
            if (take) take(lead, result_.columns);
            if (is_kept) cause.first.push_back(std::move(lead));
        }
    }

    /// The cause of a lead's move, new or known.
    MoveCause& cause_of(std::size_t row, Move& move) {
        MoveCause cause;
        const auto found = std::find_if(mixtures_.between.begin(), mixtures_.between.end(),
                                        [&](const Mixture& each) { return verdicts(each).tag[row] == move.after; });
        if (found != mixtures_.between.end())
            cause.differences = found->differences;
        else if (mixtures_.is_complete)
            cause.differences = mixtures_.after.differences;
        for (const std::uint32_t each : cause.differences)
            cause.outcomes.push_back(outcome(result_.differences[each], row));
        const auto known = std::find_if(move.causes.begin(), move.causes.end(), [&](const MoveCause& each) {
            return each.differences == cause.differences && each.outcomes == cause.outcomes;
        });
        return known != move.causes.end() ? *known : move.causes.emplace_back(std::move(cause));
    }

    /// What the differing part says of a lead before and after.
    std::string outcome(const Difference& difference, std::size_t row) const {
        const Verdicts &before = verdicts(mixtures_.before), &after = verdicts(mixtures_.after);
        const RuleSet &rules_before = rules(mixtures_.before), &rules_after = rules(mixtures_.after);
        const auto arrow = [](std::string_view from, std::string_view to) {
            return from == to ? std::string() : fmt::format("{} -> {}", from, to);
        };
        if (difference.section == "criteria") {
            const auto state = [&](const RuleSet& rules, const Verdicts& verdicts) -> std::string_view {
                for (std::size_t i = 0; i < rules.criteria.size(); ++i)
                    if (rules.criteria[i].name == difference.entry) return state_text(verdicts.state(i, row));
                return "not there";
            };
            return arrow(state(rules_before, before), state(rules_after, after));
        }
        if (difference.section == "profile") {
            const auto fit = [&](const Verdicts& verdicts) {
                return verdicts.fit_is_true[row / 64] >> row % 64 & 1    ? "fits"
                       : verdicts.fit_is_false[row / 64] >> row % 64 & 1 ? "does not fit"
                                                                         : "unknown";
            };
            return arrow(fit(before), fit(after));
        }
        if (!difference.section.ends_with("verdict")) return {};
        const auto line = [&](const RuleSet& rules, const Verdicts& verdicts) {
            const VerdictLine& fired = rules.verdict[verdicts.line[row]];
            return fmt::format("{} when {}", to_text(fired.tag), fired.when.source);
        };
        return arrow(line(rules_before, before), line(rules_after, after));
    }

    const RuleSet& rules(const Mixture& mixture) const {
        return passes_[mixture.pass]->program.sets()[mixture.position];
    }

    std::string_view kept_text(const Block& block, std::size_t kept, std::size_t row) {
        const int slot = passes_.front()->turn.input->slot_of_kept[kept];
        if (slot == Mapping::none) return {};
        return text_of(block.cells[static_cast<std::size_t>(slot)][row], block.syntax, buffer_);
    }

    std::vector<std::pair<std::string, std::string>> identity_of_row(const Block& block, std::size_t row) {
        std::vector<std::pair<std::string, std::string>> identity;
        for (std::size_t i = 0; i < identity_.size(); ++i)
            if (const auto text = trim(kept_text(block, i, row)); !text.empty())
                identity.emplace_back(identity_[i], text);
        return identity;
    }

    std::size_t rows_;
    bool keeps_cells_;
    RuleSetComparison result_;
    Mixtures mixtures_;
    std::vector<std::unique_ptr<Pass>> passes_;
    std::vector<std::string> kept_, identity_;  ///< columns; what the first of them are called
    PlaceCounter places_;
    std::string buffer_;
};

}  // namespace

RuleSetComparison compare_rule_sets(const Job& job, std::size_t rows, const TakeMoved& take) {
    return Comparer(job, rows, take != nullptr).run(take);
}

}  // namespace leadqual
