#include "pipeline/merged_rows.hpp"

#include <fmt/format.h>

#include <iterator>

namespace leadqual {

MergedRows::MergedRows(const Job& job, std::span<const InputFile::Identity> inputs) : places_(job.import.max_record) {
    if (job.merged.empty()) return;
    output_ = std::make_unique<OutputFile>(job.merged, inputs, job.sync);
    output_->write("file,line,byte,kept_file,kept_line,row\n");
}

void MergedRows::take(const Turn& turn, const InputPlan& inputs, RunCounts& counts) {
    counts.merged += turn.merged.size();
    if (!output_ || turn.merged.empty()) return;
    buffer_.clear();
    BlockLines lines(turn.block);
    places_.enter(turn.block, *turn.input);
    for (const auto& row : turn.merged) {
        const auto place = places_.find(row.begin, row.end);
        append_csv_cell(turn.input->path, ',', buffer_);
        fmt::format_to(std::back_inserter(buffer_), ",{},{},", lines.at(row.begin),
                       place.byte ? std::to_string(*place.byte) : "");
        append_csv_cell(inputs.inputs[row.kept_file].path, ',', buffer_);
        fmt::format_to(std::back_inserter(buffer_), ",{},", row.kept_line);
        append_csv_cell(place.text, ',', buffer_);
        buffer_ += '\n';
    }
    output_->write(buffer_);
}

void MergedRows::commit() {
    if (output_) output_->commit();
}

}  // namespace leadqual
