// (private to import) Walks the values of one JSON record, checking all of it.
#pragma once

#include "import/json_steps.hpp"

#include <utility>

namespace leadqual::reading {

/// Reads objects, and tells `visitor` what is in them in order:
///   Key key(Key parent, std::string_view quoted)   which key this is, or JsonColumns::unknown
///   void value(Key key, std::string_view quoted, std::string_view raw, CellForm form)   of a known key
/// Objects inside are taken apart. What stands between two values is read only where it has not stood before.
template <class Visitor>
class RecordWalk {
public:
    using Key = JsonColumns::Key;
    RecordWalk(JsonScanner& scan, const JsonColumns& columns, JsonSteps& steps, Visitor& visitor)
        : scan_(scan), columns_(columns), steps_(steps), visitor_(visitor) {}

    /// The object that `scan` stands before, up to its end. False when there is a fault.
    bool read() {
        steps_.start();
        auto key = JsonColumns::record;
        for (;;) {
            if (!read_usual(key)) return false;
            if (const auto* step = steps_.take(scan_)) {
                key = step->to();
                scan_.jump(scan_.at() + step->size(), step->depth());
                scan_.set_last_key(step->key_before(scan_.at()));
                scan_.skip_blanks();  // there may be more of them than usual
            } else if (!find_value(key, key == JsonColumns::record)) {
                return false;
            }
            if (key != JsonColumns::record && is_object() && !find_value(key, true)) return false;  // no plain value
            if (key == JsonColumns::record) return true;
            const auto quoted = scan_.last_key();
            const auto begin = scan_.offset();
            if (!scan_.value()) return false;
            visitor_.value(key, quoted, scan_.text_from(begin), scan_.last_form());
        }
    }

private:
    /// Values that are texts, as long as they stand behind the usual steps: nearly all, so little is done for each.
    bool read_usual(Key& key) {
        const char* at = scan_.at();
        const char* const end = scan_.end();
        auto depth = scan_.depth();
        for (const JsonStep* step; (step = steps_.usual()) != nullptr && step->stands_at(at, end);
             steps_.take_usual()) {
            const char* const value = at + step->size();
            if (*value != '"' || value == end || step->to() == JsonColumns::record) break;
            key = step->to();
            const char* behind = scan_.mark_behind(value);
            auto form = CellForm::quoted;
            if (*behind != '"' || behind >= end) {
                if (!scan_.special_text(behind)) return false;
                behind = scan_.at() - 1;
                form = CellForm::escaped;
            }
            at = behind + 1;
            depth = step->depth();
            visitor_.value(key, step->key_before(value), {value, static_cast<std::size_t>(at - value)}, form);
        }
        scan_.jump(at, depth);
        return true;
    }

    bool is_object() const noexcept { return scan_.next() == '{' && scan_.depth() < JsonColumns::most_levels; }

    /// From behind the value of `key`, or from before it when that is an object, to the next value, whose key becomes
    /// `key`: the record when there is none.
    bool find_value(Key& key, bool is_inside) {
        const auto from = key;
        const auto begin = scan_.offset();
        bool is_step = !is_inside || key == JsonColumns::record;  // no value among it
        auto parent = is_inside ? key : columns_.parent_of(key);
        auto object_begin = begin;
        if (is_inside && !scan_.open_object()) return false;
        for (bool is_open = is_inside;;) {
            const bool is_first = std::exchange(is_open, false);
            scan_.skip_blanks();
            if (scan_.next() == '}') {
                scan_.close_object();
                key = parent;
                if (parent == JsonColumns::record) break;
                if (is_first) visitor_.value(parent, scan_.last_key(), scan_.text_from(object_begin), CellForm::nested);
                is_step &= !is_first;
                parent = columns_.parent_of(parent);
                continue;
            }
            if (!is_first && !scan_.take(',', "',' or '}'")) return false;
            if (!scan_.key()) return false;
            key = visitor_.key(parent, scan_.last_key());
            if (key == JsonColumns::unknown) {
                if (!scan_.value()) return false;
                is_step = false;
            } else if (!is_object()) {
                break;
            } else {
                object_begin = scan_.offset();
                scan_.open_object();
                parent = key;
                is_open = true;
            }
        }
        if (is_step)
            steps_.learn(from, key, scan_, begin);
        else
            steps_.leave(key);
        return true;
    }

    JsonScanner& scan_;
    const JsonColumns& columns_;
    JsonSteps& steps_;
    Visitor& visitor_;
};

}  // namespace leadqual::reading
