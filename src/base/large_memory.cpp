#include "leadqual/base.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace leadqual {

void give_large_memory_back() noexcept {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 20);  // else glibc raises it to the largest size that was ever freed
#endif
}

}  // namespace leadqual
