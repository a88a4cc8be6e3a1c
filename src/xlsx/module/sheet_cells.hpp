// (private to the module) The rows of a sheet as csv.
#pragma once

#include "xlsx/module/number_format.hpp"
#include "xlsx/module/shared_strings.hpp"

namespace leadqual::xlsx {

class SheetCells final : public XmlListener {
public:
    SheetCells(const SharedStrings& shared, std::vector<NumberFormat> formats, bool since_1904)
        : shared_(shared), formats_(std::move(formats)), since_1904_(since_1904) {}

    void begin(std::string_view element, const Attributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view text) override;
    void finish() { release_held(); }  ///< after the last row

    std::string& out() noexcept { return out_; }  ///< what is ready; taken from its begin by whoever reads

private:
    void begin_row(std::string_view number);
    void begin_cell(const Attributes& attributes);
    void end_cell();
    void end_row();
    void release_held();
    struct Row {
        struct Cell {
            std::uint32_t begin = 0, size = 0;
        };
        std::uint32_t number = 0;  // from 1
        std::string text;          // of its cells, in the order they came in
        std::vector<Cell> cells;
    };
    void write_row(const Row& row);

    const SharedStrings& shared_;
    std::vector<NumberFormat> formats_;
    bool since_1904_;

    bool is_in_data_ = false, takes_text_ = false;
    int phonetic_ = 0;
    Row row_;
    std::size_t column_ = 0;  // of the cell, from 0
    std::string type_, value_;
    NumberFormat format_;

    // The first rows wait until it is known how many columns there are.
    std::vector<Row> held_;
    std::size_t held_bytes_ = 0;
    bool is_holding_ = true;
    std::size_t width_ = 0;
    bool pads_ = false;  // from the first row of two cells on: what stands before is a title
    std::uint32_t next_line_ = 1;
    std::string out_;
};

}  // namespace leadqual::xlsx
