// rules diff: what differs between two rule sets, and which leads of a file it moves.
#include "cli/command.hpp"
#include "cli/gate.hpp"
#include "cli/job_options.hpp"
#include "cli/rule_diff_report.hpp"
#include "cli/rule_sets.hpp"
#include "cli/side_outputs.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace leadqual::cli {

namespace {

constexpr std::string_view kCounts[] = {"moved", "up", "down", "leads"};

struct Typed : JobOptions {
    std::string before, after, on, output, rows = "5";
    std::vector<std::string> fail_on;
    bool json = false;
};

/// Both sets; where they have one name, they are called old and new.
std::vector<RuleSet> load_both(const Typed& typed) {
    auto sets = load_rule_sets({typed.before}, {});
    auto others = load_rule_sets({typed.after}, {});
    if (sets.size() != 1 || others.size() != 1)
        throw Error(Exit::usage, "rules diff compares two rule sets", "leadqual rules diff old.json new.json");
    if (sets[0].name == others[0].name) sets[0].name = "old", others[0].name = "new";
    sets.push_back(std::move(others[0]));
    return sets;
}

Exit compare_rules(const Typed& typed) {
    for (const auto& [option, value] :
         {std::pair<std::string_view, bool>{"-o", !typed.output.empty()}, {"--fail-on", !typed.fail_on.empty()}})
        if (value)
            throw Error(Exit::usage, fmt::format("{} says what to do with leads, and there are none", option),
                        "add --on leads.csv");
    const auto sets = load_both(typed);
    const auto found = differences(sets[0], sets[1]);
    print(typed.json ? rule_diff_json(sets[0], sets[1], found, nullptr) : differences_text(sets[0], sets[1], found));
    return Exit::ok;
}

/// -o: the leads that move, as csv, with both tags and what moved them.
class MovedFile {
public:
    MovedFile(const std::string& path, const std::string& input, std::span<const RuleSet> sets)
        : file_(path, identities_of({&input, 1})), sets_(sets), differences_(differences(sets[0], sets[1])) {
        if (output_format_for_path(path) != OutputFormat::csv)
            throw Error(Exit::usage, "moved leads are written as csv", "give the file of -o the extension .csv");
    }
    void add(const MovedLead& lead, const std::vector<std::string>& columns) {
        begin(columns);
        std::vector<std::string> cells = lead.cells;
        cells.insert(cells.end(), {std::string(to_text(lead.before)), std::string(to_text(lead.after)),
                                   cause_names(differences_, lead.differences)});
        write(cells);
    }
    void finish(const std::vector<std::string>& columns) {
        begin(columns);
        file_.write(rows_);
        file_.commit();
    }

private:
    void begin(std::vector<std::string> columns) {
        if (std::exchange(has_begun_, true)) return;
        for (const RuleSet& set : sets_) columns.push_back(fmt::format("lq_{}_tag", set.name));
        columns.emplace_back("lq_moved_by");
        write(columns);
    }
    void write(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) rows_ += ',';
            append_csv_cell(cells[i], ',', rows_);
        }
        rows_ += '\n';
        constexpr std::size_t kEnough = 1 << 16;
        if (rows_.size() < kEnough) return;
        file_.write(rows_);
        rows_.clear();
    }

    OutputFile file_;
    std::span<const RuleSet> sets_;
    std::vector<Difference> differences_;
    std::string rows_;
    bool has_begun_ = false;
};

std::uint64_t count_of(std::string_view name, const RuleSetComparison& comparison) {
    if (name == "leads") return comparison.leads;
    if (name == "moved") return comparison.moved;
    std::uint64_t count = 0;
    for (const Move& move : comparison.moves)
        if ((move.after > move.before) == (name == "up")) count += move.leads;
    return count;
}

Exit compare_leads(const Typed& typed) {
    std::vector<Gate> gates;
    for (const auto& text : typed.fail_on) gates.push_back(read_gate(text, kCounts));
    const auto rows = read_count("--rows", typed.rows);
    Job job = make_job(typed, load_both(typed));
    job.inputs = {typed.on};
    std::optional<MovedFile> moved;
    if (!typed.output.empty()) moved.emplace(typed.output, typed.on, job.sets);
    say(warnings_of(job.sets));

    TakeMoved take;
    if (moved) take = [&](const auto& lead, const auto& columns) { moved->add(lead, columns); };
    const auto comparison = compare_rule_sets(job, rows, take);
    if (moved) moved->finish(comparison.columns);
    print(typed.json ? rule_diff_json(job.sets[0], job.sets[1], comparison.differences, &comparison)
                     : comparison_text(job.sets[0], job.sets[1], comparison));
    if (comparison.rejected > 0)
        say(fmt::format("leadqual: {} rows cannot be read and were left out\n",
                        show_grouped(static_cast<double>(comparison.rejected))));
    Exit exit = Exit::ok;
    for (const Gate& gate : gates) {
        const auto why =
            tripped(gate, static_cast<double>(count_of(gate.count, comparison)), static_cast<double>(comparison.leads));
        if (why.empty()) continue;
        say(fmt::format("leadqual: {}\n", why));
        exit = Exit::gate;
    }
    return exit;
}

}  // namespace

Action setup_rules_diff(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("A", "the rule set before, by name or file", Options::required, typed->before);
    options.argument("B", "the rule set after", Options::required, typed->after);
    options.value("--on", "FILE", "leads that both judge: which of them move, and why", typed->on);
    options.value("--rows", "N", "leads shown for each cause of a move (default: 5)", typed->rows);
    options.value("-o,--output", "FILE", "write the leads that move here, with both tags", typed->output);
    options.flag("--json", "print it as JSON", typed->json);
    options.values("--fail-on", "COMPARISON", "exit code 1 when this holds: 'moved > 5%'", typed->fail_on);
    options.group("What the input means");
    declare_reading_options(options, *typed);
    declare_input_options(options, *typed);
    return [typed] { return typed->on.empty() ? compare_rules(*typed) : compare_leads(*typed); };
}

}  // namespace leadqual::cli
