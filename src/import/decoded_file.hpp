// (private to import) A file as UTF-8 text, whatever its encoding.
#pragma once

#include "import/encodings.hpp"
#include "import/lookahead.hpp"
#include "import/text_decoder.hpp"
#include "import/workbook.hpp"

namespace leadqual::reading {

/// The bytes of a file in UTF-8 are read straight into place and only checked: tens of gigabytes a second. A piece that
/// fails the check, and a file in another encoding, is decoded on the way.
class DecodedFile {
public:
    DecodedFile(const std::string& path, const std::string& name) : file_(InputFile(path, name)) {}

    InputFile& file() noexcept { return file_.source(); }
    const InputFile& file() const noexcept { return file_.source(); }
    Lookahead<InputFile>& bytes() noexcept { return file_; }
    std::string_view peek_bytes(std::size_t size) { return file_.peek(size); }  ///< before they are decoded
    /// Said once, before the first read(). `is_checked` false: bytes pass as they are, the reader checks them.
    void decode(FoundEncoding found, bool is_checked = true);
    /// The file is a workbook: the text is that of a sheet.
    void read_sheet(std::unique_ptr<XlsxSheet> sheet) { sheet_ = std::move(sheet); }
    bool is_sheet() const noexcept { return sheet_ != nullptr; }
    std::size_t read(char* to, std::size_t size);
    void rewind();

    FoundEncoding encoding() const noexcept { return found_; }
    const TextDecoder& decoder() const noexcept { return decoder_; }

private:
    bool can_stay(char* bytes, std::size_t size);
    std::size_t take_decoded(char* to, std::size_t size);

    Lookahead<InputFile> file_;
    std::unique_ptr<XlsxSheet> sheet_;
    FoundEncoding found_;
    bool is_checked_ = true;
    TextDecoder decoder_{Encoding::automatic};
    std::string decoded_;  // from decoded_begin_ on: waits to be read
    std::size_t decoded_begin_ = 0;
    bool is_at_end_ = false;
};

}  // namespace leadqual::reading
