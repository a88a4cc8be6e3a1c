// Floor 3: bytes -> blocks of leads. Knows file formats, and nothing of rules or verdicts.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

enum class Encoding : std::uint8_t { automatic, utf8, utf16le, utf16be, windows1252, latin1 };

enum class InputFormat : std::uint8_t { automatic, csv, tsv, json, jsonl, xlsx };

/// How a quote stands inside quotes.
enum class Escape : std::uint8_t {
    doubled,    ///< "" as in RFC 4180
    backslash,  ///< \", and "" too; a backslash before a delimiter, a line end or a backslash makes that text
    none,       ///< as it is: only a quote before a delimiter or a line end closes
};

/// What is not said is found out.
struct ImportOptions {
    std::string name;                             ///< what messages call the file; empty: its path
    InputFormat format = InputFormat::automatic;  ///< --from; automatic: extension, then the first bytes
    Encoding encoding = Encoding::automatic;      ///< --encoding; automatic: see Dialect
    /// --delimiter. One that ends in a blank takes all blanks that follow. Empty: the one the records agree on.
    std::string delimiter;
    std::optional<char> quote;                ///< --quote; 0: none
    std::optional<Escape> escape;             ///< --escape
    std::optional<std::uint64_t> skip_lines;  ///< --skip-lines: before the header
    bool has_header = true;                   ///< --no-header: columns are called "column 1" …
    /// convert --keep-rows: no record is faulty for its cells: Record::missing are not to be filled, Block::extra_cells
    /// are kept, a quote that would swallow leads is text.
    bool keeps_rows = false;
    std::string sheet;  ///< --sheet: of a workbook; empty: the first
    std::size_t max_record = std::size_t{16} << 20;
    std::size_t block_size = std::size_t{1} << 18;  ///< small enough that a block stays in a core's cache
    /// Most records of a block. What is worked out of a record does not depend on its length: were they a few bytes
    /// long, all the columns of a block would be many times its size.
    std::size_t block_records = 4096;
    /// json: a regular file is read once in advance for all its keys; from a pipe a key first seen after the sample
    /// rejects its record. Else the sample settles the columns, and Block::has_new_key tells of later keys.
    bool needs_every_key = false;
};

/// The sample of a file that settles how it is read, before its first lead is judged: so many records, and bytes from
/// the first one on, whichever is less.
constexpr std::size_t kSampleRecords = 10'000, kSampleBytes = std::size_t{1} << 20;

/// What was found out about a file before its first lead.
struct Dialect {
    InputFormat format = InputFormat::csv;  ///< never automatic
    /// Never automatic. Found by the byte order mark, else by NULs (UTF-16), else it is UTF-8; utf8 and windows1252 are
    /// read alike unless they were asked for: what is no UTF-8 is taken as Windows-1252, byte by byte.
    Encoding encoding = Encoding::utf8;
    bool encoding_is_given = false;
    std::string delimiter = ",";
    char quote = '"';  ///< 0: none
    Escape escape = Escape::doubled;
    std::uint64_t skipped_lines = 0;  ///< before the header: a sep= line, titles, notes
    bool has_sep_line = false;
    bool has_header = true;
    /// The syntax is not that of RFC 4180 with another delimiter, so that records are not the file's own bytes: they
    /// were rewritten to it, with the first character of `delimiter`, before anything else looked at them.
    bool is_rewritten = false;
    std::string line_end = "\n";  ///< of the header line: \n, \r\n or \r
    bool has_bom = false;
    std::string records_key;   ///< json: the member that holds the leads, "" for a bare array
    std::string sheet;         ///< xlsx: which one was read; its cells were made csv before anything looked at them
    std::string header_bytes;  ///< csv: the header record as it stands, without BOM and line end
};

/// The flags that say what was found: "--delimiter ';' --skip-lines 3". Empty where everything is as usual.
std::string flags_of(const Dialect& dialect);

/// What a file holds that its encoding does not allow.
struct Misread {
    std::uint64_t count = 0;  ///< bytes, or characters of UTF-16
    std::uint64_t first = 0;  ///< offset of the first of them in the text as UTF-8, unless that is rewritten
    std::uint64_t line = 0;   ///< of the first, where it is known already; else see Block::misread_at
};

/// Reads one file of leads. Behind it all text is UTF-8, and offsets are those of the text as UTF-8. read() is called
/// by one thread in order, locate() by any thread.
class Reader {
public:
    virtual ~Reader() = default;
    /// Column names, made usable: blank ones named "column 3", repeated ones "name (2)"; see header_notes().
    virtual const std::vector<std::string>& columns() const = 0;
    virtual const Dialect& dialect() const = 0;
    virtual const std::vector<std::string>& header_notes() const = 0;  ///< what was renamed, for the user
    virtual Misread misread() const = 0;  ///< so far; JSON in UTF-8 is checked record by record instead
    /// Which columns locate() fills, slot by slot. Called once, before the first read().
    virtual void select(std::vector<std::uint32_t> columns) = 0;
    /// The next bytes of whole records (block.bytes, size, first_byte). False at the end of the file.
    /// block.first_line is right for the first block of the file; add up line_ends, which locate() may have to count,
    /// for the later ones. A record without an end near enough (--max-record, an unclosed quote) comes as the one
    /// reject of a block of its own; line_ends then counts also what was skipped behind it. Throws Error (exit 3) where
    /// reading cannot go on: broken JSON outside a record, an I/O error.
    virtual bool read(Block& block) = 0;
    /// Finds records and the selected cells of each in block.bytes; faulty records become rejects.
    /// csv: where extra empty cells were dropped they stand in [end, next) before the line end.
    /// json: [end, next) is empty, the separators between records belong to none.
    virtual void locate(Block& block) const = 0;
};

/// Opens `path` ("-" is standard input), finds its format and reads its header. Throws Error (exit 3) for a missing
/// file, a directory, an empty or binary file, a document that holds no leads.
std::unique_ptr<Reader> open_leads(const std::string& path, const ImportOptions& options,
                                   InputFile::Identity* identity = nullptr);

/// The lines of a file of csv as they stand in it, for rows of which a reader saw a decoded or rewritten text. Lines
/// end with LF, CRLF or CR, in every encoding.
class SourceLines {
public:
    /// `path` is a regular file that was read with `dialect`.
    SourceLines(const std::string& path, const Dialect& dialect);
    struct Found {
        std::uint64_t byte = 0;  ///< of the file, where the first of the lines begins
        std::string text;        ///< in UTF-8, without the last line end
    };
    /// The lines from `first` to `last`, counted from 1, or the first `most` bytes of them. Asked for in the order of
    /// the file. Nothing when they are not there.
    std::optional<Found> find(std::uint64_t first, std::uint64_t last, std::size_t most);

private:
    std::string_view ahead();
    void pass(std::size_t bytes) noexcept;
    std::uint32_t unit_at(std::string_view text, std::size_t at) const noexcept;
    bool pass_line(std::string& to, std::size_t most);

    InputFile file_;
    Encoding encoding_;
    std::size_t unit_ = 1;  // bytes
    std::string buffer_;    // from at_ on: read and not passed
    std::size_t at_ = 0;
    bool is_at_end_ = false;
    std::uint64_t byte_ = 0, line_ = 1;  // of what is next
};

/// A row of the table of encodings.
struct EncodingRow {
    std::string_view name;  ///< windows-1252
    Encoding encoding;
};
std::span<const EncodingRow> encodings();
std::string_view name_of(Encoding encoding);

/// A row of the table of formats, input side. `leadqual formats` prints it.
struct InputFormatRow {
    std::string_view name;
    InputFormat format;
    std::string_view extensions;  ///< ".csv", separated by blanks
    std::string_view help;
};
std::span<const InputFormatRow> input_formats();

}  // namespace leadqual
