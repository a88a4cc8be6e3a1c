#include "pipeline/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

RejectedRows::RejectedRows(const Job& job, std::span<const InputFile::Identity> inputs)
    : places_(job.import.max_record), most_(job.max_rejects) {
    if (job.rejects.empty()) return;
    output_ = std::make_unique<OutputFile>(job.rejects, inputs, job.sync);
    output_->write("file,line,byte,reason,row\n");
}

void RejectedRows::take(const Block& block, const Input& input, RunCounts& counts) {
    constexpr std::size_t kNamed = 10;
    if (block.rejects.empty()) return;
    buffer_.clear();
    BlockLines lines(block);
    places_.enter(block, input);
    const auto room = most_ - counts.rejected;
    const auto taken = room < block.rejects.size() ? static_cast<std::size_t>(room) + 1 : block.rejects.size();
    for (const auto& reject : std::span(block.rejects).first(taken)) {
        if (!output_ && counts.rejects.size() >= kNamed) break;
        const auto line = lines.at(reject.at);
        const auto place = places_.find(reject.begin, reject.end);
        const auto record =
            block.first_record + reject.before + static_cast<std::uint64_t>(&reject - block.rejects.data());
        if (!output_) {
            counts.rejects.push_back({input.path, line, place.byte, record, reject.reason});
            continue;
        }
        append_csv_cell(input.path, ',', buffer_);
        fmt::format_to(std::back_inserter(buffer_), ",{},{},", line, place.byte ? std::to_string(*place.byte) : "");
        append_csv_cell(reject.reason, ',', buffer_);
        buffer_ += ',';
        append_csv_cell(place.text, ',', buffer_);
        buffer_ += '\n';
    }
    counts.rejected += taken;
    if (output_) output_->write(buffer_);
}

void RejectedRows::commit() {
    if (output_) output_->commit();
}

}  // namespace leadqual
