#include "pipeline/reasons.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr std::size_t kValueWidth = 30;
constexpr std::size_t kReasonsWidth = 120;

std::string spaced(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// The first field that the deciding part read and that the lead has a value for: coalesce(timeline, expected_close)
/// may have been decided by the second.
bool find_value(const LeadsInView& leads, std::size_t set, const Expression& part, std::size_t row,
                std::uint32_t& field, std::string& value) {
    if (part.operation == Operation::field) {
        field = leads.program.field_of(set, part.index);
        append_value(leads, field, row, value);
        return !value.empty();
    }
    const auto has_value = [&](const Expression& operand) {
        return find_value(leads, set, operand, row, field, value);
    };
    return std::any_of(part.operands.begin(), part.operands.end(), has_value);
}

/// "budget: 40,000"; where the field is not called like the criterion and its value alone says little,
/// "budget: annual revenue 2,000,000"; a yes or no is told by the field's name.
void append_evidence(const LeadsInView& leads, std::size_t set, const Criterion& criterion, const Evidence& found,
                     std::size_t row, std::string& out) {
    if (found.because && !found.because->empty()) {
        out += ": ";
        out += *found.because;
        return;
    }
    std::uint32_t field = 0;
    std::string value;
    if (found.part == nullptr || !find_value(leads, set, *found.part, row, field, value)) return;
    const auto& use = leads.program.fields()[field];
    out += ": ";
    if (use.type == FieldType::boolean) {
        out += value == "yes" ? "" : "not ";
        out += spaced(use.name);
        return;
    }
    if ((use.type == FieldType::number || use.type == FieldType::date) && use.name != criterion.name) {
        out += spaced(use.name);
        out += ' ';
    }
    out += value;
}

}  // namespace

void append_value(const LeadsInView& leads, std::uint32_t field, std::size_t row, std::string& out) {
    const Column& column = leads.columns[field];
    switch (column.type) {
        case FieldType::text:
            if (column.text[row].data()) out += shorten(visible(column.text[row]), kValueWidth);
            return;
        case FieldType::boolean: {
            const auto bit = std::uint64_t{1} << (row % 64);
            if (column.is_true[row / 64] & bit)
                out += "yes";
            else if (column.is_false[row / 64] & bit)
                out += "no";
            return;
        }
        default:
            break;
    }
    const double low = column.low[row];
    if (low != low) return;
    if (!column.high.empty() && column.high[row] != low) {  // inexact: as the file says it
        std::string buffer;
        const auto slot = static_cast<std::size_t>(leads.slot_of_field[field]);
        out += shorten(visible(trim(text_of(leads.block.cells[slot][row], leads.block.syntax, buffer))), kValueWidth);
        return;
    }
    if (column.type == FieldType::date)
        out += show_day(static_cast<Day>(low));
    else
        out += show_grouped(low);
    if (column.type == FieldType::days) out += low == 1 ? " day" : " days";
}

void append_reasons(const LeadsInView& leads, std::size_t set, std::size_t row, std::string& out) {
    const RuleSet& rules = leads.program.sets()[set];
    const Verdicts& verdicts = leads.evaluation.sets[set];
    if (const auto knock_out = verdicts.knock_out[row]; knock_out != Verdicts::none) {
        out += rules.knock_outs[static_cast<std::size_t>(knock_out)].because;
        return;
    }
    const auto start = out.size();
    const auto separate = [&] {
        if (out.size() > start) out += "; ";
    };
    if (rules.profile) {
        const auto bit = std::uint64_t{1} << (row % 64);
        if (verdicts.fit_is_true[row / 64] & bit)
            out += "fits the profile";
        else if (verdicts.fit_is_false[row / 64] & bit)
            out += "does not fit the profile";
    }
    for (const State wanted : {State::met, State::unmet}) {
        for (std::size_t index = 0; index < rules.criteria.size(); ++index) {
            if (verdicts.state(index, row) != wanted) continue;
            separate();
            out += wanted == State::met ? "yes " : "no ";
            out += rules.criteria[index].name;
            append_evidence(leads, set, rules.criteria[index],
                            evidence(leads.program, leads.evaluation, set, index, row), row, out);
        }
    }
    std::string_view before = "; ask ";
    for (std::size_t index = 0; index < rules.criteria.size(); ++index) {
        if (verdicts.state(index, row) != State::unknown) continue;
        out += out.size() == start ? before.substr(2) : before;
        out += rules.criteria[index].name;
        before = ", ";
    }
    if (out.size() - start > kReasonsWidth) {
        const std::string whole = shorten(std::string_view(out).substr(start), kReasonsWidth);
        out.resize(start);
        out += whole;
    }
}

}  // namespace leadqual
