#include "scoring/fraction.hpp"

#include <fmt/format.h>

namespace leadqual {

std::string to_text(Fraction fraction) {
    if (fraction.over < 0) return "-" + to_text(Fraction{-fraction.over, fraction.under});
    const std::int64_t common = std::gcd(fraction.over, fraction.under);
    const std::int64_t over = fraction.over / common, under = fraction.under / common;
    const std::int64_t whole = over / under, rest = over % under;
    if (rest == 0) return fmt::format("{}", whole);
    if (10 % under == 0) return fmt::format("{}.{}", whole, rest * (10 / under));
    if (100 % under == 0) return fmt::format("{}.{:02}", whole, rest * (100 / under));
    return whole == 0 ? fmt::format("{}/{}", rest, under) : fmt::format("{} {}/{}", whole, rest, under);
}

}  // namespace leadqual
