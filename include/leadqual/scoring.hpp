// Floor 4: a block of leads x compiled rule sets -> verdicts, and why.
//
// Every condition becomes instructions over whole columns; equal parts are computed once, also across rule sets. A
// truth is the set of answers still possible (TRUE, FALSE, NULL): "51-200" >= 100 can be TRUE or FALSE, a missing cell
// is NULL. That one idea carries three-valued logic, inexact values and could_be.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

/// For each row, which of TRUE, FALSE and NULL a condition can still be. Known only where exactly one bit is set.
struct Truths {
    Bits can_be_true, can_be_false, can_be_null;
    bool is_true(std::size_t row) const noexcept;   ///< TRUE and nothing else
    bool is_false(std::size_t row) const noexcept;  ///< FALSE and nothing else
};

/// Rule sets (and an optional --where condition) made ready to judge blocks. Immutable; shared by threads.
class Program {
public:
    Program(std::vector<RuleSet> sets, Day today);
    ~Program();
    Program(Program&&) noexcept;

    /// A condition over fields and judgements, evaluated after the verdicts: keeps a lead where TRUE.
    void set_filter(Condition condition, std::vector<FieldUse> fields);

    std::span<const RuleSet> sets() const noexcept;
    std::span<const FieldUse> fields() const noexcept;  ///< of all sets and the filter; columns come in this order
    /// Position in fields() of a set's own field number.
    std::uint32_t field_of(std::size_t set, std::uint32_t field) const noexcept;
    Day today() const noexcept;

    struct Compiled;
    const Compiled& compiled() const noexcept { return *compiled_; }

private:
    std::unique_ptr<Compiled> compiled_;
};

/// The verdicts of one rule set on a block, by row.
struct Verdicts {
    static constexpr std::int16_t none = -1;
    std::vector<Tag> tag, could_be;       ///< could_be == tag: settled
    std::vector<std::uint8_t> line;       ///< the verdict line that fired
    std::vector<std::int16_t> knock_out;  ///< which, or none
    std::vector<std::uint8_t> score, score_max;
    std::vector<Bits> met, unmet;    ///< by criterion; neither is unknown
    Bits fit_is_true, fit_is_false;  ///< neither: no profile, or unknown
    static constexpr char no_grade = 0;
    /// A to F, or no_grade while nothing is known of it, and the letters it can still become; empty without a grade.
    std::vector<char> grade, grade_best, grade_worst;
    State state(std::size_t criterion, std::size_t row) const noexcept {
        const auto bit = std::uint64_t{1} << row % 64;
        if (met[criterion][row / 64] & bit) return State::met;
        return unmet[criterion][row / 64] & bit ? State::unmet : State::unknown;
    }
    std::uint32_t count(std::size_t row, State state) const noexcept;
};

/// Leads whose verdict is the same in all it says: tag, could_be, line, knock-out, scores, states, fit and grade. There
/// are few of these situations and many leads, so what is told of a verdict (counts, appended cells) is worked out once
/// for each situation, not once a lead. Kept from block to block.
class Situations {
public:
    /// Finds the situation of each of the first `rows` leads. Situations met before keep their numbers.
    void find(const Verdicts& verdicts, std::size_t rows);

    std::span<const std::uint32_t> of_row() const noexcept { return of_row_; }
    std::size_t size() const noexcept { return last_row_.size(); }
    /// The last lead that was in it: one of this block, if any of this block is.
    std::size_t last_row(std::size_t situation) const noexcept { return last_row_[situation]; }
    /// Changes when all situations were forgotten, because they had become too many.
    std::uint32_t edition() const noexcept { return edition_; }

private:
    void forget();

    std::vector<std::uint32_t> of_row_, last_row_;
    std::size_t words_ = 0;
    std::uint32_t edition_ = 0;
    std::vector<std::uint64_t> row_keys_, keys_;  // words_ for each row, for each situation
    std::vector<std::uint32_t> remembered_;       // by hash of the key: a situation, from 1
};

/// What one thread needs to judge a block; reused, so that nothing is allocated a row.
class Evaluation {
public:
    Evaluation();
    ~Evaluation();
    Evaluation(Evaluation&&) noexcept;
    Evaluation& operator=(Evaluation&&) noexcept;

    std::vector<Verdicts> sets;
    Bits kept;  ///< the filter is TRUE (all rows without one)
    struct Registers;
    std::unique_ptr<Registers> registers;
};

/// Judges `rows` leads. `columns` are the program's fields in order; `supplied[i]` says that some column of the file
/// feeds field i (knock-outs that read another are off). The columns must live as long as `evaluation` is looked at.
void evaluate(const Program& program, std::span<const Column> columns, const std::vector<bool>& supplied,
              std::size_t rows, Evaluation& evaluation);

/// What to do with a lead: the action of its verdict line, or the knock-out's own where the line has none; {missing}
/// becomes the criteria not met. Kept in `arena` where it had to be put together.
std::string_view action_text(const Program& program, const Verdicts& verdicts, std::size_t set, std::size_t row,
                             Arena& arena);

/// Which knock-outs of a set are off for a file with these columns.
std::vector<bool> knock_outs_off(const Program& program, std::size_t set, const std::vector<bool>& supplied);

/// Whether a criterion can be anything but unknown for a file with these columns.
bool can_judge(const Program& program, std::size_t set, std::size_t criterion, const std::vector<bool>& supplied);

// ---------------------------------------------------------------- answers

/// A part of a rule set that has an answer for each lead.
struct RulePart {
    enum class Kind : std::uint8_t {
        criterion,
        met,
        unmet,
        signal,
        fact,
        profile,
        gate,
        grade,
        knock_out,
        unless,
        verdict
    };
    Kind kind = Kind::criterion;
    std::uint32_t index = 0;  ///< of the criterion, fact, signal of the grade, knock-out or verdict line
    std::uint32_t entry = 0;  ///< in its list of met conditions or signals
    bool operator==(const RulePart&) const = default;
};
/// All parts of a set, in the order of its file.
std::vector<RulePart> parts_of(const RuleSet& set);

/// The condition of a part; nullptr for a criterion as a whole.
const Condition* condition_of(const RuleSet& set, const RulePart& part);

enum class Answer : std::uint8_t { no, yes, null, not_asked };
/// What a part says of one lead: TRUE or met, FALSE or unmet, NULL or unknown. Not asked are a verdict line behind the
/// one that fired, a met condition behind the one that decided, a knock-out that is off for the file, or its exception
/// where it does not fire.
Answer answer(const Program& program, const Evaluation& evaluation, std::size_t set, const RulePart& part,
              std::size_t row);

/// Which answers a part can have at all, whatever the lead: "email IS NULL" is never NULL.
struct PossibleAnswers {
    bool yes = false, no = false, null = false;
    bool operator==(const PossibleAnswers&) const = default;
};
std::vector<PossibleAnswers> possible_answers(const Program& program, std::size_t set, std::span<const RulePart> parts);

// ---------------------------------------------------------------- why

/// The part of a criterion's condition that decided its state for one lead, and the fields it read.
struct Evidence {
    const Condition* condition = nullptr;        ///< nullptr: unknown, nothing decided
    const Expression* part = nullptr;            ///< the comparison inside it
    std::span<const std::uint32_t> fields = {};  ///< positions in Program::fields(), in the order of reading
    const std::string* because = nullptr;        ///< a signal's own words, when it has some
};
Evidence evidence(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t criterion,
                  std::size_t row);

/// The evidence of a whole block: there are only as many different ones as conditions have parts.
struct BlockEvidence {
    Evidence evidence;
    Bits rows;  ///< that it decided
};
std::vector<BlockEvidence> block_evidence(const Program& program, const Evaluation& evaluation, std::size_t set,
                                          std::size_t criterion);

/// What time leaves of a signal's points.
struct DecayedPoints {
    const Decay* decay = nullptr;
    std::vector<std::uint32_t> fields;             ///< that give the date: positions in Program::fields()
    std::optional<std::int32_t> youngest, oldest;  ///< its age in days, equal where it is exact; nothing: unknown
    Decimal certain, possible;                     ///< the points left in any case, and at most
};

/// One line of an explanation: a condition with its truth for this lead and the fields it read.
struct ExplainedCondition {
    const Condition* condition = nullptr;
    const Expression* part = nullptr;
    int truth = -1;                     ///< 1 TRUE, 0 FALSE, -1 unknown
    std::vector<std::uint32_t> fields;  ///< positions in Program::fields()
    std::optional<Decimal> points;      ///< of a signal, undiminished
    const std::string* because = nullptr;
    bool decided = false;
    std::optional<DecayedPoints> decayed;  ///< of a signal whose points fade
};

struct ExplainedCriterion {
    State state = State::unknown;
    std::vector<ExplainedCondition> conditions;
    /// contribution = 100 x weight x share / total weight; share = share_of / share_out_of (points against max).
    std::int64_t share_of = 0, share_out_of = 1;
    std::string contribution;  ///< exact: "25", "33 1/3"
    std::string best;          ///< the most it can add once everything is known
    std::string worth;         ///< 100 x weight / total weight: what a share of 1 adds
};

/// The letter for fit, with the evidence for it.
struct ExplainedGrade {
    std::vector<ExplainedCondition> conditions;
    Decimal points;  ///< known
};

struct Explanation {
    std::vector<ExplainedCriterion> criteria;
    std::string sum;                             ///< "25 + 0 + 50 = 75", rounding and all
    std::vector<ExplainedCondition> knock_outs;  ///< fired, or could fire
    std::optional<ExplainedCondition> profile, gate;
    std::optional<ExplainedGrade> grade;
};
Explanation explain(const Program& program, const Evaluation& evaluation, std::size_t set, std::size_t row);

/// One lead of a block; `columns` and `supplied` as they were given to evaluate().
struct JudgedLead {
    std::span<const Column> columns;
    const std::vector<bool>& supplied;
    const Evaluation& evaluation;
    std::size_t row = 0;
};

/// A comparison that a verdict rests on, with the cells it read.
struct Ground {
    RulePart of;  ///< whose condition it stands in
    const Condition* condition = nullptr;
    const Expression* part = nullptr;   ///< the comparison inside it
    bool negated = false;               ///< read it with NOT before it
    int truth = -1;                     ///< so read: 1 TRUE, 0 FALSE, -1 unknown
    std::vector<std::uint32_t> fields;  ///< positions in Program::fields(): those whose cells matter
};

/// What a cell could say: a field and a value of its type.
struct Told {
    std::uint32_t field = 0;  ///< position in Program::fields()
    double number = 0;        ///< a number, days, a date; yes is 1
    std::string text;
};

/// Answers that would raise the tag, tried before they are named.
struct Raise {
    std::vector<Told> example;            ///< told these, the lead gets `tag`; none with fewer cells was found
    std::vector<std::uint32_t> criteria;  ///< that are met then, or have more points
    bool fit = false;                     ///< the profile is TRUE then
    std::vector<std::uint32_t> fields;    ///< cells of the example that none of these reads
    Tag tag = Tag::disqualified;          ///< what it becomes
};

/// Answers questions about single leads by judging variants of them. Keeps what it learns about a rule set.
class Inquiry {
public:
    Inquiry(const Program& program, std::size_t set);
    ~Inquiry();
    Inquiry(Inquiry&&) noexcept;

    /// What the verdict rests on, in the order of the rule file. A lead of which only these cells are known gets the
    /// same tag, score and grade, and the same answer to each criterion and the profile. What is still open is shown by
    /// the comparison it waits for.
    std::vector<Ground> grounds(const JudgedLead& lead);

    /// At most three ways up, all with as few cells as any: the first in the order of the criteria. None for a lead
    /// whose verdict is settled; else none where no way was found.
    std::vector<Raise> raises(const JudgedLead& lead);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace leadqual
