// (private to import) A file as readers see it: UTF-8 text whatever its encoding, CSV of one form whatever its dialect.
#pragma once

#include "import/rewritten_file.hpp"

namespace leadqual::reading {

/// Text that can be looked at before it is read. InputFile -> DecodedFile -> RewrittenFile, each with a look ahead.
class TextFile {
public:
    /// `name` is what messages call it; empty: its path.
    explicit TextFile(const std::string& path, const std::string& name = {}) : text_(RewrittenFile(path, name)) {}

    /// The encoding decides what the first bytes are, so they are looked at before it is known.
    std::string_view peek_bytes(std::size_t size) { return decoded().peek_bytes(size); }
    void decode(FoundEncoding found, bool is_checked = true) { decoded().decode(found, is_checked); }

    void read_sheet(std::unique_ptr<XlsxSheet> sheet) { decoded().read_sheet(std::move(sheet)); }
    Lookahead<InputFile>& bytes() noexcept { return decoded().bytes(); }

    /// The text before it is rewritten, and how it is to be; before anything was read.
    std::string_view peek_source(std::size_t size) { return text_.source().text().peek(size); }
    void skip_source(std::size_t size) { text_.source().skip(size); }
    void rewrite(const CsvForm& form, std::size_t max_record) { text_.source().rewrite(form, max_record); }

    std::string_view peek(std::size_t size) { return text_.peek(size); }
    void skip(std::size_t size) noexcept { text_.skip(size); }
    std::size_t read(char* to, std::size_t size) { return text_.read(to, size); }
    void rewind();  ///< of a regular file that is not rewritten

    FoundEncoding encoding() const noexcept { return decoded().encoding(); }
    /// The text is not the file's own bytes, from its begin on. What is misread is not from there on.
    bool is_changed() const noexcept;
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
