#include "import/decoded_file.hpp"

#include <simdjson.h>

namespace leadqual::reading {

namespace {

/// How many bytes at the end of `text` begin a character that does not end there, and how many more it takes.
struct CutCharacter {
    std::size_t there = 0, missing = 0;
};

CutCharacter cut_at_end(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        if (size > back) return {back, size - back};
        break;
    }
    return {};
}

}  // namespace

void DecodedFile::decode(FoundEncoding found, bool is_checked) {
    found_ = found;
    is_checked_ = is_checked;
    decoder_ = TextDecoder(found.encoding);
    const bool is_utf16 = found.encoding == Encoding::utf16le || found.encoding == Encoding::utf16be;
    if (is_utf16 && found.has_mark) file_.peek(2), file_.skip(2);
}

std::size_t DecodedFile::take_decoded(char* to, std::size_t size) {
    const auto taken = std::min(size, decoded_.size() - decoded_begin_);
    if (taken == 0) return 0;
    std::memcpy(to, decoded_.data() + decoded_begin_, taken);
    decoded_begin_ += taken;
    if (decoded_begin_ == decoded_.size()) {
        decoded_.clear();
        decoded_begin_ = 0;
    }
    return taken;
}

/// Whether `bytes`, just read, need no decoding. Else they are decoded.
bool DecodedFile::can_stay(char* bytes, std::size_t size) {
    const std::string_view text(bytes, size);
    const bool is_utf8 = found_.encoding == Encoding::automatic || found_.encoding == Encoding::utf8;
    if (is_utf8 && decoder_.is_between_characters()) {
        const auto cut = cut_at_end(text);
        char character[4];
        std::size_t more = 0;
        if (cut.missing > 0) {
            std::memcpy(character, bytes + size - cut.there, cut.there);
            more = file_.read(character + cut.there, cut.missing);
            is_at_end_ |= more < cut.missing;
        }
        const std::string_view last(character, cut.there + more);
        if (simdjson::validate_utf8(text.substr(0, size - cut.there)) && simdjson::validate_utf8(last)) {
            decoded_.assign(last.substr(cut.there));
            decoder_.passed(size + more);
            return true;
        }
        decoder_.take(text.substr(0, size - cut.there), false, decoded_);
        decoder_.take(last, is_at_end_, decoded_);
    } else {
        decoder_.take(text, is_at_end_, decoded_);
    }
    return false;
}

std::size_t DecodedFile::read(char* to, std::size_t size) {
    if (sheet_) return read_from(*sheet_, file().name(), to, size);
    if (!is_checked_) return file_.read(to, size);
    std::size_t filled = 0;
    for (;;) {
        filled += take_decoded(to + filled, size - filled);
        if (filled == size || is_at_end_) return filled;
        const auto got = file_.read(to + filled, size - filled);
        is_at_end_ = got < size - filled;
        if (can_stay(to + filled, got)) filled += got;
    }
}

void DecodedFile::rewind() {
    file_.source().rewind();
    file_.forget();
    decoded_.clear();
    decoded_begin_ = 0;
    is_at_end_ = false;
    decode(found_, is_checked_);
}

}  // namespace leadqual::reading
