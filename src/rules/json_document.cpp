#include "rules/json_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace leadqual {

namespace {

constexpr std::size_t deepest = 64;

/// Builds the tree from nlohmann's events. These carry no places; but as every token is met in order, each one begins
/// at the first byte after the last that is neither blank nor comma nor colon.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    TreeBuilder(const SourceText& source, std::string_view cleaned, Problems& problems)
        : source_(source), cleaned_(cleaned), problems_(problems) {}

    std::optional<JsonValue> take() { return std::move(root_); }

    bool null() override { return add_word(JsonKind::null); }
    bool boolean(bool) override { return add_word(JsonKind::boolean); }
    bool number_integer(number_integer_t) override { return add_word(JsonKind::number); }
    bool number_unsigned(number_unsigned_t) override { return add_word(JsonKind::number); }
    bool number_float(number_float_t, const string_t&) override { return add_word(JsonKind::number); }
    bool string(string_t& value) override {
        JsonValue read = scalar(JsonKind::text);
        read.text = std::move(value);
        return add(std::move(read));
    }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(JsonKind::object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonKind::array); }
    bool end_array() override { return close(); }

    bool key(string_t& value) override {
        const Span where = next_token();
        Open& object = open_.back();
        if (!object.keys.insert(value).second)
            problems_.report(Code::duplicate_key, where, fmt::format("the key '{}' stands here twice", value),
                             "keep one of the two: which one counts would be a guess");
        object.value.members.push_back({std::move(value), where, {}});
        last_ = JsonMistake::After::key;
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return give_up(); }

private:
    struct Open {
        JsonValue value;
        std::set<std::string> keys;
    };

    bool give_up() {
        JsonMistake mistake{last_, end_, false, false, {&source_, 0, 0}, {}};
        if (!open_.empty()) {
            const Open& open = open_.back();
            mistake.in_object = open.value.kind == JsonKind::object;
            mistake.in_array = !mistake.in_object;
            mistake.opened = open.value.span;
            if (!open.value.members.empty()) mistake.key = open.value.members.back().key;
        }
        report_mistake(source_, cleaned_, mistake, problems_);
        return false;
    }

    Span next_token() {
        std::size_t begin = end_;
        while (begin < cleaned_.size() && std::string_view(" \t\r\n,:").find(cleaned_[begin]) != std::string_view::npos)
            ++begin;
        const char first = begin < cleaned_.size() ? cleaned_[begin] : '\0';
        if (first == '"') {
            end_ = std::min(string_end(cleaned_, begin), cleaned_.size());
        } else if (std::string_view("{}[]").find(first) != std::string_view::npos) {
            end_ = begin + 1;
        } else {
            end_ = std::min(cleaned_.find_first_of(" \t\r\n,:{}[]\"", begin), cleaned_.size());
        }
        return {&source_, begin, end_};
    }

    JsonValue scalar(JsonKind kind) {
        JsonValue value;
        value.kind = kind;
        value.span = next_token();
        last_ = JsonMistake::After::value;
        return value;
    }

    /// null, true, false or a number. The events come before anybody saw that the word goes on: 10k, 01, trueish.
    bool add_word(JsonKind kind) {
        const auto [last, end] = std::pair(last_, end_);
        JsonValue read = scalar(kind);
        read.text = std::string(read.span.text());
        if (!nlohmann::json::accept(read.text)) {
            last_ = last, end_ = end;
            return give_up();
        }
        read.boolean = read.text == "true";
        return add(std::move(read));
    }

    bool open(JsonKind kind) {
        JsonValue value = scalar(kind);
        last_ = JsonMistake::After::opening;
        if (open_.size() == deepest) {
            problems_.report(Code::over_limit, value.span, fmt::format("nested deeper than {} levels", deepest));
            return false;
        }
        open_.push_back({std::move(value), {}});
        return true;
    }

    bool close() {
        JsonValue value = std::move(open_.back().value);
        open_.pop_back();
        value.span.end = next_token().end;
        last_ = JsonMistake::After::value;
        return add(std::move(value));
    }

    bool add(JsonValue value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (JsonValue& parent = open_.back().value; parent.kind == JsonKind::array) {
            parent.items.push_back(std::move(value));
        } else {
            parent.members.back().value = std::move(value);
        }
        return true;
    }

    const SourceText& source_;
    std::string_view cleaned_;
    Problems& problems_;
    std::vector<Open> open_;
    std::optional<JsonValue> root_;
    JsonMistake::After last_ = JsonMistake::After::nothing;
    std::size_t end_ = 0;
};

}  // namespace

const JsonMember* JsonValue::find(std::string_view key) const {
    const auto found = std::find_if(members.begin(), members.end(), [&](const JsonMember& m) { return m.key == key; });
    return found == members.end() ? nullptr : &*found;
}

PlacedText JsonValue::placed_text() const { return {text, {span.source, span.begin + 1, span.end - 1}, true}; }

std::optional<JsonValue> read_json(const SourceText& source, Problems& problems) {
    const auto cleaned = blank_comments(source, problems);
    if (!cleaned) return std::nullopt;
    TreeBuilder builder(source, *cleaned, problems);
    if (!nlohmann::json::sax_parse(cleaned->begin(), cleaned->end(), &builder)) return std::nullopt;
    return builder.take();
}

std::string_view describe(JsonKind kind) {
    switch (kind) {
        case JsonKind::null:
            return "null";
        case JsonKind::boolean:
            return "true or false";
        case JsonKind::number:
            return "a number";
        case JsonKind::text:
            return "text";
        case JsonKind::array:
            return "a list [ ]";
        case JsonKind::object:
            return "an object { }";
    }
    return {};
}

std::string describe(const JsonValue& value) {
    switch (value.kind) {
        case JsonKind::boolean:
            return value.boolean ? "true" : "false";
        case JsonKind::number:
            return fmt::format("the number {}", value.text);
        case JsonKind::text:
            return fmt::format("the text '{}'", shorten(visible(value.text), 40));
        default:
            return std::string(describe(value.kind));
    }
}

std::string quote_json(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace leadqual
