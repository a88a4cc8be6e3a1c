// (private to import) A file as UTF-8 text, whatever its encoding.
#pragma once

#include "import/csv_rewriter.hpp"
#include "import/encodings.hpp"
#include "import/lookahead.hpp"
#include "import/text_decoder.hpp"

namespace leadqual::reading {

/// The bytes of a file in UTF-8 are read straight into place and only checked: tens of gigabytes a second. A piece that
/// fails the check, and a file in another encoding, is decoded on the way.
class DecodedFile {
public:
    explicit DecodedFile(const std::string& path) : file_(InputFile(path)) {}

    InputFile& file() noexcept { return file_.source(); }
    const InputFile& file() const noexcept { return file_.source(); }
    std::string_view peek_bytes(std::size_t size) { return file_.peek(size); }  ///< before they are decoded
    /// Said once, before the first read(). `is_checked` false: bytes pass as they are, the reader checks them.
    void decode(FoundEncoding found, bool is_checked = true);
    std::size_t read(char* to, std::size_t size);
    void rewind();

    FoundEncoding encoding() const noexcept { return found_; }
    const TextDecoder& decoder() const noexcept { return decoder_; }

private:
    bool can_stay(char* bytes, std::size_t size);
    std::size_t take_decoded(char* to, std::size_t size);

    Lookahead<InputFile> file_;
    FoundEncoding found_;
    bool is_checked_ = true;
    TextDecoder decoder_{Encoding::automatic};
    std::string decoded_;  // from decoded_begin_ on: waits to be read
    std::size_t decoded_begin_ = 0;
    bool is_at_end_ = false;
};

/// The text, or what it is rewritten to.
class RewrittenFile {
public:
    explicit RewrittenFile(const std::string& path) : text_(DecodedFile(path)) {}
    Lookahead<DecodedFile>& text() noexcept { return text_; }
    const DecodedFile& decoded() const noexcept { return text_.source(); }
    void skip(std::size_t size);
    void rewrite(const CsvForm& form) { rewriter_.emplace(form); }
    std::size_t read(char* to, std::size_t size);
    void rewind();
    Misread misread() const;

private:
    void take(std::string_view text, bool is_last);

    Lookahead<DecodedFile> text_;
    std::optional<CsvRewriter> rewriter_;
    std::vector<char> piece_;
    std::string rewritten_;  // from rewritten_begin_ on: waits to be read
    std::size_t rewritten_begin_ = 0;
    std::uint64_t taken_ = 0, given_ = 0;  // bytes of the text, bytes read
    std::optional<std::uint64_t> first_misread_;
    bool is_at_end_ = false;
};

/// What readers see: text that can be looked at before it is read.
class TextFile {
public:
    explicit TextFile(const std::string& path) : text_(RewrittenFile(path)) {}

    /// The encoding decides what the first bytes are, so they are looked at before it is known.
    std::string_view peek_bytes(std::size_t size) { return decoded().peek_bytes(size); }
    void decode(FoundEncoding found, bool is_checked = true) { decoded().decode(found, is_checked); }

    /// The text before it is rewritten, and how it is to be; before anything was read.
    std::string_view peek_source(std::size_t size) { return text_.source().text().peek(size); }
    void skip_source(std::size_t size) { text_.source().skip(size); }
    void rewrite(const CsvForm& form) { text_.source().rewrite(form); }

    std::string_view peek(std::size_t size) { return text_.peek(size); }
    void skip(std::size_t size) noexcept { text_.skip(size); }
    std::size_t read(char* to, std::size_t size) { return text_.read(to, size); }
    void rewind();  ///< of a regular file

    FoundEncoding encoding() const noexcept { return decoded().encoding(); }
    Misread misread() const noexcept { return text_.source().misread(); }
    /// What was read so far is Windows-1252 and not UTF-8: characters beyond ASCII, and each of them misread.
    bool looks_like_windows1252() const noexcept;
    bool is_regular() const noexcept { return decoded().file().is_regular(); }
    const std::string& name() const noexcept { return decoded().file().name(); }
    InputFile::Identity identity() const noexcept { return decoded().file().identity(); }

private:
    DecodedFile& decoded() noexcept { return text_.source().text().source(); }
    const DecodedFile& decoded() const noexcept { return text_.source().decoded(); }

    Lookahead<RewrittenFile> text_;
};

}  // namespace leadqual::reading
