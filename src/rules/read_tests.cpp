// "tests": leads with what is expected of them. They are run by the pipeline floor; here they are only understood.
#include <fmt/format.h>

#include <algorithm>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

bool is_scalar(const JsonValue& value) { return value.kind != JsonKind::array && value.kind != JsonKind::object; }

/// The three states, also where they are written as true, false or null.
std::optional<std::string> state_of(const JsonValue& value) {
    if (value.kind == JsonKind::null) return "\"unknown\"";
    if (value.kind == JsonKind::boolean) return value.boolean ? "\"met\"" : "\"unmet\"";
    const std::string word = fold(value.text);
    if (word == "met" || word == "unmet" || word == "unknown") return quote_json(word);
    return std::nullopt;
}

class TestReader {
public:
    explicit TestReader(Reading& reading) : reading_(reading), problems_(reading.problems) {}

    void read(const JsonValue& item) {
        if (item.kind != JsonKind::object)
            return problems_.report(
                Code::wrong_kind, item.span, fmt::format("a test is an object, found {}", describe(item)),
                "for example: { \"lead\": { \"budget\": 50000 }, \"expect\": { \"tag\": \"MQL\" } }");
        JsonValue object = item;
        check_keys(object, ObjectKind::test, problems_);
        RuleTest test;
        test.place = item.span.place();
        if (const JsonValue* name = value_of(object, "name")) test.name = name->text;
        if (const JsonValue* lead = value_of(object, "lead")) read_lead(*lead, test);
        if (const JsonValue* expect = value_of(object, "expect")) read_expectations(*expect, test);
        if (const JsonValue* today = value_of(object, "today")) read_today(*today, test);
        reading_.set.tests.push_back(std::move(test));
    }

private:
    void read_lead(const JsonValue& lead, RuleTest& test) {
        for (const JsonMember& member : lead.members) {
            if (!is_scalar(member.value)) {
                problems_.report(
                    Code::wrong_kind, member.value.span,
                    fmt::format("a lead has texts, numbers, true and false, found {}", describe(member.value)));
                continue;
            }
            if (!is_known_column(member.key)) {
                std::vector<std::string_view> known;
                for (const FieldUse& field : reading_.set.fields) known.push_back(field.name);
                problems_.report(Code::unread_test_field, member.key_span,
                                 fmt::format("no rule reads '{}'", member.key), did_you_mean(member.key, known));
            }
            for (const auto& [earlier, value] : test.lead)
                if (is_same_column(earlier, member.key))
                    problems_.report(Code::unread_test_field, member.key_span,
                                     fmt::format("'{}' is not read: '{}' says the same field", member.key, earlier));
            test.lead.emplace_back(member.key, std::string(member.value.span.text()));
        }
    }

    static bool is_same_column(const std::string& one, const std::string& other) {
        const Field *meant = field_for_header(one), *also_meant = field_for_header(other);
        return meant ? meant == also_meant : normalise_header(one) == normalise_header(other);
    }

    bool is_known_column(const std::string& name) const {
        const Field* meant = field_for_header(name);
        const std::string normalised = normalise_header(name);
        const auto is_it = [&](const std::string& other) {
            return (meant && meant->name == other) || normalise_header(other) == normalised;
        };
        return std::any_of(reading_.set.fields.begin(), reading_.set.fields.end(),
                           [&](const FieldUse& f) { return is_it(f.name); }) ||
               std::any_of(reading_.set.map.begin(), reading_.set.map.end(),
                           [&](const MapOverride& m) { return is_it(m.column); });
    }

    void read_expectations(const JsonValue& expect, RuleTest& test) {
        for (const JsonMember& member : expect.members)
            if (auto value = expectation(member)) test.expect.emplace_back(member.key, std::move(*value));
        if (expect.members.empty())
            problems_.report(Code::empty_list, expect.span, "nothing is expected of this lead",
                             "for example: { \"tag\": \"SQL\" }");
    }

    std::optional<std::string> expectation(const JsonMember& member) {
        const JsonValue& value = member.value;
        const std::string_view name = member.key;
        const auto raw = [&] { return std::string(value.span.text()); };
        const auto refuse = [&](std::string_view wanted) {
            problems_.report(Code::invalid_value, value.span,
                             fmt::format("'{}' must be {}, found {}", name, wanted, describe(value)));
            return std::nullopt;
        };
        if (name == "tag" || name == "could_be") {
            if (value.kind != JsonKind::text || !read_tag(value.text)) return refuse("SQL, MQL or disqualified");
            return quote_json(to_text(*read_tag(value.text)));
        }
        constexpr std::string_view texts[] = {"action",      "because",    "next_question", "reasons",
                                              "reason_code", "recheck_on", "grade",         "grade_range"};
        if (std::find(std::begin(texts), std::end(texts), name) != std::end(texts)) {
            if (value.kind != JsonKind::text) return refuse("text");
            return raw();
        }
        if (name == "score" || name == "score_max") {
            if (value.kind != JsonKind::number || raw().find_first_not_of("0123456789") != std::string::npos)
                return refuse("a whole number");
            return raw();
        }
        const auto& criteria = reading_.vocabulary.criteria;
        if (std::find(criteria.begin(), criteria.end(), name) != criteria.end()) {
            auto state = state_of(value);
            if (!state) return refuse("\"met\", \"unmet\" or \"unknown\"");
            return state;
        }
        std::vector<std::string_view> known(criteria.begin(), criteria.end());
        known.insert(known.end(), {"tag", "could_be", "score", "score_max"});
        known.insert(known.end(), std::begin(texts), std::end(texts));
        problems_.report(Code::unknown_expectation, member.key_span,
                         fmt::format("nothing is called '{}' in a verdict", name),
                         join_hints(did_you_mean(name, known),
                                    "expect tag, action, because, score, score_max, could_be, next_question, reasons, "
                                    "reason_code, recheck_on, grade, grade_range or the state of a criterion"));
        return std::nullopt;
    }

    void read_today(const JsonValue& today, RuleTest& test) {
        const auto day = read_date(today.text);
        if (day && show_day(*day) == today.text)
            test.today = *day;
        else
            problems_.report(Code::invalid_value, today.span, fmt::format("'{}' is no day", today.text),
                             "write year, month and day: \"2026-01-31\"");
    }

    Reading& reading_;
    Problems& problems_;
};

}  // namespace

void read_tests(Reading& reading) {
    const JsonValue* tests = value_of(reading.root, "tests");
    if (!tests) return;
    for (const JsonValue& item : tests->items) TestReader(reading).read(item);
}

}  // namespace leadqual
