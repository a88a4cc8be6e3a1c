// A rule file as a tree in which every value and every key knows its place. Members keep the order of the file.
#pragma once

#include "rules/problems.hpp"

namespace leadqual {

struct JsonMember;

enum class JsonKind : std::uint8_t { null, boolean, number, text, array, object };

struct JsonValue {
    JsonKind kind = JsonKind::null;
    bool boolean = false;
    bool is_faulty = false;           ///< reported already; counts as absent
    std::string text;                 ///< of a text: decoded; of a number: as written
    std::vector<JsonValue> items;     ///< of an array
    std::vector<JsonMember> members;  ///< of an object; no key twice
    Span span;

    const JsonMember* find(std::string_view key) const;
    PlacedText placed_text() const;  ///< of a text
};

struct JsonMember {
    std::string key;
    Span key_span;
    JsonValue value;
};

/// Reads JSON in which comments and trailing commas are allowed. Strict otherwise: a key twice, a number out of range,
/// more than 64 levels are errors. A mistake of syntax is the one error nothing can be read after: then no value.
std::optional<JsonValue> read_json(const SourceText& source, Problems& problems);

/// "the text 'ten'", "a number", "an array": what was found, for messages.
std::string describe(const JsonValue& value);
/// The kind of value that was expected: "text", "a number".
std::string_view describe(JsonKind kind);

/// Text as a JSON string, in quotes.
std::string quote_json(std::string_view text);

// ---------------------------------------------------------------- parts of the reader, in files of their own

/// `text` with comments and trailing commas replaced by blanks, byte for byte; nothing where a comment or a text is
/// never closed, which is reported.
std::optional<std::string> blank_comments(const SourceText& source, Problems& problems);

/// Where a reader stood when it met a mistake of syntax.
struct JsonMistake {
    enum class After : std::uint8_t { nothing, opening, key, value };
    After after = After::nothing;  ///< the last thing read
    std::size_t end = 0;           ///< where that ended
    bool in_object = false, in_array = false;
    Span opened;      ///< the bracket that is open
    std::string key;  ///< the last key
};
/// Says in our words what is wrong at such a place.
void report_mistake(const SourceText& source, std::string_view cleaned, const JsonMistake& mistake, Problems& problems);

/// The first offset at or after `at` that holds no blank.
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Where the JSON string that opens at `begin` ends, behind its closing quote; npos when it is never closed.
std::size_t string_end(std::string_view text, std::size_t begin);

}  // namespace leadqual
