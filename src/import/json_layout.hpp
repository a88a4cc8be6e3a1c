// (private to import) Where in a JSON file the leads are.
#pragma once

#include "import/record_limit.hpp"
#include "import/text_file.hpp"
#include "leadqual/import.hpp"

namespace leadqual::reading {

enum class JsonShape : std::uint8_t {
    lines,  ///< JSON Lines: a record a line
    array,  ///< an array of records, alone or as a member of an object
    lone,   ///< the document is one record
};

struct JsonLayout {
    JsonShape shape = JsonShape::array;
    bool has_bom = false;
    std::string records_key;  ///< of the member that holds the array, "" when there is none; "data.leads" below others
    std::vector<std::string> passed_over;  ///< other members that are arrays of objects, as far as was looked
    /// The document up to its records, the array's '[' included, BOM excluded; well-formed as far as it goes.
    std::string before;
    std::size_t begin = 0;  ///< offset of the first record, or the blanks before it, in the file
};

/// Looks at the beginning of `file`, whose next byte is its first. `format` is json or jsonl. Throws Error (exit 3)
/// when the file is no JSON, or holds no leads.
///
/// A document whose first line is a whole object, with another object behind it, is JSON Lines. An object is an
/// envelope when a member of it, or of an object in it, is an array whose first element is an object: among several the
/// first of records, results, data, items, leads, contacts, value, people, persons, prospects, rows, entries, else the
/// outermost, else the first to come; an empty array counts under one of these names only. An object that has two
/// fields of a lead itself, and no array under one of these names, is a lead. The first mebibyte decides, more of the
/// file only when there is no such member in it.
JsonLayout find_json_records(TextFile& file, InputFormat format, const RecordLimit& limit);

}  // namespace leadqual::reading
