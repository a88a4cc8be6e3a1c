// What rule sets can judge with the columns of a file, and which fields would let them judge more.
#include "cli/field_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// Those that can make it met; what only speaks against it is no help to a lead.
std::vector<std::uint32_t> fields_for(const Criterion& criterion) {
    std::vector<std::uint32_t> fields;
    for (const auto& condition : criterion.met) collect_fields(condition.root, fields);
    for (const auto& signal : criterion.signals) collect_fields(signal.when.root, fields);
    return fields;
}

std::vector<std::uint32_t> fields_of(const Criterion& criterion) {
    auto fields = fields_for(criterion);
    if (criterion.unmet) collect_fields(criterion.unmet->root, fields);
    return fields;
}

bool supplies(const FileProfile& file, const std::vector<std::string>& columns, const FieldUse& use) {
    if (use.is_column) return find_column(columns, use.name) != Mapping::none;
    return std::any_of(file.columns.begin(), file.columns.end(),
                       [&](const ColumnProfile& column) { return column.mapped && column.field == use.name; });
}

class SetFinder {
public:
    SetFinder(const FileProfile& file, std::span<const RuleSet> sets, Day today)
        : program_({sets.begin(), sets.end()}, today) {
        std::vector<std::string> columns;
        for (const auto& column : file.columns) columns.push_back(column.name);
        for (const auto& use : program_.fields()) supplied_.push_back(supplies(file, columns, use));
    }

    SetFinding find(std::size_t number) const {
        const auto& set = program_.sets()[number];
        SetFinding finding{set.name, set.title, {}, {}};
        for (std::size_t i = 0; i < set.criteria.size(); ++i) {
            CriterionFinding criterion{set.criteria[i].name, can_judge(program_, number, i, supplied_), {}};
            for (const auto field : fields_of(set.criteria[i]))
                if (!supplied_[program_.field_of(number, field)]) add_once(criterion.missing, set.fields[field].name);
            finding.criteria.push_back(std::move(criterion));
        }
        const auto off = knock_outs_off(program_, number, supplied_);
        for (std::size_t i = 0; i < off.size(); ++i) {  // several may say the same: they are off together or not at all
            const auto& because = set.knock_outs[i].because;
            bool all_off = true;
            for (std::size_t other = 0; other < off.size(); ++other)
                if (set.knock_outs[other].because == because) all_off = all_off && off[other];
            if (all_off) add_once(finding.knock_outs_off, because);
        }
        return finding;
    }

    /// Again and again the field that lets the most blind criteria see, until none does.
    std::vector<HelpfulField> would_help() const {
        std::vector<HelpfulField> helps;
        for (auto supplied = supplied_;;) {
            HelpfulField best;
            std::size_t best_field = 0;
            for (std::size_t field = 0; field < supplied.size(); ++field) {
                auto unlocked = unlocked_by(field, supplied);
                if (unlocked.size() < best.criteria.size() || unlocked.empty()) continue;
                const auto& name = program_.fields()[field].name;
                if (unlocked == best.criteria) {
                    best.instead.push_back(name);
                } else if (unlocked.size() > best.criteria.size()) {
                    best = {name, {}, std::move(unlocked)};
                    best_field = field;
                }
            }
            if (best.criteria.empty()) return helps;
            supplied[best_field] = true;
            helps.push_back(std::move(best));
        }
    }

private:
    std::vector<std::string> unlocked_by(std::size_t field, std::vector<bool> supplied) const {
        std::vector<std::string> unlocked;
        if (supplied[field]) return unlocked;
        auto with = supplied;
        with[field] = true;
        for (std::size_t set = 0; set < program_.sets().size(); ++set) {
            const auto& criteria = program_.sets()[set].criteria;
            for (std::size_t i = 0; i < criteria.size(); ++i) {
                const auto fields = fields_for(criteria[i]);
                const bool reads_it = std::any_of(fields.begin(), fields.end(), [&](std::uint32_t own) {
                    return program_.field_of(set, own) == field;
                });
                if (reads_it && !can_judge(program_, set, i, supplied) && can_judge(program_, set, i, with))
                    unlocked.push_back(fmt::format("{} {}", program_.sets()[set].name, criteria[i].name));
            }
        }
        return unlocked;
    }

    Program program_;
    std::vector<bool> supplied_;
};

}  // namespace

std::size_t SetFinding::judged() const {
    return static_cast<std::size_t>(std::count_if(criteria.begin(), criteria.end(),
                                                  [](const CriterionFinding& found) { return found.can_be_judged; }));
}

void find_in_sets(const FileProfile& file, std::span<const RuleSet> sets, Day today, FieldFindings& findings) {
    const SetFinder finder(file, sets, today);
    for (std::size_t set = 0; set < sets.size(); ++set) findings.sets.push_back(finder.find(set));
    findings.would_help = finder.would_help();
}

}  // namespace leadqual::cli
