// What leads say about a rule set, in words.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/rule_counts.hpp"

namespace leadqual {

namespace {

constexpr std::uint64_t enough_leads = 20;  // fewer may well be alike
constexpr std::size_t shown_values = 4;

/// Where a part of a condition stands, as far as nothing in it is written with an escape.
Place place_of(const Condition& condition, const Expression& part) {
    Place place = condition.place;
    const bool is_plain = condition.source.find_first_of("\"\\\n\t") == std::string::npos;
    if (is_plain && place.column != 0) place.column += part.begin;
    return place;
}

class EvidenceTeller {
public:
    EvidenceTeller(const RuleSet& set, const RuleCounts& counts) : set_(set), counts_(counts) {}

    std::vector<Problem> tell() {
        if (counts_.leads == 0) return {};
        report_columns();
        report_texts();
        report_conditions();
        report_criteria();
        report_lines();
        std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
        return std::move(problems_);
    }

private:
    bool is_own(const Place& place) const { return place.file == set_.file; }

    const ColumnTexts& texts_of(std::uint32_t field) const {
        return *std::find_if(counts_.texts.begin(), counts_.texts.end(),
                             [&](const ColumnTexts& texts) { return texts.field == field; });
    }

    void report(std::string_view code, const Place& place, std::size_t width, std::string message,
                std::string hint = {}) {
        const ProblemCode& row = *find_problem_code(code);
        problems_.push_back({row.severity, place, std::move(message), std::move(hint), "", width, row.name});
    }

    bool is_supplied(const Condition& condition) const {
        bool all = true;
        visit_parts(condition.root, [&](const Expression& part) {
            if (part.operation == Operation::field) all = all && counts_.supplied[part.index];
        });
        return all;
    }

    void report_columns() {
        std::vector<bool> said(set_.fields.size());
        const std::vector<std::string_view> names(counts_.columns.begin(), counts_.columns.end());
        for_each_own_part(set_, [&](const Condition& condition, const Expression& part) {
            if (part.operation != Operation::field || counts_.supplied[part.index] || said[part.index]) return;
            said[part.index] = true;
            const std::string& field = set_.fields[part.index].name;
            report("absent-column", place_of(condition, part), part.end - part.begin,
                   fmt::format("no column supplies '{}'", field),
                   fmt::format("if the file has it under another name: \"map\": {{ \"{}\": \"{}\" }}", field,
                               closest(field, names).value_or("Column")));
        });
    }

    void report_texts() {
        for_each_own_part(set_, [&](const Condition& condition, const Expression& part) {
            if (!compares_texts(part)) return;
            const ColumnTexts& texts = texts_of(part.operands[0].index);
            if (texts.column.empty() || texts.values.empty()) return;
            const auto is_seen = [&](const Expression& item) { return texts.wanted.at(fold(item.text)); };
            const bool any_seen = std::any_of(part.operands.begin() + 1, part.operands.end(), is_seen);
            for (std::size_t i = 1; i < part.operands.size(); ++i) {
                const Expression& item = part.operands[i];
                if (is_seen(item) || condition.text_of(item).starts_with('@')) continue;
                const auto near = nearest(item.text, texts);
                // A list of words may well hold some for other files; a near one is a slip.
                if (any_seen && !near) continue;
                slips_.insert(&condition);
                report("absent-value", place_of(condition, item), item.end - item.begin,
                       fmt::format("'{}' never occurs in {}", item.text, texts.column), shown(texts, near));
            }
        });
    }

    std::optional<std::string> nearest(const std::string& text, const ColumnTexts& texts) const {
        std::vector<std::string_view> values;
        for (const auto& [folded, value] : texts.values) values.push_back(folded);
        std::sort(values.begin(), values.end());
        const auto near = closest(fold(text), values);
        if (!near) return std::nullopt;
        return std::string(*near);
    }

    /// "the column has 'critical ' (12), 'high' (40) …", the nearest first, then the most frequent.
    static std::string shown(const ColumnTexts& texts, const std::optional<std::string>& near) {
        struct Row {
            bool is_near;
            std::uint64_t count;
            std::string text;
        };
        std::vector<Row> rows;
        for (const auto& [folded, value] : texts.values) rows.push_back({near == folded, value.second, value.first});
        std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            return std::tuple(b.is_near, b.count, std::string_view(a.text)) <
                   std::tuple(a.is_near, a.count, std::string_view(b.text));
        });
        std::string text = "the column has ";
        for (std::size_t i = 0; i < std::min(rows.size(), shown_values); ++i)
            text += fmt::format("{}'{}' ({})", i ? ", " : "", shorten(visible(rows[i].text), 40), rows[i].count);
        return rows.size() > shown_values ? text + " …" : text;
    }

    void report_count(const Place& place, std::size_t width, const std::string& what, std::uint64_t is_true,
                      const std::string& others) {
        if (is_true == 0)
            report("never-fires", place, width,
                   fmt::format("{} is TRUE for none of {} lead{}{}", what, counts_.leads, counts_.leads == 1 ? "" : "s",
                               others));
        else if (is_true == counts_.leads && counts_.leads >= enough_leads)
            report("always-fires", place, width, fmt::format("{} is TRUE for all of {} leads", what, counts_.leads));
    }

    void report_conditions() {
        for (const Watched& watched : counts_.watched) {
            if (!is_supplied(*watched.condition) || slips_.contains(watched.condition)) continue;  // said already
            const auto unknown = counts_.leads - watched.is_true - watched.is_false;
            report_count(watched.condition->place, watched.condition->source.size(), watched.what, watched.is_true,
                         fmt::format(" (FALSE for {}, unknown for {})", watched.is_false, unknown));
        }
    }

    void report_criteria() {
        for (std::size_t i = 0; i < set_.criteria.size(); ++i) {
            const Criterion& criterion = set_.criteria[i];
            const bool all_supplied = std::all_of(criterion.met.begin(), criterion.met.end(),
                                                  [&](const Condition& entry) { return is_supplied(entry); });
            if (!is_own(criterion.place) || !all_supplied) continue;
            report_count(criterion.place, criterion.name.size() + 2, fmt::format("the criterion '{}'", criterion.name),
                         counts_.criterion_met[i], "");
        }
    }

    void report_lines() {
        for (std::size_t i = 0; i + 1 < set_.verdict.size(); ++i) {
            const Condition& when = set_.verdict[i].when;
            if (!is_own(when.place) || set_.ready != 0) continue;
            report_count(when.place, when.source.size(),
                         fmt::format("the verdict line \"{}\"", shorten(when.source, 50)), counts_.line_fired[i],
                         ", or a line before it decided");
        }
    }

    const RuleSet& set_;
    const RuleCounts& counts_;
    std::vector<Problem> problems_;
    std::set<const Condition*> slips_;  ///< that ask for a text which never occurs
};

}  // namespace

RuleEvidence check_rules_on(const Job& job) {
    RuleEvidence evidence;
    for (const RuleSet& set : job.sets) {
        const RuleCounts counts = count_rules(job, set);
        const auto warnings = EvidenceTeller(set, counts).tell();
        evidence.leads += counts.leads;
        evidence.warnings.insert(evidence.warnings.end(), warnings.begin(), warnings.end());
    }
    return evidence;
}

}  // namespace leadqual
