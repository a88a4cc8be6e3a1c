#include "cli/progress.hpp"

#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::cli {

Progress::~Progress() {
    if (is_shown_) say("\r\033[K");
}

void Progress::show(std::uint64_t read, std::uint64_t all) {
    using namespace std::chrono_literals;
    const auto now = Clock::now();
    if (now - began_ < 500ms || now - drawn_ < 100ms) return;
    drawn_ = now;
    is_shown_ = true;
    say("\r\033[K" + progress_text(read, all, std::chrono::duration<double>(now - began_).count()));
}

static std::string time_left(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::min(seconds + 0.5, 359'999.0));
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02} left", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02} left", whole / 60, whole % 60);
}

std::string progress_text(std::uint64_t read, std::uint64_t all, double seconds) {
    const double megabytes = static_cast<double>(read) / 1e6;
    const std::string line = fmt::format("{:.0f} MB, {:.0f} MB/s", megabytes, megabytes / std::max(seconds, 0.001));
    if (all == 0) return line;
    constexpr std::size_t kWidth = 30;
    const double share = std::min(1.0, static_cast<double>(read) / static_cast<double>(all));
    const auto filled = static_cast<std::size_t>(share * kWidth);
    const auto left = read == 0 ? std::string() : ", " + time_left(seconds * (1 - share) / share);
    return fmt::format("[{}{}] {:3.0f} %  {}{}", std::string(filled, '#'), std::string(kWidth - filled, '.'),
                       100 * share, line, left);
}

}  // namespace leadqual::cli
