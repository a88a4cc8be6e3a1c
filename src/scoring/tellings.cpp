#include "scoring/tellings.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "scoring/program.hpp"
#include "scoring/registers.hpp"
#include "scoring/trial.hpp"

namespace leadqual {

namespace {

constexpr std::size_t kMostValues = 4000, kMostTellings = 1000;

bool is_constant(const Expression& expression) { return expression.operation == Operation::constant; }

/// The value of arithmetic on constants: 2 * $within_days.
std::optional<double> number_of(const Expression& expression) {
    const auto operand = [&](std::size_t i) { return number_of(expression.operands[i]); };
    switch (expression.operation) {
        case Operation::constant:
            if (expression.type != ValueType::number && expression.type != ValueType::date) return std::nullopt;
            return expression.number;
        case Operation::negate:
            if (const auto value = operand(0)) return -*value;
            return std::nullopt;
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide: {
            const auto left = operand(0), right = operand(1);
            if (!left || !right) return std::nullopt;
            if (expression.operation == Operation::add) return *left + *right;
            if (expression.operation == Operation::subtract) return *left - *right;
            if (expression.operation == Operation::multiply) return *left * *right;
            return *left / *right;
        }
        default:
            return std::nullopt;
    }
}

/// A text that a simple pattern matches: "x.edu" for %.edu.
std::string like_text(const std::string& pattern) {
    std::string text;
    for (const char c : pattern) text += c == '%' || c == '_' ? 'x' : c;
    return text;
}

/// A text that a regular expression of plain words, classes and choices is likely to match: its first choice each time.
std::string matching_text(const std::string& pattern) {
    std::string text;
    int skipped = 0;  // groups whose first choice is over
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (skipped > 0) {
            skipped += (c == '(') - (c == ')');
        } else if (c == '(' && pattern.substr(i, 3) == "(?i") {
            i = std::min(pattern.find(')', i), pattern.size());
        } else if (c == '\\' && i + 1 < pattern.size()) {
            const char escaped = pattern[++i];
            text += escaped == 'd'   ? "1"
                    : escaped == 's' ? " "
                    : escaped == 'w' ? "x"
                    : escaped == 'b' ? ""
                                     : std::string(1, escaped);
        } else if (c == '[') {
            text += pattern[std::min(i + 1, pattern.size() - 1)];
            i = std::min(pattern.find(']', i), pattern.size());
        } else if (c == '|') {
            skipped = 1;
        } else if (c == '.') {
            text += 'x';
        } else if (std::string_view("^$()?*+").find(c) == std::string_view::npos) {
            text += c;
        }
    }
    return text;
}

/// Walks conditions down to their comparisons, and collects for each field what it is compared with.
class Collector {
public:
    Collector(const Program& program, std::size_t set) : program_(program), set_(set) {
        values_.resize(program.fields().size());
        reads_.resize(program.fields().size());
    }

    void condition(const Condition& condition) { walk(condition.root); }

    std::vector<std::vector<Told>> take() {
        for (std::uint32_t field = 0; field < reads_.size(); ++field) {
            if (!reads_[field]) continue;
            const FieldType type = program_.fields()[field].type;
            if (type == FieldType::text) {
                add(field, "something else");
                add(field, "ana@company.example");
            } else if (type == FieldType::boolean) {
                add(field, 1);
                add(field, 0);
            } else if (type == FieldType::date) {
                add(field, program_.today());
            } else {
                for (const double value : {0.0, 1.0, 100.0, 1e6}) add(field, value);
            }
        }
        return std::move(values_);
    }

private:
    void walk(const Expression& expression) {
        const Operation operation = expression.operation;
        const bool is_logic = operation == Operation::logical_and || operation == Operation::logical_or ||
                              operation == Operation::logical_not || operation == Operation::is_true ||
                              operation == Operation::is_false;
        if (!is_logic) return comparison(expression);
        for (const Expression& operand : expression.operands) walk(operand);
    }

    void comparison(const Expression& expression) {
        std::vector<std::uint32_t> fields;
        collect_fields(expression, fields);
        for (std::uint32_t& field : fields) {
            field = program_.field_of(set_, field);
            reads_[field] = true;
            told_of(expression, field);
        }
    }

    void told_of(const Expression& expression, std::uint32_t field) {
        const FieldType type = program_.fields()[field].type;
        if (const auto value = number_of(expression)) {
            if (type == FieldType::date) {
                const double day = expression.type == ValueType::date ? *value : program_.today() - *value;
                const double ahead = expression.type == ValueType::date ? *value : program_.today() + *value;
                for (const double near : {0.0, -1.0, 1.0}) add(field, day + near), add(field, ahead + near);
            } else if (type == FieldType::text) {
                add(field, std::string(static_cast<std::size_t>(std::clamp(*value, 0.0, 1000.0)), 'x'));
                add(field, std::string(static_cast<std::size_t>(std::clamp(*value, 0.0, 1000.0)) + 1, 'x'));
            } else if (type != FieldType::boolean) {
                for (const double near : {*value, *value - 1, *value + 1, *value * 10}) add(field, near);
            }
            return;
        }
        if (is_constant(expression) && expression.type == ValueType::text && type == FieldType::text) {
            add(field, expression.text);
            add(field, "ana@" + expression.text);
            return;
        }
        const bool is_pattern = expression.operation == Operation::like ||
                                (expression.function && expression.function->id == FunctionId::matches);
        if (is_pattern && type == FieldType::text && is_constant(expression.operands[1])) {
            const std::string& pattern = expression.operands[1].text;
            const std::string text =
                expression.operation == Operation::like ? like_text(pattern) : matching_text(pattern);
            add(field, text);
            add(field, "ana@" + text);
        }
        if (expression.function && expression.function->id == FunctionId::is_free_email) add(field, "ana@gmail.com");
        for (const Expression& operand : expression.operands) told_of(operand, field);
    }

    void add(std::uint32_t field, double number) {
        if (std::isfinite(number)) add(Told{field, number, {}});
    }
    void add(std::uint32_t field, std::string text) { add(Told{field, 0, std::move(text)}); }
    void add(Told told) {
        auto& values = values_[told.field];
        const auto same = [&](const Told& each) { return each.number == told.number && each.text == told.text; };
        if (values.size() < kMostValues && std::none_of(values.begin(), values.end(), same))
            values.push_back(std::move(told));
    }

    const Program& program_;
    std::size_t set_;
    std::vector<std::vector<Told>> values_;
    std::vector<bool> reads_;
};

/// All that a lead's registers say of it.
std::string signature(const Evaluation::Registers& registers, std::size_t row) {
    std::string result;
    for (const Truths& truth : registers.truths)
        result +=
            static_cast<char>('0' + 4 * test_bit(truth.can_be_true.data(), row) +
                              2 * test_bit(truth.can_be_false.data(), row) + test_bit(truth.can_be_null.data(), row));
    for (const Points& points : registers.points) result += std::to_string(points.low[row]) + ' ';
    return result;
}

}  // namespace

std::vector<std::vector<Told>> tellings(const Program& program, std::size_t set, Trial& trial) {
    const RuleSet& rules = program.sets()[set];
    Collector collector(program, set);
    for (const RulePart& part : parts_of(rules))
        if (const Condition* condition = condition_of(rules, part)) collector.condition(*condition);
    for (const Criterion& criterion : rules.criteria)
        for (const Signal& signal : criterion.signals)
            if (signal.decay) collector.condition(signal.decay->since);
    auto all = collector.take();

    const std::vector<bool> supplied(program.fields().size(), true);
    for (auto& values : all) {
        if (values.empty()) continue;
        trial.begin(values.size());
        for (std::size_t row = 0; row < values.size(); ++row) trial.tell(row, values[row]);
        const Evaluation& judged = trial.judge(supplied);
        std::unordered_set<std::string> seen;
        std::vector<Told> distinct;
        for (std::size_t row = 0; row < values.size() && distinct.size() < kMostTellings; ++row)
            if (seen.insert(signature(*judged.registers, row)).second) distinct.push_back(values[row]);
        values = std::move(distinct);
    }
    return all;
}

}  // namespace leadqual
