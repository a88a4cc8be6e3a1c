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

    const double megabytes = static_cast<double>(read) / 1e6;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    std::string line = fmt::format("{:.0f} MB, {:.0f} MB/s", megabytes, megabytes / seconds);
    if (all > 0) {
        constexpr std::size_t kWidth = 30;
        const double share = std::min(1.0, static_cast<double>(read) / static_cast<double>(all));
        const auto filled = static_cast<std::size_t>(share * kWidth);
        line = fmt::format("[{}{}] {:3.0f} %  {}", std::string(filled, '#'), std::string(kWidth - filled, '.'),
                           100 * share, line);
    }
    say("\r\033[K" + line);
}

}  // namespace leadqual::cli
