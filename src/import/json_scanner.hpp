// (private to import) Strict JSON (RFC 8259), read in place. Checks everything but UTF-8, needs no stack for depth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leadqual::reading {

/// What is wrong with some JSON: where, and what should stand there.
struct JsonFault {
    std::size_t at = 0;              ///< offset in the text
    std::string_view expected = {};  ///< 'a value'; empty: `reason` says it all
    std::string_view reason = {};
};

/// "invalid JSON: expected a value, found '}'"; `end` is what the end of `text` is called: "the end of the record".
std::string describe(const JsonFault& fault, std::string_view text, std::string_view end);

class JsonScanner {
public:
    static constexpr std::size_t deepest = 1024;  ///< arrays and objects within each other

    /// 8 readable bytes follow `text`.
    explicit JsonScanner(std::string_view text) : begin_(text.data()), at_(begin_), end_(begin_ + text.size()) {}

    std::size_t offset() const noexcept { return static_cast<std::size_t>(at_ - begin_); }
    bool is_at_end() const noexcept { return at_ == end_; }
    char next() const noexcept { return at_ == end_ ? '\0' : *at_; }  ///< a NUL also at the end
    void skip_blanks() noexcept {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }
    void move_to(std::size_t offset) noexcept { at_ = begin_ + offset; }
    std::string_view text_from(std::size_t offset) const noexcept { return {begin_ + offset, this->offset() - offset}; }

    // Each reads one thing that must come next; false when there is a fault.
    bool value();   ///< anything, however deep
    bool scalar();  ///< anything but an array or object
    bool key();     ///< a member's key and the colon behind it, blanks around both
    bool take(char sign, std::string_view expected);
    bool open_object();  ///< one level deeper
    bool close_object();
    bool only_blanks(std::string_view expected);  ///< nothing else up to the end

    /// The key that key() read last, quotes included.
    std::string_view last_key() const noexcept { return {begin_ + key_begin_, key_size_}; }
    const JsonFault& fault() const noexcept { return fault_; }

private:
    bool string();
    bool escape();
    bool number();
    bool digits();
    bool go_deeper();
    bool word(std::string_view literal);
    bool fail(const char* at, std::string_view expected) noexcept;

    const char* begin_;
    const char* at_;
    const char* end_;
    std::size_t depth_ = 0;
    std::size_t key_begin_ = 0, key_size_ = 0;
    JsonFault fault_;
};

}  // namespace leadqual::reading
