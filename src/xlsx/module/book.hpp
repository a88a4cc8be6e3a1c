// (private to the module) A workbook being written, in constant memory: rows go to temporary files as they come.
#pragma once

#include "leadqual/xlsx.hpp"
#include "xlsx/module/temporary_file.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace leadqual::xlsx {

constexpr std::size_t kWidest = 60;            // characters that a column of long texts takes of the screen
constexpr std::uint32_t kLastRow = 1'048'575;  // of a sheet, from 0

/// How cells look; formats belong to their workbook.
struct Look {
    lxw_format *header = nullptr, *title = nullptr, *plain = nullptr, *date = nullptr, *long_number = nullptr,
               *wrapped = nullptr;
    lxw_format *sql = nullptr, *mql = nullptr, *disqualified = nullptr;
};
Look make_look(lxw_workbook* book);
/// All columns beside each other on paper, too.
void print_on_one_width(lxw_worksheet* sheet);
/// Frozen header, filter, widths, colours and bars of a sheet whose last row is `last`.
void dress(lxw_worksheet* sheet, const Look& look, std::span<const XlsxColumn> columns,
           std::span<const std::size_t> widths, std::uint32_t last);

/// Throws XlsxFault for what the library could not do.
void check(int error);
/// As text, made safe; its length in characters must have been looked at.
void write_text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, std::string_view text,
                lxw_format* format = nullptr);

/// The sheet "Summary": tables one under the other, pictures beside them.
class SummarySheet {
public:
    void put(lxw_workbook* book, lxw_worksheet* sheet, const Look& look, const std::string& title,
             std::span<const std::string> header, std::span<const std::vector<std::string>> rows, bool is_drawn);

private:
    void draw(lxw_workbook* book, lxw_worksheet* sheet, const std::string& title, std::uint32_t first,
              std::uint32_t last, std::size_t columns);
    std::uint32_t row_ = 0;
    std::uint32_t behind_pictures_ = 0;
};

class Book final : public XlsxBook {
public:
    explicit Book(const XlsxBookOptions& options);

    void add(std::string_view rows) override;
    void summarise(const std::string& title, std::span<const std::string> header,
                   std::span<const std::vector<std::string>> rows, bool is_drawn) override;
    void finish() override;
    std::size_t read(char* to, std::size_t size) override { return file_.read(to, size); }
    std::vector<std::string> notes() const override;

private:
    lxw_worksheet* add_sheet(const std::string& name);
    void begin_leads();
    void end_leads();
    void add_text(std::uint16_t column, std::string_view text);
    void end_row();
    /// What the cell says instead of the text.
    std::string put_aside(std::uint16_t column, std::string_view text, std::size_t characters);
    void check_disk();
    lxw_format* plain_or(lxw_format* format) const { return options_.is_plain ? nullptr : format; }

    XlsxBookOptions options_;
    TemporaryFile file_;
    std::string temporary_folder_;
    struct Free {
        void operator()(lxw_workbook* book) const noexcept;
    };
    std::unique_ptr<lxw_workbook, Free> book_;
    Look look_;
    lxw_worksheet *leads_ = nullptr, *summary_ = nullptr, *long_ = nullptr;
    SummarySheet tables_;
    std::vector<std::string> sheets_;  // of leads
    std::vector<lxw_worksheet*> all_sheets_;
    std::vector<std::size_t> widths_;  // by column, in characters
    std::string escaped_;
    std::uint32_t row_ = 0;  // of leads_, the next one
    std::size_t lines_ = 1;  // that its wrapped cells take
    std::uint32_t long_row_ = 0;
    std::uint64_t long_cells_ = 0;
};

}  // namespace leadqual::xlsx
