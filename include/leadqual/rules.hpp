// Floor 3: rule file -> parsed -> checked -> compiled. Knows nothing of files of leads.
//
// A condition is an SQL boolean expression over fields. It is parsed and typed here; the scoring floor turns it into
// instructions over columns. Every node knows its place in the condition's text, for messages and explanations.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

// ---------------------------------------------------------------- conditions

enum class ValueType : std::uint8_t { null, boolean, number, text, date };  // a horizon (days) is a number
std::string_view to_text(ValueType type) noexcept;

enum class Operation : std::uint8_t {
    constant,   ///< TRUE, 12, 'text', DATE '2026-01-31', NULL; settings arrive here as their values
    field,      ///< Expression::index into the fields of its rule set
    judgement,  ///< a name of the verdict level: Expression::judgement
    logical_and,
    logical_or,  ///< two or more operands: a AND b AND c is one node
    logical_not,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    in,    ///< operands[0] among the constants operands[1…]; lists are already expanded
    like,  ///< operands[1] is a constant pattern; compares folded
    is_null,
    is_true,
    is_false,
    add,
    subtract,
    multiply,
    divide,
    negate,
    case_when,  ///< when, then, when, then, …, else
    call,       ///< Expression::function
};

/// What a verdict line can read of a lead already judged.
enum class Judgement : std::uint8_t {
    criterion,  ///< Expression::index; met TRUE, unmet FALSE, unknown NULL
    fact,       ///< Expression::index
    knocked_out,
    fit,
    gate,
    met_count,
    unmet_count,
    unknown_count,
    known_count,
    points,  ///< Expression::index, a criterion of signals: its points, kept within its min and max
    score,
    score_max,
    grade,  ///< its letter, NULL while none of its signals is known
    tag,
    action,
    could_be,  ///< only in --where
};

enum class FunctionId : std::uint8_t {
    mentions,
    matches,
    days_since,
    days_until,
    email_domain,
    is_free_email,
    lower,
    upper,
    trim,
    length,
    coalesce,
    nullif,
    absolute,
    least,
    greatest,
    round,
};

/// A row of the table of functions. `leadqual functions` prints it.
struct Function {
    std::string_view name;
    FunctionId id;
    std::string_view parameters;  ///< for people and the checker: "text, words…"
    ValueType result;             ///< null: the type of its arguments
    std::string_view help;
    std::string_view example;
};
std::span<const Function> functions();

struct Expression {
    Operation operation = Operation::constant;
    ValueType type = ValueType::null;
    std::vector<Expression> operands;
    double number = 0;        ///< constants: numbers, dates (days since 1970), booleans (0 or 1)
    std::string text;         ///< constants of type text, as written (not folded)
    std::uint32_t index = 0;  ///< fields, criteria, facts
    Judgement judgement = Judgement::criterion;
    const Function* function = nullptr;
    std::uint32_t begin = 0, end = 0;  ///< its text inside Condition::source
};

/// A checked expression with its text and place.
struct Condition {
    Expression root;
    std::string source;  ///< as written: "budget >= $min_budget"
    Place place;         ///< of its first character
    std::string_view text_of(const Expression& part) const noexcept {
        return std::string_view(source).substr(part.begin, part.end - part.begin);
    }
};

/// Whether an operator turns NULL into an answer somewhere inside (IS NULL, coalesce, CASE …): then answering an
/// unknown may turn TRUE into FALSE.
bool answers_null(const Expression& expression) noexcept;

/// The fields that an expression reads (Expression::index), in the order of reading: adds those not there yet.
void collect_fields(const Expression& expression, std::vector<std::uint32_t>& fields);

// ---------------------------------------------------------------- rule sets

enum class Tag : std::uint8_t { disqualified, mql, sql };
std::string_view to_text(Tag tag) noexcept;  ///< disqualified, MQL, SQL
std::optional<Tag> read_tag(std::string_view name) noexcept;

enum class State : std::uint8_t { unknown, unmet, met };

/// A weight or points, exact: value / 1,000,000.
struct Decimal {
    std::int64_t millionths = 0;
    bool operator==(const Decimal&) const = default;
};
std::string to_text(Decimal value);

/// How points fade: points x 1/2^(age/half_life), rounded to hundredths, halves away from zero. The age is the days
/// from `since` to today, never negative; while it is unknown, the points are anything between none and all.
struct Decay {
    std::int32_t half_life = 0;  ///< days
    Condition since;             ///< a date, no truth
};

/// One piece of evidence with points.
struct Signal {
    Condition when;
    Decimal points;
    std::string because;
    std::optional<Decay> decay;
};

/// One letter of a methodology. Either `met` (with or without `unmet`) or `signals` is filled.
struct Criterion {
    std::string name, question;
    Decimal weight{1'000'000};
    std::vector<Condition> met;      ///< the first non-NULL answer decides
    std::optional<Condition> unmet;  ///< then: met if met is TRUE, else unmet if this is TRUE, else unknown
    std::vector<Signal> signals;
    Decimal met_at, max;  ///< signals only
    Decimal min;          ///< signals only: the least they count; below 0 they take away from the score
    Place place;
};

/// A letter for fit, beside the profile: signals that are unknown count nothing.
struct Grade {
    struct Letter {
        char letter = 'A';
        Decimal from;  ///< points
    };
    static constexpr char worst = 'F';
    std::vector<Signal> signals;
    std::vector<Letter> letters;  ///< best first, A to E; below the last one: worst
};

struct Fact {
    std::string name;
    Condition when;
};

/// Disqualifies whatever else holds, on evidence only: off for a file that supplies no column for a field `when` reads.
struct KnockOut {
    Condition when;
    std::optional<Condition> unless;  ///< an exception; its fields need not be supplied
    std::string because, action;
    std::string reason;                         ///< a code: hard_bounce; may be empty
    std::optional<std::int32_t> recheck_after;  ///< days; nothing: for good
};

struct VerdictLine {
    Tag tag = Tag::disqualified;
    Condition when;
    std::string action;  ///< {missing} stands for the criteria not met; empty: the knock-out's own
};

/// A lead and what is expected of it, kept beside the rules.
struct RuleTest {
    std::string name;
    std::vector<std::pair<std::string, std::string>> lead;  ///< column or field -> raw JSON value
    std::vector<std::pair<std::string, std::string>>
        expect;  ///< tag, score … -> raw JSON value; a criterion -> "met" …
    std::optional<Day> today;
    Place place;
};

/// What texts of one field stand for ("values"): { "no budget": 0, "TBD": null }.
struct FieldValues {
    std::string field;
    std::vector<std::pair<std::string, std::string>> meanings;  ///< text -> what is read in its place; "" is unknown
    bool operator==(const FieldValues&) const = default;
};

/// One methodology, checked: immutable, knows positions and types.
struct RuleSet {
    std::string name, title;
    std::string file;         ///< path, or "built in"
    std::string fingerprint;  ///< of everything that decides a verdict
    std::string currency;
    std::vector<std::pair<std::string, std::string>> settings;            ///< name -> value as JSON text
    std::vector<std::pair<std::string, std::vector<std::string>>> lists;  ///< its own word lists, as written
    std::vector<FieldUse> own_fields;  ///< columns it gives a type ("fields"), whether a condition reads them or not
    std::vector<FieldUse> fields;      ///< all that its conditions read
    std::vector<Criterion> criteria;
    std::vector<Fact> facts;
    std::optional<Condition> profile;
    std::optional<Grade> grade;
    std::optional<Condition> gate;  ///< with what the criteria's own "gate" and "floor" demand
    std::uint32_t ready = 0;        ///< k of "k of n"; 0 with an own verdict list
    std::vector<KnockOut> knock_outs;
    std::vector<VerdictLine> verdict;  ///< the first line that is TRUE; the last one always is
    std::vector<MapOverride> map;
    std::vector<std::string> missing;
    std::vector<FieldValues> values;
    std::vector<RuleTest> tests;
    std::vector<Problem> warnings;  ///< lints, shown by `rules check` and once by other commands
    /// Where its entries stand: "verdict", "settings.min_budget", "criteria.budget", "disqualify.0".
    std::vector<std::pair<std::string, Place>> places;
};

/// A kind of mistake in a rule file. `leadqual rules problems` prints the table.
struct ProblemCode {
    std::string_view name;  ///< unknown-field; shown behind each message, and stable
    Severity severity;
    std::string_view meaning;      ///< one line
    std::string_view explanation;  ///< why it matters and how to mend it
    std::string_view wrong;        ///< a rule file that has the mistake
    std::string_view right;        ///< the same, mended
};
std::span<const ProblemCode> problem_codes();
const ProblemCode* find_problem_code(std::string_view name);

/// What the command line adds to rule files.
struct RuleOptions {
    std::vector<std::pair<std::string, std::string>>
        settings;                      ///< --set name=value, in force for every set that has it
    std::string profile;               ///< --profile
    std::vector<std::string> folders;  ///< where names (and included files) are looked up after the built-in ones
    bool thorough = false;  ///< with the warnings that take a closer look at the logic: for those who check rules
};

/// Loads "bant" or "path/ours.json". Throws Error (exit 2) with all problems of the file at once.
RuleSet load_rule_set(const std::string& name_or_path, const RuleOptions& options = {});
/// As load_rule_set, from text: for tests and for `file` names that do not exist.
RuleSet parse_rule_set(std::string_view text, const std::string& file, const RuleOptions& options = {});

/// Throws Error (exit 2) for each --set that none of the sets in use has: load_rule_set() passes over what is not its
/// own.
void check_settings(std::span<const RuleSet> sets, const RuleOptions& options);

/// A condition from the command line (--where): `file` is what messages call it. Reads the fields and judgements of
/// `sets` (with one set its criteria by name, lq_ prefix allowed); fields it adds are appended to `fields`.
Condition parse_condition(std::string_view text, const std::string& file, std::span<const RuleSet> sets,
                          std::vector<FieldUse>& fields);

/// The whole rule set with extends, shorthands and settings resolved, as a rule file again.
std::string expanded(const RuleSet& set);
/// Its questions as a capture form in markdown.
std::string questions(const RuleSet& set);

/// docs/reference.md: every key, operator, function, judgement and field, out of the tables the program works with.
std::string rules_reference();
/// docs/problems.md: a page on each problem code.
std::string problems_reference();
/// The page on one of them, for a terminal.
std::string problem_page(const ProblemCode& code);

// ---------------------------------------------------------------- two rule sets side by side

/// An entry that two rule sets do not share.
struct Difference {
    /// What it changes: verdicts, how the cells of a file are read, or nothing that is judged (a title, a test).
    enum class Effect : std::uint8_t { verdict, reading, none };
    /// What is said inside it, as JSON on one line; "" where one side says nothing.
    struct Change {
        std::string key, before, after;
    };
    std::string name;         ///< criterion budget; setting min_budget; knock-out "said no"; verdict
    std::string section;      ///< its key in the rule file: criteria
    std::string entry;        ///< of an object: its name; of a list: its text before; "" where the section is one whole
    std::string entry_after;  ///< of a list: its text after
    Effect effect = Effect::verdict;
    std::vector<Change> changes;
    std::optional<Place> before, after;  ///< where it stands; nothing where a set does not have it
};

/// What differs between two rule sets, with extends, shorthands and settings resolved; in the order of the file.
std::vector<Difference> differences(const RuleSet& before, const RuleSet& after);

/// `before` with the chosen differences as they are in `after`; without tests. Nothing where they do not fit what is
/// left (a verdict line that names a criterion of the other set).
std::optional<RuleSet> mixed(const RuleSet& before, const RuleSet& after, std::span<const Difference> differences,
                             const std::vector<bool>& chosen);

struct BuiltInRuleSet {
    std::string_view name, text;
};
std::span<const BuiltInRuleSet> built_in_rule_sets();  ///< embedded from rulesets/, in the order of the documentation
/// What built-in rule sets are made of, and is none itself: "base", "knock_outs". Nothing for any other name.
std::optional<std::string_view> built_in_part(std::string_view name);

struct WordList {
    std::string_view name, meaning;
    std::span<const std::string_view> words;
};
std::span<const WordList> built_in_lists();  ///< embedded from rulesets/lists.json, nothing to read at run time

/// A commented rule file to start from, for a file with these columns.
struct StarterColumn {
    std::string column, field;  ///< field is empty where none is known
    FieldType type = FieldType::text;
    std::vector<std::string> values;  ///< a few frequent ones
};
std::string starter_rule_file(std::string_view name, std::span<const StarterColumn> columns);

}  // namespace leadqual
