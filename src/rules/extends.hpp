// A rule file together with the files it extends and the parts it includes, as one tree.
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

/// The tree of a rule file, its keys checked: what it extends, then its parts in their order, then its own keys over
/// them. Nothing when a file cannot be read. Paths start at the folder of the file that names them, then at `folders`;
/// names are those of built-in files, then of files in `folders`.
std::optional<JsonValue> read_with_bases(const SourceText& source, std::span<const std::string> folders,
                                         Sources& sources, Problems& problems);

}  // namespace leadqual
