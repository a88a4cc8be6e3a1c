// "ready": "3 of 4" with a gate and a profile, as the verdict lines they stand for.
#include <fmt/format.h>

#include <charconv>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

struct Share {
    std::uint32_t count = 0, of = 0;
};

/// "3 of 4"
std::optional<Share> read_share(std::string_view text) {
    Share share;
    text = trim(text);
    const auto take_number = [&](std::uint32_t& number) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        return error == std::errc();
    };
    if (!take_number(share.count)) return std::nullopt;
    text = trim(text);
    if (!text.starts_with("of ")) return std::nullopt;
    text = trim(text.substr(3));
    if (!take_number(share.of) || !text.empty()) return std::nullopt;
    return share;
}

struct Line {
    Tag tag;
    std::string when;
    std::string_view action;
};

std::vector<Line> lines_for(std::uint32_t ready, bool has_gate, bool has_profile) {
    const std::string is_ready = fmt::format("{}met_count >= {}", has_gate ? "gate AND " : "", ready);
    std::vector<Line> lines = {{Tag::disqualified, "knocked_out", ""}};  // the knock-out says what to do
    lines.push_back({Tag::sql, is_ready + (has_profile ? " AND fit" : ""), "hand to sales"});
    if (has_profile) {
        lines.push_back({Tag::mql, is_ready, "check fit"});
        lines.push_back({Tag::mql, "fit", "nurture: {missing}"});
        lines.push_back({Tag::disqualified, "fit IS FALSE", "back to the database"});
    }
    lines.push_back({Tag::disqualified, fmt::format("unmet_count >= {}", ready), "back to the database"});
    const bool is_said = ready == 1 && !has_gate;  // a line that is never reached would not be a rule file's
    if (!is_said) lines.push_back({Tag::mql, "met_count >= 1", "nurture: {missing}"});
    lines.push_back({Tag::disqualified, "TRUE", "enrich, then run again"});
    return lines;
}

std::size_t criteria_declared(const Reading& reading) {
    const JsonValue* criteria = value_of(reading.root, "criteria");
    return criteria ? criteria->members.size() : 0;
}

void report_wrong_count(Reading& reading, const JsonValue& ready, const Share& share) {
    const std::size_t criteria = criteria_declared(reading);
    const std::string hint =
        fmt::format("\"ready\": \"{} of {}\"", std::min<std::size_t>(share.count, criteria), criteria);
    const JsonMember* declared = reading.root.find("criteria");
    if (reading.is_own(ready.span) || !declared)
        return reading.problems.report(Code::invalid_value, ready.span,
                                       fmt::format("'{}' does not fit: there are {} criteria", ready.text, criteria),
                                       hint);
    reading.problems.report(Code::invalid_value, declared->key_span,
                            fmt::format("with these there are {} criteria, but {} says ready is '{}'", criteria,
                                        ready.span.source->name(), ready.text),
                            "say anew how many must hold, for example " + hint);
}

}  // namespace

void expand_ready(Reading& reading, const JsonValue& ready) {
    const auto share = read_share(ready.text);
    if (!share)
        return reading.problems.report(Code::invalid_value, ready.span,
                                       fmt::format("'{}' does not say how many criteria must hold", ready.text),
                                       "for example: \"ready\": \"3 of 4\"");
    if (criteria_declared(reading) == 0) return;  // reported already
    if (share->of != criteria_declared(reading)) return report_wrong_count(reading, ready, *share);
    if (share->count == 0 || share->count > share->of)
        return reading.problems.report(Code::invalid_value, ready.span,
                                       fmt::format("'{}' cannot be: at least 1, at most {}", ready.text, share->of));
    reading.set.ready = share->count;
    Names names(reading.vocabulary, Scope::verdict, reading.set.fields, reading.problems);
    for (Line& line : lines_for(share->count, reading.vocabulary.has_gate, reading.set.profile.has_value())) {
        const PlacedText text{std::move(line.when), ready.placed_text().whole, true};
        if (auto condition = check_condition(text, "a verdict line", names, reading.problems))
            reading.set.verdict.push_back({line.tag, std::move(*condition), std::string(line.action)});
    }
}

}  // namespace leadqual
