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

struct FieldFindings {
    FileProfile file;
    std::vector<SetFinding> sets;
};

FieldFindings find_fields(const std::string& path, const Job& job);

struct Unfilled {
    std::string name, why;  ///< why: "column 'Budget' is empty"; empty where there is no column
};
/// Which of `wanted` (fields, or columns by their own names) no column of the file fills.
std::vector<Unfilled> unfilled(const FileProfile& file, const std::vector<std::string>& wanted);

std::string fields_text(const FieldFindings& findings);
std::string fields_json(const FieldFindings& findings);

}  // namespace leadqual::cli
