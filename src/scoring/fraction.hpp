// Exact fractions for people: 33 1/3.
#pragma once

#include <cstdint>
#include <numeric>
#include <string>

namespace leadqual {

struct Fraction {
    std::int64_t over = 0, under = 1;
};

/// "25", "33 1/3", "1/2", "-2 1/2".
std::string to_text(Fraction fraction);

}  // namespace leadqual
