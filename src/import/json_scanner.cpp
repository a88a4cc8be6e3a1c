#include "import/json_scanner.hpp"

#include <fmt/format.h>

#include <bitset>

namespace leadqual::reading {

namespace {

constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_hex(char byte) {
    return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/// What other notations write, and JSON does not.
constexpr std::string_view kForeignWords[] = {"NaN", "Infinity", "undefined", "None", "True", "False", "//", "/*"};

std::string found_at(std::string_view text, std::size_t at, std::string_view end) {
    if (at >= text.size()) return std::string(end);
    for (const auto word : kForeignWords)
        if (text.substr(at).starts_with(word)) return fmt::format("'{}'", word);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n' || byte == '\r') return "a line break";
    if (byte == '\t') return "a tab";
    if (byte < 0x20 || byte >= 0x7f) return fmt::format("the byte 0x{:02X}", byte);
    return fmt::format("'{}'", text[at]);
}

}  // namespace

std::string describe(const JsonFault& fault, std::string_view text, std::string_view end) {
    if (fault.expected.empty()) return fmt::format("invalid JSON: {}", fault.reason);
    return fmt::format("invalid JSON: expected {}, found {}", fault.expected, found_at(text, fault.at, end));
}

bool JsonScanner::fail(const char* at, std::string_view expected) noexcept {
    fault_ = {static_cast<std::size_t>(at - begin_), expected, {}};
    return false;
}

bool JsonScanner::only_blanks(std::string_view expected) {
    skip_blanks();
    return is_at_end() || fail(at_, expected);
}

bool JsonScanner::key() {
    skip_blanks();
    if (next() != '"') return fail(at_, "a key in double quotes");
    const auto begin = offset();
    if (!string()) return false;
    key_ = text_from(begin);
    skip_blanks();
    if (!take(':', "':' after a key")) return false;
    skip_blanks();
    return true;
}

bool JsonScanner::go_deeper() {
    if (depth_ < deepest) return ++depth_;
    fault_ = {offset(), {}, "arrays and objects are nested deeper than 1024 levels"};
    return false;
}

bool JsonScanner::open_object() {
    if (next() == '{' && !go_deeper()) return false;
    return take('{', "an object");
}

bool JsonScanner::close_object() {
    --depth_;
    return take('}', "'}'");
}

bool JsonScanner::nested() {
    std::bitset<deepest> is_object;
    const auto outside = depth_;
    for (;;) {
        skip_blanks();
        bool is_open = false;  // an array or object that has yet to get its next value
        if (next() == '{' || next() == '[') {
            if (!go_deeper()) return false;
            is_object[depth_ - 1] = *at_++ == '{';
            skip_blanks();
            is_open = next() != (is_object[depth_ - 1] ? '}' : ']');
            if (is_open && is_object[depth_ - 1] && !key()) return false;
        } else if (!scalar()) {
            return false;
        }
        while (!is_open && depth_ > outside) {
            const bool in_object = is_object[depth_ - 1];
            skip_blanks();
            if (next() == (in_object ? '}' : ']')) {
                ++at_;
                --depth_;
            } else {
                if (!take(',', in_object ? "',' or '}'" : "',' or ']'")) return false;
                if (in_object && !key()) return false;
                is_open = true;
            }
        }
        if (is_open) continue;
        form_ = CellForm::nested;
        return true;
    }
}

bool JsonScanner::word_or_number() {
    form_ = CellForm::literal;
    switch (next()) {
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            form_ = CellForm::null;
            return word("null");
        default:
            return next() == '-' || is_digit(next()) ? number() : fail(at_, "a value");
    }
}

bool JsonScanner::word(std::string_view literal) {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    if (!rest.starts_with(literal)) return fail(literal.starts_with(rest) ? end_ : at_, "a value");
    at_ += literal.size();
    return true;
}

bool JsonScanner::number() {
    if (*at_ == '-') ++at_;
    if (next() == '0')
        ++at_;
    else if (!digits())
        return false;
    if (next() == '.' && (++at_, !digits())) return false;
    if (next() != 'e' && next() != 'E') return true;
    ++at_;
    if (next() == '+' || next() == '-') ++at_;
    return digits();
}

bool JsonScanner::digits() {
    if (!is_digit(next())) return fail(at_, "a digit");
    while (is_digit(next())) ++at_;
    return true;
}

bool JsonScanner::special_text(const char* mark) {
    for (;; mark = mark_behind(mark)) {
        at_ = mark;
        if (at_ >= end_) {
            at_ = end_;
            return fail(at_, "'\"' at the end of a text");
        }
        if (*at_ == '"') break;
        if (*at_ != '\\') return fail(at_, "no control character inside a text (\\n, \\t)");
        form_ = CellForm::escaped;
        if (!escape()) return false;
    }
    ++at_;
    return true;
}

bool JsonScanner::escape() {
    ++at_;
    if (next() == 'u') {
        ++at_;
        for (int digit = 0; digit < 4; ++digit, ++at_)
            if (!is_hex(next())) return fail(at_, "four hex digits after \\u");
        return true;
    }
    if (at_ == end_ || std::string_view("\"\\/bfnrt").find(*at_) == std::string_view::npos)
        return fail(at_, "an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u)");
    ++at_;
    return true;
}

}  // namespace leadqual::reading
