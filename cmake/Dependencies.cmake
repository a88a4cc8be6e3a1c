# Every library we use, and nothing else. packages.txt names the Debian packages; why each one: docs/architecture.md.
find_package(PkgConfig REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(TBB REQUIRED)
pkg_check_modules(HWY REQUIRED IMPORTED_TARGET libhwy)
block()  # an archive where there is one (Debian has both), else the shared library, which costs 0.1 ms of each run
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a ${CMAKE_FIND_LIBRARY_SUFFIXES})
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
  pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
endblock()

add_library(leadqual_dependencies INTERFACE)
target_link_libraries(leadqual_dependencies INTERFACE
  CLI11::CLI11 nlohmann_json::nlohmann_json fmt::fmt simdjson::simdjson TBB::tbb
  PkgConfig::RE2 PkgConfig::HWY PkgConfig::UTF8PROC)
target_link_options(leadqual_dependencies INTERFACE -Wl,--as-needed)  # src/base/simd_targets.cpp stands for libhwy
target_compile_definitions(leadqual_dependencies INTERFACE HWY_WANT_AVX3_DL)  # also the target with byte compression
