// (private to import) Bytes of any encoding -> UTF-8, in pieces of any size.
#pragma once

#include "leadqual/import.hpp"

namespace leadqual::reading {

/// automatic: bytes that are part of well-formed UTF-8 stay; each other byte is read as Windows-1252. No sample and no
/// block decides: a file in Windows-1252 is read right, and one in UTF-8 with a bad byte loses nothing else.
/// utf8: the same, but what is not UTF-8 becomes U+FFFD. utf16: so does what is no character.
/// windows1252: the five bytes without a meaning become U+FFFD. Some take them for control characters, and those would
/// command a terminal. latin1: each byte is the character of its number.
class TextDecoder {
public:
    explicit TextDecoder(Encoding encoding) : encoding_(encoding) {}

    /// Appends to `text` what `bytes` say. Keeps the bytes of a character that may go on, unless they are the last.
    void take(std::string_view bytes, bool is_last, std::string& text);
    /// Counts bytes that were found to need no decoding; only between characters.
    void passed(std::size_t bytes) noexcept { written_ += bytes; }

    bool is_between_characters() const noexcept { return rest_.empty(); }
    const Misread& misread() const noexcept { return misread_; }
    bool saw_utf8() const noexcept { return saw_utf8_; }  ///< take() met UTF-8 beyond ASCII

private:
    void take_utf8(std::string_view bytes, bool is_last, std::string& text);
    void take_utf16(std::string_view bytes, bool is_last, std::string& text);
    void take_single_bytes(std::string_view bytes, std::string& text);
    void take_foreign(char byte, std::string& text);
    void note(std::size_t at) noexcept;

    Encoding encoding_;
    std::string rest_;           // the begin of a character
    std::uint64_t written_ = 0;  // before what take() appends
    std::size_t text_begin_ = 0;
    Misread misread_;
    bool saw_utf8_ = false;
};

}  // namespace leadqual::reading
