// Exact fractions for people: 12.5 and 33 1/3.
#pragma once

#include <cstdint>
#include <numeric>
#include <string>

namespace leadqual {

struct Fraction {
    std::int64_t over = 0, under = 1;
};

/// "25", "0.5", "-17.75"; what two decimals cannot say: "33 1/3".
std::string to_text(Fraction fraction);

}  // namespace leadqual
