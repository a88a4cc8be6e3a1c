// What is compiled for several SIMD targets is tested on each that the machine has.
#pragma once

#include "catch2.hpp"

#include <hwy/targets.h>

#include <functional>

namespace leadqual::test {

/// Runs `check` once for every target that this machine has, and leaves things as they were.
inline void on_every_target(const std::function<void()>& check) {
    const auto targets = hwy::SupportedTargets() | HWY_STATIC_TARGET;
    for (auto rest = targets; rest != 0; rest &= rest - 1) {
        const auto target = rest & ~(rest - 1);
        CAPTURE(hwy::TargetName(target));
        hwy::SetSupportedTargetsForTest(target);
        check();
    }
    hwy::SetSupportedTargetsForTest(0);
}

}  // namespace leadqual::test
