# Turns rulesets/*.json into one C++ file, so that the built-in rule sets are the very files a user can read.
set(LEADQUAL_RULE_SETS bant champ faint anum gptc prospect)  # in the order of the documentation
set(LEADQUAL_EMBEDDED ${LEADQUAL_RULE_SETS} base lists)

set(embedded ${PROJECT_BINARY_DIR}/embedded_rule_sets.cpp)
set(inputs)
foreach(name ${LEADQUAL_EMBEDDED})
  list(APPEND inputs ${PROJECT_SOURCE_DIR}/rulesets/${name}.json)
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${inputs})

set(text "// Generated from rulesets/ by cmake/EmbedRuleSets.cmake.\n#include \"rules/embedded.hpp\"\n\nnamespace leadqual {\n")
string(APPEND text "static constexpr EmbeddedFile kFiles[] = {\n")
foreach(name ${LEADQUAL_EMBEDDED})
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
string(APPEND text "};\nstd::span<const EmbeddedFile> embedded_files() { return kFiles; }\n}  // namespace leadqual\n")
file(WRITE ${embedded}.new "${text}")
file(COPY_FILE ${embedded}.new ${embedded} ONLY_IF_DIFFERENT)
