# What every target of ours is compiled with; code of others only shares the sanitizers.
add_library(leadqual_sanitizers INTERFACE)
if(LEADQUAL_SANITIZE)
  target_compile_options(leadqual_sanitizers INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                       -fno-omit-frame-pointer)
  target_link_options(leadqual_sanitizers INTERFACE -fsanitize=address,undefined)
endif()

add_library(leadqual_warnings INTERFACE)
target_link_libraries(leadqual_warnings INTERFACE leadqual_sanitizers)
target_compile_options(leadqual_warnings INTERFACE -Wall -Wextra -ffp-contract=off)
if(NOT LEADQUAL_TIDY)  # clang, which reads the flags then, does not know this one
  # -Wrestrict: GCC 12 sees overlaps in "text" + std::string where there are none (GCC bug 105651).
  target_compile_options(leadqual_warnings INTERFACE -Wshadow=local -Wno-restrict)
endif()
if(LEADQUAL_WERROR)
  target_compile_options(leadqual_warnings INTERFACE -Werror)
endif()
if(LEADQUAL_TIDY)
  set(CMAKE_CXX_CLANG_TIDY clang-tidy)
endif()
