#include "scoring/decay_table.hpp"

#include <array>

namespace leadqual {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr int kBits = 63;  ///< factors are fractions of 2^63
constexpr std::uint64_t kOne = std::uint64_t{1} << kBits;

std::uint64_t square_root(Wide value) {
    std::uint64_t root = 0;
    for (std::uint64_t bit = kOne; bit != 0; bit >>= 1)
        if (Wide{root | bit} * (root | bit) <= value) root |= bit;
    return root;
}

/// 1/2^(1/2), 1/2^(1/4), 1/2^(1/8) …
const std::array<std::uint64_t, kBits>& roots_of_half() {
    static const auto roots = [] {
        std::array<std::uint64_t, kBits> all{};
        std::uint64_t last = kOne / 2;
        for (auto& root : all) root = last = square_root(Wide{last} << kBits);
        return all;
    }();
    return roots;
}

/// 1/2^(part/whole) for a part below the whole: by its binary digits.
std::uint64_t power_of_half(std::uint32_t part, std::uint32_t whole) {
    std::uint64_t power = kOne;
    for (const std::uint64_t root : roots_of_half()) {
        part *= 2;
        if (part < whole) continue;
        part -= whole;
        power = static_cast<std::uint64_t>((Wide{power} * root + kOne / 2) >> kBits);
    }
    return power;
}

}  // namespace

std::vector<std::int32_t> decay_table(std::int32_t points, std::int32_t half_life) {
    const auto whole = static_cast<std::uint32_t>(half_life);
    const auto size = static_cast<std::uint32_t>(points < 0 ? -points : points);
    std::vector<std::uint64_t> factors;
    for (std::uint32_t part = 0; part < whole; ++part) factors.push_back(power_of_half(part, whole));
    std::vector<std::int32_t> table;
    for (int halvings = 0;; ++halvings) {
        for (const std::uint64_t factor : factors) {
            const int shift = kBits + halvings;
            const auto left = static_cast<std::int32_t>((Wide{size} * factor + (Wide{1} << (shift - 1))) >> shift);
            if (left == 0 && !table.empty()) return table;
            table.push_back(points < 0 ? -left : left);
        }
    }
}

}  // namespace leadqual
