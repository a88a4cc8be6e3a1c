// Random CSV, made of everything that is hard about it.
#pragma once

#include <random>
#include <string>

namespace leadqual::testing {

/// Small random files with one kind of line end, or several.
class CsvMaker {
public:
    explicit CsvMaker(unsigned seed) : random_(seed) {}
    std::string make(char delimiter);
    std::size_t pick(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }

private:
    std::mt19937 random_;
};

}  // namespace leadqual::testing
