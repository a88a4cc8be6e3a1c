// Floor 5: import -> scoring -> format, in blocks, in order; the only place that knows all parts.
//
// read (one thread, in order) -> locate, type, judge, render (any thread) -> count and write (one thread, in order).
// Input of a single block runs without threads. Nothing here depends on the number of threads or the block size.
#pragma once

#include "leadqual/format.hpp"
#include "leadqual/import.hpp"
#include "leadqual/scoring.hpp"

#include <map>

namespace leadqual {

enum class Combine : std::uint8_t { best, majority, worst };

/// Which of several rows for one lead is kept.
enum class Keep : std::uint8_t {
    complete,  ///< the one with the most cells that hold something; of equals the first
    latest,    ///< the one with the latest last_activity_date, else created_date; of equals the last
};

struct RunCounts;

/// What a run collects for a report, beyond its counts.
struct SurveyRequest {
    std::string by;      ///< field or column that leads are grouped by; empty: lead_source, where a column supplies it
    bool groups = true;  ///< false: not grouped at all
    std::size_t rows = 0;  ///< leads to list by name: the best ones, and the near misses
};

/// Everything one `qualify` run is told. Filled by cli, without side effects.
struct Job {
    std::vector<std::string> inputs;  ///< paths; "-" is standard input
    std::vector<std::string> names;   ///< what messages call the inputs; empty: as they are called in `inputs`
    ImportOptions import;
    std::vector<RuleSet> sets;
    Day today = 0;
    std::vector<MapOverride> map;                       ///< --map
    std::vector<std::string> missing;                   ///< --missing
    DecimalMark decimal_mark = DecimalMark::undecided;  ///< --decimal-mark; undecided: each column for itself
    DateOrder date_order = DateOrder::undecided;        ///< --date-order
    std::vector<ExchangeRate> rates;                    ///< --rate

    std::vector<std::string> dedupe;  ///< --dedupe: rows equal in all these fields or columns are one lead
    Keep keep = Keep::complete;       ///< --keep
    std::string merged;               ///< --merged

    std::vector<Tag> only;             ///< --only; empty: all
    std::string where;                 ///< --where
    std::size_t top = 0;               ///< --top by tag, score and file order; 0: all
    std::vector<std::string> columns;  ///< --columns; empty: all
    std::vector<std::string> add;      ///< --add; empty: the default group; "none": nothing
    std::string prefix = "lq_";        ///< --prefix
    Combine combine = Combine::best;   ///< --combine

    std::string output = "-";  ///< -o; empty: leads are judged and not written
    FormatOptions format;
    bool format_is_given = false;            ///< else: the input's own format and dialect
    std::string split_folder;                ///< --split-by-tag
    std::string rejects;                     ///< --rejects
    std::uint64_t max_rejects = UINT64_MAX;  ///< --max-rejects: stop with exit 3 beyond
    Sync sync = Sync::automatic;
    std::optional<SurveyRequest> survey;
    unsigned threads = 0;  ///< 0: as many as there are cores; never more than 8
    /// Called now and then by the writing thread: bytes read, bytes in all (0 unknown).
    std::function<void(std::uint64_t, std::uint64_t)> progress;
    /// What the output says of the run, where its format has room for it; called once, before it is published.
    std::function<std::vector<SummaryTable>(const RunCounts&)> summarise;
};

/// What went wrong in a row, kept for the user: the first few of each file.
struct RejectedRow {
    std::string file;
    std::uint64_t line = 0;
    std::optional<std::uint64_t> byte;  ///< nothing where the text was decoded or rewritten and cannot be read again
    std::uint64_t record = 0;
    std::string reason;
};

/// What is known of one criterion over a run.
struct CriterionCounts {
    std::string name;
    std::uint64_t met = 0, unmet = 0, unknown = 0;
    bool can_be_judged = false;              ///< some input supplies columns for it
    std::vector<std::string> wanted_fields;  ///< fields it would read that no input supplies
};

/// Leads of one letter of a grade.
struct GradeCounts {
    static constexpr std::size_t letters = 6;
    char letter = Verdicts::no_grade;  ///< A to F; no_grade while nothing is known
    std::uint64_t sql = 0, mql = 0, disqualified = 0;
};

/// What a run adds up to for one rule set.
struct SetCounts {
    std::string name, title, fingerprint;
    std::uint32_t ready = 0;  ///< RuleSet::ready: criteria that make a lead SQL; 0: own verdict list
    std::uint64_t sql = 0, mql = 0, disqualified = 0;
    std::uint64_t for_cause = 0;      ///< disqualified by a knock-out, no fit, a line with a reason, or beyond change
    std::uint64_t nothing_known = 0;  ///< disqualified by the last line, with no criterion known
    std::uint64_t open = 0;
    std::uint64_t score_sum = 0;
    std::vector<CriterionCounts> criteria;
    std::map<std::string, std::uint64_t> knock_outs;  ///< because -> leads
    std::map<std::string, std::uint64_t> reasons;     ///< reason code -> leads
    std::vector<GradeCounts> grades;                  ///< A to F, then those without; empty without a grade
    /// Knock-outs that no input supplies the columns for: because -> the fields that are missing. One that another
    /// entry with the same words can still fire is not among them.
    std::vector<std::pair<std::string, std::vector<std::string>>> knock_outs_off;
};

using TagCounts = std::array<std::uint64_t, 3>;  ///< leads by Tag

/// A lead that a report lists.
struct ListedLead {
    std::string file;
    std::uint64_t line = 0;
    std::vector<std::pair<std::string, std::string>> identity;  ///< full_name, company, email … as far as known
    std::uint8_t score = 0;
    std::string reasons, next_question;
};

/// What Job::survey asks for, for one rule set.
struct SetSurvey {
    bool has_profile = false;
    std::vector<TagCounts> scores;                                 ///< by score, 0 to 100
    std::vector<std::array<TagCounts, 3>> met_by_fit;              ///< by number of criteria met and fit, as State
    std::vector<std::array<TagCounts, 3>> criteria;                ///< by criterion and State
    std::vector<std::pair<std::string, std::uint64_t>> questions;  ///< by criterion: open leads to be asked it next
    /// By criterion: MQLs that one more met criterion makes SQL, and that are to be asked it next.
    std::vector<std::uint64_t> near_misses;
    struct Line {
        Tag tag;
        std::string when, action;  ///< as in the rule file; the last line has no `when`
        std::uint64_t leads = 0;
        std::uint64_t for_cause = 0;  ///< of these; the others could rise
    };
    std::vector<Line> lines;                                ///< of the verdict, without what knock-outs decided
    std::vector<std::pair<std::string, TagCounts>> groups;  ///< in the order of their first lead; "" is not said
    std::optional<TagCounts> other_groups;                  ///< leads of groups beyond the first thousand
    std::vector<ListedLead> best, nearest;                  ///< as many as asked for, the best first
};

/// Values of a used field that could not be read.
struct UnreadableCounts {
    std::string field, column, example;  ///< example is shown as visible() text
    std::uint64_t cells = 0;
};

struct FileCounts {
    std::string name;
    Dialect dialect;
    std::uint64_t rows = 0;
    std::vector<std::pair<std::string, std::string>> mapping;  ///< field, column; a field may have several
};

/// rows_read == written + filtered + merged + rejected + unwritten, always.
struct RunCounts {
    std::vector<FileCounts> files;
    std::uint64_t rows_read = 0, written = 0, filtered = 0, rejected = 0;
    std::uint64_t merged = 0;         ///< duplicates of a row that is kept
    std::uint64_t unwritten = 0;      ///< read, and not written when --max-rejects stopped the run
    std::uint64_t not_compared = 0;   ///< rows without a key, which --dedupe keeps
    std::vector<std::string> dedupe;  ///< Job::dedupe
    std::uint64_t short_rows = 0, trimmed_rows = 0, blank_lines = 0, footer_lines = 0, formulas_escaped = 0;
    std::uint64_t sql = 0, mql = 0,
                  disqualified = 0;  ///< combined tag of every row that is neither rejected nor merged
    std::vector<SetCounts> sets;
    std::vector<SetSurvey> surveys;  ///< by set, where Job::survey asks for them
    std::string survey_by;           ///< the column that groups them; empty: none
    std::vector<UnreadableCounts> unreadable;
    std::vector<RejectedRow> rejects;  ///< the first ten
    std::vector<std::string> notes;    ///< renamed headers, re-encoded cells …
    std::string output;                ///< where the leads went
    /// The last row read is the one that was rejected beyond; sets, tags and values are not counted up to there.
    bool stopped_at_max_rejects = false;
};

/// Reads, judges and writes. Throws Error; what could be written whole is published before exit 1 and 3-for-rejects.
RunCounts qualify(const Job& job);

/// One lead that explain shows, with its verdicts.
struct ExplainedLead {
    std::string file;
    std::uint64_t line = 0, record = 0;
    const Block* block = nullptr;
    std::size_t row = 0;
    const Program* program = nullptr;
    const Evaluation* evaluation = nullptr;
    std::vector<std::string> columns;  ///< of the file
    std::vector<int> column_of;        ///< for each program field, or Mapping::none
    std::vector<std::string> values;   ///< the lead's own text for each program field
    std::vector<bool> supplied;
    std::vector<std::pair<std::string, std::string>> identity;  ///< name, company, e-mail … as far as known
    std::span<const Column> cells;                              ///< of the block, by program field
    std::function<std::string(std::size_t set)> reasons;        ///< what lq_reasons says
    JudgedLead judged() const { return {cells, supplied, *evaluation, row}; }
};

/// Which leads to explain: exactly one is set.
struct LeadChoice {
    std::string key;           ///< exact id, e-mail or phone
    std::uint64_t record = 0;  ///< --row, from 1
    std::string where;
};

/// Calls `show` for each chosen lead in order, after the notes on how the file is read. Returns how many leads there
/// were. Runs in one thread.
std::uint64_t explain_leads(const Job& job, const LeadChoice& choice,
                            const std::function<void(const ExplainedLead&)>& show,
                            const std::function<void(const std::string&)>& note);

/// A text that cells hold: how many of them, and the line of the first.
struct ValueCount {
    std::string value;
    std::uint64_t count = 0, line = 0;
};

/// What `fields` finds out about one column.
struct ColumnProfile {
    std::string name, field;       ///< field is empty where none is known
    std::string second_choice_of;  ///< its field, where it only steps in for a better column
    FieldType type = FieldType::text;
    std::uint64_t filled = 0, readable = 0;
    std::uint64_t distinct = 0;                 ///< up to 1,000
    std::vector<ValueCount> top;                ///< most frequent values
    std::vector<ValueCount> unreadable;         ///< most frequent unreadable values
    DecimalMark mark = DecimalMark::undecided;  ///< how its numbers were understood
    DateStyle dates;                            ///< how its dates were
    bool has_codes = false;                     ///< the codes of a CRM, read as what they stand for
    std::vector<ValueCount> other_currencies;   ///< codes, where amounts are marked with another currency
    bool mapped = false;                        ///< false: under 20 % of its values read as the type
    std::string note;                           ///< why it is not mapped, or cannot be
    std::vector<std::string> doubts;            ///< what only the user can settle, with the flag that does
};

/// A word that stands for "nothing chosen", as forms do, and that this run takes for a value.
struct LikelyMissing {
    std::string word;
    std::uint64_t cells = 0, columns = 0;
};

struct FileProfile {
    std::string name;
    Dialect dialect;
    std::vector<std::string> header_notes;
    std::uint64_t rows = 0, rejected = 0;
    std::uint64_t short_rows = 0, trimmed_rows = 0, blank_lines = 0, footer_lines = 0;
    std::vector<RejectedRow> rejects;
    std::vector<ColumnProfile> columns;
    std::vector<LikelyMissing> likely_missing;  ///< the most frequent first
};
FileProfile profile(const std::string& path, const ImportOptions& options, std::span<const MapOverride> map,
                    std::span<const std::string> missing, Day today, const CellConvention& told = {},
                    std::span<const RuleSet> sets = {});

// ---------------------------------------------------------------- the tests of rule sets

/// One thing that a test expects.
struct Expectation {
    std::string name, expected, got;  ///< tag, SQL, MQL
    std::string why;                  ///< what decided it, in one line; empty where it holds
    bool holds = false;
};

struct RuleTestResult {
    std::string name;  ///< the test's own, or "test 3"
    Place place;
    std::vector<Expectation> expectations;
    std::string reasons;  ///< what lq_reasons says of the lead
    bool passed() const noexcept;
};

/// Which answers tests have drawn from a part of the rules.
struct PartCoverage {
    RulePart part;
    PossibleAnswers possible, seen;
    std::uint32_t wanted() const noexcept;  ///< answers that it can have
    std::uint32_t drawn() const noexcept;   ///< of these, answers that were seen
};

struct RuleTestRun {
    std::vector<RuleTestResult> tests;
    std::vector<PartCoverage> coverage;
    std::size_t failed() const noexcept;
    double covered_percent() const noexcept;  ///< of all answers that parts can have; 100 where there are none
};

/// Runs the tests kept in a rule set; `today` is for those that name no day.
RuleTestRun run_rule_tests(const RuleSet& set, Day today);

// ---------------------------------------------------------------- two rule sets on the same leads

/// A lead whose tag is not the same under both sets.
struct MovedLead {
    std::string file;
    std::uint64_t line = 0, record = 0;
    std::vector<std::pair<std::string, std::string>> identity;  ///< id, name, company, e-mail … as far as known
    Tag before = Tag::disqualified, after = Tag::disqualified;
    std::vector<std::uint32_t> differences;  ///< that move it
    std::vector<std::string> cells;          ///< all of its row, where each moved lead is asked for
};

/// What it takes to move a lead: the fewest differences that, taken from the other set, give its tag.
struct MoveCause {
    std::vector<std::uint32_t> differences;  ///< positions; empty: more than could be tried
    std::vector<std::string> outcomes;       ///< what each says of these leads: "unmet -> met"; "" where it is plain
    std::uint64_t leads = 0;
    std::vector<MovedLead> first;  ///< the first of them
};

struct Move {
    Tag before = Tag::disqualified, after = Tag::disqualified;
    std::uint64_t leads = 0;
    std::vector<MoveCause> causes;  ///< the most frequent first
};

struct RuleSetComparison {
    std::vector<Difference> differences;
    std::vector<std::string> columns;  ///< of the file
    std::uint64_t leads = 0, moved = 0, rejected = 0;
    std::uint64_t tags[3][3] = {};  ///< [before][after]
    std::vector<Move> moves;        ///< down first, in the order of the tags
};

/// Is told of each lead that moves, in the order of the file, and of the columns of the file.
using TakeMoved = std::function<void(const MovedLead& lead, const std::vector<std::string>& columns)>;

/// Judges the leads of the job's one input by its two rule sets in one pass. `rows`: how many leads each cause keeps.
RuleSetComparison compare_rule_sets(const Job& job, std::size_t rows, const TakeMoved& take = {});

/// What leads say about rule sets: conditions that never or always fire, texts that never occur in their column, fields
/// that no column supplies. Warnings, in the order of their places; a condition that came with "extends" is not looked
/// at. Reads every lead once, in one thread.
struct RuleEvidence {
    std::uint64_t leads = 0;
    std::vector<Problem> warnings;
};
RuleEvidence check_rules_on(const Job& job);

}  // namespace leadqual
