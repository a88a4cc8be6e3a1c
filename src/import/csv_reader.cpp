#include "import/csv_reader.hpp"

#include "import/csv_quotes.hpp"
#include "import/line_ends.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace leadqual::reading {

CsvReader::CsvReader(TextFile file, InputFormat format, const ImportOptions& options,
                     const std::optional<SheetRead>& sheet)
    : feed_(std::move(file)), limit_(options), columns_(feed_.name()), next_size_(limit_.block_size) {
    auto header = read_csv_header(feed_.file(), format, options);
    syntax_ = header.syntax;
    dialect_ = std::move(header.dialect);
    if (sheet) {
        dialect_.sheet = sheet->name;
        dialect_.is_rewritten = true;
        if (!sheet->others.empty())
            notes_.push_back(fmt::format("the sheet '{}' was read; --sheet reads another: {}", visible(sheet->name),
                                         visible(fmt::format("{}", fmt::join(sheet->others, ", ")))));
    }
    for (const auto& name : header.names) columns_.add(name);
    if (const auto misread = feed_.file().misread(); misread.count > 0 && misread.first < header.behind)
        misread_line_ = 1 + count_line_ends(feed_.file().peek(header.behind).substr(0, misread.first));
    keeps_rows_ = options.keeps_rows;
    add_notes(header);
    feed_.start_at(header.behind);
    first_byte_ = header.behind;
    first_line_ = 1 + header.lines;
}

void CsvReader::add_notes(const CsvHeader& header) {
    if (header.has_preamble)
        notes_.push_back(fmt::format("{} line{} before the header skipped (--skip-lines 0 reads {})",
                                     dialect_.skipped_lines, dialect_.skipped_lines == 1 ? "" : "s",
                                     dialect_.skipped_lines == 1 ? "it" : "them"));
    if (!header.column_doubt.empty()) notes_.push_back(header.column_doubt);
    if (!header.doubt.empty())
        notes_.push_back(fmt::format("the first line may be a lead and no header: {} (--no-header reads it as a lead)",
                                     header.doubt));
    notes_.insert(notes_.end(), columns_.notes().begin(), columns_.notes().end());
}

Misread CsvReader::misread() const {
    auto misread = feed_.file().misread();
    if (misread_line_ != 0) misread.line = misread_line_;
    return misread;
}

bool CsvReader::read(Block& block) {
    feed_.begin(block, next_size_);
    block.syntax = Syntax::csv;
    block.delimiter = dialect_.is_rewritten ? '\0' : syntax_.delimiter;
    block.first_line = first_line_;  // of the first block; of later ones when those before are counted
    for (;;) {
        if (block.size == 0) return false;
        if (hand_out_whole_records(block)) return true;
        if (feed_.is_at_end() || block.size >= longest()) break;
        feed_.fill(block, std::min(2 * block.size, longest()));
    }
    reject_first(block);
    return true;
}

/// Marks the block and leaves its whole records in it. False when it holds none.
bool CsvReader::hand_out_whole_records(Block& block) {
    auto text = text_in(block);
    if (syntax_.lone_cr && !feed_.is_at_end() && text.ends_with('\r')) text.remove_suffix(1);  // an LF may follow
    const auto line_ends = find_marks(text, syntax_, block.marks, block.record_ends, &quoted_line_ends_);
    const auto most = limit_.records_in(block.size);
    const bool has_too_many = block.record_ends.size() > most;
    if (has_too_many) block.record_ends.keep_first(most);
    std::size_t behind = block.record_ends.size() == 0 ? 0 : offset_of(block.marks[block.record_ends.back()]) + 1;
    if (!has_too_many && feed_.is_at_end() && behind < text.size() && !ends_in_quotes(text.substr(behind))) {
        // The last record of the file needs no line end: it is marked as if one stood behind the block.
        block.record_ends.push_back(static_cast<std::uint32_t>(block.marks.size()));
        block.marks.push_back(static_cast<std::uint32_t>(text.size()));
        behind = text.size();
    }
    if (behind == 0) return false;
    block.marks.keep_first(block.record_ends.back() + 1);
    block.line_ends = line_ends - count_line_ends(text.substr(behind));
    if (const auto stray = find_stray_quote(text.substr(0, behind), syntax_, block.marks, block.record_ends,
                                            quoted_line_ends_, columns_.names().size()))
        return hand_out_before(*stray, block);
    feed_.hand_out(block, behind);
    next_size_ = limit_.size_near(behind * most / block.record_ends.size());
    return true;
}

/// The records before the one with the stray quote; that one's line when there are none.
bool CsvReader::hand_out_before(const StrayQuote& stray, Block& block) {
    if (stray.record == 0) {
        hand_out_line(block, stray.quote, "this quote is not closed: it would swallow the lines behind it");
        return true;
    }
    block.record_ends.keep_first(stray.record);
    block.marks.keep_first(block.record_ends.back() + 1);
    feed_.hand_out(block, stray.begin);
    block.line_ends = count_line_ends(text_in(block));
    return true;
}

bool CsvReader::ends_in_quotes(std::string_view text) const {
    QuoteWalk walk(syntax_);
    for (const char byte : text) walk.take(byte);
    return walk.is_inside();
}

/// Offset of the next line end in `text`, quoted or not, or npos.
std::size_t CsvReader::line_end_in(std::string_view text, std::size_t from) const {
    return text.find_first_of(syntax_.lone_cr ? std::string_view("\r\n") : std::string_view("\n"), from);
}

/// `block` begins with a record that has no end, or none near enough: it becomes a block of that one reject.
void CsvReader::reject_first(Block& block) {
    const auto text = text_in(block);
    const bool is_too_long = block.size >= longest();
    QuoteWalk walk(syntax_);
    for (const char byte : text) walk.take(byte);
    const auto quote = walk.opened_at();
    auto end = walk.is_inside() ? std::min(line_end_in(text, quote), text.size()) : text.size();
    if (is_too_long && end + 1 == text.size() && text[end] == '\r') ++end;  // an LF may follow: not seen whole
    if (end < text.size() || !is_too_long)
        return hand_out_line(
            block, quote,
            is_too_long
                ? fmt::format("this quote is not closed: the record would be {}", limit_.reason())
                : fmt::format("this quote is not closed: it would swallow the last {} bytes", text.size() - quote));
    Reject reject;
    feed_.hand_out(block, text.size() - (text.ends_with('\r') ? 1 : 0));  // the CR may be half a line end
    reject.end = static_cast<std::uint32_t>(std::min(block.size, limit_.max_record));
    reject.reason = limit_.reason();
    const auto behind_line = [&](std::string_view piece) {
        const auto at = line_end_in(piece, 0);
        return at == std::string_view::npos ? at : at + (piece.substr(at).starts_with("\r\n") ? 2 : 1);
    };
    block.line_ends = count_line_ends(text_in(block)) + feed_.skip_until(behind_line);
    block.rejects.push_back(std::move(reject));
}

/// Leaves in `block` its records up to the end of the line in which the quote at `quote` stands: one reject, or one
/// record of which the quote is text.
void CsvReader::hand_out_line(Block& block, std::size_t quote, std::string reason) {
    const auto text = text_in(block);
    const auto end = std::min(line_end_in(text, quote), text.size());
    const bool is_crlf = end < text.size() && text[end] == '\n' && text[end - 1] == '\r';
    feed_.hand_out(block, std::min(text.size(), end + (text.substr(end).starts_with("\r\n") ? 2 : 1)));
    next_size_ = limit_.size_near(64 * block.size);  // another one may be near
    block.line_ends = count_line_ends(text_in(block));
    if (keeps_rows_) return mark_line(block, quote, end);
    Reject reject;
    reject.at = static_cast<std::uint32_t>(quote);
    reject.end = static_cast<std::uint32_t>(end - (is_crlf ? 1 : 0));
    reject.reason = std::move(reason);
    block.rejects.push_back(std::move(reject));
}

/// Marks a block of one record, [0, end), whose byte at `quote` opens no quotes.
void CsvReader::mark_line(Block& block, std::size_t quote, std::size_t end) const {
    const auto text = text_in(block);
    Positions before, behind, ends;
    find_marks(text.substr(0, quote), syntax_, before, ends);
    find_marks(text.substr(quote + 1, end - quote - 1), syntax_, behind, ends);
    block.marks.clear();
    for (const auto mark : before) block.marks.push_back(offset_of(mark) + 1 == quote ? mark | kQuoteBehind : mark);
    for (const auto mark : behind) block.marks.push_back(mark + static_cast<std::uint32_t>(quote + 1));
    block.record_ends.clear();
    block.record_ends.push_back(static_cast<std::uint32_t>(block.marks.size()));
    block.marks.push_back(static_cast<std::uint32_t>(end));
}

}  // namespace leadqual::reading
