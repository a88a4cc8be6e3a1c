// Floor 2: what a lead is. Fields and their catalogue, cells, typed columns, blocks of leads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "leadqual/base.hpp"

namespace leadqual {

// ---------------------------------------------------------------- fields

enum class FieldType : std::uint8_t { text, number, boolean, date, days };
std::string_view to_text(FieldType type) noexcept;
std::optional<FieldType> field_type(std::string_view name) noexcept;

/// A row of the catalogue: one thing that can be known of a lead.
struct Field {
    std::string_view name;  ///< what rules call it: annual_revenue
    FieldType type;
    std::string_view meaning;             ///< at most 80 characters
    std::string_view headers;             ///< the names CRMs use, separated by '|', as normalise_header() writes them
    std::string_view other_headers = {};  ///< the second choices, the best first: used where none of `headers` is there
};

std::span<const Field> catalogue();
const Field* find_field(std::string_view name);          ///< by rule name; nullptr when there is none
const Field* field_for_header(std::string_view header);  ///< what a header means by itself; nullptr when no field
/// The field that each column of one file supplies, nullptr when none. The file's other headers count too: Email is
/// chosen before Work Email, and Nom is the family name beside Prénom. Columns that stay equal have the same field.
std::vector<const Field*> fields_of_columns(std::span<const std::string> columns);
/// Letters and digits only, lower case: "E-Mail Address" is emailaddress.
std::string normalise_header(std::string_view header);

/// What a run reads of each lead: a catalogue field, or a column by the name the file gives it.
struct FieldUse {
    std::string name;
    FieldType type = FieldType::text;
    bool is_column = false;  ///< named as a column of the file ("Deal Value"), not as a field
    /// Rule sets that have one field read differently ("map", "missing", "values", "currency") read it apart: which of
    /// them this is, by the first set that has it read so.
    std::uint32_t reading = 0;
    bool operator==(const FieldUse&) const = default;
};

/// Which column of one file supplies which field.
struct Mapping {
    static constexpr int none = -1;
    std::vector<int> column_of;  ///< for each FieldUse asked for: the column's position, or none
    /// For each FieldUse: the columns that step in, the best first, for leads to whom that one gives no value.
    std::vector<std::vector<int>> others_of;
};

/// `--map field=column` and the "map" of a rule file.
struct MapOverride {
    std::string field, column;
    Place place;  ///< for messages
};

/// Finds the columns of each used field among `columns`: the override of the field (the first one when there are
/// several: pass the command line's before the rule file's) is the only one, else all that mean this field serve, the
/// surest first and then in the order of the file; one that an override gives to another field is not among several.
/// Throws Error (exit 2) with every problem at once: an override that names no column (with the nearest) or no field.
Mapping map_columns(std::span<const std::string> columns, std::span<const FieldUse> uses,
                    std::span<const MapOverride> overrides, const std::string& file);

/// Mr., Frau, Bapak: what a column called Title holds when it holds no jobs.
bool is_salutation(std::string_view trimmed);

/// The position of the column called `name` (exactly, else normalised alike), or Mapping::none.
int find_column(std::span<const std::string> columns, std::string_view name);

// ---------------------------------------------------------------- cells

enum class Syntax : std::uint8_t { csv, json };

enum class CellForm : std::uint8_t {
    absent,   ///< the record has no such cell (short row, missing key)
    plain,    ///< csv: the bytes are the text
    quoted,   ///< in quotes, nothing inside to decode
    escaped,  ///< in quotes, with doubled quotes (csv) or escapes (json) to decode
    literal,  ///< json: a number, true or false
    null,     ///< json: null
    nested,   ///< json: an array, or an object not taken apart
};

/// One cell where it stands in the file, quotes included. Points into its block's bytes, so that Block::padding bytes
/// behind it are readable.
struct Cell {
    const char* data = nullptr;
    std::uint32_t size = 0;
    CellForm form = CellForm::absent;
    std::string_view raw() const noexcept { return {data, size}; }
};

/// The text of a cell; `buffer` is used only when there is something to decode. Absent and null give "".
std::string_view text_of(const Cell& cell, Syntax syntax, std::string& buffer);

/// Where one record stands in its block: [begin, end) are its bytes, [end, next) its line end or separator.
struct Record {
    std::uint32_t begin = 0, end = 0, next = 0;
    std::uint32_t missing = 0;  ///< csv: cells short of the header; pass-through writes them as empty
};

/// A record that cannot be a lead, kept with its place and its bytes.
struct Reject {
    std::uint32_t begin = 0, end = 0;  ///< its bytes in the block
    std::uint32_t before = 0;          ///< stood before the record with this index
    std::string reason;                ///< expected 5 cells, found 6
    std::uint32_t at = 0;              ///< offset of the fault inside the block, for line and column
};

/// Numbers written one by one. Unlike a vector it makes room ahead of the writing, and neither clears nor copies it:
/// a record can have millions of marks.
class Positions {
public:
    /// Room for `more` further ones, to be written and then counted by added().
    std::uint32_t* room_for(std::size_t more) {
        if (room_ < size_ + more) grow(2 * size_ + more);
        return numbers_.get() + size_;
    }
    void added(std::size_t count) noexcept { size_ += count; }
    void push_back(std::uint32_t value) {
        *room_for(1) = value;
        added(1);
    }
    void keep_first(std::size_t count) noexcept { size_ = count; }
    void clear() noexcept;

    const std::uint32_t* begin() const noexcept { return numbers_.get(); }
    const std::uint32_t* end() const noexcept { return numbers_.get() + size_; }
    std::size_t size() const noexcept { return size_; }
    std::uint32_t operator[](std::size_t at) const noexcept { return numbers_.get()[at]; }
    std::uint32_t back() const noexcept { return numbers_.get()[size_ - 1]; }

private:
    void grow(std::size_t room);
    struct Free {
        void operator()(std::uint32_t* numbers) const noexcept { std::free(numbers); }
    };
    std::unique_ptr<std::uint32_t, Free> numbers_;
    std::size_t size_ = 0, room_ = 0;
};

/// Whole records of one file, as many as stay in a core's cache: the unit everything after the reader works on.
/// Reused from run to run of the pipeline, so that nothing is allocated a row.
struct Block {
    /// A cell behind those that have a column.
    struct ExtraCell {
        std::uint32_t record = 0;
        Cell cell;
    };
    Syntax syntax = Syntax::csv;
    char delimiter = ',';            ///< 0: the bytes are not those of the file
    std::uint32_t file = 0;          ///< which input
    std::uint64_t first_byte = 0;    ///< offset of bytes[0] in the text of the file
    std::uint64_t first_line = 1;    ///< line of bytes[0], from 1; known once the blocks before it were counted
    std::uint64_t first_record = 1;  ///< number of its first data record, from 1, rejected ones counted

    std::vector<char> bytes;  ///< the records; followed by `padding` readable bytes
    std::size_t size = 0;     ///< bytes in use
    static constexpr std::size_t padding = 64;
    /// What read() saw on its pass over the bytes, for locate(). csv: the marks of delimiters and record ends, and
    /// which of them end a record.
    Positions marks, record_ends;

    std::vector<Record> records;
    std::vector<std::vector<Cell>> cells;  ///< [slot][record]; slots as asked of the reader
    std::vector<ExtraCell> extra_cells;    ///< in order; only where they are asked for (ImportOptions::keeps_rows)
    std::vector<Reject> rejects;
    std::uint32_t short_rows = 0;    ///< kept, padded
    std::uint32_t trimmed_rows = 0;  ///< kept, extra empty cells dropped
    std::uint32_t blank_lines = 0;   ///< no records, skipped
    std::uint32_t merged_rows = 0;   ///< taken out by drop()
    std::uint32_t footer_lines = 0;  ///< "Grand Total" and the like: no leads, skipped
    std::uint64_t line_ends = 0;     ///< in bytes[0, size)
    bool has_new_key = false;        ///< json: a record holds a key that is no column
    /// Offset of the first byte of the file that its encoding does not allow, when it is in this block.
    static constexpr std::uint32_t nowhere = UINT32_MAX;
    std::uint32_t misread_at = nowhere;
    /// The text was decoded or rewritten before bytes[0]: offsets in it are none of the file. Else they are up to
    /// misread_at.
    bool is_displaced = false;
    std::uint64_t rows() const noexcept { return records.size() + rejects.size() + merged_rows; }

    std::string_view bytes_of(const Record& record) const noexcept {
        return {bytes.data() + record.begin, record.end - record.begin};
    }
    /// Takes records out, with their cells: duplicates of others. Reject::before goes on counting them.
    void drop(const std::vector<bool>& merged);
    /// Empties without giving memory back. Cells stay, for locate() to overwrite each of them.
    void clear() noexcept;
    /// Leaves the block as it was read, for locate() to find its leads again: the cells of all columns take many times
    /// the memory of the bytes.
    void forget_leads() noexcept;

private:
    void clear_leads() noexcept;
};

/// The lines of places in a block. Asked in the order of the file it counts on from the last place, so that a block of
/// faulty records costs no more than one look at it.
class BlockLines {
public:
    explicit BlockLines(const Block& block) noexcept : block_(&block), line_(block.first_line) {}
    std::uint64_t at(std::uint32_t offset) noexcept;  ///< line of the file, counting line ends up to offset

private:
    const Block* block_;
    std::size_t counted_ = 0;  ///< bytes
    std::uint64_t line_;       ///< of the byte behind them
};

// ---------------------------------------------------------------- typed columns

/// A set of rows, one bit each, 64 to a word.
using Bits = std::vector<std::uint64_t>;

/// Text that lives as long as the block's turn: decoded cells, reasons. Never frees a single text.
class Arena {
public:
    char* take(std::size_t size);
    std::string_view keep(std::string_view text);
    void clear() noexcept;

private:
    std::vector<std::unique_ptr<char[]>> pages_;
    std::vector<std::size_t> sizes_;
    std::size_t page_ = 0, used_ = 0;
};

/// One field of all leads of a block, typed once, as scoring reads it. A missing or unreadable cell is NULL.
struct Column {
    FieldType type = FieldType::text;
    std::size_t rows = 0;
    /// number, date (days since 1970) and days: NaN is NULL. `high` is empty while every value is exact.
    std::vector<double> low, high;
    std::vector<std::string_view> text;  ///< text: trimmed; data() == nullptr is NULL
    Bits is_true, is_false;              ///< boolean: neither is NULL
    std::uint32_t filled = 0;            ///< cells that hold something
    std::uint32_t unreadable = 0;        ///< of these, how many are no value of the type
    std::uint32_t first_unreadable = 0;  ///< row of the first of them, when there is one
    bool is_converted = false;  ///< some are in a currency they were not written in: people see the cell's text
};

/// What kind of thing a column holds, as far as it matters to which words stand for nothing.
enum class CellKind : std::uint8_t {
    text,     ///< "none" and "no" are answers
    place,    ///< "NA" is Namibia, too
    value,    ///< a number, a date, a horizon, yes or no: "none" is no value
    contact,  ///< an address or a telephone number: "0" and "@" reach nobody
};

/// Cells that stand for "nothing known": empty or blank, null, n/a, #n/a, nan, nil, unknown, [not provided], tbd, -,
/// --, ? and their like, the words a run adds (--missing, "missing" in the rule file); compared folded.
class MissingWords {
public:
    MissingWords();
    void add(std::string_view word);  ///< for every kind of column
    bool contains(std::string_view trimmed, CellKind kind = CellKind::text) const {
        if (trimmed.empty()) return true;
        const auto sizes = sizes_[static_cast<std::size_t>(kind)][static_cast<unsigned char>(trimmed[0])];
        return (sizes >> std::min(trimmed.size(), kLongSize) & 1) != 0 && is_word(trimmed, kind);
    }
    bool has_digits() const noexcept { return has_digits_; }  ///< whether some word is nothing but digits

private:
    struct Word {
        std::string folded;
        std::uint8_t kinds;  // a bit each
    };
    void add(std::string_view word, std::uint8_t kinds);
    bool is_word(std::string_view trimmed, CellKind kind) const;

    static constexpr std::size_t kLongSize = 63;  // stands for all sizes above it, too
    // By kind and first byte, the sizes of cells that can be words: most cells are turned away by it.
    // Those of ASCII alone have the sizes of the words.
    using Sizes = std::array<std::array<std::uint64_t, 256>, 4>;
    Sizes sizes_{}, ascii_sizes_{};
    std::vector<Word> words_;  // in order
    bool has_digits_ = false;
};

/// What certain texts of a column stand for: the codes of a CRM's choices ("0" is "No Committed Budget"), the "values"
/// of a rule file. What is added first counts.
class CellMeanings {
public:
    void add(std::string_view text, std::string_view meaning);  ///< an empty meaning: nothing known
    /// What a trimmed cell stands for, compared folded; nullptr: itself. Lives as long as this.
    const std::string* find(std::string_view trimmed) const;
    void add_all(const CellMeanings& others);

private:
    std::vector<std::pair<std::string, std::string>> meanings_;
};

/// A text that is an answer in the columns of some field only: "opted out" in one of opt-outs.
struct BooleanWord {
    std::string_view folded;
    bool value = false;
};

/// How the cells of one column are to be read: what they agree on, and what is known of the column.
struct CellConvention {
    NumberStyle numbers;
    DateStyle dates;
    BareNumbers bare = BareNumbers::undecided;  ///< of horizons
    CellKind kind = CellKind::text;
    bool is_money = false;         ///< an amount without a mark is in the currency of its row, where the file says it
    bool has_thousandths = false;  ///< points and times, unlike money
    std::span<const BooleanWord> booleans{};  ///< besides those that read_boolean() knows
    std::shared_ptr<const CellMeanings> meanings;
};

/// `told` with what is known of a column before its cells are seen: what kind of thing they are, whether they count,
/// and the codes of the CRM that calls a column so ("budgetstatus"). `field` is empty where none is known; `columns`
/// are all of the file, which tell the "need" of a CRM from any other.
CellConvention convention_of(std::string_view field, FieldType type, std::string_view header,
                             std::span<const std::string> columns, CellConvention told = {});

/// What a sample of a column's cells says about how they are written.
class ConventionVotes {
public:
    explicit ConventionVotes(FieldType type) noexcept : type_(type) {}
    /// Hears all cells of a slot that are not missing.
    void hear(const Block& block, std::size_t slot, const MissingWords& missing, const CellConvention& convention);
    /// Settles what the convention leaves open. Evidence for one side only settles it, evidence for both leaves it
    /// open.
    void settle(CellConvention& convention) const;
    /// A cell that can still be read two ways; empty when there is none.
    const std::string& doubtful(const CellConvention& settled) const noexcept;
    /// A cell in a currency that the convention does not know the rate of; empty when there is none.
    const std::string& in_other_currency() const noexcept { return in_other_currency_; }
    /// Cells that are unreadable for want of a word from the user: the order of dates, the rate of a currency.
    std::uint64_t waiting(const CellConvention& settled) const noexcept;
    std::uint64_t heard() const noexcept { return heard_; }  ///< cells that hold something

private:
    void hear(std::string_view text, const CellConvention& convention);
    void hear_number(std::string_view text, const CellConvention& convention);
    void hear_date(std::string_view text);
    void hear_bare(std::string_view text);
    void hear_letter(std::string_view text);

    FieldType type_;
    std::uint64_t heard_ = 0;
    std::uint64_t either_ = 0, other_currency_ = 0;
    std::uint64_t point_ = 0, comma_ = 0;
    std::uint64_t dmy_ = 0, mdy_ = 0, ymd_ = 0, excel_days_ = 0, unix_seconds_ = 0, other_numbers_ = 0;
    std::uint64_t bare_days_ = 0;
    bool has_o_ = false, has_x_ = false, has_no_ = false;
    bool point_groups_ = false, comma_groups_ = false;
    std::string first_doubtful_, first_with_point_, first_bare_, in_other_currency_;
};

/// What the short cells of a column were read as, for the next block: for as long as file, column and convention stay
/// the same.
class ColumnMemory {
public:
    ColumnMemory();
    ~ColumnMemory();
    ColumnMemory(ColumnMemory&&) noexcept;
    ColumnMemory& operator=(ColumnMemory&&) noexcept;
    struct Cells;
    Cells& cells();  ///< made when first asked for

private:
    std::unique_ptr<Cells> cells_;
};

/// Types one slot of a block under its column's convention. `arena` holds decoded text. `today` gives horizons their
/// meaning. Text points into the block, the arena or the convention's meanings. Numbers of JSON itself (not in quotes)
/// have a decimal point whatever the convention.
void read_column(const Block& block, std::size_t slot, FieldType type, const MissingWords& missing, Day today,
                 Arena& arena, Column& column, const CellConvention& convention = {}, ColumnMemory* memory = nullptr);
/// The column of a field that no column of the file supplies: NULL in every row.
void fill_missing(FieldType type, std::size_t rows, Column& column);

}  // namespace leadqual
