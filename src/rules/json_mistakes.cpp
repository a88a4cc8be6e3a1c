// What to say about a mistake in the syntax of a rule file: from where the reader stood, and what stands there.
#include "rules/json_document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Diagnosis {
public:
    Diagnosis(const SourceText& source, std::string_view text, const JsonMistake& mistake, Problems& problems)
        : source_(source), text_(text), mistake_(mistake), problems_(problems) {}

    void report() {
        using After = JsonMistake::After;
        const std::size_t at = skip_blanks(text_, mistake_.end);
        if (at < text_.size() && text_[at] == '#') return say(at, at + 1, "unexpected '#'", "a comment begins with //");
        switch (mistake_.after) {
            case After::nothing:
                if (at == text_.size()) return say(0, 0, "the file is empty", "a rule file is one object: { … }");
                return bad_value(at);
            case After::opening:
                if (at == text_.size()) return never_closed();
                if (mistake_.in_array) return bad_value(at);
                return bad_key(at);
            case After::key:
                if (at < text_.size() && text_[at] == ':') return bad_value(skip_blanks(text_, at + 1));
                return say(mistake_.end, mistake_.end,
                           fmt::format("a colon is missing after the key '{}'", mistake_.key));
            case After::value:
                return after_value(at);
        }
    }

private:
    void say(std::size_t begin, std::size_t end, std::string message, std::string hint = {}) {
        problems_.report(Code::invalid_json, {&source_, std::min(begin, text_.size()), std::min(end, text_.size())},
                         std::move(message), std::move(hint));
    }

    void after_value(std::size_t at) {
        if (!mistake_.in_object && !mistake_.in_array)
            return say(at, word_end(at), "something stands after the end of the rule file",
                       "a rule file is one object: { … }");
        if (at == text_.size()) return never_closed();
        const char c = text_[at];
        if (c == ',') {
            const std::size_t next = skip_blanks(text_, at + 1);
            if (mistake_.in_object && at > 0 && is_digit(text_[at - 1]) && next == at + 1 && is_digit(text_[next]))
                return say(at, at + 1, "a comma stands inside a number", "numbers are written without groups: 10000");
            if (next == text_.size()) return never_closed();
            return mistake_.in_object ? bad_key(next) : bad_value(next);
        }
        if (c == '}' || c == ']') return wrong_bracket(at);
        if (c == ':')
            return say(at, at + 1, "a colon stands where a comma or the end belongs",
                       "pairs with a colon go between { and }");
        // The end of the value before is where the comma goes, and often a line above.
        say(mistake_.end, mistake_.end, "a comma is missing here");
    }

    void wrong_bracket(std::size_t at) {
        const auto place = mistake_.opened.place();
        say(at, at + 1,
            fmt::format("'{}' closes what '{}' opened in line {}", text_[at], opening_bracket(), place.line),
            fmt::format("close it with '{}'", mistake_.in_object ? '}' : ']'));
    }

    void never_closed() {
        say(mistake_.opened.begin, mistake_.opened.begin + 1,
            fmt::format("this '{}' is never closed", opening_bracket()),
            fmt::format("the file ends without its '{}'", mistake_.in_object ? '}' : ']'));
    }

    char opening_bracket() const { return mistake_.in_object ? '{' : '['; }

    void bad_key(std::size_t at) {
        const char c = text_[at];
        if (c == '"') return bad_string(at);
        if (c == ']') return wrong_bracket(at);
        if (c == ',' || c == '}') return say(at, at + 1, fmt::format("a key is missing before '{}'", c));
        say(at, word_end(at), "a key goes in double quotes", in_quotes(at));
    }

    void bad_value(std::size_t at) {
        if (at == text_.size()) return never_closed();
        const char c = text_[at];
        if (c == '"') return bad_string(at);
        if (c == ',' || c == ':' || c == '}' || c == ']')
            return say(at, at + 1, fmt::format("a value is missing before '{}'", c));
        const std::size_t end = word_end(at);
        const std::string_view word = text_.substr(at, end - at);
        const std::string lower = fold(word);
        for (const std::string_view known : {"true", "false", "null"})
            if (lower == known)
                return say(at, end, fmt::format("'{}' is written in lower case", word), fmt::format("write {}", known));
        if (is_digit(c) || c == '-' || c == '+' || c == '.') return bad_number(at, end, word);
        say(at, end, "text goes in double quotes", in_quotes(at));
    }

    void bad_number(std::size_t at, std::size_t end, std::string_view word) {
        if (word.find_first_not_of("0123456789.eE+-") != std::string_view::npos)
            return say(at, end, fmt::format("'{}' is no number", word), "text goes in double quotes");
        const std::size_t digit = word.find_first_of("123456789");
        if (word.size() > 8 || word.find_first_of("eE") != std::string_view::npos)
            return say(at, end, fmt::format("the number {} is out of range or not well formed", word));
        std::string hint = "write it with digits and at most one point: 10, -3, 0.5";
        if (word[0] == '0' && digit == 1) hint = fmt::format("without the zero in front: {}", word.substr(digit));
        say(at, end, fmt::format("'{}' is no number", word), hint);
    }

    void bad_string(std::size_t begin) {
        const std::size_t end = std::min(string_end(text_, begin), text_.size());
        for (std::size_t i = begin + 1; i < end; ++i) {
            if (static_cast<unsigned char>(text_[i]) < 0x20)
                return say(i, i + 1, "a control character stands inside a text", "a tab is written \\t");
            if (text_[i] != '\\') continue;
            const char escape = i + 1 < end ? text_[i + 1] : '\0';
            if (std::string_view("\"\\/bfnrtu").find(escape) == std::string_view::npos || escape == '\0')
                return say(i, i + 2, fmt::format("'\\{}' means nothing inside a text", escape),
                           "a backslash is written \\\\");
            if (escape == 'u' && bad_unicode(i, end)) return;
            ++i;
        }
        say(begin, end, "this text holds bytes that are not UTF-8", "save the file as UTF-8");
    }

    bool bad_unicode(std::size_t at, std::size_t end) {
        const std::string_view digits = text_.substr(at + 2, std::min<std::size_t>(4, end - at - 2));
        if (digits.size() < 4 || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) {
            say(at, at + 2, "\\u is followed by four hexadecimal digits");
            return true;
        }
        const bool surrogate = (digits[0] == 'd' || digits[0] == 'D') && digits[1] >= '8';
        const bool has_second = text_.substr(at + 6, 2) == "\\u";
        if (surrogate && !has_second) say(at, at + 6, fmt::format("\\u{} is only half a character", digits));
        return surrogate && !has_second;
    }

    std::size_t word_end(std::size_t at) const {
        const std::size_t end = text_.find_first_of(" \t\r\n,:{}[]\"", at + 1);
        return std::min(end, text_.size());
    }

    std::string in_quotes(std::size_t at) const {
        std::string_view word = text_.substr(at, word_end(at) - at);
        if (word.starts_with('\'')) {
            word = text_.substr(at + 1, text_.find_first_of("'\n", at + 1) - at - 1);
        }
        return word.size() > 40 ? std::string() : fmt::format("write \"{}\"", word);
    }

    const SourceText& source_;
    std::string_view text_;
    const JsonMistake& mistake_;
    Problems& problems_;
};

}  // namespace

void report_mistake(const SourceText& source, std::string_view cleaned, const JsonMistake& mistake,
                    Problems& problems) {
    Diagnosis(source, cleaned, mistake, problems).report();
}

}  // namespace leadqual
