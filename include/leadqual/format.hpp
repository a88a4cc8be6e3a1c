// Floor 3: records and appended values -> bytes. Knows output formats, and nothing of rules.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

enum class OutputFormat : std::uint8_t { csv, tsv, json, jsonl, table, markdown, xlsx };

enum class XlsxProfile : std::uint8_t {
    report,  ///< for people: colours, bars, widths, a sheet with what the run adds up to
    crm,     ///< one plain sheet, as the imports of CRMs take it
};

enum class AddedType : std::uint8_t { text, number, truth };

/// A column appended to the leads of a block. Most have few different values: a writer puts each into its own words
/// once, not once a row.
struct AddedColumn {
    std::string name;  ///< lq_tag
    AddedType type = AddedType::text;
    std::vector<std::string_view> values;  ///< "" is blank; a number as its digits, a truth as "yes" or "no"
    /// By row, which of `values`. Columns that share it stand for the same distinction of rows. Empty: each row has its
    /// own, values[row].
    std::span<const std::uint32_t> value_of;
    /// Values keep their places from block to block while this stays the same; 0: they do not.
    std::uint32_t edition = 0;
    std::string_view text(std::size_t row) const noexcept { return values[value_of.empty() ? row : value_of[row]]; }
};

struct FormatOptions {
    OutputFormat format = OutputFormat::csv;
    char delimiter = ',';          ///< --out-delimiter
    std::string line_end = "\n";   ///< for lines that are ours; passed-through records keep their own
    bool bom = false;              ///< csv and tsv
    bool escape_formulas = false;  ///< a ' before text cells a spreadsheet would run, except numbers and phones
    bool header = true;            ///< csv and tsv
    bool rewrites = false;         ///< csv and tsv: each cell is written anew, quoted only where it must be
    bool keeps_rows = false;       ///< csv and tsv: short records are not padded, Block::extra_cells are written
    bool colour = false;
    std::size_t width = 0;  ///< table: columns of the terminal, 0 unlimited
    /// csv and tsv: a comma for the decimal point of cells that are numbers for certain: those of json, and in columns
    /// of amounts and counts those of one reading (1234.5, 0.25; not 1.234, not 1,234.5).
    bool decimal_comma = false;
    XlsxProfile xlsx_profile = XlsxProfile::report;
    Day today = 0;  ///< xlsx: the one date the file is given
};

/// Where the kept cells of an output record come from.
struct Layout {
    std::vector<std::string> names;    ///< kept columns, in order
    std::vector<std::uint32_t> slots;  ///< the block's slot of each; unused when records pass through
    std::vector<std::string> added;    ///< names of the appended columns
    bool pass_through = false;         ///< records leave as their own bytes plus the appended cells
    std::string header_bytes;          ///< pass_through csv: the whole header as it stood in the input
    /// json: the names of columns that are dropped (a group that an earlier run appended). Members named like an
    /// appended column are dropped in any case.
    std::vector<std::string> dropped;
};

/// Appended cells as bytes, by value: what a writer remembers of the columns that share one AddedColumn::value_of.
struct RememberedCells {
    struct Place {
        std::uint32_t begin = 0, size = 0;  ///< in `bytes`
        std::uint32_t formulas_escaped = 0;
        bool is_known = false;
    };
    std::uint32_t edition = 0;
    std::vector<Place> of_value;
    std::string bytes;
};

/// The rows of one block as a writer renders them. Reused from block to block.
struct Rendered {
    std::string bytes;
    std::uint64_t rows = 0;
    std::uint64_t formulas_escaped = 0;
    std::vector<RememberedCells> remembered;
    void clear() noexcept { bytes.clear(), rows = 0, formulas_escaped = 0; }
};

/// What a run adds up to, for formats that have room for it beside the leads.
struct SummaryTable {
    std::string title;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;  ///< as wide as the header
    bool is_drawn = false;  ///< all cells behind the first are counts, and a picture shows them better
};

/// Writes leads in one format. render() is called by any thread for its block; the rest in order by one.
class Writer {
public:
    virtual ~Writer() = default;
    virtual void begin(std::string& out) = 0;  ///< header, opening bracket
    /// The rows of `block` whose bit in `kept` is set (all when `kept` is empty).
    virtual void render(const Block& block, std::span<const AddedColumn> added, const Bits& kept,
                        Rendered& rendered) const = 0;
    /// Takes a rendered block in its turn. By default its bytes go out as they are: swapped into `out` when that is
    /// empty, so that a block is not copied once more.
    virtual void accept(Rendered& rendered, std::string& out);
    /// Before end(); most formats have no place for it.
    virtual void summarise(std::span<const SummaryTable>) {}
    virtual void end(std::string& out) = 0;  ///< closing bracket; the whole table
    /// After end(): what is still to be written, a piece at a time into an empty `out`; false when there is no more.
    virtual bool more(std::string&) { return false; }
    virtual std::vector<std::string> notes() const { return {}; }  ///< what the user should know of the output
};
std::unique_ptr<Writer> make_writer(const FormatOptions& options, Layout layout);

/// A row of the table of formats, output side.
struct OutputFormatRow {
    std::string_view name;
    OutputFormat format;
    std::string_view extensions;  ///< ".csv", separated by blanks
    std::string_view help;
    std::unique_ptr<Writer> (*make)(const FormatOptions&, Layout);
};
std::span<const OutputFormatRow> output_formats();
std::optional<OutputFormat> output_format_for_path(std::string_view path);  ///< by its extension, in any case

/// One csv cell, quoted where it must be.
void append_csv_cell(std::string_view text, char delimiter, std::string& out);
/// One JSON string in quotes; invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string_view text, std::string& out);

}  // namespace leadqual
