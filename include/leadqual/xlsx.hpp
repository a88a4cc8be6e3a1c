// Floor 2: workbooks (xlsx), in and out. What reads and writes them is a module of its own, loaded when the first
// workbook is met, so that other runs load none of its libraries. This is what the two know of each other: the module
// shares no code with the program, and throws nothing but XlsxFault, and std::bad_alloc where memory ends.
#pragma once

#include "leadqual/base.hpp"

namespace leadqual {

/// What is wrong with a workbook, or keeps one from being written.
class XlsxFault : public std::exception {
public:
    explicit XlsxFault(std::string message_, std::string hint_ = {})
        : message(std::move(message_)), hint(std::move(hint_)) {}
    const char* what() const noexcept override { return message.c_str(); }
    std::string message, hint;
};

// ---------------------------------------------------------------- out

/// Rows on their way into a workbook are bytes: each cell is its kind and what the kind says, each row ends in `end`.
enum class XlsxCell : char {
    blank,   ///< nothing follows
    text,    ///< size (std::uint32_t), the bytes: never a formula, never a number
    number,  ///< double
    date,    ///< double, days since 1899-12-30
    end,     ///< of the row
};

struct XlsxColumn {
    std::string name;
    enum Look : std::uint8_t {
        plain,
        tag,      ///< coloured by its words
        score,    ///< a bar from 0 to 100
        wrapped,  ///< long text, over several lines
    } look = plain;
};

struct XlsxBookOptions {
    std::vector<XlsxColumn> columns;  ///< 16,384 at most
    bool is_plain = false;            ///< one sheet and nothing but its cells
    Day today = 0;                    ///< the date of the file
};

/// A workbook being written. Rows beyond the 1,048,576 of a sheet go to a next one; a text beyond the 32,767 characters
/// of a cell goes to a sheet of its own, whole, and its cell says so. In a plain book both are faults.
class XlsxBook {
public:
    virtual ~XlsxBook() = default;
    virtual void add(std::string_view rows) = 0;
    /// Puts a table under those that are on the sheet "Summary"; drawn as bars where its cells are counts.
    virtual void summarise(const std::string& title, std::span<const std::string> header,
                           std::span<const std::vector<std::string>> rows, bool is_drawn) = 0;
    virtual void finish() = 0;
    /// After finish(): the next bytes of the file; 0 at its end.
    virtual std::size_t read(char* to, std::size_t size) = 0;
    virtual std::vector<std::string> notes() const = 0;  ///< what went to other sheets
};
/// Throws Error, exit 2, where this build cannot write workbooks.
std::unique_ptr<XlsxBook> make_xlsx_book(const XlsxBookOptions& options);

// ---------------------------------------------------------------- in

/// A sheet as RFC 4180 text: a line for each row, with a line end (LF) behind each.
class XlsxSheet {
public:
    virtual ~XlsxSheet() = default;
    virtual std::size_t read(char* to, std::size_t size) = 0;  ///< fewer than `size` bytes only at the end
    virtual const std::string& name() const = 0;
    virtual const std::vector<std::string>& other_sheets() const = 0;  ///< that are not hidden
};
/// Opens a sheet of the workbook at `path`, the first that is not hidden where `name` is empty; nothing when it
/// is a zip file and no workbook. Throws XlsxFault, also from XlsxSheet::read(); Error, exit 3, where this build cannot
/// read workbooks.
std::unique_ptr<XlsxSheet> open_xlsx_sheet(const std::string& path, const std::string& name);

// ---------------------------------------------------------------- the module's own functions

/// Counted up with every change to what stands above: a module of another number, or of another version of leadqual, is
/// refused.
constexpr int kXlsxInterface = 2;

extern "C" {
using XlsxModuleFits = bool (*)(const char* version, int interface);
using MakeXlsxBook = XlsxBook* (*)(const XlsxBookOptions&);
using OpenXlsxSheet = XlsxSheet* (*)(const char* path, const char* name);
}

}  // namespace leadqual
