#include "format/writing.hpp"

namespace leadqual::writing {

std::string_view line_end_of(const Block& block, const Record& record) noexcept {
    const std::string_view after(block.bytes.data() + record.end, record.next - record.end);
    if (after.ends_with("\r\n")) return after.substr(after.size() - 2);
    if (after.ends_with('\n') || after.ends_with('\r')) return after.substr(after.size() - 1);
    return {};
}

}  // namespace leadqual::writing

namespace leadqual {

void Writer::accept(Rendered& rendered, std::string& out) {
    if (out.empty())
        out.swap(rendered.bytes);
    else
        out += rendered.bytes;
}

}  // namespace leadqual
