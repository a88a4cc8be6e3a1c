#include "import/json_columns.hpp"

#include "import/unreadable.hpp"

#include <fmt/format.h>

namespace leadqual::reading {

std::string decode_key(std::string_view quoted) {
    const bool has_escapes = quoted.find('\\') != std::string_view::npos;
    const Cell cell{quoted.data(), static_cast<std::uint32_t>(quoted.size()),
                    has_escapes ? CellForm::escaped : CellForm::quoted};
    std::string buffer;
    return std::string(text_of(cell, Syntax::json, buffer));
}

JsonColumns::Key JsonColumns::find(Key parent, std::string_view quoted) const {
    const auto& below = keys_[parent].below;
    const bool has_escapes = quoted.find('\\') != std::string_view::npos;
    const auto found = has_escapes ? below.find(decode_key(quoted)) : below.find(quoted.substr(1, quoted.size() - 2));
    return found == below.end() ? unknown : found->second;
}

JsonColumns::Key JsonColumns::learn(Key parent, std::string_view quoted) {
    if (const auto known = find(parent, quoted); known != unknown) return known;
    bytes_ += quoted.size();
    if (keys_.size() > ColumnNames::most || bytes_ > ColumnNames::most_bytes)
        throw_unreadable({file_}, fmt::format("has more than {} different keys, or {} MiB of them", ColumnNames::most,
                                              ColumnNames::most_bytes >> 20));
    const auto key = static_cast<Key>(keys_.size());
    auto& entry = keys_.emplace_back();
    entry.name = decode_key(quoted);
    entry.parent = parent;
    keys_[parent].below.emplace(entry.name, key);
    return key;
}

std::string JsonColumns::path_of(Key key) const {
    const auto& entry = keys_[key];
    return entry.parent == record ? entry.name : path_of(entry.parent) + '.' + entry.name;
}

void JsonColumns::finish(ColumnNames& names) {
    for (Key key = 1; key < keys_.size(); ++key) {
        if (!keys_[key].below.empty() && !keys_[key].has_value) continue;
        keys_[key].column = static_cast<int>(names.names().size());
        names.add(path_of(key));
    }
}

}  // namespace leadqual::reading
