#include "format/writing.hpp"

#include <charconv>

namespace leadqual::writing {

std::string_view text_of(const AddedColumn& column, std::size_t row, Digits& digits) noexcept {
    switch (column.type) {
        case AddedType::text:
            return column.texts[row];
        case AddedType::truth:
            return column.truths[row] < 0 ? "" : column.truths[row] == 0 ? "no" : "yes";
        case AddedType::number:
            break;
    }
    if (column.numbers[row] == AddedColumn::blank) return "";
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), column.numbers[row]).ptr;
    return {digits.data(), static_cast<std::size_t>(end - digits.data())};
}

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
