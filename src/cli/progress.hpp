// (private to cli) A bar on standard error while a long run reads.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace leadqual::cli {

class Progress {
public:
    ~Progress();  ///< wipes the bar
    /// Bytes read so far, and in all (0 unknown). Draws at most ten times a second, and nothing in the first half
    /// second.
    void show(std::uint64_t read, std::uint64_t all);

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point began_ = Clock::now();
    Clock::time_point drawn_ = began_;
    bool is_shown_ = false;
};

/// "[######……] 20 %  240 MB, 800 MB/s, 0:01 left"; without `all` no bar and no time.
std::string progress_text(std::uint64_t read, std::uint64_t all, double seconds);

}  // namespace leadqual::cli
