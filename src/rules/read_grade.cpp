// "grade": a letter for fit, from points.
#include <fmt/format.h>

#include <algorithm>

#include "rules/reading.hpp"

namespace leadqual {

namespace {

void read_letter(const JsonMember& member, Grade& grade, Problems& problems) {
    const bool is_letter = member.key.size() == 1 && member.key[0] >= 'A' && member.key[0] < Grade::worst;
    if (!is_letter)
        return problems.report(Code::invalid_value, member.key_span,
                               fmt::format("'{}' is no letter of a grade", member.key),
                               "letters are A to E; below the last one is F");
    if (member.value.kind != JsonKind::number)
        return problems.report(Code::wrong_kind, member.value.span,
                               fmt::format("'{}' must be the points from which it is given, found {}", member.key,
                                           describe(member.value)));
    const auto from = read_decimal(member.value, "a letter", problems);
    if (!from) return;
    const Grade::Letter* better = grade.letters.empty() ? nullptr : &grade.letters.back();
    if (better && (better->letter >= member.key[0] || better->from.millionths <= from->millionths))
        return problems.report(Code::invalid_value, member.key_span,
                               fmt::format("'{}' does not stand below '{}'", member.key, better->letter),
                               "the best letter first, each with fewer points: { \"A\": 8, \"B\": 6, \"C\": 4 }");
    grade.letters.push_back({member.key[0], *from});
}

}  // namespace

void read_grade(Reading& reading) {
    const JsonValue* member = value_of(reading.root, "grade");
    if (!member) return;
    Problems& problems = reading.problems;
    JsonValue object = *member;
    check_keys(object, ObjectKind::grade, problems);
    reading.vocabulary.has_grade = true;
    const JsonValue *signals = value_of(object, "signals"), *letters = value_of(object, "letters");
    if (!signals || !letters) return;
    Grade grade;
    std::vector<ReadCondition> conditions;
    grade.signals = read_signals(reading, *signals, conditions);
    lint_duplicates(conditions, "the grade", problems);
    if (signals->items.empty()) problems.report(Code::empty_list, signals->span, "\"signals\" lists no evidence");
    if (letters->members.empty())
        problems.report(Code::empty_list, letters->span, "a grade needs letters",
                        "for example: { \"A\": 8, \"B\": 6, \"C\": 4, \"D\": 2 }");
    for (const JsonMember& letter : letters->members) read_letter(letter, grade, problems);
    std::int64_t most = 0;
    for (const Signal& signal : grade.signals) most += std::max<std::int64_t>(signal.points.millionths, 0);
    if (!grade.letters.empty() && grade.signals.size() == signals->items.size() &&
        most < grade.letters.front().from.millionths)
        problems.report(Code::unreachable_points, letters->span,
                        fmt::format("no lead can be graded {}: all signals together give {} points",
                                    grade.letters.front().letter, to_text(Decimal{most})));
    reading.set.grade = std::move(grade);
}

}  // namespace leadqual
