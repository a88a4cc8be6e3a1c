// (private to import) Strict JSON (RFC 8259), read in place. Checks everything but UTF-8, needs no stack for depth.
#pragma once

#include "import/json_marks.hpp"
#include "leadqual/lead.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace leadqual::reading {

/// What is wrong with some JSON: where, and what should stand there.
struct JsonFault {
    std::size_t at = 0;              ///< offset in the record
    std::string_view expected = {};  ///< 'a value'; empty: `reason` says it all
    std::string_view reason = {};
};

/// "invalid JSON: expected a value, found '}'"; `end` is what the end of `text` is called: "the end of the record".
std::string describe(const JsonFault& fault, std::string_view text, std::string_view end);

class JsonScanner {
public:
    static constexpr std::size_t deepest = 1024;  ///< arrays and objects within each other

    /// 64 readable bytes follow `text`, which is one record unless start_record() says otherwise.
    explicit JsonScanner(std::string_view text)
        : text_(text.data()), begin_(text_), at_(text_), end_(text_ + text.size()), marks_(text) {}
    /// A record of the text, behind the ones before it. Offsets are from its begin.
    void start_record(std::size_t begin, std::size_t end) noexcept {
        begin_ = at_ = text_ + begin;
        end_ = text_ + end;
        depth_ = 0;
    }

    std::size_t offset() const noexcept { return static_cast<std::size_t>(at_ - begin_); }
    bool is_at_end() const noexcept { return at_ == end_; }
    char next() const noexcept { return at_ == end_ ? '\0' : *at_; }  ///< a NUL also at the end
    void skip_blanks() noexcept {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }
    void move_to(std::size_t offset) noexcept { at_ = begin_ + offset; }  ///< forward
    std::string_view text_from(std::size_t offset) const noexcept { return {begin_ + offset, this->offset() - offset}; }

    // Each reads one thing that must come next; false when there is a fault.
    bool value() {  ///< anything, however deep
        skip_blanks();
        return next() == '{' || next() == '[' ? nested() : scalar();
    }
    bool scalar() { return next() == '"' ? string() : word_or_number(); }  ///< anything but an array or object
    bool key();  ///< a member's key and the colon behind it, blanks around both
    bool take(char sign, std::string_view expected) {
        if (next() != sign) return fail(at_, expected);
        ++at_;
        return true;
    }
    bool open_object();  ///< one level deeper
    bool close_object();
    bool only_blanks(std::string_view expected);  ///< nothing else up to the end

    std::size_t depth() const noexcept { return depth_; }  ///< how many arrays and objects are open
    const char* at() const noexcept { return at_; }
    const char* end() const noexcept { return end_; }
    /// Where a text that begins at `quote` ends, or has an escape, or a fault. Asked in the order of the text.
    const char* mark_behind(const char* quote) noexcept {
        return text_ + marks_.from(static_cast<std::size_t>(quote + 1 - text_));
    }
    /// The rest of a text from its first mark on, which is not the quote at its end.
    bool special_text(const char* mark);
    void jump(const char* to, std::size_t depth) noexcept { at_ = to, depth_ = depth; }  ///< over things read before
    void set_last_key(std::string_view quoted) noexcept { key_ = quoted; }

    /// The key that key() read last, quotes included.
    std::string_view last_key() const noexcept { return key_; }
    CellForm last_form() const noexcept { return form_; }  ///< of the value that value() read last
    const JsonFault& fault() const noexcept { return fault_; }
    JsonMarks& marks() noexcept { return marks_; }

private:
    bool nested();
    bool string() {
        const char* mark = mark_behind(at_);
        form_ = CellForm::quoted;
        if (mark >= end_ || *mark != '"') return special_text(mark);
        at_ = mark + 1;
        return true;
    }
    bool escape();
    bool word_or_number();
    bool number();
    bool digits();
    bool go_deeper();
    bool word(std::string_view literal);
    bool fail(const char* at, std::string_view expected) noexcept;

    const char* text_;
    const char* begin_;
    const char* at_;
    const char* end_;
    std::size_t depth_ = 0;
    std::string_view key_;
    CellForm form_ = CellForm::absent;
    JsonFault fault_;
    JsonMarks marks_;
};

}  // namespace leadqual::reading
