#include "import/csv_cell_lanes.hpp"

#include <bit>
#include <cstddef>

#include "import/csv_cell.hpp"
#include "import/csv_structure.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "import/csv_cell_lanes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace leadqual::reading {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A cell is written as two words: where it stands, and its size with its form above.
static_assert(sizeof(Cell) == 16 && offsetof(Cell, data) == 0 && offsetof(Cell, size) == 8 &&
              offsetof(Cell, form) == 12);

/// How many cells were found: all but the last few.
std::size_t find_cells_between(const char* bytes, const std::uint32_t* marks, const std::uint32_t* behind,
                               std::size_t count, Cell* cells) {
    const hn::CappedTag<std::uint64_t, 8> words;
    const hn::RebindToSigned<decltype(words)> distances;
    const hn::Rebind<std::uint32_t, decltype(words)> numbers;
    const auto* const pairs = reinterpret_cast<const std::uint64_t*>(marks - 1);  // one may begin between two words
    const auto offset = hn::Set(words, ~kQuoteBehind), quote_behind = hn::Set(words, kQuoteBehind);
    const auto plain = hn::Set(words, static_cast<std::uint64_t>(CellForm::plain) << 32);
    const auto start = hn::Set(words, reinterpret_cast<std::uint64_t>(bytes));
    std::size_t row = 0;
    for (; row + hn::Lanes(words) <= count; row += hn::Lanes(words)) {
        const auto at = hn::ShiftLeft<2>(hn::PromoteTo(words, hn::LoadU(numbers, behind + row)));
        const auto both = hn::GatherOffset(words, pairs, hn::BitCast(distances, at));
        const auto begin = hn::And(both, offset) + hn::Set(words, 1);
        const auto size = hn::And(hn::ShiftRight<32>(both), offset) - begin;
        hn::StoreInterleaved2(start + begin, hn::Or(size, plain), words, reinterpret_cast<std::uint64_t*>(cells + row));

        std::uint8_t quoted[8] = {};
        hn::StoreMaskBits(words, hn::TestBit(both, quote_behind), quoted);
        for (auto left = quoted[0]; left != 0; left &= left - 1) {
            Cell& cell = cells[row + static_cast<std::size_t>(std::countr_zero(left))];
            set_csv_cell(cell, cell.data, cell.size);
        }
    }
    return row;
}

}  // namespace HWY_NAMESPACE
}  // namespace leadqual::reading
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace leadqual::reading {

HWY_EXPORT(find_cells_between);

void find_cells_between(const char* bytes, const std::uint32_t* marks, std::span<const std::uint32_t> behind,
                        Cell* cells) {
    const auto found = HWY_DYNAMIC_DISPATCH(find_cells_between)(bytes, marks, behind.data(), behind.size(), cells);
    for (auto row = found; row < behind.size(); ++row) {
        const auto* const mark = marks + behind[row];
        const auto begin = offset_of(mark[-1]) + 1;
        set_csv_cell(cells[row], bytes + begin, offset_of(*mark) - begin);
    }
}

}  // namespace leadqual::reading
#endif
