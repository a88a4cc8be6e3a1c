// A rule set written down again as a rule file, with nothing left to look up elsewhere.
#include <fmt/format.h>

#include <functional>

#include "leadqual/rules.hpp"
#include "rules/json_document.hpp"

namespace leadqual {

namespace {

/// Writes objects and arrays one entry a line; short objects on one line.
class Writer {
public:
    void member(std::string_view key, std::string_view json) { entry(fmt::format("{}: {}", quote_json(key), json)); }
    void text(std::string_view key, std::string_view value) { member(key, quote_json(value)); }
    void open(std::string_view head, char bracket) {
        entry(fmt::format("{}{}", head, bracket));
        indent_ += 2;
        is_first_ = true;
    }
    void open_member(std::string_view key, char bracket) { open(quote_json(key) + ": ", bracket); }
    void close(char bracket) {
        indent_ -= 2;
        text_ += is_first_ ? fmt::format("{}", bracket) : fmt::format("\n{:{}}{}", "", indent_, bracket);
        is_first_ = false;
    }
    void entry(std::string_view json) {
        if (!text_.empty()) text_ += fmt::format("{}\n{:{}}", is_first_ ? "" : ",", "", indent_);
        text_ += json;
        is_first_ = false;
    }
    std::string take() { return std::move(text_) + "\n"; }

private:
    std::string text_;
    int indent_ = 0;
    bool is_first_ = true;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;  // key, JSON

std::string object_on_a_line(const Pairs& pairs) {
    std::string text;
    for (const auto& [key, json] : pairs)
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", quote_json(key), json);
    return text.empty() ? "{}" : fmt::format("{{ {} }}", text);
}

std::string array_on_a_line(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& item : texts) text += fmt::format("{}{}", text.empty() ? "" : ", ", quote_json(item));
    return fmt::format("[{}]", text);
}

void write_object(Writer& writer, std::string_view key, const Pairs& pairs) {
    if (pairs.empty()) return;
    writer.open_member(key, '{');
    for (const auto& [name, json] : pairs) writer.member(name, json);
    writer.close('}');
}

void write_declarations(Writer& writer, const RuleSet& set) {
    if (!set.currency.empty()) writer.text("currency", set.currency);
    write_object(writer, "settings", set.settings);
    Pairs fields, map, lists;
    for (const FieldUse& field : set.own_fields) fields.emplace_back(field.name, quote_json(to_text(field.type)));
    for (const MapOverride& entry : set.map) map.emplace_back(entry.field, quote_json(entry.column));
    for (const auto& [name, words] : set.lists) lists.emplace_back(name, array_on_a_line(words));
    write_object(writer, "fields", fields);
    write_object(writer, "map", map);
    if (!set.missing.empty()) writer.member("missing", array_on_a_line(set.missing));
    Pairs values;
    for (const FieldValues& field : set.values) {
        Pairs meanings;
        for (const auto& [text, meaning] : field.meanings)
            meanings.emplace_back(text, meaning.empty() ? "null" : quote_json(meaning));
        values.emplace_back(field.field, object_on_a_line(meanings));
    }
    write_object(writer, "values", values);
    write_object(writer, "lists", lists);
}

void write_signals(Writer& writer, std::span<const Signal> signals) {
    writer.open_member("signals", '[');
    for (const Signal& signal : signals) {
        Pairs pairs = {{"when", quote_json(signal.when.source)}, {"points", to_text(signal.points)}};
        if (!signal.because.empty()) pairs.emplace_back("because", quote_json(signal.because));
        if (signal.decay) {
            pairs.emplace_back("half_life", fmt::format("{}", signal.decay->half_life));
            pairs.emplace_back("since", quote_json(signal.decay->since.source));
        }
        writer.entry(object_on_a_line(pairs));
    }
    writer.close(']');
}

/// What a criterion demands of the gate stands in the gate.
void write_points(Writer& writer, const Criterion& criterion) {
    write_signals(writer, criterion.signals);
    writer.member("met_at", to_text(criterion.met_at));
    if (criterion.max != criterion.met_at) writer.member("max", to_text(criterion.max));
    if (criterion.min != Decimal{}) writer.member("min", to_text(criterion.min));
}

void write_criterion(Writer& writer, const Criterion& criterion) {
    writer.open_member(criterion.name, '{');
    writer.text("question", criterion.question);
    if (criterion.weight != Decimal{1'000'000}) writer.member("weight", to_text(criterion.weight));
    if (criterion.met.size() == 1) writer.text("met", criterion.met.front().source);
    if (criterion.met.size() > 1) {
        writer.open_member("met", '[');
        for (const Condition& condition : criterion.met) writer.entry(quote_json(condition.source));
        writer.close(']');
    }
    if (criterion.unmet) writer.text("unmet", criterion.unmet->source);
    if (!criterion.signals.empty()) write_points(writer, criterion);
    writer.close('}');
}

void write_grade(Writer& writer, const Grade& grade) {
    writer.open_member("grade", '{');
    write_signals(writer, grade.signals);
    Pairs letters;
    for (const Grade::Letter& each : grade.letters)
        letters.emplace_back(std::string(1, each.letter), to_text(each.from));
    writer.member("letters", object_on_a_line(letters));
    writer.close('}');
}

void write_judgements(Writer& writer, const RuleSet& set) {
    Pairs facts;
    for (const Fact& fact : set.facts) facts.emplace_back(fact.name, quote_json(fact.when.source));
    write_object(writer, "facts", facts);
    if (!set.knock_outs.empty()) {
        writer.open_member("disqualify", '[');
        for (const KnockOut& knock_out : set.knock_outs) {
            Pairs pairs = {{"when", quote_json(knock_out.when.source)}};
            if (knock_out.unless) pairs.emplace_back("unless", quote_json(knock_out.unless->source));
            pairs.emplace_back("because", quote_json(knock_out.because));
            pairs.emplace_back("action", quote_json(knock_out.action));
            if (!knock_out.reason.empty()) pairs.emplace_back("reason", quote_json(knock_out.reason));
            if (knock_out.recheck_after)
                pairs.emplace_back("recheck_after", fmt::format("{}", *knock_out.recheck_after));
            writer.entry(object_on_a_line(pairs));
        }
        writer.close(']');
    }
    if (set.profile) writer.text("profile", set.profile->source);
    if (set.grade) write_grade(writer, *set.grade);
    if (set.gate) writer.text("gate", set.gate->source);
    writer.open_member("verdict", '[');
    for (const VerdictLine& line : set.verdict)
        writer.entry(object_on_a_line({{"tag", quote_json(to_text(line.tag))},
                                       {"when", quote_json(line.when.source)},
                                       {"action", quote_json(line.action)}}));
    writer.close(']');
}

void write_tests(Writer& writer, const RuleSet& set) {
    if (set.tests.empty()) return;
    writer.open_member("tests", '[');
    for (const RuleTest& test : set.tests) {
        Pairs pairs;
        if (!test.name.empty()) pairs.emplace_back("name", quote_json(test.name));
        if (test.today) pairs.emplace_back("today", quote_json(show_day(*test.today)));
        pairs.emplace_back("lead", object_on_a_line(test.lead));
        pairs.emplace_back("expect", object_on_a_line(test.expect));
        writer.entry(object_on_a_line(pairs));
    }
    writer.close(']');
}

}  // namespace

std::string expanded(const RuleSet& set) {
    Writer writer;
    writer.open("", '{');
    writer.text("name", set.name);
    writer.text("title", set.title);
    write_declarations(writer, set);
    writer.open_member("criteria", '{');
    for (const Criterion& criterion : set.criteria) write_criterion(writer, criterion);
    writer.close('}');
    write_judgements(writer, set);
    write_tests(writer, set);
    writer.close('}');
    return writer.take();
}

}  // namespace leadqual
