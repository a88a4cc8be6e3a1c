// Whether the memory of a process is its own: under a sanitizer that one's memory would be measured.
#pragma once

#ifdef __SANITIZE_ADDRESS__
constexpr bool has_own_size = false;
#else
constexpr bool has_own_size = true;
#endif
