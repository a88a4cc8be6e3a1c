#include "rules/problems.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t most_errors = 100;         // a file with more has one cause, not a hundred
constexpr std::size_t longest_source = 1 << 16;  // a longer line (minified JSON) is not shown

}  // namespace

void Problems::report(Code code, const Span& where, std::string message, std::string hint) {
    const ProblemCode& row = row_of(code);
    if (row.severity == Severity::error) ++errors_;
    std::string_view source = where.source->line(where.begin);
    if (source.size() > longest_source) source = {};
    const std::size_t width = std::max<std::size_t>(where.text().substr(0, where.text().find('\n')).size(), 1);
    found_.push_back(
        {where,
         {row.severity, where.place(), std::move(message), std::move(hint), std::string(source), width, row.name}});
}

std::vector<Problem> Problems::sorted(Severity severity) const {
    std::vector<Found> chosen;
    for (const auto& found : found_)
        if (found.problem.severity == severity) chosen.push_back(found);
    const auto order_of = [&](const SourceText* source) {  // files in the order in which problems were met
        return std::find_if(found_.begin(), found_.end(), [&](const Found& f) { return f.where.source == source; }) -
               found_.begin();
    };
    std::stable_sort(chosen.begin(), chosen.end(), [&](const Found& a, const Found& b) {
        if (a.where.source != b.where.source) return order_of(a.where.source) < order_of(b.where.source);
        return a.where.begin < b.where.begin;
    });
    std::vector<Problem> problems;
    for (auto& found : chosen) problems.push_back(std::move(found.problem));
    return problems;
}

void Problems::throw_if_errors() const {
    if (!has_errors()) return;
    std::vector<Problem> errors = sorted(Severity::error);
    if (errors.size() > most_errors) {
        const std::size_t rest = errors.size() - most_errors;
        errors.resize(most_errors);
        Problem more;
        more.place.file = errors.front().place.file;
        more.message = fmt::format("{} more problems are not shown", rest);
        errors.push_back(std::move(more));
    }
    throw Error(Exit::usage, std::move(errors));
}

std::vector<Problem> Problems::warnings() const { return sorted(Severity::warning); }

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const auto near = closest(word, candidates);
    return near ? fmt::format("did you mean '{}'?", *near) : std::string();
}

std::string join_hints(std::string first, std::string_view second) {
    if (!first.empty() && !second.empty()) first += ' ';
    return first.append(second);
}

}  // namespace leadqual
