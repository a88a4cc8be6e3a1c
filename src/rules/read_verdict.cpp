// "disqualify", "profile", "gate" and "verdict": what is made of the criteria.
#include <fmt/format.h>

#include <algorithm>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

constexpr std::size_t most_lines = 200;
constexpr std::size_t most_knock_outs = 1000;

bool is_true(const Condition& condition) {
    const Expression& root = condition.root;
    return root.operation == Operation::constant && root.type == ValueType::boolean && root.number != 0;
}

/// What a line does that says nothing else. The knock-out itself says what to do with the lead.
std::string_view usual_action(Tag tag, const Condition& when) {
    const Expression& root = when.root;
    if (root.operation == Operation::judgement && root.judgement == Judgement::knocked_out) return "";
    switch (tag) {
        case Tag::sql:
            return "hand to sales";
        case Tag::mql:
            return "nurture: {missing}";
        case Tag::disqualified:
            return "back to the database";
    }
    return {};
}

/// An action may name what is missing, where something can be; any other sign of that kind is a slip.
void check_action(const JsonValue& action, bool knows_missing, Problems& problems) {
    constexpr std::string_view missing = "{missing}";
    const std::string_view text = action.text;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos || (knows_missing && text.substr(at, missing.size()) == missing)) continue;
        problems.report(Code::invalid_value, action.placed_text().span(at, end + 1),
                        fmt::format("nothing is put in for {}", text.substr(at, end + 1 - at)),
                        knows_missing ? "{missing} stands for the criteria that are not met"
                                      : "what is missing says nothing about a knock-out");
    }
}

void read_knock_out(Reading& reading, const JsonValue& item, std::vector<ReadCondition>& read) {
    Problems& problems = reading.problems;
    if (item.kind != JsonKind::object)
        return problems.report(Code::wrong_kind, item.span,
                               fmt::format("a knock-out is an object, found {}", describe(item)),
                               "for example: { \"when\": \"customer\", \"because\": \"already a customer\" }");
    JsonValue object = item;
    check_keys(object, ObjectKind::knock_out, problems);
    const JsonValue* when = value_of(object, "when");
    const JsonValue* unless = value_of(object, "unless");
    auto condition = when ? read_condition(reading, when->placed_text(), Scope::lead, "'when'") : std::nullopt;
    KnockOut knock_out;
    if (unless) knock_out.unless = read_condition(reading, unless->placed_text(), Scope::lead, "'unless'");
    if (const JsonValue* because = value_of(object, "because")) knock_out.because = because->text;
    const JsonValue* action = value_of(object, "action");
    knock_out.action = action ? action->text : "back to the database";
    if (action) check_action(*action, false, problems);
    if (const JsonValue* reason = value_of(object, "reason"))
        if (check_name(reason->text, reason->span, "a reason", problems)) knock_out.reason = reason->text;
    if (const JsonValue* days = value_of(object, "recheck_after"))
        knock_out.recheck_after = read_days(*days, "recheck_after", 36'500, problems);
    if (!condition) return;
    knock_out.when = std::move(*condition);
    reading.set.knock_outs.push_back(std::move(knock_out));
    if (!unless) read.push_back({&reading.set.knock_outs.back().when, when->span});
}

class VerdictReader {
public:
    explicit VerdictReader(Reading& reading) : reading_(reading), problems_(reading.problems) {}

    void read(const JsonValue& verdict) {
        if (verdict.items.empty()) return problems_.report(Code::empty_list, verdict.span, "\"verdict\" lists no line");
        if (verdict.items.size() > most_lines)
            return problems_.report(Code::over_limit, verdict.items[most_lines].span,
                                    fmt::format("more than {} verdict lines", most_lines));
        reading_.set.verdict.reserve(verdict.items.size());
        for (const JsonValue& item : verdict.items) read_line(item, &item == &verdict.items.back());
    }

private:
    void read_line(const JsonValue& item, bool is_last) {
        if (item.kind != JsonKind::object)
            return problems_.report(
                Code::wrong_kind, item.span, fmt::format("a verdict line is an object, found {}", describe(item)),
                "for example: { \"tag\": \"SQL\", \"when\": \"met_count >= 3\", \"action\": \"call today\" }");
        JsonValue object = item;
        check_keys(object, ObjectKind::verdict_line, problems_);
        const auto tag = read_tag_of(object);
        const JsonValue* action = value_of(object, "action");
        if (action) check_action(*action, true, problems_);
        const JsonValue* when = value_of(object, "when");
        if (!when && object.find("when")) return;  // reported
        auto condition =
            when ? read_condition(reading_, when->placed_text(), Scope::verdict, "'when'") : always(object);
        if (!condition) return;
        const Span where = when ? when->span : first_byte(object.span);
        check_reachable(*condition, where);
        if (is_true(*condition)) certain_ = where;
        if (is_last && !certain_)
            problems_.report(
                Code::uncertain_verdict, where, "no line is certain to fire: a lead may pass them all",
                "add a last line without \"when\": { \"tag\": \"disqualified\", \"action\": \"enrich, then "
                "run again\" }");
        VerdictLine line{tag.value_or(Tag::disqualified), std::move(*condition), action ? action->text : ""};
        if (!action) line.action = usual_action(line.tag, line.when);
        reading_.set.verdict.push_back(std::move(line));
        lines_.push_back({&reading_.set.verdict.back().when, where});
    }

    std::optional<Tag> read_tag_of(const JsonValue& object) {
        const JsonValue* tag = value_of(object, "tag");
        if (!tag) return std::nullopt;
        const auto read = leadqual::read_tag(tag->text);
        if (!read)
            problems_.report(Code::unknown_tag, tag->span, fmt::format("there is no tag '{}'", tag->text),
                             "tags are SQL, MQL and disqualified");
        return read;
    }

    /// A line without "when" is certain.
    static std::optional<Condition> always(const JsonValue& object) {
        Condition condition;
        condition.source = "TRUE";
        condition.root.type = ValueType::boolean;
        condition.root.number = 1;
        condition.root.end = 4;
        condition.place = object.span.place();
        return condition;
    }

    void check_reachable(const Condition& condition, const Span& where) {
        if (certain_)
            return problems_.report(
                Code::unreachable_verdict, where,
                fmt::format("this line is never reached: line {} is always TRUE", certain_->place().line),
                "the first line that is TRUE decides; put this one before it");
        for (const ReadCondition& earlier : lines_)
            if (same_meaning(earlier.condition->root, condition.root))
                return problems_.report(
                    Code::unreachable_verdict, where,
                    fmt::format("this line is never reached: line {} asks the same", earlier.where.place().line),
                    "the first line that is TRUE decides");
    }

    static Span first_byte(Span span) {
        span.end = span.begin + 1;
        return span;
    }

    Reading& reading_;
    Problems& problems_;
    std::vector<ReadCondition> lines_;
    std::optional<Span> certain_;
};

bool reads(const RuleSet& set, Judgement judgement) {
    bool found = false;
    for (const VerdictLine& line : set.verdict)
        for_each_part(line.when.root, [&](const Expression& part) {
            found = found || (part.operation == Operation::judgement && part.judgement == judgement);
        });
    return found;
}

}  // namespace

void read_knock_outs(Reading& reading) {
    const JsonValue* disqualify = value_of(reading.root, "disqualify");
    if (!disqualify) return;
    if (disqualify->items.size() > most_knock_outs)
        return reading.problems.report(Code::over_limit, disqualify->items[most_knock_outs].span,
                                       fmt::format("more than {} knock-outs", most_knock_outs));
    std::vector<ReadCondition> read;
    reading.set.knock_outs.reserve(disqualify->items.size());  // `read` points into it
    for (const JsonValue& item : disqualify->items) read_knock_out(reading, item, read);
    lint_duplicates(read, "\"disqualify\"", reading.problems);
}

void read_profile(Reading& reading, const SourceText* profile) {
    if (profile) {
        reading.set.profile = read_condition(reading, placed(*profile), Scope::lead, "--profile");
    } else if (const JsonValue* text = value_of(reading.root, "profile")) {
        reading.set.profile = read_condition(reading, text->placed_text(), Scope::lead, "'profile'");
    }
}

/// What the file says, and what its criteria demand.
void read_gate(Reading& reading) {
    const JsonValue* gate = value_of(reading.root, "gate");
    if (gate) reading.set.gate = read_condition(reading, gate->placed_text(), Scope::gate, "'gate'");
    const bool is_faulty = gate && !reading.set.gate;
    if (!reading.gates.empty() && !is_faulty) {
        PlacedText all = reading.gates.front();
        all.text = gate ? fmt::format("({})", gate->text) : "";
        for (const PlacedText& each : reading.gates) all.text += (all.text.empty() ? "" : " AND ") + each.text;
        Names names(reading.vocabulary, Scope::gate, reading.set.fields, reading.problems);
        if (!reading.problems.has_errors()) reading.set.gate = check_condition(all, "'gate'", names, reading.problems);
    }
    reading.vocabulary.has_gate = gate || !reading.gates.empty();
}

void read_verdict(Reading& reading) {
    const JsonValue* verdict = value_of(reading.root, "verdict");
    const JsonValue* ready = value_of(reading.root, "ready");
    if (verdict && ready)
        return reading.problems.report(Code::conflicting_keys, reading.root.find("ready")->key_span,
                                       "\"ready\" says nothing beside a \"verdict\" list",
                                       "keep one of the two: the list decides the tag alone");
    if (ready) return expand_ready(reading, *ready);
    if (!verdict) {
        if (reading.root.find("ready") || reading.root.find("verdict") || reading.vocabulary.criteria.empty()) return;
        Span where = reading.root.span;
        where.end = where.begin + 1;
        return reading.problems.report(Code::missing_key, where, "nothing says when a lead is ready",
                                       fmt::format("for example: \"ready\": \"{0} of {0}\", or a \"verdict\" list",
                                                   reading.vocabulary.criteria.size()));
    }
    VerdictReader(reading).read(*verdict);
    if (reading.problems.has_errors()) return;
    if (!reading.gates.empty() && !reads(reading.set, Judgement::gate))
        reading.problems.report(Code::unused_declaration, reading.gates.front().whole,
                                "no verdict line reads 'gate', so what a criterion demands of it changes nothing");
    for (const auto& [key, judgement] : {std::pair("gate", Judgement::gate), std::pair("profile", Judgement::fit)}) {
        const JsonMember* member = reading.root.find(key);
        if (member && value_of(reading.root, key) && reading.is_own(member->key_span) && !reads(reading.set, judgement))
            reading.problems.report(Code::unused_declaration, member->key_span,
                                    fmt::format("no verdict line reads '{}', so this changes nothing",
                                                judgement == Judgement::fit ? "fit" : "gate"));
    }
}

}  // namespace leadqual
