#include "scoring/raises.hpp"

#include "scoring/evidence.hpp"
#include "scoring/program.hpp"
#include "scoring/registers.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace leadqual {

namespace {

constexpr std::size_t kMostShown = 3;
constexpr std::size_t kMostAtOnce = 6;     // nobody asks seven questions to hear one tag
constexpr std::size_t kMostTrials = 5000;  // of one size
constexpr std::size_t kMostPaired = 24;    // tellings of a cell that are tried with those of another one
constexpr std::size_t kMostAlike = 3;      // moves with one effect that are tried: two may need the same cell

/// Cells told something at once, no cell twice.
using Change = std::vector<const Told*>;

bool touches(const Change& change, std::uint32_t field) {
    return std::any_of(change.begin(), change.end(), [&](const Told* told) { return told->field == field; });
}

/// Few changes before many: single cells; then pairs; then those that had some effect on criteria, the profile or what
/// else verdict lines read, put together. A pair that has an effect only together is looked for within one condition.
class Search {
public:
    Search(const Program& program, std::size_t set, const JudgedLead& lead, std::span<const std::vector<Told>> tellings,
           Trial& trial)
        : program_(program.compiled()),
          set_(program_.sets[set]),
          number_(set),
          lead_(lead),
          verdicts_(lead.evaluation.sets[set]),
          trial_(trial) {
        for (std::uint32_t field = 0; field < tellings.size(); ++field)
            if (is_open(lead.columns[field], lead.row)) add_tellings(field, tellings[field]);
    }

    std::vector<Raise> find() {
        std::vector<Change> singles;
        for (const auto& field : told_)
            for (const Told& told : field) singles.push_back({&told});
        try_changes(singles);
        if (!raises_.empty()) return taken();
        keep_moves(singles, 1);

        std::vector<Change> pairs = within_conditions();
        const std::size_t inside = pairs.size();
        std::vector<Change> together;
        put_together(2, together);
        pairs.insert(pairs.end(), together.begin(), together.end());
        try_changes(pairs);
        if (!raises_.empty()) return taken();
        pairs.resize(inside);
        keep_moves(pairs, 2);

        for (std::size_t size = 3; size <= kMostAtOnce && raises_.empty(); ++size) {
            std::vector<Change> changes;
            put_together(size, changes);
            try_changes(changes);
        }
        return taken();
    }

private:
    /// What a change did, as far as verdict lines can see it.
    struct Effect {
        std::string seen;
        bool is_good = false;  ///< something is met, known or worth more than before
    };
    struct Move {
        Change change;
        bool is_good = false;
    };

    void add_tellings(std::uint32_t field, const std::vector<Told>& values) {
        const Column& column = lead_.columns[field];
        auto& told = told_.emplace_back();
        if (!is_known(column, lead_.row)) {
            told = values;
            return;
        }
        const double low = column.low[lead_.row], high = column.high[lead_.row];
        for (const Told& each : values)
            if (low <= each.number && each.number <= high) told.push_back(each);
        for (const double end : {low, high})
            if (std::abs(end) < 1e15) told.push_back({field, end, {}});
    }

    void try_changes(const std::vector<Change>& changes) {
        effects_.clear();
        if (changes.empty()) return;
        trial_.begin(changes.size() + 1);
        trial_.copy_all(lead_);
        for (std::size_t i = 0; i < changes.size(); ++i)
            for (const Told* told : changes[i]) trial_.tell(i, *told);
        const Evaluation& judged = trial_.judge(lead_.supplied);
        unchanged_ = effect(judged, changes.size(), changes.size());
        for (std::size_t i = 0; i < changes.size(); ++i) {
            effects_.push_back(effect(judged, i, changes.size()));
            if (judged.sets[number_].tag[i] > verdicts_.tag[lead_.row]) add_raise(judged, i, changes[i]);
        }
    }

    Effect effect(const Evaluation& judged, std::size_t row, std::size_t before) const {
        const Evaluation::Registers& registers = *judged.registers;
        Effect result;
        const auto see = [&](std::uint32_t truth, bool only_true_is_good) {
            const int now = known_truth(registers.truths[truth], row),
                      was = known_truth(registers.truths[truth], before);
            result.seen += static_cast<char>('1' + now);
            result.is_good |= now != was && (now == 1 || !only_true_is_good);
        };
        const auto see_points = [&](std::uint32_t points) {
            const auto now = registers.points[points].low[row];
            result.seen += std::to_string(now) + ' ';
            result.is_good |= now > registers.points[points].low[before];
        };
        for (const CompiledCriterion& each : set_.criteria) {
            see(each.known, true);
            if (!each.signals.empty()) see_points(each.points_known);
        }
        see(set_.fit_known, true);
        for (const CompiledCondition& each : set_.facts) see(each.known, false);
        for (const CompiledKnockOut& each : set_.knock_outs) {
            const bool now = known_truth(registers.truths[each.known], row) == 1;
            result.seen += now ? '1' : '0';
            result.is_good |= !now && known_truth(registers.truths[each.known], before) == 1;
        }
        if (set_.gate) see(set_.gate->known, false);
        if (set_.grade) see_points(set_.grade->points_known);
        for (const std::uint32_t line : set_.lines_known) see(line, false);
        return result;
    }

    /// Verdict lines may read cells themselves; what those say matters although nothing else changes.
    bool is_read_by_lines(const Change& change) const {
        return std::any_of(set_.line_fields.begin(), set_.line_fields.end(), [&](const auto& fields) {
            return std::any_of(fields.begin(), fields.end(), [&](auto field) { return touches(change, field); });
        });
    }

    /// Those that had an effect of their own.
    void keep_moves(const std::vector<Change>& changes, std::size_t size) {
        std::map<std::string, std::size_t> alike;
        if (size > 1)
            for (const std::string& each : seen_) alike[each] = kMostAlike;
        for (std::size_t i = 0; i < changes.size() && i < effects_.size(); ++i) {
            const bool is_direct = is_read_by_lines(changes[i]);
            if (!is_direct && (effects_[i].seen == unchanged_.seen || alike[effects_[i].seen]++ >= kMostAlike))
                continue;
            seen_.insert(effects_[i].seen);
            moves_.push_back({changes[i], effects_[i].is_good || is_direct});
        }
    }

    void add_fields(const CompiledCondition& condition, std::vector<std::uint32_t>& fields) const {
        const auto& read = program_.parts[condition.part].fields;
        fields.insert(fields.end(), read.begin(), read.end());
    }
    std::vector<std::uint32_t> fields_of(std::span<const CompiledCondition> signals,
                                         std::span<const CompiledDate> dates) const {
        std::vector<std::uint32_t> fields;
        for (const CompiledCondition& condition : signals) add_fields(condition, fields);
        for (const CompiledDate& date : dates) fields.insert(fields.end(), date.fields.begin(), date.fields.end());
        return fields;
    }
    std::vector<std::uint32_t> fields_of(const CompiledCriterion& criterion) const {
        std::vector<std::uint32_t> fields = fields_of(criterion.signals, criterion.dates);
        for (const CompiledCondition& condition : criterion.met) add_fields(condition, fields);
        if (criterion.unmet) add_fields(*criterion.unmet, fields);
        return fields;
    }

    /// Pairs of cells that one condition reads.
    std::vector<Change> within_conditions() const {
        std::set<std::pair<const Told*, const Told*>> taken;
        std::vector<Change> pairs;
        const auto pair_up = [&](std::span<const std::uint32_t> fields) {
            for (const auto& first : told_)
                for (const auto& second : told_) {
                    if (first.empty() || second.empty() || first[0].field >= second[0].field) continue;
                    if (std::find(fields.begin(), fields.end(), first[0].field) == fields.end() ||
                        std::find(fields.begin(), fields.end(), second[0].field) == fields.end())
                        continue;
                    for (const Told& a : std::span(first).first(std::min(first.size(), kMostPaired)))
                        for (const Told& b : std::span(second).first(std::min(second.size(), kMostPaired)))
                            if (pairs.size() < kMostTrials && taken.emplace(&a, &b).second) pairs.push_back({&a, &b});
                }
        };
        for (const CompiledCriterion& each : set_.criteria) pair_up(fields_of(each));
        if (set_.profile) pair_up(program_.parts[set_.profile->part].fields);
        for (const CompiledCondition& fact : set_.facts) pair_up(program_.parts[fact.part].fields);
        for (const CompiledKnockOut& each : set_.knock_outs) {
            std::vector<std::uint32_t> fields = each.fields;
            if (each.unless) {
                const auto& read = program_.parts[each.unless->part].fields;
                fields.insert(fields.end(), read.begin(), read.end());
            }
            pair_up(fields);
        }
        if (set_.gate) pair_up(program_.parts[set_.gate->part].fields);
        if (set_.grade) pair_up(fields_of(set_.grade->signals, set_.grade->dates));
        for (const auto& fields : set_.line_fields) pair_up(fields);
        return pairs;
    }

    /// Adds all changes of `size` cells that can be made of moves; of more than two cells, of good ones only.
    void put_together(std::size_t size, std::vector<Change>& changes) const {
        Change begun;
        put_together(size, 0, begun, changes);
    }
    void put_together(std::size_t size, std::size_t from, Change& begun, std::vector<Change>& changes) const {
        if (begun.size() == size) return changes.push_back(begun);
        for (std::size_t i = from; i < moves_.size() && changes.size() < kMostTrials; ++i) {
            const Move& move = moves_[i];
            if (begun.size() + move.change.size() > size || (size > 2 && !move.is_good)) continue;
            if (move.change.size() == size) continue;  // tried as it was found
            if (std::any_of(move.change.begin(), move.change.end(),
                            [&](const Told* told) { return touches(begun, told->field); }))
                continue;
            begun.insert(begun.end(), move.change.begin(), move.change.end());
            put_together(size, i + 1, begun, changes);
            begun.resize(begun.size() - move.change.size());
        }
    }

    /// What it gains is named, and each cell that nothing named reads: all of them together raise the tag.
    void add_raise(const Evaluation& judged, std::size_t row, const Change& change) {
        const Verdicts& then = judged.sets[number_];
        Raise raise{.example = {}, .criteria = {}, .fit = false, .fields = {}, .tag = then.tag[row]};
        std::vector<std::uint32_t> named;  // fields
        const auto name = [&](const std::vector<std::uint32_t>& fields) {
            named.insert(named.end(), fields.begin(), fields.end());
        };
        const auto is_named = [&](std::uint32_t field) {
            return std::find(named.begin(), named.end(), field) != named.end();
        };
        for (std::uint32_t i = 0; i < set_.criteria.size(); ++i)
            if (then.state(i, row) == State::met && verdicts_.state(i, lead_.row) != State::met) {
                raise.criteria.push_back(i);
                name(fields_of(set_.criteria[i]));
            }
        raise.fit = test_bit(then.fit_is_true.data(), row) && !test_bit(verdicts_.fit_is_true.data(), lead_.row);
        if (raise.fit && set_.profile) name(program_.parts[set_.profile->part].fields);
        for (std::uint32_t i = 0; i < set_.criteria.size(); ++i) {
            if (!has_more_points(judged, row, i)) continue;
            const auto fields = fields_of(set_.criteria[i]);
            const bool is_needed = std::any_of(change.begin(), change.end(), [&](const Told* told) {
                return !is_named(told->field) && std::find(fields.begin(), fields.end(), told->field) != fields.end();
            });
            if (!is_needed) continue;
            raise.criteria.push_back(i);
            name(fields);
        }
        std::sort(raise.criteria.begin(), raise.criteria.end());
        for (const Told* told : change) {
            raise.example.push_back(*told);
            if (!is_named(told->field)) raise.fields.push_back(told->field);
        }
        raises_.push_back(std::move(raise));
    }

    bool has_more_points(const Evaluation& judged, std::size_t row, std::size_t criterion) const {
        if (set_.criteria[criterion].signals.empty()) return false;
        const std::uint32_t points = set_.criteria[criterion].points_known;
        return judged.registers->points[points].low[row] > lead_.evaluation.registers->points[points].low[lead_.row];
    }

    /// In the order of the criteria, each once, and none that asks for more than another does.
    std::vector<Raise> taken() {
        const auto order = [](const Raise& raise) {
            // The profile, and then single cells, stand behind the criteria.
            return std::tuple(raise.criteria.empty(), raise.criteria, raise.fit, raise.fields,
                              -static_cast<int>(raise.tag));
        };
        std::stable_sort(raises_.begin(), raises_.end(),
                         [&](const Raise& a, const Raise& b) { return order(a) < order(b); });
        std::vector<Raise> shown;
        for (const Raise& raise : raises_) {
            const bool is_needless = std::any_of(raises_.begin(), raises_.end(), [&](const Raise& other) {
                return &other != &raise && asks_for_less(other, raise, &other < &raise);
            });
            if (!is_needless && shown.size() < kMostShown) shown.push_back(raise);
        }
        return shown;
    }

    /// Whether who confirms what `one` names need not hear of `other`. `is_before` settles it between equals.
    static bool asks_for_less(const Raise& one, const Raise& other, bool is_before) {
        if (one.tag < other.tag) return false;
        const bool gains_no_more =
            (!one.fit || other.fit) &&
            std::includes(other.criteria.begin(), other.criteria.end(), one.criteria.begin(), one.criteria.end());
        if (!gains_no_more) return false;
        const bool gains_less = one.criteria.size() < other.criteria.size() || one.fit != other.fit;
        if (has_same_cells(one, other) && gains_less) return true;
        const bool names_no_more = std::all_of(one.fields.begin(), one.fields.end(), [&](std::uint32_t field) {
            return std::find(other.fields.begin(), other.fields.end(), field) != other.fields.end();
        });
        return names_no_more && (gains_less || one.fields.size() < other.fields.size() || is_before);
    }

    static bool has_same_cells(const Raise& one, const Raise& other) {
        return std::is_permutation(one.example.begin(), one.example.end(), other.example.begin(), other.example.end(),
                                   [](const Told& a, const Told& b) { return a.field == b.field; });
    }

    const Program::Compiled& program_;
    const CompiledSet& set_;
    std::size_t number_;
    const JudgedLead& lead_;
    const Verdicts& verdicts_;
    Trial& trial_;
    std::vector<std::vector<Told>> told_;  ///< by open field
    std::vector<Effect> effects_;          ///< of the changes tried last
    Effect unchanged_;
    std::set<std::string> seen_;
    std::vector<Move> moves_;
    std::vector<Raise> raises_;
};

}  // namespace

std::vector<Raise> find_raises(const Program& program, std::size_t set, const JudgedLead& lead,
                               std::span<const std::vector<Told>> tellings, Trial& trial) {
    return Search(program, set, lead, tellings, trial).find();
}

}  // namespace leadqual
