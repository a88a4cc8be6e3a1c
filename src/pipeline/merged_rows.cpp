#include "pipeline/merged_rows.hpp"

#include <fmt/format.h>

#include <iterator>

namespace leadqual {

MergedRows::MergedRows(const Job& job, std::span<const InputFile::Identity> inputs) {
    if (job.merged.empty()) return;
    output_ = std::make_unique<OutputFile>(job.merged, inputs, job.sync);
    output_->write("file,line,byte,kept_file,kept_line,row\n");
}

void MergedRows::take(const Turn& turn, const InputPlan& inputs, RunCounts& counts) {
    counts.merged += turn.merged.size();
    if (!output_) return;
    buffer_.clear();
    BlockLines lines(turn.block);
    for (const auto& row : turn.merged) {
        append_csv_cell(inputs.inputs[turn.block.file].path, ',', buffer_);
        fmt::format_to(std::back_inserter(buffer_), ",{},{},", lines.at(row.begin), turn.block.first_byte + row.begin);
        append_csv_cell(inputs.inputs[row.kept_file].path, ',', buffer_);
        fmt::format_to(std::back_inserter(buffer_), ",{},", row.kept_line);
        append_csv_cell({turn.block.bytes.data() + row.begin, row.end - row.begin}, ',', buffer_);
        buffer_ += '\n';
    }
    output_->write(buffer_);
}

void MergedRows::commit() {
    if (output_) output_->commit();
}

}  // namespace leadqual
