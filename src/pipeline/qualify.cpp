// The whole run, from the first byte in to the last byte out.
#include "pipeline/block_source.hpp"
#include "pipeline/destinations.hpp"
#include "pipeline/duplicates.hpp"
#include "pipeline/encoding_notes.hpp"
#include "pipeline/merged_rows.hpp"
#include "pipeline/ordered_run.hpp"
#include "pipeline/program.hpp"
#include "pipeline/rejects.hpp"
#include "pipeline/rereadable_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

namespace leadqual {

namespace {

std::vector<InputFile::Identity> identities_of(const InputPlan& plan) {
    std::vector<InputFile::Identity> identities;
    for (const auto& input : plan.inputs) identities.push_back(input.identity);
    return identities;
}

/// What is settled before the first lead is judged.
struct Plans {
    LateKeys late_keys;
    InputPlan inputs;
    AddedPlan added;
    OutputPlan output;

    Plans(const Job& job, const Program& program, LateKeys late_keys_)
        : late_keys(late_keys_),
          inputs(open_inputs(job, program, late_keys)),
          added(job, program),
          output(plan_output(job, inputs, added)) {
        sample_inputs(inputs, job.today);
    }
};

/// Whether leads are only judged and counted.
bool writes_nothing(const Job& job) { return job.output.empty() && job.split_folder.empty(); }

/// Whether a run may be broken off as if it had not been, and begun again: its inputs can be read twice, and its
/// outputs leave nothing behind.
bool can_start_over(const Job& job) {
    if (!std::all_of(job.inputs.begin(), job.inputs.end(), can_read_again)) return false;
    if (!job.rejects.empty() && !can_take_back(job.rejects)) return false;
    if (writes_nothing(job)) return true;
    if (job.split_folder.empty()) return can_take_back(job.output);
    std::error_code absent;
    for (const auto& entry : std::filesystem::directory_iterator(job.split_folder, absent))
        if (!can_take_back(entry.path().string())) return false;
    return true;
}

std::vector<std::vector<Tag>> destinations_of(const Job& job) {
    if (writes_nothing(job)) return {};
    if (job.split_folder.empty()) return {job.only};
    std::vector<std::vector<Tag>> destinations{{Tag::disqualified}, {Tag::mql}, {Tag::sql}};
    return destinations;
}

std::unique_ptr<LeadDestination> open_destination(const Job& job, const OutputPlan& output,
                                                  std::span<const InputFile::Identity> inputs) {
    if (writes_nothing(job)) return write_nothing();
    if (!job.split_folder.empty()) return write_by_tag(job, output, inputs);
    return job.top ? write_top(job, output, inputs) : write_to_output(job, output, inputs);
}

RunCounts start_counts(const InputPlan& inputs, const OutputPlan& output, const Job& job) {
    RunCounts counts;
    counts.notes = inputs.notes;
    counts.dedupe = job.dedupe;
    counts.output = job.split_folder.empty() ? job.output : job.split_folder;
    for (const auto& input : inputs.inputs) counts.files.push_back({input.path, input.dialect, 0, {}});
    const bool same_format = output.format.format == OutputFormat::csv || output.format.format == OutputFormat::tsv;
    if (!output.layout.pass_through && same_format && !inputs.same_columns)
        counts.notes.push_back("the inputs have different columns: the output has all of them, by name");
    return counts;
}

/// A row is merged into one that the first pass saw: were that gone, a lead would be lost.
void require_same_rows(const Duplicates& duplicates, const RunCounts& counts) {
    if (duplicates.rows() == counts.rows_read && duplicates.merged() == counts.merged) return;
    throw Error(Exit::input, "the input changed while --dedupe read it", "run again once nobody writes to it");
}

void count_block(const Turn& turn, RunCounts& counts) {
    const Block& block = turn.block;
    counts.files[block.file].rows += block.rows();
    counts.rows_read += block.rows();
    counts.short_rows += block.short_rows;
    counts.trimmed_rows += block.trimmed_rows;
    counts.blank_lines += block.blank_lines;
    counts.footer_lines += block.footer_lines;
}

/// The run stops at a reject of this block, the last one that counts: the rows up to it were read.
void count_up_to_reject(const Turn& turn, std::uint64_t rejected_before, RunCounts& counts) {
    const auto at = static_cast<std::size_t>(counts.rejected - rejected_before - 1);
    const Reject& last = turn.block.rejects[at];
    const auto rows = last.before + at + 1;
    counts.files[turn.block.file].rows += rows;
    counts.rows_read += rows;
    for (const auto& row : turn.merged) counts.merged += row.begin < last.begin;
}

/// Nothing when the run was broken off at a key that is no column.
std::optional<RunCounts> run(const Job& job, const Program& program, Plans& plans) {
    auto& [late_keys, inputs, added, output] = plans;
    // Everything is open before the first lead is written: a bad path fails in the first moment.
    const auto identities = identities_of(inputs);
    const auto destination = open_destination(job, output, identities);
    RejectedRows rejects(job, identities);
    MergedRows merged(job, identities);
    std::optional<Duplicates> duplicates;
    if (!job.dedupe.empty()) duplicates.emplace(job, program, added, inputs);
    const auto writer = make_writer(output.format, output.layout);
    const RunPlan plan{
        job, program, inputs, output, added, writer.get(), duplicates ? &*duplicates : nullptr, destinations_of(job)};

    RunCounts counts = start_counts(inputs, output, job);
    counts.survey_by = inputs.survey_by;
    Tally tally;
    SurveyTally survey;
    std::uint64_t chosen = 0;  // rows that --only and --where let through, counted where they are chosen
    BlockSource source(inputs);
    PlaceCounter places;
    const std::uint64_t total = job.progress ? bytes_in(job.inputs, inputs) : 0;
    std::atomic<bool> stop = false;  // set by the writing stage, read by the reading stage
    bool is_broken_off = false;
    const auto next = [&](Turn& turn) { return !stop && source.next(turn); };
    const auto work = [&](Turn& turn) { process(plan, turn); };
    const auto take = [&](Turn& turn) {
        if (stop) return;
        stop = is_broken_off = turn.block.has_new_key && plans.late_keys == LateKeys::noticed;
        if (stop) return;
        places.place(turn.block);
        const auto rejected_before = counts.rejected;
        rejects.take(turn.block, inputs.inputs[turn.block.file], counts);
        stop = counts.rejected > job.max_rejects;
        if (stop) return count_up_to_reject(turn, rejected_before, counts);
        count_block(turn, counts);
        merged.take(turn, inputs, counts);
        chosen += turn.written;
        merge(turn.tally, tally);
        if (job.survey) merge(job, inputs.inputs[turn.block.file].path, turn.block, turn.survey, survey);
        destination->take(plan, turn);
        if (job.progress) job.progress(source.bytes_read(), total);
    };
    run_in_order(job.threads, next, work, take);
    if (is_broken_off) return std::nullopt;
    counts.stopped_at_max_rejects = stop;
    if (stop) {  // nothing is published: the old output stays, and what went to a pipe is gone
        const bool waits = output.format.format == OutputFormat::table || output.format.format == OutputFormat::xlsx;
        const bool is_gone = job.output == "-" && job.split_folder.empty() && !waits;
        counts.written = is_gone ? destination->written() : 0;
        counts.unwritten = counts.rows_read - counts.rejected - counts.merged - counts.written;
        return counts;
    }

    if (duplicates) {
        require_same_rows(*duplicates, counts);
        counts.not_compared = duplicates->not_compared();
    }
    if (job.top == 0 && destination->written() != chosen)
        throw Error(Exit::bug, fmt::format("{} leads were to be written, {} were", chosen, destination->written()));
    destination->settle();
    counts.written = destination->written();
    counts.filtered = counts.rows_read - counts.rejected - counts.merged - counts.written;
    counts.formulas_escaped = destination->formulas_escaped();
    for (std::size_t file = 0; file < inputs.inputs.size(); ++file)
        add_encoding_notes(inputs.inputs[file], places.misread_line(file), counts.notes);
    fill_counts(tally, program, inputs, counts);
    if (job.survey) counts.surveys = surveys_of(survey, program);
    destination->add_notes(counts.notes);
    destination->commit(job.summarise ? job.summarise(counts) : std::vector<SummaryTable>());
    rejects.commit();
    merged.commit();
    return counts;
}

/// `leadqual qualify x.csv > x.csv`: the input is not merely empty, the shell has just emptied it.
void refuse_emptied_input(const Job& job) {
    if (job.output != "-" || !job.split_folder.empty()) return;
    for (const auto& path : job.inputs) {
        std::error_code failure;
        if (!can_read_again(path) || std::filesystem::file_size(path, failure) != 0) continue;
        const InputFile::Identity identity = InputFile(path).identity();
        try {
            OutputFile("-", {&identity, 1});
        } catch (const Error&) {
            throw Error(Exit::usage,
                        fmt::format("{} is also the output: the shell emptied it before leadqual began", path),
                        "-o FILE writes to a file, and replaces it only when the new one is whole");
        }
    }
}

/// The run, as long as no JSON record has a key that the first ones do not have: then nothing, and nothing has
/// happened. Nearly all files are such, and reading one in advance to be sure takes as long as judging it.
std::optional<RunCounts> run_without_late_keys(const Job& job, const Program& program) {
    if (!can_start_over(job)) return std::nullopt;
    std::optional<Plans> plans;
    try {
        plans.emplace(job, program, LateKeys::noticed);
    } catch (const Error&) {
        return std::nullopt;  // a column that is missed may be a late key
    }
    return run(job, program, *plans);
}

}  // namespace

RunCounts qualify(const Job& job) {
    refuse_emptied_input(job);
    const Program program = make_program(job, job.where);
    if (!job.dedupe.empty()) {
        const RereadableInputs inputs(job);
        Plans plans(inputs.job(), program, LateKeys::learnt_before);
        return *run(inputs.job(), program, plans);
    }
    if (auto counts = run_without_late_keys(job, program)) return *std::move(counts);
    Plans plans(job, program, LateKeys::learnt_before);
    return *run(job, program, plans);
}

}  // namespace leadqual
