#include "pipeline/duplicates.hpp"

#include "pipeline/block_source.hpp"
#include "pipeline/ordered_run.hpp"

namespace leadqual {

Duplicates::Duplicates(const Job& job, const Program& program, const AddedPlan& added, const InputPlan& inputs)
    : kept_(job.keep), keys_(inputs, job.dedupe.size(), secret_) {
    InputPlan in_advance = open_inputs(job, program);
    select_all_cells(in_advance);
    sample_inputs(in_advance, job.today);
    find(job, in_advance, added);
}

void Duplicates::find(const Job& job, InputPlan& inputs, const AddedPlan& added) {
    const RowKeys keys(inputs, job.dedupe.size(), secret_);
    const RowRanks ranks(job, inputs, added);
    BlockSource source(inputs);
    PlaceCounter places;
    const auto total = job.progress ? bytes_in(job.inputs, inputs) : 0;
    const auto next = [&](Turn& turn) { return source.next(turn); };
    const auto work = [&](Turn& turn) {
        turn.reader->locate(turn.block);
        keys.find(*turn.input, turn.block, turn.keys);
        ranks.find(*turn.input, turn.block, turn.ranks);
    };
    const auto take = [&](Turn& turn) {
        places.place(turn.block);
        rows_ += turn.block.rows();
        BlockLines lines(turn.block);
        for (std::size_t row = 0; row < turn.keys.size(); ++row) {
            if (!turn.keys[row]) {
                ++not_compared_;
                continue;
            }
            KeptRow kept;
            const auto begin = turn.block.records[row].begin;
            kept.key = *turn.keys[row];
            kept.file = turn.block.file;
            kept.begin = turn.block.first_byte + begin;
            kept.line = lines.at(begin);
            kept.rank = turn.ranks[row];
            merged_ += !kept_.add(kept);
        }
        if (job.progress) job.progress(source.bytes_read(), total);
    };
    run_in_order(job.threads, next, work, take);
}

void Duplicates::take_out(Turn& turn) const {
    Block& block = turn.block;
    keys_.find(*turn.input, block, turn.keys);
    turn.merged.clear();
    std::vector<bool> is_merged(block.records.size());
    for (std::size_t row = 0; row < turn.keys.size(); ++row) {
        const KeptRow* kept = turn.keys[row] ? kept_.find(*turn.keys[row]) : nullptr;
        const auto& record = block.records[row];
        if (kept == nullptr || kept->is_at(block.file, block.first_byte + record.begin)) continue;
        is_merged[row] = true;
        turn.merged.push_back({record.begin, record.end, static_cast<std::uint32_t>(kept->file), kept->line});
    }
    if (!turn.merged.empty()) block.drop(is_merged);
}

}  // namespace leadqual
