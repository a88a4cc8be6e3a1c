// The kinds of mistake in a rule file, by the name that messages show and docs/problems.md explains.
#pragma once

#include "leadqual/rules.hpp"

namespace leadqual {

/// In the order of the table.
enum class Code : std::uint8_t {
    // the file
    invalid_json,
    duplicate_key,
    unknown_key,
    missing_key,
    wrong_kind,
    invalid_value,
    empty_list,
    conflicting_keys,
    over_limit,
    invalid_name,
    name_taken,
    unknown_base,
    circle,
    nothing_to_remove,
    // a condition
    syntax,
    unknown_field,
    unknown_function,
    unknown_setting,
    unknown_list,
    unknown_tag,
    unknown_reason,
    out_of_place,
    wrong_type,
    wrong_arguments,
    null_comparison,
    invalid_pattern,
    // the verdict and the tests
    unreachable_verdict,
    uncertain_verdict,
    unknown_expectation,
    // legal, but hardly meant
    contradiction,
    always_true,
    constant_condition,
    duplicate_condition,
    shadowed_condition,
    redundant_condition,
    shadowed_verdict,
    blank_text,
    null_decides,
    unreachable_points,
    unreachable_max,
    needless_pattern,
    exact_pattern,
    unused_declaration,
    unread_test_field,
    // what leads say about it: rules check --on
    never_fires,
    always_fires,
    absent_value,
    absent_column,
};

const ProblemCode& row_of(Code code);

}  // namespace leadqual
