#include "rules/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace leadqual {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 16> keywords = {"and",  "or",   "not",  "between", "in",   "like",
                                                       "is",   "null", "true", "false",   "case", "when",
                                                       "then", "else", "end",  "date"};

/// What people write out of habit from other languages, and what it is called here.
struct Habit {
    std::string_view written, meant;
};
constexpr Habit habits[] = {
    {"==", "write = to compare"},
    {"&&", "write AND"},
    {"||", "write OR"},
    {"!", "write NOT"},
    {"“", "text goes in straight single quotes: 'text'"},
    {"”", "text goes in straight single quotes: 'text'"},
    {"‘", "text goes in straight single quotes: 'text'"},
    {"’", "text goes in straight single quotes: 'text'"},
    {"≥", "write >="},
    {"≤", "write <="},
    {"≠", "write <>"},
    {"%", "write a share as a number: 0.2"},
    {";", "a condition is one expression and ends without a sign"},
    {"{", "a condition is what you would write after WHERE"},
};

class Lexer {
public:
    Lexer(const PlacedText& source, Problems& problems) : source_(source), text_(source.text), problems_(problems) {}

    std::optional<std::vector<Token>> run() {
        do {
            while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
            if (!read_token()) return std::nullopt;
        } while (tokens_.back().kind != TokenKind::end);
        return std::move(tokens_);
    }

private:
    bool read_token() {
        const std::size_t begin = at_;
        if (at_ == text_.size()) return add(TokenKind::end, begin, {});
        const char c = text_[at_];
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return read_number();
        if (is_letter(c)) return add(TokenKind::name, begin, to_lower_ascii(take_word()));
        if (c == '\'') return read_quoted(TokenKind::text, '\'', "this text");
        if (c == '"') return read_quoted(TokenKind::column, '"', "this column name");
        if (c == '[') return read_quoted(TokenKind::column, ']', "this column name");
        if (c == '$' || c == '@') return read_marked_name(c);
        return read_sign();
    }

    std::string_view take_word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool read_number() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        if (at_ < text_.size() && text_[at_] == '.') ++at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        if (at_ < text_.size() && (text_[at_] | 0x20) == 'e') {  // an exponent only where digits follow
            std::size_t digits = at_ + 1;
            if (digits < text_.size() && (text_[digits] == '+' || text_[digits] == '-')) ++digits;
            if (digits < text_.size() && is_digit(text_[digits])) {
                at_ = digits;
                while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
            }
        }
        const std::size_t number_end = at_;
        take_word();
        const std::string_view written = text_.substr(begin, at_ - begin);
        const auto value = at_ == number_end ? read_literal(written) : std::nullopt;
        if (!value) {
            fail(begin, at_, fmt::format("'{}' is no number", written),
                 "numbers are written with digits and at most one point: 10000, 0.5, 1e6");
            return false;
        }
        add(TokenKind::number, begin, std::string(written));
        tokens_.back().number = *value;
        return true;
    }

    /// A closing sign twice stands for itself.
    bool read_quoted(TokenKind kind, char close, std::string_view what) {
        const std::size_t begin = at_++;
        std::string decoded;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == close) {
                if (at_ == text_.size() || text_[at_] != close) return add_quoted(kind, begin, std::move(decoded));
                ++at_;
            }
            decoded += c;
        }
        fail(begin, text_.size(), fmt::format("{} is never closed", what),
             close == '\'' ? "close it with '; a quote inside is written twice: 'don''t'"
                           : fmt::format("close it with {}", close));
        return false;
    }

    bool add_quoted(TokenKind kind, std::size_t begin, std::string decoded) {
        if (kind == TokenKind::column && trim(decoded).empty()) {
            fail(begin, at_, "a column name is empty", "text goes in single quotes: ''");
            return false;
        }
        return add(kind, begin, std::move(decoded));
    }

    bool read_marked_name(char mark) {
        const std::size_t begin = at_++;
        const std::string name = to_lower_ascii(take_word());
        if (name.empty()) {
            fail(begin, begin + 1, fmt::format("a name is missing after '{}'", mark),
                 mark == '$' ? "a setting is written $min_budget" : "a word list is written @decision_titles");
            return false;
        }
        return add(mark == '$' ? TokenKind::setting : TokenKind::list, begin, name);
    }

    bool read_sign() {
        static constexpr std::string_view signs[] = {"<>", "!=", "<=", ">=", "<", ">", "(",
                                                     ")",  ",",  "+",  "-",  "*", "/"};
        const std::string_view rest = text_.substr(at_);
        for (const Habit& habit : habits) {
            if (!rest.starts_with(habit.written) || rest.starts_with("!=")) continue;
            fail(at_, at_ + habit.written.size(), fmt::format("unexpected '{}'", habit.written),
                 std::string(habit.meant));
            return false;
        }
        if (rest.starts_with("=")) return take_sign("=");
        for (const std::string_view sign : signs)
            if (rest.starts_with(sign)) return take_sign(sign);
        std::size_t size = 1;  // a whole character
        while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0) == 0x80) ++size;
        fail(at_, at_ + size, fmt::format("unexpected '{}'", rest.substr(0, size)),
             static_cast<unsigned char>(rest[0]) >= 0x80
                 ? fmt::format("a column of your file goes in brackets: [{}]", word_around())
                 : "");
        return false;
    }

    /// The word that was meant, with letters of any language.
    std::string_view word_around() const {
        const auto belongs = [&](char c) {
            return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        };
        std::size_t begin = at_, end = at_;
        while (begin > 0 && belongs(text_[begin - 1])) --begin;
        while (end < text_.size() && belongs(text_[end])) ++end;
        return text_.substr(begin, end - begin);
    }

    bool take_sign(std::string_view sign) {
        const std::size_t begin = at_;
        at_ += sign.size();
        return add(TokenKind::sign, begin, sign == "!=" ? "<>" : std::string(sign));
    }

    bool add(TokenKind kind, std::size_t begin, std::string text) {
        tokens_.push_back(
            {kind, std::move(text), 0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
        return true;
    }

    void fail(std::size_t begin, std::size_t end, std::string message, std::string hint) {
        problems_.report(Code::syntax, source_.span(begin, end), std::move(message), std::move(hint));
    }

    const PlacedText& source_;
    std::string_view text_;
    Problems& problems_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<Token>> tokens_of(const PlacedText& source, Problems& problems) {
    return Lexer(source, problems).run();
}

bool is_keyword(std::string_view name) { return std::find(keywords.begin(), keywords.end(), name) != keywords.end(); }

bool is_plain_name(std::string_view name) {
    if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
}

std::string to_lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return lower;
}

}  // namespace leadqual
