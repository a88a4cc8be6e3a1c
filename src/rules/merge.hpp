// What two rule files make together: the keys of the one, with those of the other over them.
#pragma once

#include "rules/keys.hpp"

namespace leadqual {

/// `file` over `base`, key by key as Key::merge says; a null takes away what `base` has.
JsonValue merged(JsonValue base, JsonValue file, Problems& problems);

/// Makes one list of "disqualify": names become the built-in knock-outs they stand for, and { "reason", "off" } takes
/// away those of that reason that stand before it. `sources` keeps the file they come from.
class Sources;
void resolve_knock_outs(JsonValue& root, Sources& sources, Problems& problems);

}  // namespace leadqual
