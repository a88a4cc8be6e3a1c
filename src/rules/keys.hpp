// Which keys a rule file may have, where, with what kind of value.
#pragma once

#include "rules/json_document.hpp"

namespace leadqual {

/// The kinds of object in a rule file.
enum class ObjectKind : std::uint8_t {
    rule_file,
    criterion,
    signal,
    grade,
    knock_out,
    switched_off,
    verdict_line,
    test
};

/// What a file makes of a key that the file it extends has, too.
enum class Merge : std::uint8_t {
    never,    ///< each file has its own
    replace,  ///< the extending file's value counts
    by_name,  ///< entry by entry; null takes one away
    append,   ///< the extending file's entries come behind
};

struct Key {
    ObjectKind kind;
    std::string_view name;
    std::vector<JsonKind> kinds;  ///< the values it may have
    bool required = false;
    Merge merge = Merge::never;
};
std::string_view name_of(ObjectKind kind);
const std::vector<Key>& keys();
const Key* find_key(ObjectKind kind, std::string_view name);

/// Reports unknown keys, missing ones and values of a wrong kind, so that value_of() can be used without asking again.
/// A null counts as absent. Keys that begin with x- are free notes.
void check_keys(JsonValue& object, ObjectKind kind, Problems& problems);

/// The value of a key; nullptr where there is none, or one that was reported already: then find() still has it.
const JsonValue* value_of(const JsonValue& object, std::string_view key);

}  // namespace leadqual
