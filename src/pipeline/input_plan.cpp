#include "pipeline/input_plan.hpp"

#include "pipeline/dedupe_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace leadqual {

std::vector<MapOverride> overrides_of(std::span<const MapOverride> command_line, std::span<const RuleSet> sets) {
    std::vector<MapOverride> overrides(command_line.begin(), command_line.end());
    const auto add = [&](const MapOverride& entry) {
        const auto same = [&](const MapOverride& other) { return other.field == entry.field; };
        if (std::none_of(overrides.begin(), overrides.end(), same)) overrides.push_back(entry);
    };
    for (const auto& set : sets) std::for_each(set.map.begin(), set.map.end(), add);
    return overrides;
}

namespace {

/// A column that a rule names by its own name must be in at least one input; a field may be missing (its criteria are
/// unknown and the summary says so).
void require_named_columns(const InputPlan& plan, const Program& program) {
    std::vector<Problem> problems;
    const auto fields = program.fields();
    for (std::size_t field = 0; field < fields.size(); ++field) {
        if (!fields[field].is_column) continue;
        const auto supplies = [&](const Input& input) { return input.supplied[field]; };
        if (std::any_of(plan.inputs.begin(), plan.inputs.end(), supplies)) continue;
        const auto& columns = plan.inputs.front().reader->columns();
        std::vector<std::string_view> names(columns.begin(), columns.end());
        Problem problem;
        problem.place.file = plan.inputs.front().path;
        problem.message = fmt::format("no column '{}', which the rules read by its own name", fields[field].name);
        if (const auto near = closest(fields[field].name, names))
            problem.hint = fmt::format("did you mean '{}'?", *near);
        else
            problem.hint = fmt::format("leadqual fields {} lists the columns", plan.inputs.front().path);
        problems.push_back(std::move(problem));
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
}

bool have_one_header(const std::vector<Input>& inputs) {
    const auto& first = *inputs.front().reader;
    return std::all_of(inputs.begin() + 1, inputs.end(), [&](const Input& input) {
        const auto& reader = *input.reader;
        return reader.columns() == first.columns() && reader.dialect().format == first.dialect().format &&
               reader.dialect().delimiter == first.dialect().delimiter &&
               (reader.dialect().line_end == "\r") == (first.dialect().line_end == "\r") &&
               reader.dialect().is_rewritten == first.dialect().is_rewritten &&
               reader.dialect().header_bytes == first.dialect().header_bytes;
    });
}

/// A regular file is learnt whole in advance, and output with a fixed header takes no record with a key it has no
/// column for.
ImportOptions import_options(const Job& job, const std::string& path, LateKeys late_keys) {
    ImportOptions options = job.import;
    // Each set adds to what is worked out of a record, and twice as much to what is written for it.
    if (job.sets.size() > 1) options.block_records /= 2 * job.sets.size();
    if (late_keys == LateKeys::noticed) return options;
    const auto format = job.format.format;
    const bool fixed_header = job.format_is_given && format != OutputFormat::json && format != OutputFormat::jsonl;
    options.needs_every_key = fixed_header || can_read_again(path);
    return options;
}

}  // namespace

bool can_read_again(const std::string& path) {
    std::error_code ignored;
    return path != "-" && std::filesystem::is_regular_file(path, ignored);
}

std::uint64_t bytes_in(const std::vector<std::string>& paths) {
    std::uint64_t total = 0;
    for (const auto& path : paths) {
        std::error_code failure;
        if (!can_read_again(path)) return 0;
        total += std::filesystem::file_size(path, failure);
    }
    return total;
}

std::string currency_of(std::span<const RuleSet> sets) {
    std::string currency;
    for (const auto& set : sets) {
        if (!currency.empty() && !set.currency.empty() && set.currency != currency)
            throw Error(Exit::usage,
                        fmt::format("the rule sets count in different currencies, {} and {}", currency, set.currency),
                        "run them one after the other");
        if (!set.currency.empty()) currency = set.currency;
    }
    return currency;
}

namespace {

std::vector<ExchangeRate> rates_of(const Job& job, const std::string& currency) {
    if (!job.rates.empty() && currency.empty())
        throw Error(Exit::usage, "--rate converts into the currency of the rule set, and none is declared",
                    "write \"currency\": \"USD\" in the rule file");
    for (const auto& rate : job.rates)
        if (rate.currency == currency)
            throw Error(Exit::usage, fmt::format("--rate {}: the rule set counts in {} itself", currency, currency));
    return job.rates;
}

}  // namespace

InputPlan open_inputs(const Job& job, const Program& program, LateKeys late_keys) {
    InputPlan plan;
    plan.map = overrides_of(job.map, program.sets());
    plan.fields.assign(program.fields().begin(), program.fields().end());
    plan.dedupe_begins = plan.fields.size();
    for (auto& use : dedupe_fields(job)) plan.fields.push_back(std::move(use));
    for (const auto& word : job.missing) plan.missing.add(word);
    for (const auto& set : program.sets())
        for (const auto& word : set.missing) plan.missing.add(word);

    plan.currency = currency_of(program.sets());
    plan.rates = rates_of(job, plan.currency);
    plan.decimal_mark = job.decimal_mark;
    plan.date_order = job.date_order;

    std::vector<Problem> problems;
    for (std::size_t at = 0; at < job.inputs.size(); ++at) {
        const auto& path = job.inputs[at];
        Input input;
        input.path = path == "-" ? "standard input" : path;
        auto options = import_options(job, path, late_keys);
        if (!job.names.empty()) input.path = options.name = job.names[at];
        input.reader = open_leads(path, options, &input.identity);
        if (can_read_again(path)) input.reopen = [path, options] { return open_leads(path, options); };
        for (const auto& note : input.reader->header_notes()) plan.notes.push_back(input.path + ": " + note);
        try {
            input.mapping = map_columns(input.reader->columns(), plan.fields, plan.map, input.path);
        } catch (const Error& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
            continue;
        }
        for (const int column : input.mapping.column_of) input.supplied.push_back(column != Mapping::none);
        plan.inputs.push_back(std::move(input));
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
    require_named_columns(plan, program);
    require_dedupe_columns(job, plan);
    plan.same_columns = have_one_header(plan.inputs);
    return plan;
}

void select_cells(InputPlan& plan, std::span<const std::string> kept) {
    for (auto& input : plan.inputs) {
        std::vector<int> kept_columns;
        for (const auto& name : kept) kept_columns.push_back(find_column(input.reader->columns(), name));

        for (const int column : kept_columns)
            if (column != Mapping::none) input.selected.push_back(static_cast<std::uint32_t>(column));
        for (const int column : input.mapping.column_of)
            if (column != Mapping::none) input.selected.push_back(static_cast<std::uint32_t>(column));
        std::sort(input.selected.begin(), input.selected.end());
        input.selected.erase(std::unique(input.selected.begin(), input.selected.end()), input.selected.end());

        const auto slot_of = [&](int column) {
            if (column == Mapping::none) return Mapping::none;
            const auto at =
                std::lower_bound(input.selected.begin(), input.selected.end(), static_cast<std::uint32_t>(column));
            return static_cast<int>(at - input.selected.begin());
        };
        for (const int column : kept_columns) input.slot_of_kept.push_back(slot_of(column));
        for (const int column : input.mapping.column_of) input.slot_of_field.push_back(slot_of(column));
        input.reader->select(input.selected);
    }
}

void select_all_cells(InputPlan& plan) {
    for (auto& input : plan.inputs) {
        for (std::uint32_t column = 0; column < input.reader->columns().size(); ++column)
            input.selected.push_back(column);
        input.slot_of_field = input.mapping.column_of;
        input.reader->select(input.selected);
    }
}

}  // namespace leadqual
