// Cuts JSON into blocks of whole records, and checks what stands around them.
#include "import/json_brackets.hpp"
#include "import/json_elements.hpp"
#include "import/json_reader.hpp"
#include "import/line_ends.hpp"
#include "import/unreadable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

namespace {
constexpr std::string_view kBlanks = " \t\r\n";
}  // namespace

bool JsonReader::read(Block& block) {
    const bool is_more = layout_.shape == JsonShape::lines ? read_lines(block) : read_array(block);
    block.syntax = Syntax::json;
    return is_more;
}

void JsonReader::hand_out(Block& block, std::size_t size) {
    feed_.hand_out(block, size);
    const auto text = text_in(block);
    block.first_line = line_;
    block.line_ends = count_line_ends(text);
    line_ += block.line_ends;
    if (block.line_ends > 0) line_begin_ = block.first_byte + text.find_last_of("\r\n") + 1;
}

bool JsonReader::read_lines(Block& block) {
    feed_.begin(block, next_size_);
    for (;;) {
        if (block.size == 0) return false;
        if (const auto size = whole_lines(text_in(block)); size > 0) {
            feed_.hand_out(block, size);
            block.first_line = line_;  // locate() counts: nothing here is read one after the other but whole blocks
            return true;
        }
        if (block.size >= longest()) break;
        feed_.fill(block, std::min(2 * block.size, longest()));
    }
    reject_too_long(block);
    return true;
}

/// How many bytes of `text` are whole lines, no more of them than a block may have.
std::size_t JsonReader::whole_lines(std::string_view text) {
    const auto whole = feed_.is_at_end() ? text.size() : text.find_last_of('\n') + 1;  // npos + 1 is 0
    const auto most = limit_.records_in(text.size());
    next_size_ = limit_.block_size;
    if (count_line_ends(text.substr(0, whole)) <= most) return whole;
    std::size_t size = 0;
    for (std::size_t lines = 0; lines < most && size < whole; ++lines) {
        const auto line_end = text.find('\n', size);
        size = line_end == std::string_view::npos ? whole : line_end + 1;
    }
    next_size_ = limit_.size_near(size);
    return size;
}

bool JsonReader::read_array(Block& block) {
    feed_.begin(block, next_size_);
    if (next_ == Next::nothing) return false;
    for (;;) {
        if (const auto size = whole_elements(text_in(block)); size > 0) {
            hand_out(block, size);
            return true;
        }
        if (next_ == Next::end) {
            feed_.hand_out(block, 0);
            check_rest_of_document();
            next_ = Next::nothing;
            return false;
        }
        const bool is_cut = block.size == 0 || behind_value(text_in(block), 0) == std::string_view::npos;
        if (feed_.is_at_end() || next_ == Next::separator || !is_cut) throw_fault(text_in(block));
        if (block.size >= longest()) break;
        feed_.fill(block, std::min(std::max<std::size_t>(2 * block.size, 64), longest()));
    }
    reject_too_long(block);
    return true;
}

/// How many bytes of `text` are whole records, with the blanks and commas between them; moves `next_` on.
std::size_t JsonReader::whole_elements(std::string_view text) {
    const auto most = limit_.records_in(text.size());
    std::size_t taken = 0, records = 0;
    next_size_ = limit_.block_size;
    while (next_ != Next::end) {
        taken = text.find_first_not_of(kBlanks, taken);
        if (taken == std::string_view::npos)  // an LF may follow
            return text.size() - (text.ends_with('\r') && !feed_.is_at_end() ? 1 : 0);
        const char sign = text[taken];
        if (sign == ']' && layout_.shape == JsonShape::array && next_ != Next::record) {
            next_ = Next::end;
        } else if (next_ == Next::separator) {
            if (sign != ',') break;
            ++taken;
            next_ = Next::record;
        } else {
            const auto behind = behind_value(text, taken);
            if (behind == std::string_view::npos || behind == taken) break;
            taken = behind;
            next_ = layout_.shape == JsonShape::lone ? Next::end : Next::separator;
            if (++records < most) continue;
            next_size_ = limit_.size_near(taken);
            break;
        }
    }
    return taken;
}

/// `block` begins with a record that has no end near enough.
void JsonReader::reject_too_long(Block& block) {
    hand_out(block, block.size - (text_in(block).ends_with('\r') ? 1 : 0));  // the CR may be half a line end
    Reject reject;
    reject.end = static_cast<std::uint32_t>(std::min(block.size, limit_.max_record));
    reject.reason = limit_.reason();
    block.rejects.push_back(std::move(reject));

    ValueWalk walk;
    if (layout_.shape != JsonShape::lines) walk.find_end(text_in(block));
    const auto behind = [&](std::string_view piece) {
        if (layout_.shape != JsonShape::lines) return walk.find_end(piece);
        const auto line_end = piece.find('\n');
        return line_end == std::string_view::npos ? line_end : line_end + 1;
    };
    const auto skipped = feed_.skip_until(behind);
    block.line_ends += skipped;
    line_ += skipped;
    if (skipped > 0) line_begin_ = feed_.position();  // near enough: what was skipped is gone
    if (layout_.shape != JsonShape::lines) next_ = layout_.shape == JsonShape::lone ? Next::end : Next::separator;
}

void JsonReader::throw_at(std::string_view text, std::size_t offset, std::string message) const {
    const auto before = text.substr(0, offset);
    const auto last = before.find_last_of("\r\n");
    const auto column = last == std::string_view::npos ? feed_.position() - line_begin_ + offset : offset - last - 1;
    throw_unreadable({feed_.name(), line_ + count_line_ends(before), column + 1}, std::move(message));
}

/// `text`, the next bytes of the file, does not go on as `next_` says.
void JsonReader::throw_fault(std::string_view text) const {
    JsonFault fault{0, next_ == Next::separator ? "',' or ']' after a record"
                       : next_ == Next::record  ? "a record after ','"
                                                : "a record or ']'"};
    const bool has_record =
        next_ != Next::separator && !text.empty() && text[0] != ',' && text[0] != ']' && text[0] != '}';
    if (has_record) {
        JsonScanner scan(text);
        if (!scan.value())
            fault = scan.fault();
        else
            fault = {text.size(), "',' or ']' after a record"};
    }
    throw_at(text, fault.at, describe(fault, text, "the end of the file"));
}

/// Behind the last record: the document without its records must be well-formed.
void JsonReader::check_rest_of_document() {
    Block rest;
    feed_.begin(rest, limit_.max_record + 1);
    const auto text = text_in(rest);
    if (!feed_.is_at_end()) throw_at(text, 0, "what follows the records is " + limit_.reason());

    std::string document = layout_.shape == JsonShape::lone ? "{}" : layout_.before;
    const auto size_before = document.size();
    document += text;
    const auto size = document.size();
    document.append(Block::padding, '\0');
    const auto whole = std::string_view(document).substr(0, size);
    JsonScanner scan(whole);
    if (!scan.value() || !scan.only_blanks("the end of the file")) {
        const auto message = describe(scan.fault(), whole, "the end of the file");
        if (scan.fault().at >= size_before) throw_at(text, scan.fault().at - size_before, message);
        const auto before = whole.substr(0, scan.fault().at);
        throw_unreadable(
            {feed_.name(), 1 + count_line_ends(before), before.size() - (before.find_last_of("\r\n") + 1) + 1},
            message);
    }
    if (!is_valid_utf8(whole)) throw_at(text, 0, "invalid JSON: what stands around the records is not UTF-8");
    feed_.hand_out(rest, rest.size);
}

}  // namespace leadqual::reading
