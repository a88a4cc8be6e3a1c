#include "import/rewritten_file.hpp"

#include "import/line_ends.hpp"

namespace leadqual::reading {

namespace {
constexpr std::size_t kPiece = std::size_t{64} << 10;
}  // namespace

void RewrittenFile::skip(std::size_t size) {
    watch(text_.peek(size));
    text_.skip(size);
}

/// Finds the line of the first misread byte.
void RewrittenFile::watch(std::string_view text) {
    const auto line_ends_of = [&](std::string_view part) {
        const bool is_rest_of_crlf = ends_in_cr_ && part.starts_with('\n');
        return count_line_ends(part) - (is_rest_of_crlf ? 1 : 0);
    };
    const auto& misread = decoded().decoder().misread();
    if (misread_line_ == 0 && misread.count > 0 && misread.first < bytes_ + text.size())
        misread_line_ = 1 + line_ends_ + line_ends_of(text.substr(0, misread.first - bytes_));
    bytes_ += text.size();
    line_ends_ += line_ends_of(text);
    if (!text.empty()) ends_in_cr_ = text.ends_with('\r');
}

std::size_t RewrittenFile::read(char* to, std::size_t size) {
    if (!rewriter_) return text_.read(to, size);
    piece_.resize(kPiece + Block::padding);
    std::size_t filled = 0;
    for (;;) {
        const auto part = std::min(size - filled, rewritten_.size() - rewritten_begin_);
        if (part > 0) std::memcpy(to + filled, rewritten_.data() + rewritten_begin_, part);
        filled += part;
        rewritten_begin_ += part;
        if (filled == size || is_at_end_) return filled;
        rewritten_.clear();
        rewritten_begin_ = 0;
        const auto got = text_.read(piece_.data(), kPiece);
        is_at_end_ = got < kPiece;
        const std::string_view text(piece_.data(), got);
        watch(text);
        rewriter_->take(text, is_at_end_, rewritten_);
    }
}

Misread RewrittenFile::misread() const {
    auto misread = decoded().decoder().misread();
    if (rewriter_) misread.first = UINT64_MAX;
    misread.line = misread_line_;
    return misread;
}

}  // namespace leadqual::reading
