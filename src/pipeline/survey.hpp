// (private to pipeline) What Job::survey collects of one block, made by any thread, and of a run, merged in order.
#pragma once

#include "pipeline/tally.hpp"

namespace leadqual {

/// A lead that may be listed.
struct Candidate {
    ListedLead lead;
    Tag tag = Tag::disqualified;
    std::size_t row = 0;  ///< of its block, until its line is known
};

/// Leads by the text of the column that groups them. Of a run no more than the first thousand groups are told apart.
struct Groups {
    std::vector<std::string> names;                               ///< as first written
    std::map<std::string, std::size_t> number_of;                 ///< by the folded name
    std::vector<std::vector<TagCounts>> leads;                    ///< by set and group
    std::vector<std::optional<TagCounts>> others;                 ///< by set
    std::size_t number(std::string_view name, std::size_t most);  ///< `most`: all others
};

struct SurveyTally {
    std::vector<SetSurvey> sets;
    Groups groups;
    std::vector<std::vector<Candidate>> best, nearest;  ///< by set
};

/// What the judged leads of a block add. `situations` are those of each set, found for these leads.
void survey_block(const Job& job, const InputPlan& inputs, const Input& input, const LeadsInView& leads,
                  std::span<const SetSituations> situations, SurveyTally& survey);

/// Adds a block that has its place in the file.
void merge(const Job& job, const std::string& file, const Block& block, SurveyTally& of_block, SurveyTally& run);

/// In the form that reports read.
std::vector<SetSurvey> surveys_of(SurveyTally& survey, const Program& program);

}  // namespace leadqual
