// Which SIMD targets this machine has: the part of libhwy that HWY_DYNAMIC_DISPATCH calls. It is written here because
// loading libhwy runs the timer calibration of its benchmarks, 3.5 ms of every run; the rest of Highway is headers.
#include <hwy/targets.h>

namespace hwy {

namespace {

std::int64_t for_test = 0;  // a single target in the tests of what is compiled for several

std::int64_t find_targets() {
    std::int64_t found = HWY_STATIC_TARGET;  // what the compiler was told that every machine has
#if HWY_ARCH_X86
    __builtin_cpu_init();  // knows the operating system's part, too: whether it saves the wide registers
    struct Step {
        std::int64_t target;
        bool has;
    };
    const Step steps[] = {
        // features as in hwy/ops/set_macros-inl.h; each target includes the one before
        {HWY_SSSE3, __builtin_cpu_supports("ssse3") != 0},
        {HWY_SSE4, __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("sse4.2") &&
                       __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("aes")},
        {HWY_AVX2, __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
                       __builtin_cpu_supports("bmi2")},
        {HWY_AVX3, __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                       __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")},
        {HWY_AVX3_DL, __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
                          __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bitalg") &&
                          __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("vpclmulqdq") &&
                          __builtin_cpu_supports("gfni")},
    };
    for (const Step& step : steps) {
        if (!step.has) break;
        found |= step.target;
    }
#endif
    return found;
}

}  // namespace

int64_t SupportedTargets() {
    static const std::int64_t found = find_targets();
    return for_test != 0 ? for_test : found;
}

ChosenTarget& GetChosenTarget() {
    static ChosenTarget chosen;
    return chosen;
}

void SetSupportedTargetsForTest(int64_t targets) {
    for_test = targets;
    GetChosenTarget().DeInit();  // the next call chooses anew
}

}  // namespace hwy
