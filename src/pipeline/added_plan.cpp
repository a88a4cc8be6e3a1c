#include "pipeline/added_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

/// When a column is written.
enum class Written : std::uint8_t {
    always,     ///< unless --add says otherwise
    if_graded,  ///< likewise, by rule sets that have a grade
    if_asked    ///< only where --add names it
};

/// THE TABLE OF APPENDED COLUMNS, in the order they are written; criteria follow.
struct AddedRow {
    std::string_view name;
    AddedKind kind;
    Written written = Written::always;
};
constexpr AddedRow kRows[] = {
    {"tag", AddedKind::tag},
    {"action", AddedKind::action},
    {"reasons", AddedKind::reasons},
    {"next_question", AddedKind::next_question},
    {"score", AddedKind::score},
    {"score_max", AddedKind::score_max},
    {"could_be", AddedKind::could_be},
    {"known", AddedKind::known},
    {"grade", AddedKind::grade, Written::if_graded},
    {"grade_range", AddedKind::grade_range, Written::if_graded},
    {"reason_code", AddedKind::reason_code, Written::if_asked},
    {"recheck_on", AddedKind::recheck_on, Written::if_asked},
};

/// Whether a rule set has anything to write there.
bool has(const RuleSet& set, const AddedRow& row) { return row.written != Written::if_graded || set.grade; }

constexpr std::string_view kCriteria = "criteria";

std::vector<std::string_view> choices(const Program& program) {
    std::vector<std::string_view> names{kCriteria, "none"};
    const auto sets = program.sets();
    for (const auto& row : kRows)
        if (std::any_of(sets.begin(), sets.end(), [&](const RuleSet& set) { return has(set, row); }))
            names.push_back(row.name);
    for (const auto& set : sets)
        for (const auto& criterion : set.criteria) names.push_back(criterion.name);
    return names;
}

Error unknown_name(const std::string& word, const Program& program) {
    const auto names = choices(program);
    const auto near = closest(word, names);
    return Error(
        Exit::usage, fmt::format("--add: '{}' is none of the appended columns", word),
        near ? fmt::format("did you mean '{}'?", *near) : fmt::format("choose among {}", fmt::join(names, ", ")));
}

}  // namespace

AddedPlan::AddedPlan(const Job& job, const Program& program) : program_(program), prefix_(job.prefix) {
    auto wanted = job.add;
    if (wanted.empty()) {
        const auto known = choices(program);
        for (const auto& row : kRows)
            if (row.written != Written::if_asked && std::find(known.begin(), known.end(), row.name) != known.end())
                wanted.emplace_back(row.name);
        wanted.emplace_back(kCriteria);
    }
    if (wanted == std::vector<std::string>{"none"}) return;
    const auto sets = program.sets();
    const bool several = sets.size() > 1;
    for (const auto& word : wanted) {
        const auto known = choices(program);
        if (word == "none" || std::find(known.begin(), known.end(), word) == known.end())
            throw unknown_name(word, program);
    }
    if (several) entries_.push_back({AddedKind::combined_tag, 0, 0, job.prefix + "tag"});
    for (std::uint32_t set = 0; set < sets.size(); ++set) {
        const auto prefix = several ? fmt::format("{}{}_", job.prefix, sets[set].name) : job.prefix;
        const auto& criteria = sets[set].criteria;
        for (const auto& word : wanted) {
            const auto row =
                std::find_if(std::begin(kRows), std::end(kRows), [&](const AddedRow& r) { return r.name == word; });
            if (row != std::end(kRows) && has(sets[set], *row)) entries_.push_back({row->kind, set, 0, prefix + word});
            for (std::uint32_t index = 0; index < criteria.size(); ++index)
                if (row == std::end(kRows) && (word == kCriteria || word == criteria[index].name))
                    entries_.push_back({AddedKind::criterion, set, index, prefix + criteria[index].name});
        }
    }
}

std::vector<std::string> AddedPlan::names() const {
    std::vector<std::string> names;
    for (const auto& entry : entries_) names.push_back(entry.name);
    return names;
}

std::size_t AddedPlan::earlier_group(std::span<const std::string> columns) const {
    constexpr std::string_view first = kRows[0].name;
    if (prefix_.empty() || columns.empty() || !columns.front().starts_with(prefix_)) return 0;
    std::string_view stem = columns.front();
    if (!stem.ends_with(first)) return 0;
    stem.remove_suffix(first.size());
    std::size_t end = 0;
    for (const AddedRow& row : kRows) {
        if (row.written == Written::if_asked) continue;
        const bool is_there = end < columns.size() && columns[end] == fmt::format("{}{}", stem, row.name);
        if (!is_there && row.written == Written::always) return 0;
        end += is_there;
    }
    for (; end < columns.size() && columns[end].starts_with(stem); ++end)
        if (may_have_written(columns[end])) return 0;  // its rule set is known, and so are its names
    return end;
}

bool AddedPlan::may_have_written(std::string_view column) const {
    if (prefix_.empty() || !column.starts_with(prefix_)) return false;
    std::string_view name = column.substr(prefix_.size());
    const auto is_name = [&](std::string_view word) {
        const auto has_criterion = [&](const RuleSet& set) {
            const auto is_it = [&](const Criterion& criterion) { return criterion.name == word; };
            return std::any_of(set.criteria.begin(), set.criteria.end(), is_it);
        };
        const auto is_it = [&](const AddedRow& row) { return row.name == word; };
        const auto sets = program_.sets();
        return std::any_of(std::begin(kRows), std::end(kRows), is_it) ||
               std::any_of(sets.begin(), sets.end(), has_criterion);
    };
    if (is_name(name)) return true;
    const auto of_set = [&](std::string_view set) {  // lq_bant_tag
        return name.starts_with(set) && name.substr(set.size()).starts_with('_') &&
               is_name(name.substr(set.size() + 1));
    };
    const auto sets = program_.sets();
    const auto built_in = built_in_rule_sets();
    return std::any_of(sets.begin(), sets.end(), [&](const RuleSet& set) { return of_set(set.name); }) ||
           std::any_of(built_in.begin(), built_in.end(), [&](const BuiltInRuleSet& set) { return of_set(set.name); });
}

}  // namespace leadqual
