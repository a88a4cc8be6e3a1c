# Turns rulesets/*.json into one C++ file, so that the built-in rule sets are the very files a user can read. The word
# lists become tables of C++: reading 1,087 words as JSON took 1.2 ms of each run.
set(LEADQUAL_RULE_SETS bant champ faint anum gptc prospect)  # in the order of the documentation
set(LEADQUAL_EMBEDDED ${LEADQUAL_RULE_SETS} base knock_outs)

set(embedded ${PROJECT_BINARY_DIR}/embedded_rule_sets.cpp)
set(inputs)
foreach(name ${LEADQUAL_EMBEDDED} lists)
  list(APPEND inputs ${PROJECT_SOURCE_DIR}/rulesets/${name}.json)
endforeach()
list(APPEND inputs ${PROJECT_SOURCE_DIR}/rulesets/ruleset.schema.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${inputs})

set(text "// Generated from rulesets/ by cmake/EmbedRuleSets.cmake.\n#include \"leadqual/rules.hpp\"\n#include \"rules/embedded.hpp\"\n\n")
string(APPEND text "namespace leadqual {\n")
string(APPEND text "static constexpr EmbeddedFile kFiles[] = {\n")
foreach(name ${LEADQUAL_EMBEDDED} ruleset.schema)
  if(name STREQUAL ruleset.schema)  # what rules reference says of keys; no rule set
    string(APPEND text "};\nstd::span<const EmbeddedFile> embedded_files() { return kFiles; }\n\n")
    string(APPEND text "static constexpr EmbeddedFile kSchema[] = {\n")
  endif()
  file(READ ${PROJECT_SOURCE_DIR}/rulesets/${name}.json content)
  string(LENGTH "${content}" length)
  string(APPEND text "    {\"${name}\",\n")
  set(offset 0)  # a string literal may hold 64 KiB; pieces stay well below
  while(offset LESS length)
    string(SUBSTRING "${content}" ${offset} 8000 piece)
    string(APPEND text "R\"embedded(${piece})embedded\"\n")
    math(EXPR offset "${offset} + 8000")
  endwhile()
  string(APPEND text "    },\n")
endforeach()
string(APPEND text "};\nstd::string_view embedded_schema() { return kSchema[0].text; }\n\n")

# A JSON array of plain words is, but for its brackets, an initializer of C++.
file(READ ${PROJECT_SOURCE_DIR}/rulesets/lists.json content)
string(REGEX REPLACE "(^|\n) *//[^\n]*" "\\1" content "${content}")
string(REGEX MATCHALL "\n  \"[a-z_]+\"" names "${content}")  # in the order of the file, which string(JSON) sorts
set(lists)
foreach(name ${names})
  string(REGEX MATCH "[a-z_]+" name "${name}")
  string(JSON list GET "${content}" ${name})
  string(JSON meaning GET "${list}" meaning)
  string(JSON words GET "${list}" words)
  string(REGEX REPLACE "^\\[(.*)\\]$" "\\1" words "${words}")
  string(APPEND text "static constexpr std::string_view k_${name}[] = {${words}};\n")
  string(APPEND lists "    {\"${name}\", R\"(${meaning})\", k_${name}},\n")
endforeach()
string(APPEND text "static constexpr WordList kLists[] = {\n${lists}};\n")
string(APPEND text "std::span<const WordList> built_in_lists() { return kLists; }\n}  // namespace leadqual\n")
file(WRITE ${embedded}.new "${text}")
file(COPY_FILE ${embedded}.new ${embedded} ONLY_IF_DIFFERENT)
