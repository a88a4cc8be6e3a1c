// (private to pipeline) Opens the inputs of a run and decides, before the first lead is written, which columns feed
// which field and which cells each block must locate.
#pragma once

#include "pipeline/field_readings.hpp"

#include <deque>

namespace leadqual {

/// So many inputs are opened, and keep their samples in memory, until their turn comes; others are opened again then,
/// if they can be.
constexpr std::size_t kInputsHeldOpen = 4;

/// A column that feeds a field.
struct Feed {
    std::size_t column = 0;
    std::size_t slot = 0;       ///< index into Input::selected
    std::size_t memory = 0;     ///< index into Turn::memories
    CellConvention convention;  ///< settled by the sample
};

/// One input, opened: what is known of it, which columns feed its fields, and the blocks of its sample, which are
/// processed like all others.
struct Input {
    std::string path;                ///< as messages call it
    std::string source;              ///< its path where it can be read again
    std::shared_ptr<Reader> reader;  ///< only as long as it is read: of many inputs few are open at a time
    std::function<std::unique_ptr<Reader>()> reopen;  ///< from the beginning; empty where that cannot be done
    InputFile::Identity identity;
    std::vector<std::string> columns;
    Dialect dialect;
    Misread misread;                       ///< known once it was read
    std::vector<std::vector<Feed>> feeds;  ///< by program field: a lead takes the first one that gives it a value
    /// By reading: names the currency of each lead's amounts.
    std::vector<std::optional<Feed>> currencies;
    std::vector<bool> supplied;           ///< by program field
    std::vector<std::uint32_t> selected;  ///< columns located, ascending
    /// By program field: where in a block the cells stand that give it its values, or Mapping::none. Of several feeds
    /// they are put together behind those of the selected columns.
    std::vector<int> slot_of_field;
    std::size_t slots = 0;                           ///< with those
    std::size_t memories = 0;                        ///< of its feeds
    std::vector<std::vector<std::size_t>> surveyed;  ///< columns that Job::survey reads; see survey_columns.hpp
    std::vector<int> slot_of_kept;                   ///< by kept output column: index into selected, or Mapping::none
    std::deque<Block> sample;
    bool is_at_end = false;  ///< the sample is the whole file

    Input() = default;
    Input(Input&&) = default;  // and no copies: of the sample there is one
    Input& operator=(Input&&) = default;
    void take(std::unique_ptr<Reader> opened);
    /// Tells the reader which columns to locate, and the feeds where.
    void select(std::vector<std::uint32_t> wanted);
    bool has_several_feeds() const noexcept { return slots > selected.size(); }
};

struct InputPlan {
    std::vector<Input> inputs;
    std::vector<FieldUse> fields;                       ///< of the program, then those of --dedupe
    std::size_t dedupe_begins = 0;                      ///< see dedupe_fields()
    std::vector<FieldReading> readings;                 ///< by FieldUse::reading
    MissingWords missing;                               ///< of the command line and all rule sets
    std::vector<ExchangeRate> rates;                    ///< into the currency of all rule sets that declare one
    DecimalMark decimal_mark = DecimalMark::undecided;  ///< as told; else each column decides
    DateOrder date_order = DateOrder::undecided;
    std::string survey_by;  ///< see choose_survey_columns()
    std::vector<std::string> notes;
    bool same_columns = true;  ///< all inputs have one header and dialect
};

/// What becomes of the keys of a JSON file that its first records do not have: they must not be judged as absent.
enum class LateKeys : std::uint8_t {
    learnt_before,  ///< a regular file is read once in advance
    noticed,        ///< the columns are those of the first records; a block tells of later keys (Block::has_new_key)
};

/// Opens every input of the job and maps its columns. Throws with all problems of all inputs at once.
InputPlan open_inputs(const Job& job, const Program& program, LateKeys late_keys = LateKeys::learnt_before);

/// The command line's --map entries, and those of the rule files for other fields: the first one for a field counts.
std::vector<MapOverride> overrides_of(std::span<const MapOverride> command_line, std::span<const RuleSet> sets);

/// Finds the columns that feed each field in an input of which the columns are known, those of each reading by its own
/// overrides. Throws with all problems at once.
void map_input(Input& input, std::span<const FieldUse> fields, const InputPlan& plan);

/// Whether what is at `path` can be read twice: it is a regular file.
bool can_read_again(const std::string& path);

/// Bytes of all inputs, for the progress bar; 0 when one of them is no regular file, or a workbook, of which the bytes
/// that are read are not those of the file.
std::uint64_t bytes_in(const std::vector<std::string>& paths, const InputPlan& plan);

/// The currency that the rule sets declare; throws when they declare two.
std::string currency_of(std::span<const RuleSet> sets);

/// Tells each reader which cells to locate: those of the fields, the kept columns, and `extra`.
/// `kept` names the output columns; empty when records pass through whole.
void select_cells(InputPlan& plan, std::span<const std::string> kept);

/// Tells each reader to locate every cell; slots are columns.
void select_all_cells(InputPlan& plan);

/// What is known of a column before its cells are seen: convention_of(), with the "values" of the rule sets.
CellConvention known_convention(const FieldUse& use, std::string_view header, std::span<const std::string> columns,
                                std::span<const RuleSet> sets, const CellConvention& told);

/// Reads the first 10,000 records or 1 MiB of an input, whichever is less. The blocks stay in Input::sample; the heads
/// returned are their records and cells inside the sample, whatever the size of a block.
std::vector<Block> read_sample(Input& input);

/// A convention as the sample leaves it.
struct SettledConvention {
    CellConvention convention;
    std::uint64_t filled = 0;   ///< cells of the sample that hold something
    std::uint64_t waiting = 0;  ///< of these, unreadable for want of a word from the user
};

/// The convention of a column, settled by the cells of a slot in the sample; a note says what stays open.
SettledConvention settle_convention(const std::vector<Block>& heads, std::size_t slot, FieldType type,
                                    CellConvention convention, const MissingWords& missing, const std::string& column,
                                    std::vector<std::string>& notes);

/// Lets the sample of each input settle how the cells of its columns are to be read, and takes away the feeds of which
/// under 20 % of the filled sampled cells read as the field's type. The conventions point into the plan: it must not be
/// moved any more. Leaves open the first few inputs, and those that can be read only once.
void sample_inputs(InputPlan& plan, Day today);

}  // namespace leadqual
