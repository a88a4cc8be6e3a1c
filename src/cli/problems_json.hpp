// (private to cli) What rules check found, for editors and scripts.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual::cli {

struct CheckedFile {
    std::string file;  ///< as typed
    std::vector<Problem> problems;
    std::uint64_t leads = 0;  ///< that it was tried on
};
std::string problems_json(std::span<const CheckedFile> files);

}  // namespace leadqual::cli
