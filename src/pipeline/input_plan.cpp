#include "pipeline/input_plan.hpp"

#include "pipeline/dedupe_fields.hpp"
#include "pipeline/survey_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <utility>

namespace leadqual {

void Input::take(std::unique_ptr<Reader> opened) {
    columns = opened->columns();
    dialect = opened->dialect();
    reader = std::move(opened);
}

void Input::select(std::vector<std::uint32_t> wanted) {
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    selected = std::move(wanted);
    slots = selected.size();
    memories = 0;
    const auto place = [&](Feed& feed) {
        const auto at = std::ranges::lower_bound(selected, static_cast<std::uint32_t>(feed.column));
        feed.slot = static_cast<std::size_t>(at - selected.begin());
        feed.memory = memories++;
    };
    slot_of_field.clear();
    for (auto& of_field : feeds) {
        for (Feed& feed : of_field) place(feed);
        if (of_field.empty())
            slot_of_field.push_back(Mapping::none);
        else
            slot_of_field.push_back(static_cast<int>(of_field.size() == 1 ? of_field.front().slot : slots++));
    }
    for (auto& currency : currencies)
        if (currency) place(*currency);
    if (reader) reader->select(selected);
}

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

/// Where a rule first names the column, and whether in double quotes.
struct Naming {
    Place place;
    bool is_quoted = false;
};

Naming naming_of(const std::string& column, const Program& program, const std::string& filter) {
    for (const RuleSet& set : program.sets())
        for (const auto& [name, place] : set.places) {
            const bool is_quoted = name.starts_with("quoted column.");
            if ((is_quoted || name.starts_with("column.")) && name.substr(name.find('.') + 1) == column)
                return Naming{place, is_quoted};
        }
    const auto quoted = filter.find('"' + column + '"'), bracketed = filter.find('[' + column + ']');
    const auto at = std::min(quoted, bracketed);
    return {{"--where", at == filter.npos ? 0u : 1u, at == filter.npos ? 0u : at + 1}, quoted <= bracketed};
}

bool is_declared(const std::string& column, const Program& program) {
    return std::any_of(program.sets().begin(), program.sets().end(), [&](const RuleSet& set) {
        return std::any_of(set.own_fields.begin(), set.own_fields.end(),
                           [&](const FieldUse& own) { return own.name == column; });
    });
}

/// A column that a rule names by its own name must be in at least one input. One that the rule file declares may be
/// missing, as a field may (its criteria are unknown and the summary says so), but not where it looks misspelt.
void require_named_columns(const InputPlan& plan, const Program& program, const std::string& filter) {
    std::vector<Problem> problems;
    const auto fields = program.fields();
    for (std::size_t field = 0; field < fields.size(); ++field) {
        if (!fields[field].is_column) continue;
        const auto supplies = [&](const Input& input) { return input.supplied[field]; };
        if (std::any_of(plan.inputs.begin(), plan.inputs.end(), supplies)) continue;
        const auto& columns = plan.inputs.front().columns;
        std::vector<std::string_view> names(columns.begin(), columns.end());
        const std::string &name = fields[field].name, &file = plan.inputs.front().path;
        const auto near = closest(name, names);
        if (!near && is_declared(name, program)) continue;
        const Naming naming = naming_of(name, program, filter);
        Problem problem;
        problem.place = naming.place;
        problem.message = fmt::format("no column '{}' in {}, which this reads by its own name", name, file);
        if (near)
            problem.hint = fmt::format("did you mean '{}'?", *near);
        else if (naming.is_quoted)
            problem.hint = fmt::format("text goes in single quotes: '{}'; double quotes name a column", name);
        else
            problem.hint = fmt::format(
                "leadqual fields {} lists the columns; one that some files lack is declared: \"fields\": {{ \"{}\": "
                "\"text\" }}",
                file, name);
        problems.push_back(std::move(problem));
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
}

bool have_one_header(const std::vector<Input>& inputs) {
    const auto& first = inputs.front();
    return std::all_of(inputs.begin() + 1, inputs.end(), [&](const Input& input) {
        return input.columns == first.columns && input.dialect.format == first.dialect.format &&
               input.dialect.delimiter == first.dialect.delimiter &&
               (input.dialect.line_end == "\r") == (first.dialect.line_end == "\r") &&
               input.dialect.is_rewritten == first.dialect.is_rewritten &&
               input.dialect.header_bytes == first.dialect.header_bytes;
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

std::uint64_t bytes_in(const std::vector<std::string>& paths, const InputPlan& plan) {
    const auto is_workbook = [](const Input& input) { return input.dialect.format == InputFormat::xlsx; };
    if (std::ranges::any_of(plan.inputs, is_workbook)) return 0;
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

void map_input(Input& input, std::span<const FieldUse> fields, const InputPlan& plan) {
    std::vector<Problem> problems;
    const auto add_problem = [&](const Problem& problem) {
        const auto is_same = [&](const Problem& other) { return to_text(other) == to_text(problem); };
        if (std::ranges::none_of(problems, is_same)) problems.push_back(problem);
    };
    input.feeds.resize(fields.size());
    input.currencies.resize(plan.readings.size());
    for (std::size_t reading = 0; reading < plan.readings.size(); ++reading) {
        const auto is_of_it = [&](const FieldUse& use) { return use.reading == reading; };
        if (std::ranges::none_of(fields, is_of_it) && plan.readings[reading].map.empty()) continue;
        std::vector<FieldUse> uses(fields.begin(), fields.end());
        const auto is_amount = [&](const FieldUse& use) { return is_of_it(use) && can_be_money(use); };
        if (!plan.readings[reading].currency.empty() && std::ranges::any_of(fields, is_amount))
            uses.push_back({"currency", FieldType::text, false, static_cast<std::uint32_t>(reading)});
        try {
            const auto mapping = map_columns(input.columns, uses, plan.readings[reading].map, input.path);
            for (std::size_t use = 0; use < uses.size(); ++use) {
                if (!is_of_it(uses[use]) || mapping.column_of[use] == Mapping::none) continue;
                const auto feed_from = [](int column) {
                    Feed feed;
                    feed.column = static_cast<std::size_t>(column);
                    return feed;
                };
                if (use == fields.size()) {
                    input.currencies[reading] = feed_from(mapping.column_of[use]);
                    continue;
                }
                input.feeds[use].push_back(feed_from(mapping.column_of[use]));
                for (const int other : mapping.others_of[use]) input.feeds[use].push_back(feed_from(other));
            }
        } catch (const Error& error) {
            std::ranges::for_each(error.problems(), add_problem);
        }
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
    for (const auto& feeds : input.feeds) input.supplied.push_back(!feeds.empty());
}

InputPlan open_inputs(const Job& job, const Program& program, LateKeys late_keys) {
    InputPlan plan;
    plan.fields.assign(program.fields().begin(), program.fields().end());
    plan.dedupe_begins = plan.fields.size();
    for (auto& use : dedupe_fields(job)) plan.fields.push_back(std::move(use));
    plan.readings = readings_of(job, program.sets());
    for (const auto& word : job.missing) plan.missing.add(word);
    for (const auto& set : program.sets())
        for (const auto& word : set.missing) plan.missing.add(word);
    plan.rates = rates_of(job, currency_of(program.sets()));
    plan.decimal_mark = job.decimal_mark;
    plan.date_order = job.date_order;

    std::vector<Problem> problems;
    for (std::size_t at = 0; at < job.inputs.size(); ++at) {
        const auto& path = job.inputs[at];
        Input input;
        input.path = path == "-" ? "standard input" : path;
        auto options = import_options(job, path, late_keys);
        if (!job.names.empty()) input.path = options.name = job.names[at];
        input.take(open_leads(path, options, &input.identity));
        if (can_read_again(path)) {
            input.source = path;
            input.reopen = [path, options] { return open_leads(path, options); };
        }
        for (const auto& note : input.reader->header_notes()) plan.notes.push_back(input.path + ": " + note);
        try {
            map_input(input, plan.fields, plan);
        } catch (const Error& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
            continue;
        }
        if (plan.inputs.size() >= kInputsHeldOpen && input.reopen) input.reader.reset();
        plan.inputs.push_back(std::move(input));
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
    require_named_columns(plan, program, job.where);
    require_dedupe_columns(job, plan);
    plan.survey_by = choose_survey_columns(job, program.sets(), plan.inputs);
    plan.same_columns = have_one_header(plan.inputs);
    return plan;
}

void select_cells(InputPlan& plan, std::span<const std::string> kept) {
    for (auto& input : plan.inputs) {
        std::vector<int> kept_columns;
        for (const auto& name : kept) kept_columns.push_back(find_column(input.columns, name));

        std::vector<std::uint32_t> wanted;
        for (const int column : kept_columns)
            if (column != Mapping::none) wanted.push_back(static_cast<std::uint32_t>(column));
        for (const auto& feeds : input.feeds)
            for (const Feed& feed : feeds) wanted.push_back(static_cast<std::uint32_t>(feed.column));
        for (const auto& currency : input.currencies)
            if (currency) wanted.push_back(static_cast<std::uint32_t>(currency->column));
        for (const auto& columns : input.surveyed)
            for (const auto column : columns) wanted.push_back(static_cast<std::uint32_t>(column));
        input.select(std::move(wanted));

        for (const int column : kept_columns) {
            const auto at = std::ranges::lower_bound(input.selected, static_cast<std::uint32_t>(column));
            input.slot_of_kept.push_back(column == Mapping::none ? Mapping::none
                                                                 : static_cast<int>(at - input.selected.begin()));
        }
    }
}

void select_all_cells(InputPlan& plan) {
    for (auto& input : plan.inputs) {
        std::vector<std::uint32_t> all(input.columns.size());
        std::iota(all.begin(), all.end(), 0u);
        input.select(std::move(all));
    }
}

}  // namespace leadqual
