// Opening a JSON file: where its records are, and which columns they make.
#include "import/json_elements.hpp"
#include "import/json_reader.hpp"
#include "import/json_record.hpp"
#include "import/line_ends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace leadqual::reading {

namespace {

/// Whether a value makes its key a column of its own, beside those of its members.
bool is_value(std::string_view raw, CellForm form) {
    return form != CellForm::null && raw.front() != '{';  // an object here is without members, or too deep
}

/// Notices what a record holds that is not known yet.
struct NewsFinder {
    const JsonColumns& keys;
    bool has_news = false;

    JsonColumns::Key key(JsonColumns::Key parent, std::string_view quoted) {
        const auto key = keys.find(parent, quoted);
        has_news |= key == JsonColumns::unknown;
        return key;
    }
    void value(JsonColumns::Key key, std::string_view, std::string_view raw, CellForm form) {
        has_news |= !keys.has_value(key) && is_value(raw, form);
    }
};

/// Takes every key of a record.
struct Learner {
    JsonColumns& keys;

    JsonColumns::Key key(JsonColumns::Key parent, std::string_view quoted) { return keys.learn(parent, quoted); }
    void value(JsonColumns::Key key, std::string_view, std::string_view raw, CellForm form) {
        if (is_value(raw, form)) keys.learn_value(key);
    }
};

}  // namespace

JsonReader::JsonReader(TextFile file, InputFormat format, const ImportOptions& options)
    : feed_(std::move(file)),
      limit_(options),
      next_size_(limit_.block_size),
      keys_(feed_.name()),
      columns_(feed_.file().name()) {
    layout_ = find_json_records(feed_.file(), format, limit_);
    dialect_.format = layout_.shape == JsonShape::lines ? InputFormat::jsonl : InputFormat::json;
    set_encoding(feed_.file(), options, dialect_);
    dialect_.has_bom |= layout_.has_bom;
    dialect_.records_key = layout_.records_key;
    learn_columns(options.needs_every_key);
    keys_.finish(columns_);
    const auto taken = layout_.shape == JsonShape::lone
                           ? std::string("the document is read as one lead")
                           : fmt::format("the leads are taken from '{}'", visible(layout_.records_key));
    for (const auto& key : layout_.passed_over)
        notes_.push_back(fmt::format("{}; '{}' holds records too, and is not read", taken, visible(key)));
    notes_.insert(notes_.end(), columns_.notes().begin(), columns_.notes().end());
    rejects_new_keys_ = options.needs_every_key;
    slot_of_column_.assign(columns_.names().size(), -1);
}

/// Makes the first record the next thing to read.
void JsonReader::start() {
    const auto before = feed_.file().peek(layout_.begin);
    line_ = 1 + count_line_ends(before);
    line_begin_ = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
    feed_.start_at(layout_.begin);
    next_ = layout_.shape == JsonShape::lone ? Next::record : Next::record_or_end;
}

void JsonReader::learn_columns(bool needs_every_key) {
    for (std::size_t size = kSampleBytes;; size = std::min(4 * size, longest())) {
        const auto text = feed_.file().peek(layout_.begin + size);
        const bool is_whole = text.size() < layout_.begin + size;
        if (learn_records(text.substr(layout_.begin), is_whole, kSampleRecords) > 0 || is_whole || size >= longest())
            break;
    }
    start();
    if (!needs_every_key || !feed_.file().is_regular()) return;
    for (Block block; read(block);)
        if (block.rejects.empty()) learn_records(text_in(block), true, SIZE_MAX);
    feed_.file().rewind();
    start();
}

/// How many records of `text` were looked at: all, or the first `most`.
std::size_t JsonReader::learn_records(std::string_view text, bool is_whole, std::size_t most) {
    JsonScanner scan(text);
    JsonSteps steps;
    std::size_t records = 0, at = 0;
    while (records < most) {
        const auto element = next_element(text, at, layout_.shape, is_whole);
        if (!element) break;
        at = element->behind;
        if (element->begin == element->end) continue;
        scan.start_record(element->begin, element->end);
        NewsFinder finder{keys_};
        const bool is_good = RecordWalk(scan, keys_, steps, finder).read() && scan.only_blanks("");
        const auto record = text.substr(element->begin, element->end - element->begin);
        if (is_good && finder.has_news && record.size() <= limit_.max_record) learn_record(record, steps);
        ++records;
        if (layout_.shape == JsonShape::lone) break;
    }
    return records;
}

/// A faulty record makes no columns.
void JsonReader::learn_record(std::string_view record, JsonSteps& steps) {
    if (first_invalid_utf8(record) < record.size()) return;
    JsonScanner scan(record);
    Learner learner{keys_};
    RecordWalk(scan, keys_, steps, learner).read();
}

void JsonReader::select(std::vector<std::uint32_t> columns) {
    selected_ = std::move(columns);
    limit_.locate_cells(selected_.size());
    for (std::size_t slot = selected_.size(); slot-- > 0;) slot_of_column_[selected_[slot]] = static_cast<int>(slot);
    slot_of_key_.clear();
    for (JsonColumns::Key key = 0; key < keys_.size(); ++key) {
        const int column = keys_.column_of(key);
        slot_of_key_.push_back(column < 0 ? no_column : slot_of_column_[static_cast<std::size_t>(column)]);
    }
}

}  // namespace leadqual::reading
