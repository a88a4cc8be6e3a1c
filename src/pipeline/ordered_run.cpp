#include "pipeline/ordered_run.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

namespace leadqual {

namespace {

/// Few blocks in flight keep memory flat: one being read, one being written, one more than there are workers.
constexpr unsigned kBlocksBeyondThreads = 2;

void run_alone(Turn& turn, const std::function<bool(Turn&)>& next, const std::function<void(Turn&)>& work,
               const std::function<void(Turn&)>& take) {
    do {
        work(turn);
        take(turn);
    } while (next(turn));
}

}  // namespace

void run_in_order(unsigned threads, const std::function<bool(Turn&)>& next, const std::function<void(Turn&)>& work,
                  const std::function<void(Turn&)>& take) {
    Turn first, second;
    if (!next(first)) return;
    if (threads == 1) return run_alone(first, next, work, take);
    if (!next(second)) {
        work(first);
        take(first);
        return;
    }
    if (threads == 0) threads = static_cast<unsigned>(tbb::info::default_concurrency());
    if (threads <= 1) {
        work(first);
        take(first);
        return run_alone(second, next, work, take);
    }

    std::vector<std::unique_ptr<Turn>> turns;
    turns.push_back(std::make_unique<Turn>(std::move(first)));
    turns.push_back(std::make_unique<Turn>(std::move(second)));
    const std::size_t in_flight = threads + kBlocksBeyondThreads;
    while (turns.size() < in_flight) turns.push_back(std::make_unique<Turn>());

    // A turn comes back to read() only after take() let it go: with as many turns as blocks in flight, and both ends
    // serial and in order, the turn `count % in_flight` is always free.
    std::size_t count = 0;
    const auto read = [&](tbb::flow_control& flow) -> Turn* {
        Turn* turn = turns[count % in_flight].get();
        if (count >= 2 && !next(*turn)) {
            flow.stop();
            return nullptr;
        }
        ++count;
        return turn;
    };
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::parallel_pipeline(
        in_flight, tbb::make_filter<void, Turn*>(tbb::filter_mode::serial_in_order, read) &
                       tbb::make_filter<Turn*, Turn*>(tbb::filter_mode::parallel, [&](Turn* turn) { work(*turn); return turn; }) &
                       tbb::make_filter<Turn*, void>(tbb::filter_mode::serial_in_order, [&](Turn* turn) { take(*turn); }));
}

}  // namespace leadqual
