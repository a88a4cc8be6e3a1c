// A rule file together with the files it extends, as one tree.
#pragma once

#include "rules/keys.hpp"

namespace leadqual {

/// The texts a rule set is made of. Trees and spans point into them.
class Sources {
public:
    const SourceText& add(std::string name, std::string text);

private:
    std::vector<std::unique_ptr<SourceText>> texts_;
};

/// The tree of a rule file, its keys checked, with everything it extends merged in; nothing when a file cannot be
/// read. Paths behind "extends" start at the folder of the file that names them.
std::optional<JsonValue> read_with_bases(const SourceText& source, Sources& sources, Problems& problems);

}  // namespace leadqual
