#include "import/encoded.hpp"

namespace leadqual::testing {

std::string encoded(const std::string& text, Encoding encoding) {
    if (encoding == Encoding::automatic || encoding == Encoding::utf8) return text;
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        char code = text[at];
        if (lead >= 0x80)
            code = static_cast<char>((lead & 0x3u) << 6 | (static_cast<unsigned char>(text[++at]) & 0x3Fu));
        if (encoding == Encoding::utf16be) bytes += '\0';
        bytes += code;
        if (encoding == Encoding::utf16le) bytes += '\0';
    }
    return bytes;
}

}  // namespace leadqual::testing
