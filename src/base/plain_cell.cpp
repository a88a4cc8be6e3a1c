#include "base/plain_cell.hpp"

#include "base/utf8.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

/// How a character is spelled in a plain cell; empty: as it is.
constexpr std::string_view twin(std::uint32_t code) noexcept {
    if (code >= 0x2000 && code <= 0x200A) return " ";  // spaces of all widths
    if (code >= 0x2010 && code <= 0x2015) return "-";  // hyphens and dashes
    switch (code) {
        case 0xA0:
        case 0x202F:
        case 0x205F:
        case 0x3000:
            return " ";
        case 0x2212:
            return "-";  // minus
        case 0x2018:
        case 0x2019:
            return "'";
        case 0x2264:
            return "<=";
        case 0x2265:
            return ">=";
        default:
            return {};
    }
}

}  // namespace

void PlainCell::put(char byte) noexcept {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
    if (byte == '_' || (byte >= '\t' && byte <= '\r')) byte = ' ';
    if (byte == ' ' && size_ > 0 && bytes_[size_ - 1] == ' ') return;
    if (size_ == longest)
        too_long_ = true;
    else
        bytes_[size_++] = byte;
}

PlainCell::PlainCell(std::string_view cell) noexcept {
    cell = trim(cell);
    while (!cell.empty() && !too_long_) {
        if (static_cast<unsigned char>(cell[0]) < 0x80) {
            put(cell[0]);
            cell.remove_prefix(1);
            continue;
        }
        const Character character = first_character(cell);
        const std::string_view spelling = character.valid ? twin(character.code) : "";
        for (const char byte : spelling.empty() ? cell.substr(0, character.size) : spelling) put(byte);
        cell.remove_prefix(character.size);
    }
    if (too_long_) size_ = 0;
}

}  // namespace leadqual
