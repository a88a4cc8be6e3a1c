#include "cli/job_options.hpp"

#include "cli/rule_sets.hpp"
#include "cli/values.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

void declare_rule_options(Options& options, JobOptions& typed) {
    options.values("-r,--rules", "NAME,…", "rule sets by name or file, or all (default: bant)", typed.rules);
    options.values("--set", "NAME=VALUE", "a setting of the rule sets, as min_budget=25000", typed.settings);
    options.value("--profile", "CONDITION", "the ideal customer, in place of the rule set's", typed.profile);
}

void declare_reading_options(Options& options, JobOptions& typed) {
    options.values("--map", "FIELD=COLUMN", "the column that holds a field", typed.map);
    options.values("--missing", "WORD", "a cell that says nothing, besides blank and n/a", typed.missing);
    options.value("--decimal-mark", "MARK", "point or comma (default: each column decides)", typed.decimal_mark);
    options.value("--date-order", "ORDER", "dmy, mdy or ymd (default: each column decides)", typed.date_order);
    options.values("--rate", "CODE=RATE", "what one of another currency is worth: IDR=0.000061", typed.rates);
    options.value("--today", "DATE", "the day dates count from (default: today, UTC)", typed.today);
}

void declare_input_options(Options& options, JobOptions& typed) {
    options.value("--from", "FORMAT", "csv, tsv, json, jsonl or xlsx (default: by extension)", typed.from);
    options.value("--delimiter", "TEXT", "between the cells of the input: ';', tab, ', '", typed.delimiter);
    options.value("--quote", "CHARACTER", "around cells of the input: ' or none", typed.quote);
    options.value("--escape", "HOW", "a quote inside quotes: doubled, backslash or none", typed.escape);
    options.value("--sheet", "NAME", "of a workbook (default: the first)", typed.sheet);
    options.value("--skip-lines", "N", "lines before the header", typed.skip_lines);
    options.flag("--no-header", "the first line is a lead; columns get numbers", typed.no_header);
    options.value("--encoding", "NAME", "utf-8, utf-16le, utf-16be, windows-1252 or latin-1", typed.encoding);
    options.value("--max-record", "SIZE", "a longer record is refused (default: 16M)", typed.max_record);
    options.group("");
    options.value("--block-size", "SIZE", "bytes read at a time, for tests", typed.block_size);
}

Day today_of(const JobOptions& typed) { return typed.today.empty() ? today_utc() : read_today(typed.today); }

RuleOptions rule_options_of(const JobOptions& typed) {
    RuleOptions options;
    for (const auto& text : typed.settings) options.settings.push_back(read_pair("--set", text, "min_budget=25000"));
    options.profile = typed.profile;
    return options;
}

ImportOptions import_options_of(const JobOptions& typed) {
    ImportOptions options;
    if (!typed.from.empty()) {
        std::vector<std::string_view> names;
        for (const auto& row : input_formats()) names.push_back(row.name);
        options.format = input_formats()[read_choice("--from", typed.from, names)].format;
    }
    if (!typed.delimiter.empty()) options.delimiter = read_input_delimiter("--delimiter", typed.delimiter);
    if (!typed.quote.empty()) options.quote = read_quote("--quote", typed.quote);
    if (!typed.escape.empty()) {
        static constexpr std::string_view kNames[] = {"doubled", "backslash", "none"};  // in the order of Escape
        options.escape = static_cast<Escape>(typed.escape == "\\" ? 1 : read_choice("--escape", typed.escape, kNames));
    }
    options.sheet = typed.sheet;
    if (!typed.skip_lines.empty()) options.skip_lines = read_count("--skip-lines", typed.skip_lines);
    options.has_header = !typed.no_header;
    if (!typed.max_record.empty()) options.max_record = read_size("--max-record", typed.max_record);
    if (!typed.block_size.empty()) options.block_size = read_size("--block-size", typed.block_size);
    if (!typed.encoding.empty()) {
        std::vector<std::string_view> names;
        for (const auto& row : encodings()) names.push_back(row.name);
        options.encoding = encodings()[read_choice("--encoding", typed.encoding, names)].encoding;
    }
    return options;
}

std::vector<MapOverride> map_of(const JobOptions& typed) {
    std::vector<MapOverride> map;
    for (const auto& text : typed.map) {
        auto [field, column] = read_pair("--map", text, "budget='Deal Value'");
        map.push_back({std::move(field), std::move(column), {"--map", 0, 0}});
    }
    return map;
}

/// A mapped field that nobody reads is a typing error, unless it is a field of the catalogue.
static void check_map(std::span<const MapOverride> map, std::span<const RuleSet> sets) {
    std::vector<std::string_view> names;
    for (const auto& field : catalogue()) names.push_back(field.name);
    for (const auto& set : sets)
        for (const auto& use : set.fields) names.push_back(use.name);
    for (const auto& [field, column, place] : map) {
        if (std::find(names.begin(), names.end(), field) != names.end()) continue;
        const auto near = closest(field, names);
        throw Error(Exit::usage, fmt::format("--map: unknown field '{}'", visible(field)),
                    near ? fmt::format("did you mean --map {}='{}'?", *near, visible(column))
                         : "leadqual fields FILE shows the fields of a file; write --map field='Column'");
    }
}

Job make_job(const JobOptions& typed, std::vector<RuleSet> sets) {
    Job job;
    job.import = import_options_of(typed);
    job.today = today_of(typed);
    job.map = map_of(typed);
    job.missing = typed.missing;
    constexpr std::string_view marks[] = {"point", "comma"};
    constexpr DecimalMark mark_of[] = {DecimalMark::point, DecimalMark::comma};
    if (!typed.decimal_mark.empty())
        job.decimal_mark = mark_of[read_choice("--decimal-mark", typed.decimal_mark, marks)];
    constexpr std::string_view orders[] = {"dmy", "mdy", "ymd"};
    constexpr DateOrder order_of[] = {DateOrder::dmy, DateOrder::mdy, DateOrder::ymd};
    if (!typed.date_order.empty()) job.date_order = order_of[read_choice("--date-order", typed.date_order, orders)];
    for (const auto& text : typed.rates) job.rates.push_back(read_rate("--rate", text));
    job.sets = std::move(sets);
    check_map(job.map, job.sets);
    return job;
}

Job make_job(const JobOptions& typed) {
    const RuleOptions rules = rule_options_of(typed);
    auto sets = load_rule_sets(typed.rules, rules);
    check_settings(sets, rules);
    return make_job(typed, std::move(sets));
}

}  // namespace leadqual::cli
