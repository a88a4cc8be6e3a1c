// A short name for a content, to tell in a summary which rule set or file was meant.
#include <fmt/format.h>

#include "leadqual/base.hpp"

namespace leadqual {

std::string fingerprint(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

}  // namespace leadqual
