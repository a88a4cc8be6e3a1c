// What time leaves of points: a table by age, made once from whole numbers, so that every machine makes the same one.
#pragma once

#include <cstdint>
#include <vector>

namespace leadqual {

/// By age in days: `points` x 1/2^(age/half_life), rounded, halves away from zero; beyond the end nothing is left.
/// Exact: the factors are off by less than 2^-56, and only ages that are whole half-lives can hit a half.
std::vector<std::int32_t> decay_table(std::int32_t points, std::int32_t half_life);

}  // namespace leadqual
