// (private to cli) One explained lead, ready to be shown: text, markdown and JSON are three ways to write it down.
#pragma once

#include "leadqual/pipeline.hpp"

namespace leadqual::cli {

/// A cell that a rule read: no column, where the file has none for the field; no value, where it is blank.
struct ShownCell {
    std::string field, column, value;
};

/// A comparison that mattered, as the rule file writes it, with the settings in force.
struct ShownRule {
    std::string rule;
    int truth = -1;           ///< 1 holds, 0 does not, -1 unknown
    bool is_against = false;  ///< speaks against the criterion where it holds
    std::vector<ShownCell> cells;
    std::string because;  ///< a signal's own words
    /// Of a signal: what it counts, what it would at most, and how time took the rest: 10 x 1/2^(45/30) = 3.54.
    std::string points, points_at_most, fading;
};

struct ShownCriterion {
    std::string name, question;
    State state = State::unknown;
    std::string weight, worth;  ///< 2; what it adds when it is met in full: 66 2/3
    std::string adds, at_most;  ///< now, and once everything is known
    std::string points;         ///< of signals: "6 of 10 points x 66 2/3 = 40, met at 6"
    std::vector<ShownRule> rules;
};

struct ShownKnockOut {
    std::string because;
    int truth = -1;  ///< 1 fired, 0 did not for the sake of these cells, -1 could still
    std::vector<ShownCell> cells;
    std::string reason, recheck_on;  ///< of one that fired: its code, and the day from which to look again
};

struct ShownGrade {
    char letter = 0, best = 0, worst = 0;  ///< no letter: nothing is known
    std::string points;
    std::vector<ShownRule> rules;
};

struct ShownRaise {
    std::vector<std::string> confirm;  ///< criteria, the profile, and cells that none of them reads
    std::vector<std::string> spoken;   ///< the same for people, cells with what would do it: Do Not Call (no)
    std::vector<ShownCell> example;    ///< values that would do it
    Tag tag = Tag::disqualified;
};

struct SetExplanation {
    std::string rule_set, title;
    Tag tag = Tag::disqualified, could_be = Tag::disqualified;
    std::string action, reasons;
    int score = 0, score_max = 0;
    std::size_t met = 0;
    std::vector<ShownCriterion> criteria;
    std::string sum;  ///< "25 + 0 + 0 + 25 = 50"
    std::size_t line = 0, lines = 0;
    ShownRule verdict;                     ///< the line that fired, with the cells it read itself
    std::vector<ShownRule> gate, profile;  ///< none where the set has none
    std::vector<ShownGrade> grade;
    std::vector<ShownKnockOut> knock_outs;
    std::vector<ShownRaise> raises;
    std::vector<std::string> unknown;     ///< criteria
    std::vector<std::string> depends_on;  ///< of an open verdict for which no raise is named
    std::string next_question;
};

struct LeadExplanation {
    std::vector<std::pair<std::string, std::string>> identity;
    std::string file;
    std::uint64_t line = 0, row = 0;
    std::vector<SetExplanation> sets;
};

/// Explains the leads of one run. Texts are the lead's own, not yet made visible or shortened.
class Explanations {
public:
    LeadExplanation of(const ExplainedLead& lead);

private:
    std::vector<Inquiry> inquiries_;  ///< by rule set
};

std::string explanation_text(const LeadExplanation& lead, bool colour);
std::string explanation_markdown(const LeadExplanation& lead);
/// A member of "leads"; docs/explain.md says what is in it.
std::string explanation_json(const LeadExplanation& lead);

}  // namespace leadqual::cli
