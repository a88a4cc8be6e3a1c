// The files of rulesets/ as they were when the program was built; cmake/EmbedRuleSets.cmake writes the definition.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual {

struct EmbeddedFile {
    std::string_view name, text;  ///< "bant" and what rulesets/bant.json holds
};
std::span<const EmbeddedFile> embedded_files();
/// rulesets/ruleset.schema.json
std::string_view embedded_schema();

/// What messages call such a file: "bant (built in)".
std::string built_in_file_name(std::string_view name);

}  // namespace leadqual
