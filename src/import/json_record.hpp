// (private to import) Walks the members of one JSON record, checking all of it.
#pragma once

#include "import/json_columns.hpp"

namespace leadqual::reading {

/// Reads the object `scan` stands at, and tells `visitor` its members in order:
///   Key key(Key parent, std::string_view quoted)   which key this is, or JsonColumns::unknown
///   void value(Key key, std::string_view quoted, std::string_view raw, CellForm form)   of a known key
/// Objects inside are taken apart. A key that stands where `order` expects it is not asked for. False when there is a
/// fault.
template <class Visitor>
bool walk_record(JsonScanner& scan, const JsonColumns& columns, KeyOrder& order, Visitor& visitor,
                 JsonColumns::Key parent = JsonColumns::record, std::size_t level = 1) {
    if (!scan.open_object()) return false;
    scan.skip_blanks();
    if (scan.next() == '}') return scan.close_object();
    auto place = KeyOrder::first_of(parent);
    for (;;) {
        auto key = order.guess(place);
        if (key == JsonColumns::unknown || !scan.key(columns.text_of(key))) {
            if (!scan.key()) return false;
            key = visitor.key(parent, scan.last_key());
            if (key != JsonColumns::unknown) order.note(place, key);
        }
        const auto quoted = scan.last_key();
        const bool is_known = key != JsonColumns::unknown;
        if (is_known) place = KeyOrder::behind(key);

        const auto begin = scan.offset();
        const bool is_object = scan.next() == '{' && is_known && level < JsonColumns::most_levels;
        if (is_object ? !walk_record(scan, columns, order, visitor, key, level + 1) : !scan.value()) return false;
        const auto raw = scan.text_from(begin);
        if (is_known && !is_object)
            visitor.value(key, quoted, raw, scan.last_form());
        else if (is_known && raw.find('"') == std::string_view::npos)  // without members: nothing to take apart
            visitor.value(key, quoted, raw, CellForm::nested);

        scan.skip_blanks();
        if (scan.next() == '}') return scan.close_object();
        if (!scan.take(',', "',' or '}'")) return false;
    }
}

}  // namespace leadqual::reading
