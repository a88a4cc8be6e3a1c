#include "xlsx/module/book.hpp"

#include "xlsx/module/xml_text.hpp"
#include "xlsx/module/zip_file.hpp"

#include <fmt/format.h>
#include <sys/statvfs.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstring>

namespace leadqual::xlsx {

namespace {

constexpr double kLineHeight = 15;  // points
constexpr std::size_t kMostLines = 20;
constexpr double kLongestGeneral = 99'999'999'999.0;  // more digits would be shown as 1E+11
constexpr std::uint64_t kZip64From = 3'900'000'000;   // a part of the file beyond four gigabytes

template <typename Value>
Value take(const char*& at) {
    Value value;
    std::memcpy(&value, at, sizeof value);
    at += sizeof value;
    return value;
}

/// Whether the temporary files may have filled their disk.
bool is_room_short() {
    constexpr std::uint64_t kShort = std::uint64_t{64} << 20;
    struct statvfs room {};
    return statvfs(folder_for_temporary_files().c_str(), &room) != 0 ||
           std::uint64_t{room.f_bavail} * room.f_frsize < kShort;
}

[[noreturn]] void fail_for_room() {
    throw XlsxFault(fmt::format("the workbook cannot be written: its temporary files did not fit into '{}'",
                                folder_for_temporary_files()),
                    "TMPDIR names another folder");
}

}  // namespace

void check(int error) {
    if (error == LXW_NO_ERROR) return;
    if (error == LXW_ERROR_CREATING_TMPFILE) fail_for_room();
    throw XlsxFault(fmt::format("the workbook cannot be written (libxlsxwriter says {})", error),
                    "is there room for temporary files? TMPDIR names another folder");
}

void write_text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, std::string_view text,
                lxw_format* format) {
    std::string escaped;
    if (!escape(text, escaped)) escaped = text;
    check(worksheet_write_string(sheet, row, column, escaped.c_str(), format));
}

Book::Book(const XlsxBookOptions& options)
    : options_(options), temporary_folder_(folder_for_temporary_files()), widths_(options.columns.size()) {
    lxw_workbook_options how{};
    how.constant_memory = LXW_TRUE;
    how.tmpdir = temporary_folder_.data();
    book_.reset(workbook_new_opt(file_.path().c_str(), &how));
    if (!book_) throw XlsxFault("the workbook cannot be begun: no memory");
    look_ = make_look(book_.get());
    lxw_doc_properties properties{};
    char author[] = "leadqual";
    properties.author = author;
    properties.created = std::int64_t{options.today} * 86'400 + 43'200;  // 0 would be the clock
    check(workbook_set_properties(book_.get(), &properties));
    begin_leads();
    if (!options.is_plain) summary_ = add_sheet("Summary");
}

void Book::Free::operator()(lxw_workbook* book) const noexcept { lxw_workbook_free(book); }

lxw_worksheet* Book::add_sheet(const std::string& name) {
    lxw_worksheet* const sheet = workbook_add_worksheet(book_.get(), name.c_str());
    if (sheet == nullptr) check(LXW_ERROR_CREATING_TMPFILE);
    all_sheets_.push_back(sheet);
    return sheet;
}

void Book::begin_leads() {
    sheets_.push_back(sheets_.empty() ? "Leads" : fmt::format("Leads ({})", sheets_.size() + 1));
    leads_ = add_sheet(sheets_.back());
    row_ = 0;
    for (std::size_t column = 0; column < options_.columns.size(); ++column) {
        const auto& name = options_.columns[column].name;
        const auto at = static_cast<std::uint16_t>(column);
        const auto characters = characters_of(name);
        if (piece_of(name).size() < name.size())
            throw XlsxFault(fmt::format("the name of column {} has {} characters, and a cell of a spreadsheet holds "
                                        "32,767",
                                        column + 1, characters),
                            "--columns chooses others; csv has room for it");
        if (!name.empty()) write_text(leads_, 0, at, name, options_.is_plain ? nullptr : look_.header);
        widths_[column] = std::max(widths_[column], characters + 3);  // the sign of the filter stands there, too
    }
    row_ = 1;
}

void Book::end_leads() {
    if (!options_.is_plain) dress(leads_, look_, options_.columns, widths_, std::max(row_, 2u) - 1);
}

std::string Book::put_aside(std::uint16_t column, std::string_view text, std::size_t characters) {
    const auto& name = options_.columns[column].name;
    if (options_.is_plain)
        throw XlsxFault(
            fmt::format("row {}: '{}' has {} characters, and a cell of a spreadsheet holds 32,767", row_ + 1, name,
                        characters),
            "write csv, choose --columns without it, or leave out --xlsx-profile crm: the text then goes to "
            "a sheet of its own");
    if (long_ == nullptr) {
        long_ = add_sheet("Long cells");
        constexpr const char* kHeader[] = {"sheet", "row", "column", "text, in as many cells as it takes"};
        for (std::uint16_t at = 0; at < 4; ++at) write_text(long_, 0, at, kHeader[at], look_.header);
    }
    if (long_row_ == kLastRow) throw XlsxFault("too many cells are longer than a spreadsheet can hold", "write csv");
    ++long_row_;
    ++long_cells_;
    write_text(long_, long_row_, 0, sheets_.back());
    check(worksheet_write_number(long_, long_row_, 1, row_ + 1, nullptr));
    write_text(long_, long_row_, 2, name);
    for (std::uint16_t at = 3; !text.empty(); ++at) {
        const auto piece = piece_of(text);
        write_text(long_, long_row_, at, piece);
        text.remove_prefix(piece.size());
    }
    return fmt::format("{} characters: sheet 'Long cells', row {}", characters, long_row_ + 1);
}

void Book::add_text(std::uint16_t column, std::string_view text) {
    const bool is_changed = escape(text, escaped_);
    if (!is_changed) escaped_ = text;
    auto characters = characters_of(escaped_);
    if (characters > kLongestText) {
        escaped_ = put_aside(column, text, characters_of(text));
        characters = escaped_.size();
    }
    widths_[column] = std::max(widths_[column], std::min(characters, kWidest));
    const bool is_wrapped = options_.columns[column].look == XlsxColumn::wrapped;
    if (is_wrapped) lines_ = std::max(lines_, characters / (kWidest * 9 / 10) + 1);  // a word goes to one line whole
    check(worksheet_write_string(leads_, row_, column, escaped_.c_str(),
                                 plain_or(is_wrapped ? look_.wrapped : look_.plain)));
}

/// Not every program finds out by itself how high a row of wrapped cells is.
void Book::end_row() {
    if (lines_ > 1 && !options_.is_plain)
        check(
            worksheet_set_row(leads_, row_, kLineHeight * static_cast<double>(std::min(lines_, kMostLines)), nullptr));
    lines_ = 1;
    ++row_;
}

void Book::add(std::string_view rows) {
    const char* at = rows.data();
    const char* const end = at + rows.size();
    for (std::uint16_t column = 0; at != end;) {
        if (row_ > kLastRow) {
            if (options_.is_plain)
                throw XlsxFault("there are more leads than the 1,048,575 that a sheet holds below its header",
                                "write csv, choose leads with --only or --where, or leave out --xlsx-profile crm: the "
                                "others then go to a next sheet");
            end_leads();
            begin_leads();
        }
        switch (static_cast<XlsxCell>(*at++)) {
            case XlsxCell::blank:
                break;
            case XlsxCell::text: {
                const auto size = take<std::uint32_t>(at);
                add_text(column, {at, size});
                at += size;
                break;
            }
            case XlsxCell::number: {
                const auto number = take<double>(at);
                const bool is_long = number > kLongestGeneral || number < -kLongestGeneral;
                check(worksheet_write_number(leads_, row_, column, number,
                                             is_long ? look_.long_number : plain_or(look_.plain)));
                widths_[column] = std::max(widths_[column], std::size_t{is_long ? 17u : 11u});
                break;
            }
            case XlsxCell::date:
                check(worksheet_write_number(leads_, row_, column, take<double>(at), look_.date));
                widths_[column] = std::max(widths_[column], std::size_t{11});
                break;
            case XlsxCell::end:
                end_row();
                column = 0;
                continue;
        }
        ++column;
    }
    check_disk();
}

/// The library does not look whether its temporary files took what it wrote.
void Book::check_disk() {
    for (const auto* sheet : all_sheets_)
        if (std::ferror(sheet->optimize_tmpfile) != 0) fail_for_room();
}

void Book::summarise(const std::string& title, std::span<const std::string> header,
                     std::span<const std::vector<std::string>> rows, bool is_drawn) {
    if (summary_ != nullptr) tables_.put(book_.get(), summary_, look_, title, header, rows, is_drawn);
}

void Book::finish() {
    end_leads();
    if (long_ != nullptr) worksheet_freeze_panes(long_, 1, 0);
    std::vector<std::uint64_t> sizes;
    for (const auto* sheet : all_sheets_) {
        std::fflush(sheet->optimize_tmpfile);
        sizes.push_back(static_cast<std::uint64_t>(std::max(0L, std::ftell(sheet->optimize_tmpfile))));
        if (sizes.back() > kZip64From) book_->options.use_zip64 = LXW_TRUE;
    }
    check_disk();
    check(workbook_close(book_.release()));  // which frees it in any case
    const bool is_short = is_room_short();
    const ZipFile written(file_.path());
    for (std::size_t sheet = 0; sheet < sizes.size(); ++sheet) {
        const auto part = written.find(fmt::format("xl/worksheets/sheet{}.xml", sheet + 1));
        if (!part || part->size < sizes[sheet] || (is_short && !written.ends_with(*part, "</worksheet>")))
            fail_for_room();
    }
}

std::vector<std::string> Book::notes() const {
    std::vector<std::string> notes;
    if (sheets_.size() > 1)
        notes.push_back(fmt::format("a sheet holds 1,048,576 rows: the leads go on on '{}'{}", sheets_[1],
                                    sheets_.size() > 2 ? " and further ones" : ""));
    if (long_cells_ > 0)
        notes.push_back(
            fmt::format("{} cell{} more than the 32,767 characters of a spreadsheet: whole on the sheet "
                        "'Long cells'",
                        long_cells_, long_cells_ == 1 ? " holds" : "s hold"));
    return notes;
}

}  // namespace leadqual::xlsx
