// (private to cli) What a file holds and what rule sets can make of it: gathered once, shown as text or JSON.
#pragma once

#include "cli/job_options.hpp"

namespace leadqual::cli {

struct CriterionFinding {
    std::string name;
    bool can_be_judged = false;
    std::vector<std::string> missing;  ///< fields it could read that no column supplies
};

struct SetFinding {
    std::string name, title;
    std::vector<CriterionFinding> criteria;
    std::vector<std::string> knock_outs_off;  ///< because …
    std::size_t judged() const;
};

/// A field that would let blind criteria see.
struct HelpfulField {
    std::string field;
    std::vector<std::string> instead;   ///< fields that would do the same
    std::vector<std::string> criteria;  ///< "bant budget", …: those that no field before it helps
};

/// Something worth a look before the first run.
struct Advice {
    std::string_view kind;  ///< see docs/fields.md
    std::string column;     ///< empty: of the whole file
    std::string text;
    std::string flag;  ///< what to type if it is so; empty where that is for the user to say
};

struct FieldFindings {
    FileProfile file;
    std::vector<Advice> advice;  ///< the most important first
    std::vector<SetFinding> sets;
    std::vector<HelpfulField> would_help;  ///< the most helpful first
};

FieldFindings find_fields(const std::string& path, const Job& job);

/// What the rule sets can judge with this file, and what would help them.
void find_in_sets(const FileProfile& file, std::span<const RuleSet> sets, Day today, FieldFindings& findings);

/// What the user should know of the file before a run; `wanted` are fields that some criterion misses.
std::vector<Advice> advice_on(const FileProfile& file, std::span<const std::string> wanted);

/// The field that a column which supplies none was probably meant for: its name is nearly one that is known, or has the
/// name of a wanted field in it, and its values can be such. Empty when there is none.
std::string near_field(const FileProfile& file, const ColumnProfile& column, std::span<const std::string> wanted);

struct Unfilled {
    std::string name, why;  ///< why: "column 'Budget' is empty"; empty where there is no column
};
/// Which of `wanted` (fields, or columns by their own names) no column of the file fills.
std::vector<Unfilled> unfilled(const FileProfile& file, const std::vector<std::string>& wanted);

std::string fields_text(const FieldFindings& findings);
std::string fields_json(const FieldFindings& findings);

}  // namespace leadqual::cli
