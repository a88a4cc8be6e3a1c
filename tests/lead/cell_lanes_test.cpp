// Cells typed several at a time are what they are one at a time, on every SIMD target.
#include <cmath>
#include <random>

#include "catch2.hpp"
#include "leadqual/lead.hpp"
#include "on_every_target.hpp"

namespace leadqual {

namespace {

/// Random cells in a block of one slot: bare, quoted, escaped and absent ones of every small size.
struct RandomCells {
    std::vector<std::string> texts;  ///< what each says
    Block block;

    RandomCells(std::mt19937& random, std::span<const std::string_view> words, std::size_t count) {
        std::vector<std::pair<std::size_t, std::size_t>> places;
        std::vector<CellForm> forms;
        for (std::size_t row = 0; row < count; ++row) {
            std::string text(words[random() % words.size()]);
            for (auto more = random() % 3 == 0 ? random() % 18 : 0; more > 0; --more)
                text += static_cast<char>('0' + random() % 10);
            const auto form = std::array{CellForm::plain,   CellForm::plain,  CellForm::quoted,
                                         CellForm::escaped, CellForm::absent, CellForm::literal}[random() % 6];
            forms.push_back(form);
            std::string raw = text;
            if (form == CellForm::quoted || form == CellForm::escaped) raw = '"' + raw + '"';
            if (form == CellForm::escaped) raw.insert(1, "\"\""), text.insert(0, "\"");
            if (form == CellForm::absent) raw.clear(), text.clear();
            places.emplace_back(block.bytes.size(), raw.size());
            block.bytes.insert(block.bytes.end(), raw.begin(), raw.end());
            if (random() % 2 != 0) block.bytes.push_back(',');
            texts.push_back(std::move(text));
        }
        block.size = block.bytes.size();
        block.bytes.resize(block.size + Block::padding, '7');
        block.records.resize(count);
        block.cells.resize(1);
        for (std::size_t row = 0; row < count; ++row) {
            const char* const data = forms[row] == CellForm::absent ? nullptr : block.bytes.data() + places[row].first;
            block.cells[0].push_back({data, static_cast<std::uint32_t>(places[row].second), forms[row]});
        }
    }
};

constexpr Day today = 20'000;

}  // namespace

TEST_CASE("every SIMD target types cells as one at a time would be", "[lead]") {
    constexpr std::string_view words[] = {"",    "0",   "7",    "12",  "90",      "1,200", "51-200",  "x", "-5",
                                          "yes", "No",  "TRUE", "1",   "perhaps", "n/a",   "unknown", " ", "2027",
                                          "1 2", "0.5", "asap", "1e3", "/",       ":",     "\xC3\xA9"};
    test::on_every_target([&] {
        std::mt19937 random(3);
        const MissingWords missing;
        Arena arena;
        Column numbers, days, booleans;
        for (int round = 0; round < 60; ++round) {
            const RandomCells cells(random, words, random() % 200);
            const auto bare = round % 2 == 0 ? BareNumbers::days : BareNumbers::undecided;
            read_column(cells.block, 0, FieldType::number, missing, today, arena, numbers);
            CellConvention convention;
            convention.bare = bare;
            read_column(cells.block, 0, FieldType::days, missing, today, arena, days, convention);
            read_column(cells.block, 0, FieldType::boolean, missing, today, arena, booleans);
            std::uint32_t filled = 0, unreadable[3] = {};
            const auto check = [&](const Column& column, std::size_t row, std::optional<Interval> expected) {
                const double low = column.low[row], high = column.high.empty() ? low : column.high[row];
                if (!expected) return std::isnan(low) && std::isnan(high);
                return low == expected->low && high == expected->high;
            };
            for (std::size_t row = 0; row < cells.texts.size(); ++row) {
                const auto text = trim(cells.texts[row]);
                const bool says_nothing = missing.contains(text, CellKind::value);
                filled += !says_nothing;
                CAPTURE(row, cells.texts[row]);
                const bool is_of_json = cells.block.cells[0][row].form == CellForm::literal;
                const NumberStyle style{.mark = is_of_json ? DecimalMark::point : DecimalMark::undecided};
                const auto number = says_nothing ? std::nullopt : read_number(text, style);
                REQUIRE(check(numbers, row, number));
                unreadable[0] += !says_nothing && !number;
                const auto horizon = says_nothing ? std::nullopt : read_days(text, today, DateOrder::undecided, bare);
                REQUIRE(check(days, row, horizon));
                unreadable[1] += !says_nothing && !horizon;
                std::optional<bool> truth;
                if (!says_nothing) truth = read_boolean(text);
                const bool yes = truth && *truth, no = truth && !*truth;
                const auto bit = std::uint64_t{1} << row % 64;
                REQUIRE(((booleans.is_true[row / 64] & bit) != 0) == yes);
                REQUIRE(((booleans.is_false[row / 64] & bit) != 0) == no);
                unreadable[2] += !says_nothing && !yes && !no;
            }
            const Column* const columns[] = {&numbers, &days, &booleans};
            for (std::size_t i = 0; i < 3; ++i)
                REQUIRE((columns[i]->filled == filled && columns[i]->unreadable == unreadable[i]));
        }
    });
}

}  // namespace leadqual
