#include "import/json_layout.hpp"

#include "import/json_brackets.hpp"
#include "import/json_columns.hpp"
#include "import/line_ends.hpp"
#include "import/unreadable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace leadqual::reading {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kLikelyKeys[] = {"records", "results", "data",    "items",     "leads", "contacts",
                                            "value",   "people",  "persons", "prospects", "rows",  "entries"};
constexpr std::size_t kMostLevels = 3;  // of objects around the records

/// The first bytes of the file, and whether they are all of it.
struct Window {
    std::string_view text;
    bool is_whole = false;
};

/// A member of the document that is an array, and may be the one.
struct Candidate {
    std::string key;
    std::size_t begin = 0;  // behind its '['
    std::size_t rank = 0;   // the lower the likelier
    bool has_objects = false, is_likely = false;
};

class Finder {
public:
    Finder(Window window, const std::string& file) : text_(window.text), is_whole_(window.is_whole), file_(file) {}

    /// Nothing when more of the file is needed.
    std::optional<JsonLayout> find(std::size_t begin);

private:
    std::optional<JsonLayout> find_in_object(std::size_t begin);
    bool is_first_of_lines(std::size_t begin, std::size_t end) const;
    bool look_in_object(JsonScanner& scan, const std::string& path);
    std::optional<Candidate> as_candidate(std::size_t at, const std::string& path, std::string key) const;
    JsonLayout layout(JsonShape shape, std::string key, std::size_t begin) const;
    void refuse_if_whole(const JsonScanner& scan) const;
    [[noreturn]] void refuse(std::size_t at, std::string message, std::string hint = {}) const;
    [[noreturn]] void refuse_without_leads(std::string_view found) const;

    std::string_view text_;
    bool is_whole_;
    const std::string& file_;

    // What was found in the document's object:
    std::optional<Candidate> best_;
    std::vector<std::string> arrays_;  // of objects
    std::size_t lead_fields_ = 0;      // members of its own that a lead has
};

JsonLayout Finder::layout(JsonShape shape, std::string key, std::size_t begin) const {
    JsonLayout layout;
    layout.shape = shape;
    layout.has_bom = text_.starts_with("\xEF\xBB\xBF");
    layout.records_key = std::move(key);
    layout.begin = begin;
    const std::size_t first = layout.has_bom ? 3 : 0;
    if (shape == JsonShape::array) layout.before = text_.substr(first, begin - first);
    return layout;
}

void Finder::refuse(std::size_t at, std::string message, std::string hint) const {
    const auto before = text_.substr(0, at);
    const auto line_begin = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
    throw_unreadable({file_, 1 + count_line_ends(before), at - line_begin + 1}, std::move(message), std::move(hint));
}

void Finder::refuse_without_leads(std::string_view found) const {
    throw_unreadable({file_}, fmt::format("holds no leads: found {}", found),
                     "expected an array of objects, an object with such an array in it, or one object a line");
}

/// A fault is one of the file, unless the window ends there and the file does not.
void Finder::refuse_if_whole(const JsonScanner& scan) const {
    if (scan.fault().at < text_.size() || is_whole_)
        refuse(scan.fault().at, describe(scan.fault(), text_, "the end of the file"));
}

std::optional<JsonLayout> Finder::find(std::size_t begin) {
    if (begin == text_.size()) throw_unreadable({file_}, "is empty");
    if (text_[begin] == '[') return layout(JsonShape::array, "", begin + 1);
    if (text_[begin] == '{') return find_in_object(begin);

    JsonScanner scan(text_);
    scan.move_to(begin);
    if (!scan.scalar() || !scan.only_blanks("the end of the file")) {
        refuse_if_whole(scan);
        return std::nullopt;
    }
    if (!is_whole_) return std::nullopt;
    const char first = text_[begin];
    refuse_without_leads(first == '"'                   ? "a text"
                         : first == 'n'                 ? "null"
                         : first == 't' || first == 'f' ? "a boolean"
                                                        : "a number");
}

bool Finder::is_first_of_lines(std::size_t begin, std::size_t end) const {
    const auto next = text_.find_first_not_of(kBlanks, end);
    if (next == std::string_view::npos || text_[next] != '{') return false;
    const auto breaks = [&](std::size_t from, std::size_t to) {
        return text_.substr(from, to - from).find('\n') != std::string_view::npos;
    };
    return !breaks(begin, end) && breaks(end, next);
}

std::optional<Candidate> Finder::as_candidate(std::size_t at, const std::string& path, std::string key) const {
    if (at == text_.size() || text_[at] != '[') return std::nullopt;
    const auto first = text_.find_first_not_of(kBlanks, at + 1);
    if (first == std::string_view::npos) return std::nullopt;
    const auto likely = std::find(std::begin(kLikelyKeys), std::end(kLikelyKeys), key);
    const auto place = static_cast<std::size_t>(likely - std::begin(kLikelyKeys));
    const auto most = std::size(kLikelyKeys);
    const auto level = static_cast<std::size_t>(std::count(path.begin(), path.end(), '.'));
    const auto rank = place * kMostLevels + level;
    if (text_[first] == '{') return Candidate{path + key, at + 1, rank, true, place < most};
    if (text_[first] == ']' && place < most)
        return Candidate{path + key, at + 1, (most + 1) * kMostLevels + rank, false, true};
    return std::nullopt;
}

/// Looks at the members of the object that comes next, and of the objects in it. False when more of the file is needed,
/// or there is a fault.
bool Finder::look_in_object(JsonScanner& scan, const std::string& path) {
    if (!scan.open_object()) return false;
    scan.skip_blanks();
    if (scan.next() == '}') return scan.close_object();
    for (;;) {
        if (!scan.key()) return false;
        const auto key = decode_key(scan.last_key());
        const auto candidate = as_candidate(scan.offset(), path, key);
        if (candidate && (!best_ || candidate->rank < best_->rank)) best_ = candidate;
        if (candidate && candidate->has_objects) arrays_.push_back(candidate->key);
        if (candidate) {  // what is inside is judged record by record
            const auto behind = behind_value(text_, scan.offset());
            if (behind == std::string_view::npos) return false;
            scan.move_to(behind);
        } else if (scan.next() == '{' && scan.depth() < kMostLevels) {
            if (!look_in_object(scan, path + key + '.')) return false;
        } else {
            const bool is_scalar = scan.next() != '{' && scan.next() != '[';
            if (!scan.value()) return false;
            lead_fields_ += path.empty() && is_scalar && field_for_header(key) != nullptr;
        }
        scan.skip_blanks();
        if (scan.next() == '}') return scan.close_object();
        if (!scan.take(',', "',' or '}'")) return false;
    }
}

std::optional<JsonLayout> Finder::find_in_object(std::size_t begin) {
    const auto end = behind_value(text_, begin);
    if (end != std::string_view::npos && is_first_of_lines(begin, end)) return layout(JsonShape::lines, "", begin);
    if (end != std::string_view::npos && !is_whole_ && text_.find_first_not_of(kBlanks, end) == std::string_view::npos)
        return std::nullopt;  // another object may follow

    JsonScanner scan(text_);
    scan.move_to(begin);
    const bool is_over = look_in_object(scan, "");
    if (is_over && text_.substr(begin + 1, scan.offset() - begin - 2).find_first_not_of(kBlanks) == text_.npos) {
        if (scan.only_blanks("the end of the file") && is_whole_) refuse_without_leads("an empty object");
        if (!scan.is_at_end()) refuse_if_whole(scan);
        return std::nullopt;
    }
    const bool is_lead = is_over && lead_fields_ >= 2 && best_ && !best_->is_likely;
    if (best_ && !is_lead) {
        auto found = layout(JsonShape::array, best_->key, best_->begin);
        std::erase(arrays_, best_->key);
        found.passed_over = std::move(arrays_);
        return found;
    }
    if (is_over) {
        auto found = layout(JsonShape::lone, "", begin);
        found.passed_over = std::move(arrays_);
        return found;
    }
    refuse_if_whole(scan);
    return std::nullopt;
}

}  // namespace

JsonLayout find_json_records(TextFile& file, InputFormat format, const RecordLimit& limit) {
    for (std::size_t size = kSampleBytes;; size = std::min(4 * size, limit.max_record + 2)) {
        Window window{file.peek(size), false};
        window.is_whole = window.text.size() < size;
        const bool has_bom = window.text.starts_with("\xEF\xBB\xBF");
        const auto begin = std::min(window.text.find_first_not_of(kBlanks, has_bom ? 3 : 0), window.text.size());
        if (begin == window.text.size() && !window.is_whole && size < limit.max_record) continue;
        if (format == InputFormat::jsonl && (begin < window.text.size() || window.is_whole)) {  // no line, no lead
            JsonLayout lines;
            lines.shape = JsonShape::lines;
            lines.has_bom = has_bom;
            lines.begin = has_bom ? 3 : 0;
            return lines;
        }
        if (auto found = Finder(window, file.name()).find(begin)) return *found;
        if (size >= limit.max_record)
            throw_unreadable({file.name()}, fmt::format("holds no leads in its first {} MiB", size >> 20));
    }
}

}  // namespace leadqual::reading
