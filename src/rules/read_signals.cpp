// The signals of a criterion, or of a grade: evidence with points, which may fade.
#include <fmt/format.h>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

constexpr int longest_half_life = 3650;
constexpr std::int64_t hundredth = 10'000;  // in millionths

/// A date, "last_activity_date" unless the signal says another.
std::optional<Condition> read_since(Reading& reading, const JsonValue& half_life, const JsonValue* since) {
    Names names(reading.vocabulary, Scope::lead, reading.set.fields, reading.problems);
    const PlacedText text = since ? since->placed_text() : PlacedText{"last_activity_date", half_life.span, true};
    return check_condition(text, "'since'", names, reading.problems, ValueType::date);
}

std::optional<Decay> read_decay(Reading& reading, const JsonValue& object) {
    const JsonValue *half_life = value_of(object, "half_life"), *since = value_of(object, "since");
    if (!half_life) {
        if (since && !object.find("half_life"))
            reading.problems.report(Code::conflicting_keys, object.find("since")->key_span,
                                    "\"since\" goes with \"half_life\" only");
        return std::nullopt;
    }
    const auto days = read_days(*half_life, "half_life", longest_half_life, reading.problems);
    auto date = read_since(reading, *half_life, since);
    if (!days || !date) return std::nullopt;
    return Decay{*days, std::move(*date)};
}

}  // namespace

std::vector<Signal> read_signals(Reading& reading, const JsonValue& signals, std::vector<ReadCondition>& read) {
    Problems& problems = reading.problems;
    std::vector<Signal> result;
    result.reserve(signals.items.size());  // `read` points into it
    for (const JsonValue& item : signals.items) {
        if (item.kind != JsonKind::object) {
            problems.report(Code::wrong_kind, item.span, fmt::format("a signal is an object, found {}", describe(item)),
                            "for example: { \"when\": \"demo_requested\", \"points\": 6 }");
            continue;
        }
        JsonValue object = item;
        check_keys(object, ObjectKind::signal, problems);
        Signal signal;
        if (const JsonValue* because = value_of(object, "because")) signal.because = because->text;
        const JsonValue* points = value_of(object, "points");
        const auto value = points ? read_decimal(*points, "points", problems) : std::nullopt;
        const JsonValue* when = value_of(object, "when");
        auto condition = when ? read_condition(reading, when->placed_text(), Scope::lead, "'when'") : std::nullopt;
        if (condition) lint_answered_null(*condition, when->placed_text(), true, problems);
        signal.decay = read_decay(reading, object);
        if (!value || !condition) continue;
        if (signal.decay && value->millionths % hundredth != 0)
            problems.report(Code::invalid_value, points->span, "points that fade are counted in hundredths",
                            "at most two digits behind the point");
        signal.points = *value;
        signal.when = std::move(*condition);
        result.push_back(std::move(signal));
        read.push_back({&result.back().when, when->span});
    }
    return result;
}

}  // namespace leadqual
