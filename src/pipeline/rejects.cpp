#include "pipeline/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

RejectedRows::RejectedRows(const Job& job, std::span<const InputFile::Identity> inputs) {
    if (job.rejects.empty()) return;
    output_ = std::make_unique<OutputFile>(job.rejects, inputs, job.sync);
    output_->write("file,line,byte,reason,row\n");
}

void RejectedRows::take(const Block& block, const std::string& file, RunCounts& counts) {
    constexpr std::size_t kNamed = 10;
    buffer_.clear();
    BlockLines lines(block);
    for (const auto& reject : block.rejects) {
        const auto line = lines.at(reject.at);
        const auto byte = block.first_byte + reject.begin;
        const auto record =
            block.first_record + reject.before + static_cast<std::uint64_t>(&reject - block.rejects.data());
        if (!output_ && counts.rejects.size() < kNamed)
            counts.rejects.push_back({file, line, byte, record, reject.reason});
        if (!output_) continue;
        append_csv_cell(file, ',', buffer_);
        fmt::format_to(std::back_inserter(buffer_), ",{},{},", line, byte);
        append_csv_cell(reject.reason, ',', buffer_);
        buffer_ += ',';
        append_csv_cell({block.bytes.data() + reject.begin, reject.end - reject.begin}, ',', buffer_);
        buffer_ += '\n';
    }
    counts.rejected += block.rejects.size();
    if (output_) output_->write(buffer_);
}

void RejectedRows::commit() {
    if (output_) output_->commit();
}

}  // namespace leadqual
