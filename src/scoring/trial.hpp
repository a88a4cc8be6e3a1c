// Variants of one lead, judged together: what would be if a cell said this, or nothing.
#pragma once

#include "leadqual/scoring.hpp"

namespace leadqual {

/// Whether a cell leaves something to be told: it holds nothing, or nothing exact.
bool is_open(const Column& column, std::size_t row) noexcept;
/// Whether a cell holds something, be it inexact.
bool is_known(const Column& column, std::size_t row) noexcept;

class Trial {
public:
    explicit Trial(const Program& program) : program_(program) {}

    /// Begins anew with `rows` leads of which nothing is known.
    void begin(std::size_t rows);
    /// A cell as the lead has it.
    void copy(std::size_t row, const JudgedLead& lead, std::uint32_t field);
    /// All of its cells, to all rows.
    void copy_all(const JudgedLead& lead);
    /// `told` must live as long as what is judged is looked at.
    void tell(std::size_t row, const Told& told);

    const Evaluation& judge(const std::vector<bool>& supplied);

private:
    void set_number(Column& column, std::size_t row, double low, double high);

    const Program& program_;
    std::size_t rows_ = 0;
    std::vector<Column> columns_;
    Evaluation evaluation_;
};

}  // namespace leadqual
