// The operators of conditions, for the reference.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

struct OperatorRow {
    std::string_view written, meaning;
    std::string_view example;  ///< a condition
};
std::span<const OperatorRow> operators();

/// What is written for a value: 12.5, 'text', $setting.
std::span<const OperatorRow> values();

}  // namespace leadqual
