#include "pipeline/ordered_run.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace leadqual {

namespace {

/// Few blocks in flight keep memory flat: one being read, one being written, one more than there are workers.
constexpr unsigned kBlocksBeyondThreads = 2;
constexpr std::size_t kLargeBlock = std::size_t{1} << 20;  // of a long record: goes alone
constexpr unsigned kMostThreads = 8;  // reading and writing are serial: more would only hold more blocks

bool is_large(const Turn& turn) { return turn.block.bytes.size() > kLargeBlock; }

/// Works on a turn and takes it. The memory of a large block is given back.
void run_one(Turn& turn, const std::function<void(Turn&)>& work, const std::function<void(Turn&)>& take) {
    work(turn);
    take(turn);
    if (is_large(turn)) turn = {};
}

void run_alone(Turn& turn, const std::function<bool(Turn&)>& next, const std::function<void(Turn&)>& work,
               const std::function<void(Turn&)>& take) {
    do run_one(turn, work, take);
    while (next(turn));
}

}  // namespace

void run_in_order(unsigned threads, const std::function<bool(Turn&)>& next, const std::function<void(Turn&)>& work,
                  const std::function<void(Turn&)>& take) {
    Turn first, second;
    if (!next(first)) return;
    if (threads == 1) return run_alone(first, next, work, take);
    while (is_large(first)) {
        run_one(first, work, take);
        if (!next(first)) return;
    }
    // What the reader throws is thrown again once all that was read before it is written: the same bytes for any thread
    // count.
    std::exception_ptr failure;
    bool has_second = false;
    try {
        has_second = next(second);
    } catch (...) {
        failure = std::current_exception();
    }
    if (!has_second) {
        run_one(first, work, take);
        if (failure) std::rethrow_exception(failure);
        return;
    }
    if (threads == 0) threads = static_cast<unsigned>(tbb::info::default_concurrency());  // not asked for one block
    threads = std::min(threads, kMostThreads);
    if (threads == 1) {
        run_one(first, work, take);
        return run_alone(second, next, work, take);
    }
    std::vector<std::unique_ptr<Turn>> turns;
    turns.push_back(std::make_unique<Turn>(std::move(first)));
    turns.push_back(std::make_unique<Turn>(std::move(second)));
    const std::size_t in_flight = threads + kBlocksBeyondThreads;
    while (turns.size() < in_flight) turns.push_back(std::make_unique<Turn>());

    // Blocks in flight are small. A large one waits until there is no other, and its memory is given back.
    Turn* large = nullptr;
    // A turn comes back to read() only after take() let it go: with as many turns as blocks in flight, and both ends
    // serial and in order, the turn `count % in_flight` is always free.
    std::size_t count = 0;
    const auto read = [&](tbb::flow_control& flow) -> Turn* {
        Turn* turn = turns[count % in_flight].get();
        try {
            if (count < 2 || next(*turn)) {
                ++count;
                if (!is_large(*turn)) return turn;
                large = turn;
            }
        } catch (...) {
            failure = std::current_exception();
        }
        flow.stop();
        return nullptr;
    };
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    const auto run_until_large = [&] {
        tbb::parallel_pipeline(in_flight, tbb::make_filter<void, Turn*>(tbb::filter_mode::serial_in_order, read) &
                                              tbb::make_filter<Turn*, Turn*>(tbb::filter_mode::parallel,
                                                                             [&](Turn* turn) {
                                                                                 work(*turn);
                                                                                 return turn;
                                                                             }) &
                                              tbb::make_filter<Turn*, void>(tbb::filter_mode::serial_in_order,
                                                                            [&](Turn* turn) { take(*turn); }));
    };
    for (run_until_large(); large != nullptr; run_until_large()) run_one(*std::exchange(large, nullptr), work, take);
    if (failure) std::rethrow_exception(failure);
}

}  // namespace leadqual
