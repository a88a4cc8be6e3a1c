// What headers mean, in words that a test can compare.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "leadqual/lead.hpp"

namespace leadqual::testing {

inline std::string_view name_of(const Field* field) { return field ? field->name : "none"; }

/// "email - phone": what each column supplies.
inline std::string fields_in(const std::vector<std::string>& columns) {
    std::string names;
    for (const Field* field : fields_of_columns(columns))
        names += (names.empty() ? "" : " ") + std::string(field ? field->name : "-");
    return names;
}

}  // namespace leadqual::testing
