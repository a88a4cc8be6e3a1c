#include "pipeline/output_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

std::vector<std::string> union_of_columns(const InputPlan& inputs) {
    std::vector<std::string> columns = inputs.inputs.front().columns;
    for (std::size_t at = 1; at < inputs.inputs.size(); ++at)
        for (const auto& column : inputs.inputs[at].columns)
            if (find_column(columns, column) == Mapping::none) columns.push_back(column);
    return columns;
}

/// The columns of the inputs, and which of them an earlier run appended.
struct EarlierColumns {
    std::vector<std::string> kept, dropped;
    std::vector<std::string> doubtful;  ///< kept, though they stand among the dropped ones and begin like them
};

/// Only names that leadqual writes, and only at the end of a header of the user's; what else has the prefix is theirs.
EarlierColumns find_earlier_columns(std::span<const std::string> columns, const std::string& prefix,
                                    const AddedPlan& added, bool anywhere) {
    std::vector<bool> is_ours(columns.size());
    std::size_t begin = columns.size();
    while (begin > 0 && columns[begin - 1].starts_with(prefix)) --begin;
    if (anywhere) begin = 0;
    for (std::size_t at = begin; at < columns.size(); ++at) {
        is_ours[at] = is_ours[at] || added.may_have_written(columns[at]);
        const auto group = added.earlier_group(columns.subspan(at));
        std::fill_n(is_ours.begin() + static_cast<std::ptrdiff_t>(at), group, true);
    }
    EarlierColumns found;
    const bool is_all_ours = begin == 0 && (!anywhere || std::ranges::find(is_ours, false) == is_ours.end());
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const bool drops = is_ours[at] && !is_all_ours;
        (drops ? found.dropped : found.kept).push_back(columns[at]);
        if (!drops && at >= begin && !is_all_ours && columns[at].starts_with(prefix))
            found.doubtful.push_back(columns[at]);
    }
    if (found.dropped.empty()) found.doubtful.clear();
    return found;
}

std::vector<std::string> chosen_columns(const Job& job, std::span<const std::string> columns) {
    std::vector<std::string> chosen;
    std::vector<Problem> problems;
    const auto fields = fields_of_columns(columns);
    for (const auto& name : job.columns) {
        int at = find_column(columns, name);
        if (at == Mapping::none)  // a field's name stands for the column that feeds it
            for (std::size_t i = 0; i < columns.size() && at == Mapping::none; ++i)
                if (fields[i] && fields[i]->name == name) at = static_cast<int>(i);
        if (at != Mapping::none) {
            chosen.push_back(columns[static_cast<std::size_t>(at)]);
            continue;
        }
        std::vector<std::string_view> names(columns.begin(), columns.end());
        Problem problem;
        problem.message = fmt::format("--columns: the input has no column '{}'", name);
        if (const auto near = closest(name, names))
            problem.hint = fmt::format("did you mean '{}'?", *near);
        else
            problem.hint = fmt::format("its columns are {}", fmt::join(names, ", "));
        problems.push_back(std::move(problem));
    }
    if (!problems.empty()) throw Error(Exit::usage, std::move(problems));
    return chosen;
}

void refuse_clashes(std::span<const std::string> kept, const std::vector<std::string>& added) {
    for (const auto& name : added)
        if (std::find(kept.begin(), kept.end(), name) != kept.end())
            throw Error(Exit::usage, fmt::format("the input already has a column '{}'", name),
                        "--prefix qualified_ gives the appended columns other names");
}

bool is_json(OutputFormat format) { return format == OutputFormat::json || format == OutputFormat::jsonl; }

OutputFormat same_as(InputFormat format) {
    switch (format) {
        case InputFormat::tsv:
            return OutputFormat::tsv;
        case InputFormat::json:
            return OutputFormat::json;
        case InputFormat::jsonl:
            return OutputFormat::jsonl;
        default:
            return OutputFormat::csv;
    }
}

}  // namespace

OutputPlan plan_output(const Job& job, InputPlan& inputs, const AddedPlan& added) {
    OutputPlan plan;
    const Dialect& dialect = inputs.inputs.front().dialect;
    const bool input_is_json = dialect.format == InputFormat::json || dialect.format == InputFormat::jsonl;
    plan.format = job.format;
    if (!job.format_is_given) plan.format.format = same_as(dialect.format);
    const bool output_is_json = is_json(plan.format.format);
    const bool has_delimiters = plan.format.format == OutputFormat::csv || plan.format.format == OutputFormat::tsv;
    if (plan.format.decimal_comma && !has_delimiters)
        throw Error(Exit::usage, "--decimal is about csv and tsv, and neither is written",
                    "write csv or tsv, or leave it out");
    if (plan.format.delimiter == 0) {  // the input's own, unless the format says otherwise
        const bool same_kind = !input_is_json && plan.format.format == same_as(dialect.format);
        plan.format.delimiter = same_kind ? dialect.delimiter[0] : plan.format.format == OutputFormat::tsv ? '\t' : ',';
    }
    if (!plan.format.rewrites && !input_is_json && !output_is_json && !dialect.line_end.empty())
        plan.format.line_end = dialect.line_end;

    const auto columns = union_of_columns(inputs);
    // Members stand in any order: what an earlier run appended need not come last.
    const auto earlier = find_earlier_columns(columns, job.prefix, added, input_is_json);
    plan.layout.added = added.names();
    auto& layout = plan.layout;
    const bool replaces = !layout.added.empty();  // --add none: nothing to replace
    layout.names = !job.columns.empty() ? chosen_columns(job, columns) : replaces ? earlier.kept : columns;
    refuse_clashes(layout.names, layout.added);
    if (replaces && job.columns.empty())
        for (const auto& name : earlier.doubtful)
            inputs.notes.push_back(
                fmt::format("column '{}' begins with {} but is none that these rules append: it is kept", visible(name),
                            job.prefix));

    const bool same_dialect =
        input_is_json ? output_is_json
                      : (plan.format.format == OutputFormat::csv || plan.format.format == OutputFormat::tsv) &&
                            !dialect.is_rewritten && plan.format.delimiter == dialect.delimiter[0];
    const bool whole = layout.names.size() == columns.size();
    // A json record without a fixed header always passes through: its keys may differ from record to record.
    const bool alike =
        inputs.same_columns || std::all_of(inputs.inputs.begin(), inputs.inputs.end(),
                                           [](const Input& input) { return is_json(same_as(input.dialect.format)); });
    layout.pass_through = !plan.format.rewrites && same_dialect && alike && job.columns.empty() &&
                          (whole || input_is_json) && !plan.format.escape_formulas && !plan.format.decimal_comma;
    if (layout.pass_through) layout.header_bytes = dialect.header_bytes;

    std::vector<std::string> kept;
    if (!layout.pass_through)
        kept = layout.names;
    else if (!whole)
        kept = earlier.dropped;
    select_cells(inputs, kept);

    if (layout.pass_through) {
        if (!whole) layout.dropped = kept;
        return plan;
    }
    const auto& slots = inputs.inputs.front().slot_of_kept;
    plan.arranges_cells = !inputs.same_columns;
    for (const auto& input : inputs.inputs) plan.arranged_at = std::max(plan.arranged_at, input.slots);
    for (std::size_t at = 0; at < kept.size(); ++at)
        layout.slots.push_back(static_cast<std::uint32_t>(plan.arranges_cells ? plan.arranged_at + at
                                                                              : static_cast<std::size_t>(slots[at])));
    return plan;
}

void arrange_cells(const OutputPlan& plan, const Input& input, Block& block) {
    if (!plan.arranges_cells) return;
    block.cells.resize(plan.arranged_at + input.slot_of_kept.size());
    for (std::size_t at = 0; at < input.slot_of_kept.size(); ++at) {
        auto& target = block.cells[plan.arranged_at + at];
        if (const int slot = input.slot_of_kept[at]; slot == Mapping::none)
            target.assign(block.records.size(), Cell{});
        else
            target = block.cells[static_cast<std::size_t>(slot)];
    }
}

}  // namespace leadqual
