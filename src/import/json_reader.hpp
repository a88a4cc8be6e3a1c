// (private to import) JSON and JSON Lines: read() cuts the file into blocks of whole records, by their brackets or by
// lines; locate() checks each record strictly and finds its cells.
#pragma once

#include "import/block_feed.hpp"
#include "import/json_columns.hpp"
#include "import/json_layout.hpp"
#include "import/json_steps.hpp"

namespace leadqual::reading {

/// What is wrong inside a record costs that record alone, as long as its brackets (or its line) tell where it ends.
/// What is wrong between the records or around them ends the reading.
class JsonReader final : public Reader {
public:
    JsonReader(TextFile file, InputFormat format, const ImportOptions& options);

    const std::vector<std::string>& columns() const override { return columns_.names(); }
    const Dialect& dialect() const override { return dialect_; }
    const std::vector<std::string>& header_notes() const override { return notes_; }
    Misread misread() const override { return feed_.file().misread(); }
    void select(std::vector<std::uint32_t> columns) override;
    bool read(Block& block) override;
    void locate(Block& block) const override;

private:
    /// What must come next between the records of an array.
    enum class Next : std::uint8_t { record_or_end, record, separator, end, nothing };

    // json_learn.cpp: the keys of the sample, or of the whole file, become columns.
    void learn_columns(bool needs_every_key);
    std::size_t learn_records(std::string_view text, bool is_whole, std::size_t most);
    void learn_record(std::string_view record, JsonSteps& steps);
    void start();

    // json_locate.cpp
    /// What is wrong with a record, and at which of its bytes.
    struct Finding {
        std::size_t at = 0;
        std::string reason;
    };
    template <class Cells>
    std::optional<Finding> read_record(std::string_view record, JsonScanner& scan, JsonSteps& steps,
                                       Cells& cells) const;

    // json_blocks.cpp
    bool read_lines(Block& block);
    bool read_array(Block& block);
    std::size_t whole_lines(std::string_view text);
    std::size_t whole_elements(std::string_view text);
    void hand_out(Block& block, std::size_t size);
    void reject_too_long(Block& block);
    [[noreturn]] void throw_fault(std::string_view text) const;
    [[noreturn]] void throw_at(std::string_view text, std::size_t offset, std::string message) const;
    void check_rest_of_document();
    std::size_t longest() const noexcept { return limit_.max_record + 2; }  // record and CRLF, or what tells its end

    BlockFeed feed_;
    RecordLimit limit_;
    std::size_t next_size_;  // of a block that is not expected to hold too many records
    JsonLayout layout_;
    Dialect dialect_;
    JsonColumns keys_;
    ColumnNames columns_;
    std::vector<std::string> notes_;
    bool rejects_new_keys_ = false;
    std::vector<std::uint32_t> selected_;
    std::vector<int> slot_of_column_;  // or -1
    std::vector<int> slot_of_key_;     // the same for the keys below records; no_column where only members are columns
    static constexpr int no_column = -2;

    Next next_ = Next::record_or_end;
    std::uint64_t line_ = 1;        // of the byte at feed_.position()
    std::uint64_t line_begin_ = 0;  // offset of the first byte of that line, in the file
};

}  // namespace leadqual::reading
