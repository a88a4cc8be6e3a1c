// Days of the calendar as numbers.
#include <fmt/format.h>

#include <chrono>

#include "leadqual/base.hpp"

namespace leadqual {

std::optional<Day> make_day(int year, int month, int day) noexcept {
    using namespace std::chrono;
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return static_cast<Day>(sys_days{date}.time_since_epoch().count());
}

std::string show_day(Day day) {
    constexpr Day first = -719162, last = 2932896;  // 0001-01-01 and 9999-12-31
    if (day < first || day > last) return fmt::format("day {}", day);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    std::string text = "0000-00-00";  // columns of dates are shown by the million
    const auto write = [&](unsigned number, std::size_t end) {
        for (; number != 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
    };
    write(static_cast<unsigned>(static_cast<int>(date.year())), 4);
    write(static_cast<unsigned>(date.month()), 7);
    write(static_cast<unsigned>(date.day()), 10);
    return text;
}

Day today_utc() noexcept {
    using namespace std::chrono;
    return static_cast<Day>(floor<days>(system_clock::now()).time_since_epoch().count());
}

}  // namespace leadqual
