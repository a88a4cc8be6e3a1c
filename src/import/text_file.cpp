#include "import/text_file.hpp"

namespace leadqual::reading {

void TextFile::rewind() {
    auto& text = text_.source().text();
    text.source().rewind();
    text.forget();
    text_.forget();
}

bool TextFile::is_changed() const noexcept {
    const auto is = encoding().encoding;
    return text_.source().is_rewritten() || decoded().is_sheet() || (is != Encoding::automatic && is != Encoding::utf8);
}

bool TextFile::looks_like_windows1252() const noexcept {
    const auto& decoder = decoded().decoder();
    return encoding().encoding == Encoding::automatic && decoder.misread().count > 0 && !decoder.saw_utf8();
}

}  // namespace leadqual::reading
