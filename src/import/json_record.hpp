// (private to import) Walks the members of one JSON record, checking all of it.
#pragma once

#include "import/json_columns.hpp"

namespace leadqual::reading {

/// Tells the form of a value.
inline CellForm json_form(std::string_view raw) noexcept {
    switch (raw.front()) {
        case '"':
            return raw.find('\\') == std::string_view::npos ? CellForm::quoted : CellForm::escaped;
        case '{':
        case '[':
            return CellForm::nested;
        case 'n':
            return CellForm::null;
        default:
            return CellForm::literal;
    }
}

/// Reads the object `scan` stands at, and tells `visitor` its members in order:
///   Key key(Key parent, std::string_view quoted, Key guess)   which key this is, or JsonColumns::unknown
///   void value(Key key, std::string_view raw)                  of a known key
/// Objects inside are taken apart. False when there is a fault.
template <class Visitor>
bool walk_record(JsonScanner& scan, const JsonColumns& columns, Visitor& visitor,
                 JsonColumns::Key parent = JsonColumns::record, std::size_t level = 1) {
    if (!scan.open_object()) return false;
    scan.skip_blanks();
    if (scan.next() == '}') return scan.close_object();
    auto guess = columns.first_below(parent);
    for (;;) {
        if (!scan.key()) return false;
        const auto key = visitor.key(parent, scan.last_key(), guess);
        const bool is_known = key != JsonColumns::unknown;
        if (is_known) guess = columns.after(key);

        const auto begin = scan.offset();
        const bool is_object = scan.next() == '{' && is_known && level < JsonColumns::most_levels;
        if (is_object ? !walk_record(scan, columns, visitor, key, level + 1) : !scan.value()) return false;
        const auto raw = scan.text_from(begin);
        // An object without members has nothing to take apart.
        if (is_known && (!is_object || raw.find('"') == std::string_view::npos)) visitor.value(key, raw);

        scan.skip_blanks();
        if (scan.next() == '}') return scan.close_object();
        if (!scan.take(',', "',' or '}'")) return false;
    }
}

}  // namespace leadqual::reading
