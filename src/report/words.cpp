#include "report/words.hpp"

#include "leadqual/base.hpp"

#include <fmt/format.h>

namespace leadqual::words {

std::string count(std::uint64_t number) { return show_grouped(static_cast<double>(number)); }

std::string count(std::uint64_t number, std::string_view singular) {
    return fmt::format("{} {}{}", count(number), singular, number == 1 ? "" : "s");
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "0.0 %";
    const auto tenths = (part * 1000 + whole / 2) / whole;  // in whole numbers: the same on every machine
    if (tenths == 0 && part != 0) return "<0.1 %";
    if (tenths == 1000 && part != whole) return ">99.9 %";
    return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::string list(std::span<const std::string> items) { return fmt::format("{}", fmt::join(items, ", ")); }

std::string shell_word(std::string_view text) {
    constexpr std::string_view kSafe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=.,:/@%";
    if (!text.empty() && text.find_first_not_of(kSafe) == std::string_view::npos) return std::string(text);
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted += '\'';
}

}  // namespace leadqual::words
