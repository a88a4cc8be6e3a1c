#include "import/text_decoder.hpp"

namespace leadqual {

namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::uint32_t kByteOrderMark = 0xFEFF;

/// The encoding that the file was read with: what was not asked for is UTF-8, and Windows-1252 where it is not.
Encoding read_as(const Dialect& dialect) {
    const bool is_utf16 = dialect.encoding == Encoding::utf16le || dialect.encoding == Encoding::utf16be;
    return is_utf16 || dialect.encoding_is_given ? dialect.encoding : Encoding::automatic;
}

}  // namespace

SourceLines::SourceLines(const std::string& path, const Dialect& dialect) : file_(path), encoding_(read_as(dialect)) {
    if (encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be) unit_ = 2;
    const auto begin = ahead();
    if (unit_ == 2 && begin.size() >= 2 && unit_at(begin, 0) == kByteOrderMark) pass(2);
    if (unit_ == 1 && dialect.has_bom && begin.starts_with("\xEF\xBB\xBF")) pass(3);
}

/// What is next, a line end whole, empty at the end of the file.
std::string_view SourceLines::ahead() {
    if (buffer_.size() - at_ < 2 * unit_ && !is_at_end_) {
        buffer_.erase(0, at_);
        at_ = 0;
        const auto kept = buffer_.size();
        buffer_.resize(kept + kPiece);
        const auto got = file_.read(buffer_.data() + kept, kPiece);
        is_at_end_ = got < kPiece;
        buffer_.resize(kept + got);
    }
    return std::string_view(buffer_).substr(at_);
}

void SourceLines::pass(std::size_t bytes) noexcept {
    at_ += bytes;
    byte_ += bytes;
}

/// A line end is one unit or two in every encoding, and no part of another character.
std::uint32_t SourceLines::unit_at(std::string_view text, std::size_t at) const noexcept {
    const auto byte = [&](std::size_t offset) -> std::uint32_t { return static_cast<unsigned char>(text[offset]); };
    if (unit_ == 1) return byte(at);
    return encoding_ == Encoding::utf16le ? byte(at + 1) << 8 | byte(at) : byte(at) << 8 | byte(at + 1);
}

/// Goes behind the next line end; false when there is none. Appends what it passes, up to `most` bytes in all.
bool SourceLines::pass_line(std::string& to, std::size_t most) {
    const auto take = [&](std::string_view text, std::size_t size) {
        to += text.substr(0, std::min(size, most - to.size()));
        pass(size);
    };
    for (;;) {
        const auto text = ahead();
        const auto certain = text.size() - (is_at_end_ ? 0 : unit_);  // an LF may follow the last CR
        std::size_t at = 0;
        for (; at + unit_ <= certain; at += unit_) {
            const auto unit = unit_at(text, at);
            if (unit != '\n' && unit != '\r') continue;
            at += unit_;
            if (unit == '\r' && at + unit_ <= text.size() && unit_at(text, at) == '\n') at += unit_;
            take(text, at);
            ++line_;
            return true;
        }
        if (is_at_end_) at = text.size();
        take(text, at);
        if (is_at_end_) return false;
    }
}

std::optional<SourceLines::Found> SourceLines::find(std::uint64_t first, std::uint64_t last, std::size_t most) {
    std::string bytes;
    if (first < line_) return std::nullopt;
    while (line_ < first)
        if (!pass_line(bytes, 0)) return std::nullopt;
    Found found;
    found.byte = byte_;
    most -= most % unit_;
    bool is_ended = true;
    while (line_ <= last && is_ended) is_ended = pass_line(bytes, most);
    const bool is_whole = byte_ - found.byte == bytes.size();
    if (bytes.empty()) return std::nullopt;
    reading::TextDecoder(encoding_).take(bytes, is_whole, found.text);
    if (!is_whole || !is_ended) return found;
    const bool is_crlf = found.text.ends_with("\r\n");
    found.text.erase(found.text.size() - (is_crlf ? 2 : 1));
    return found;
}

}  // namespace leadqual
