// What is left of a signal's points for a lead. A date that is unknown or inexact leaves a range of them.
#pragma once

#include "scoring/bits.hpp"
#include "scoring/registers.hpp"

namespace leadqual {

struct Left {
    std::int32_t near = 0, far = 0;  ///< the end nearest to nothing, and the other, in the unit of the plan
    bool stays_unknown = false;      ///< there is no date, and in this world there will be none
};

class Fading {
public:
    /// `by_age` is a row of PointsPlan::left, `dates` say when the age began.
    Fading(std::span<const std::int32_t> by_age, const Numbers& dates, Day today)
        : by_age_(by_age), dates_(dates), today_(today) {}

    Left of(std::size_t row) const {
        const double first = dates_.low[row], last = dates_.high[row];
        if (first != first) return {0, by_age_[0], true};
        if (dates_.maybe_null != nullptr && test_bit(dates_.maybe_null, row)) return {0, by_age_[0], false};
        return {left_after(today_ - first), left_after(today_ - last), false};
    }

private:
    std::int32_t left_after(double days) const {
        if (!(days < static_cast<double>(by_age_.size()))) return 0;
        return by_age_[days <= 0 ? 0 : static_cast<std::size_t>(days)];
    }

    std::span<const std::int32_t> by_age_;
    const Numbers& dates_;
    double today_;
};

}  // namespace leadqual
