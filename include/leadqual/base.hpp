// Floor 1: errors, text, numbers, dates, files. Knows nothing of leads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual {

// ---------------------------------------------------------------- errors

/// Exit codes of the program. When several hold, the first of 70, 4, 2, 3, 1 wins.
enum class Exit : int {
    ok = 0,      ///< done, whatever the tags
    gate = 1,    ///< a gate the user asked for tripped (--fail-on, --require, rules check, rules test)
    usage = 2,   ///< command line or rule set wrong
    input = 3,   ///< input unreadable, or rows rejected and nobody said where to put them
    output = 4,  ///< output not written
    bug = 70,    ///< leadqual itself is wrong
};

/// A place in a file the user can open; line and column count from 1, 0 means not known. Columns count bytes, as
/// compilers and editors do.
struct Place {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

enum class Severity : std::uint8_t { error, warning };

/// One thing that is wrong: where, what, expected against found, and the way out.
struct Problem {
    Severity severity = Severity::error;
    Place place;
    std::string message;         ///< lower case, no full stop: unknown field 'budgt'
    std::string hint;            ///< what to type instead; empty when there is none
    std::string source;          ///< the source line at `place`; empty when there is none
    std::size_t width = 1;       ///< how many bytes of `source` the caret underlines
    std::string_view code = {};  ///< of its kind, where there is a page on it: unknown-field
};

/// "rules.json:14:22: message [code]", the source line with a caret, the hint; ends in a newline. Control characters
/// become visible, a long line is cut around the caret, and the caret stands where a terminal shows the text.
std::string to_text(const Problem& problem);

/// Ends the command. Everything a row can do wrong is a value instead (see Reject in lead.hpp).
class Error : public std::exception {
public:
    Error(Exit code, std::string message, std::string hint = {});
    Error(Exit code, Problem problem);
    Error(Exit code, std::vector<Problem> problems);

    Exit code() const noexcept { return code_; }
    const std::vector<Problem>& problems() const noexcept { return problems_; }
    const char* what() const noexcept override;  ///< the message of the first problem

private:
    Exit code_;
    std::vector<Problem> problems_;
};

/// The candidate that `word` was probably meant to be (edit distance, case ignored), if any is near enough: a third of
/// its letters may be wrong, and `most` at most.
std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates,
                                        std::size_t most = 4);

// ---------------------------------------------------------------- text

/// Without leading and trailing white space: ASCII blanks, NBSP and the other spaces of Unicode, zero-width space, BOM.
std::string_view trim(std::string_view text) noexcept;

/// The form text is compared in: trimmed, Unicode simple case folding (CaseFolding.txt, status C and S).
/// Invalid UTF-8 bytes stay as they are.
std::string fold(std::string_view text);
/// As fold(), into a buffer that is reused.
void fold_into(std::string_view text, std::string& folded);

/// Whether `text` is well-formed UTF-8 (Unicode 15, table 3-7).
bool is_utf8(std::string_view text) noexcept;

/// Appends the character of a code up to U+10FFFF.
inline void append_utf8(std::string& text, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) return put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
    if (code < 0x10000) return put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
}

/// Columns a terminal needs to show `text` (wide CJK 2, combining marks 0). `text` holds no control characters.
std::size_t display_width(std::string_view text) noexcept;

/// Whether `text` is blanks and printable signs of ASCII only, as nearly all is: each takes one column and is harmless.
bool is_plain_ascii(std::string_view text) noexcept;

/// `text` made safe for a terminal: control characters, escape sequences, bidirectional overrides and invalid bytes
/// become visible signs (line breaks "⏎", tabs "→", others ^[ or \x9b or \u202e).
std::string visible(std::string_view text);

/// At most `width` columns of `text`, the rest as "…".
std::string shorten(std::string_view text, std::size_t width);

// ---------------------------------------------------------------- numbers

/// A number known only to lie between two ends, both included; exact when they are equal. "51-200" is 51..200,
/// "<50" is 0..49.99… (the largest double below 50: an open end is closed one double further in), "10,001+" ends in
/// infinity.
struct Interval {
    double low = 0;
    double high = 0;
    bool exact() const noexcept { return low == high; }
    bool operator==(const Interval&) const = default;
};

/// The sign before a fraction. It belongs to a column: "1.200" alone is 1.2 or 1200, and so is "1,200".
enum class DecimalMark : std::uint8_t {
    undecided,  ///< no cell says: a comma before three digits groups, a point before three may do either
    point,      ///< 1,200.50
    comma,      ///< 1.200,50
    mixed,      ///< the cells contradict each other: what has two readings keeps both
};

/// The ISO codes of the currencies that cells can be marked with.
std::span<const std::string_view> currencies() noexcept;

/// What one unit of another currency is worth.
struct ExchangeRate {
    std::string currency;  ///< ISO code
    double value = 1;
};

/// How the numbers of a column are written.
struct NumberStyle {
    DecimalMark mark = DecimalMark::undecided;
    /// They count people or things: "1.200" is 1200 unless the column says otherwise, "Nov-50" is the "11-50" that a
    /// spreadsheet took for a date, "self-employed" is 1.
    bool counts = false;
    /// ISO code; an amount marked with another currency is converted, or no number. Empty: any mark will do.
    std::string_view currency = {};
    std::span<const ExchangeRate> rates = {};
};

/// A number cell: the whole trimmed cell is consumed or it is no number at all. Understands signs and (500), groups of
/// three (1,200.50, 1.200,50, 1 200, 1'200) and Indian ones (50,00,000), currency signs and codes, percent signs,
/// multipliers (10k, 1.2M, 5 jt, 500万), ranges ("51-200", "201 to 500"), ends ("<50", "10,001+", "more than 5"; what
/// is counted up from nothing is not below 0).
/// - A cell with two readings that the style does not settle is the interval over both: "1.200" is 1.2..1200.
/// - "~120" is no number: an interval around it would be of our making, and a rule could come out wrong by it.
/// - "USD 5k/mo" is none: so much a month is no amount, and nobody says for how many months.
std::optional<Interval> read_number(std::string_view cell, const NumberStyle& style = {}) noexcept;

/// What one cell says about the decimal mark of its column.
enum class MarkEvidence : std::uint8_t {
    none,    ///< no number, or the same under both
    point,   ///< reads with a point only: 1.5, 1,200.50
    comma,   ///< reads with a comma only: 1,5, 1.200.000
    either,  ///< has two readings: 1.200
};
MarkEvidence mark_evidence(std::string_view cell) noexcept;

/// The ISO code of the currency that a number cell is marked with ("Rp 5.000" is IDR); empty when it has no mark, or
/// one that several currencies share, among them `currency`.
std::string_view marked_currency(std::string_view cell, std::string_view currency) noexcept;

/// Whether a number cell has any currency mark: $5, 500 EUR.
bool has_currency_mark(std::string_view cell) noexcept;

/// The ISO codes, separated by blanks, of all currencies that a cell which holds nothing else may name: IDR, Rp, US
/// Dollar. Empty when it names none.
std::string_view named_currency(std::string_view cell) noexcept;

/// A plain literal of the rule language: 12, 0.5, 1e6. No signs, groups or blanks.
std::optional<double> read_literal(std::string_view text) noexcept;

/// Yes, Y, true, 1, on, x, ✓ … and no, N, false, 0, off … (case ignored, in the languages of the catalogue).
std::optional<bool> read_boolean(std::string_view cell) noexcept;

/// The order of day, month and year in 03/04/26. It belongs to a column, too. A year of four digits in front needs no
/// decision.
enum class DateOrder : std::uint8_t { undecided, dmy, mdy, ymd };

/// What a small number without a unit is in a column of horizons: "3" may be days or months.
enum class BareNumbers : std::uint8_t { undecided, days, months };

/// A horizon in days from `today`, as exact as it was said and no more:
/// - a length is taken at its word: "30" and "30 days" are 30, "3 months" is 90, "3-6 months" is 90..180;
/// - without a unit, up to 24 is anything from so many days to so many months, unless `bare` says: "3" is 3..93;
/// - "within 3 months", "next 90 days", "up to" are 0..90; "<30 days" ends just below 30, "6+ months" is 180..infinity;
/// - a period is all of its days still to come: "this month", "next quarter", "Q1 2027", "March 2027"; with "by" or
///   "end of" it is 0..its last day; a date is the days until then; "2027" alone (a year? days?) is nothing;
/// - "30 June" is that day of this year; "Sep 27" may be September 2027, too, and is nothing;
/// - ASAP, now, immediately: 0..7.
/// A month counts 30 days, a quarter 90, a year 365, because rules count in days and mean 90 of them by three months;
/// named periods follow the calendar, weeks from Monday. Gone by, over a hundred years away, or none ("later",
/// "unknown", "no timeline"): nothing.
std::optional<Interval> read_days(std::string_view cell, std::int32_t today, DateOrder order = DateOrder::undecided,
                                  BareNumbers bare = BareNumbers::undecided) noexcept;

/// What one horizon says about the numbers without a unit in its column.
enum class BareEvidence : std::uint8_t {
    none,    ///< it has a unit, or is no length
    either,  ///< 3, 0-3, 12+: days or months
    days,    ///< 45, 30-60, 90+: nobody counts so many months
};
BareEvidence bare_evidence(std::string_view cell) noexcept;

/// Shortest text that reads back as the same double, without exponent below 1e15: 40000, 0.25.
std::string show_number(double value);
/// For people: with groups, 40,000.
std::string show_grouped(double value);
/// As show_grouped(), into a buffer of at least `grouped_size` bytes; returns the end. Allocates nothing for whole
/// numbers.
char* write_grouped(double value, char* to);
constexpr std::size_t grouped_size = 96;

// ---------------------------------------------------------------- dates

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

/// Nothing for a day that is not in the calendar of the years 1 to 9999.
std::optional<Day> make_day(int year, int month, int day) noexcept;
/// How the dates of a column are written.
struct DateStyle {
    DateOrder order = DateOrder::undecided;
    enum Numbers : std::uint8_t {
        no_days,       ///< five or ten digits are no date
        excel_days,    ///< 46000 is 2025-12-09, as spreadsheets count since 1900
        unix_seconds,  ///< 1765238400 is 2025-12-09
    } numbers = no_days;
};

/// A date cell: ISO (with or without time and offset, which move nothing: the day as written), 20260224, 02/24/2026,
/// 24.02.2026, 24 Feb 2026, 4 Maret 2026, 2026. 3. 4., epoch milliseconds (13 digits). Years of two digits are 1969 to
/// 2068; before 1900 and after 2100 nothing is a date, but a place holder or another calendar. Where the style leaves
/// the order open, only a cell that is the same day in every order is read: "03/04/2026" is nothing, and neither is
/// "26-03-04", which can begin with its year; "13/04/2026" is a day. Where the style says the order, a cell against it
/// is nothing.
std::optional<Day> read_date(std::string_view cell, const DateStyle& style = {}) noexcept;

/// What one cell says about the dates of its column.
enum class DateEvidence : std::uint8_t {
    none,          ///< no date, or one in any style
    dmy,           ///< 24/02/2026
    mdy,           ///< 02/24/2026
    ymd,           ///< 99-03-04
    either,        ///< 03/04/2026, 26-03-04
    excel_day,     ///< 46000
    unix_second,   ///< ten digits
    other_number,  ///< digits that are no date in any style
};
DateEvidence date_evidence(std::string_view cell) noexcept;

std::string show_day(Day day);  ///< 2026-02-24
Day today_utc() noexcept;       ///< the only look at the clock in the program; called by cli alone

// ---------------------------------------------------------------- files

/// Bytes in, from a path or "-" (standard input). Errors are thrown with the path, exit code 3.
class InputFile {
public:
    /// `name` is what messages call it; empty: its path.
    explicit InputFile(const std::string& path, const std::string& name = {});
    ~InputFile();
    InputFile(InputFile&&) noexcept;
    InputFile& operator=(InputFile&&) noexcept;

    /// Fills up to `size` bytes; fewer only at the end of the file. 0 at the end.
    std::size_t read(char* to, std::size_t size);
    /// A regular file can be read twice: its size is known and rewind() works.
    bool is_regular() const noexcept;
    std::uint64_t size() const noexcept;  ///< of a regular file, else 0
    void rewind();
    const std::string& name() const noexcept { return name_; }  ///< as typed; "-" is shown as "standard input"
    /// Device and inode, to refuse writing onto the input.
    struct Identity {
        std::uint64_t device = 0, inode = 0;
        bool operator==(const Identity&) const = default;
    };
    Identity identity() const noexcept { return identity_; }

private:
    std::string name_;
    int descriptor_ = -1;
    Identity identity_;
    std::uint64_t size_ = 0;
    std::uint64_t start_ = 0;  // standard input may be handed over half read
    bool regular_ = false;
};

/// The bytes of a pipe in a temporary file ($TMPDIR, else /tmp), which can be read again and again; removed with this,
/// or by a signal. Throws exit 3 when the pipe cannot be read, exit 4 when there is no room for it.
class SpooledInput {
public:
    explicit SpooledInput(const std::string& path);
    ~SpooledInput();
    SpooledInput(const SpooledInput&) = delete;
    SpooledInput& operator=(const SpooledInput&) = delete;
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

/// For rule files and the like: up to 64 MB. Throws Error exit 3, or exit 2 via the caller.
std::string read_whole_file(const std::string& path);

enum class Sync : std::uint8_t { automatic, always, never };  ///< automatic: fsync when a file is being replaced

/// Bytes out. A regular file is written beside its destination (.NAME.leadqual-XXXXXX) and renamed on commit(), so that
/// the old content stays until the new one is whole; without commit() the destructor removes it. An existing file keeps
/// its mode, a symbolic link stays a link. "-", /dev/stdout, pipes and devices are written directly. Errors are thrown
/// with exit code 4; a closed pipe on standard output ends the process as the shell
/// expects (SIGPIPE).
class OutputFile {
public:
    /// Throws exit 2 when `path` is one of `inputs` (standard output redirected onto an input included).
    OutputFile(const std::string& path, std::span<const InputFile::Identity> inputs = {}, Sync sync = Sync::automatic);
    ~OutputFile();
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    void write(std::string_view bytes);
    void commit();
    const std::string& name() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether an OutputFile at `path` that is not committed leaves nothing behind: it is no pipe, device or descriptor.
bool can_take_back(const std::string& path);

/// Removes temporary output on SIGINT, SIGTERM, SIGHUP and SIGPIPE, then dies of the signal; ignores SIGXFSZ, so that
/// the file size limit is an error. Gives closed standard streams a place holder. Called once by main, first.
void clean_up_on_signals();

/// Makes memory of a MiB and more go back to the system when it is freed, where it would stay with the thread that
/// asked for it: a long record in a block, once with each thread. Called once by main.
void give_large_memory_back() noexcept;

/// FNV-1a, 64 bits, as 16 hex digits: names a rule set or file in summaries; not for security.
std::string fingerprint(std::string_view bytes);

/// 128 bits that stand for a text: SipHash-2-4 under a secret key. Two texts have the same ones by a chance of 2^-128,
/// and nobody who does not know the key can make such texts.
struct KeyedFingerprint {
    std::uint64_t low = 0, high = 0;
    bool operator==(const KeyedFingerprint&) const = default;
};
struct FingerprintKey {
    std::uint64_t low = 0, high = 0;
    static FingerprintKey random();  ///< of this run alone: nothing that is written may depend on it
};
KeyedFingerprint keyed_fingerprint(std::string_view bytes, const FingerprintKey& key) noexcept;

}  // namespace leadqual
