// (private to import) CSV and TSV: read() cuts the file into blocks of whole records, locate() finds their cells.
#pragma once

#include "import/block_feed.hpp"
#include "import/column_names.hpp"
#include "import/csv_header.hpp"
#include "import/csv_stray_quotes.hpp"
#include "import/record_limit.hpp"

namespace leadqual::reading {

/// A faulty record ends where it can be told for certain that the next one begins:
/// - A record longer than --max-record is rejected; reading goes on behind the next line end.
/// - A quote that is not closed within --max-record bytes, or by the end of the file, is taken for a stray one: its
///   record is rejected up to the end of the line the quote stands in, and reading goes on with the next line, so that
///   the leads it would swallow are kept.
/// - The same holds for a quote that swallowed leads up to the next quoted cell: see csv_stray_quotes.hpp.
/// With `sheet` the text is that of a workbook.
class CsvReader final : public Reader {
public:
    CsvReader(TextFile file, InputFormat format, const ImportOptions& options,
              const std::optional<SheetRead>& sheet = {});

    const std::vector<std::string>& columns() const override { return columns_.names(); }
    const Dialect& dialect() const override { return dialect_; }
    const std::vector<std::string>& header_notes() const override { return notes_; }
    Misread misread() const override;
    void select(std::vector<std::uint32_t> columns) override {
        selected_ = std::move(columns);
        limit_.locate_cells(selected_.size());
    }
    bool read(Block& block) override;
    void locate(Block& block) const override;

private:
    void add_notes(const CsvHeader& header);
    bool hand_out_whole_records(Block& block);
    bool ends_in_quotes(std::string_view text) const;
    bool hand_out_before(const StrayQuote& stray, Block& block);
    void reject_first(Block& block);
    void hand_out_line(Block& block, std::size_t quote, std::string reason);
    void mark_line(Block& block, std::size_t quote, std::size_t end) const;
    std::size_t line_end_in(std::string_view text, std::size_t from) const;
    std::size_t longest() const noexcept { return limit_.max_record + 2; }  // record and CRLF

    BlockFeed feed_;
    RecordLimit limit_;
    CsvSyntax syntax_;
    Dialect dialect_;
    ColumnNames columns_;
    std::vector<std::string> notes_;
    bool keeps_rows_ = false;
    std::vector<std::uint32_t> selected_;
    std::uint64_t first_byte_ = 0, first_line_ = 1;  // behind the header
    std::uint64_t misread_line_ = 0;                 // of a byte before the first lead
    Positions quoted_line_ends_;                     // of the block being read
    std::size_t next_size_;                          // of a block that is not expected to hold too many records
};

}  // namespace leadqual::reading
