// (private to import) Which keys of JSON records are columns. Objects inside a record are taken apart: {"a": {"b": 1}}
// gives the column a.b.
//
// - Columns stand in the order in which their keys first appear.
// - A key that holds an object in one record and something else in another is a column beside those of its members;
//   null and {} do not count as something else.
// - Objects deeper than `most_levels` are cells of their own, as arrays are.
// - A key may hold a dot: two columns that come out with one name are told apart as repeated headers are.
// - Where an object repeats a key the last one counts, each column for itself.
#pragma once

#include "import/column_names.hpp"
#include "import/json_scanner.hpp"

#include <map>

namespace leadqual::reading {

class JsonColumns {
public:
    /// A key below the key of the object it stands in; the record itself is key 0.
    using Key = std::uint32_t;
    static constexpr Key record = 0, unknown = UINT32_MAX;
    static constexpr std::size_t most_levels = 8;

    explicit JsonColumns(const std::string& file) : file_(file) { keys_.emplace_back(); }

    Key find(Key parent, std::string_view quoted) const;  ///< `unknown` when it was never learnt
    std::size_t size() const { return keys_.size(); }
    Key parent_of(Key key) const { return keys_[key].parent; }
    int column_of(Key key) const { return keys_[key].column; }
    bool has_value(Key key) const { return keys_[key].has_value; }

    Key learn(Key parent, std::string_view quoted);
    void learn_value(Key key) { keys_[key].has_value = true; }
    /// Names the columns; nothing is learnt afterwards.
    void finish(ColumnNames& names);

private:
    struct Entry {
        std::string name;  // decoded
        Key parent = unknown;
        std::map<std::string, Key, std::less<>> below;
        bool has_value = false;
        int column = -1;
    };
    std::string path_of(Key key) const;

    std::string file_;
    std::vector<Entry> keys_;
    std::size_t bytes_ = 0;
};

/// The text of a key in quotes.
std::string decode_key(std::string_view quoted);

}  // namespace leadqual::reading
