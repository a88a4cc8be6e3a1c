#include "catch2.hpp"

#include <cmath>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

/// One column of plain csv cells; quoted ones are of JSON, where bare ones are literals.
Block block_of(const std::vector<std::string>& cells, Syntax syntax = Syntax::csv) {
    Block block;
    block.syntax = syntax;
    std::vector<std::size_t> begins;
    for (const auto& cell : cells) {
        begins.push_back(block.bytes.size());
        block.bytes.insert(block.bytes.end(), cell.begin(), cell.end());
        block.bytes.push_back('\n');
    }
    block.size = block.bytes.size();
    block.bytes.resize(block.size + Block::padding);
    block.records.resize(cells.size());
    block.cells.resize(1);
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const CellForm bare = syntax == Syntax::json ? CellForm::literal : CellForm::plain;
        block.cells[0].push_back({block.bytes.data() + begins[row], static_cast<std::uint32_t>(cells[row].size()),
                                  cells[row].starts_with('"') ? CellForm::quoted : bare});
    }
    return block;
}

CellConvention settled(const Block& block, FieldType type, std::string* doubtful = nullptr, CellConvention told = {}) {
    ConventionVotes votes(type);
    votes.hear(block, 0, {}, told);
    votes.settle(told);
    if (doubtful) *doubtful = votes.doubtful(told);
    return told;
}

}  // namespace

TEST_CASE("evidence for one decimal mark settles a column, evidence for both does not", "[lead]") {
    struct {
        std::vector<std::string> cells;
        DecimalMark mark;
        std::string doubtful;
    } cases[] = {
        {{"1200", "40000"}, DecimalMark::undecided, ""},
        {{"1,200", "2,500"}, DecimalMark::undecided, ""},
        {{"1.200", "2.500"}, DecimalMark::undecided, "1.200"},
        {{"1,200", "2.500"}, DecimalMark::undecided, "2.500"},
        {{"1.200", "12.34"}, DecimalMark::mixed, "1.200"},  // money has no thousandths
        {{"1.200", "1,200.50"}, DecimalMark::mixed, "1.200"},
        {{"15,000", "20,000", "12,34"}, DecimalMark::mixed, "15,000"},
        {{"15,000", "0,5"}, DecimalMark::mixed, "15,000"},
        {{"15,000", "12,5%"}, DecimalMark::mixed, "15,000"},
        {{"15,000", "1,0000"}, DecimalMark::mixed, "15,000"},
        {{"500.000", "1.5jt"}, DecimalMark::mixed, "500.000"},
        {{"15,000", "12.34"}, DecimalMark::point, ""},
        {{"500.000", "1,5jt"}, DecimalMark::comma, ""},
        {{"1.125M", "2.5M"}, DecimalMark::point, ""},  // a fraction of a million
        {{"1.200", "1.200,50"}, DecimalMark::comma, ""},
        {{"1.200", "Rp 5.000.000"}, DecimalMark::comma, ""},
        {{"1,200", "1.5", "1,5"}, DecimalMark::mixed, "1,200"},
        {{"1.5", "1,5"}, DecimalMark::mixed, ""},
        {{"n/a", "", "TBD", "abc"}, DecimalMark::undecided, ""},
    };
    for (const auto& each : cases) {
        INFO(each.cells.front());
        std::string doubtful;
        CHECK(settled(block_of(each.cells), FieldType::number, &doubtful).numbers.mark == each.mark);
        CHECK(doubtful == each.doubtful);
    }
    CellConvention told;
    told.numbers.mark = DecimalMark::point;
    std::string doubtful;
    CHECK(settled(block_of({"1,5", "1.200"}), FieldType::number, &doubtful, told).numbers.mark == DecimalMark::point);
    CHECK(doubtful.empty());
}

TEST_CASE("points and times may have thousandths", "[lead]") {
    const auto convention = convention_of("crm_score", FieldType::number, "Lead Score", {});
    CHECK(settled(block_of({"71.204", "71.2"}), FieldType::number, nullptr, convention).numbers.mark ==
          DecimalMark::point);
}

TEST_CASE("a number above 36 says that those without a unit are days", "[lead]") {
    struct {
        std::vector<std::string> cells;
        BareNumbers bare;
        std::string doubtful;
    } cases[] = {
        {{"3", "6", "12"}, BareNumbers::undecided, "3"},
        {{"0-3", "3-6", "12+"}, BareNumbers::undecided, "0-3"},
        {{"3", "30"}, BareNumbers::undecided, "3"},
        {{"3", "36", "37"}, BareNumbers::days, ""},
        {{"0-3", "90+"}, BareNumbers::days, ""},
        {{"3", "30-60"}, BareNumbers::days, ""},
        {{"3", "60 days", "within 90 days"}, BareNumbers::undecided, "3"},
        {{"3", "2027", "12-2026", "2026-12-31", "20261231"}, BareNumbers::undecided, "3"},
        {{"0", "30", "ASAP", "3 months"}, BareNumbers::undecided, ""},
    };
    for (const auto& each : cases) {
        INFO(each.cells.back());
        std::string doubtful;
        CHECK(settled(block_of(each.cells), FieldType::days, &doubtful).bare == each.bare);
        CHECK(doubtful == each.doubtful);
    }
    struct {
        std::string_view field, header;
        BareNumbers bare;
    } headers[] = {
        {"timeline", "Timeline", BareNumbers::undecided}, {"timeline", "Timeline (days)", BareNumbers::days},
        {"timeline", "DaysToBuy", BareNumbers::days},     {"timeline", "Prazo (meses)", BareNumbers::months},
        {"timeline", "Monate", BareNumbers::months},      {"", "Countdown", BareNumbers::days},
    };
    for (const auto& each : headers) {
        INFO(each.header);
        CHECK(convention_of(each.field, FieldType::days, each.header, {}).bare == each.bare);
    }
}

TEST_CASE("an opt-out is said in the words of its column", "[lead]") {
    struct {
        std::string_view field, cell;
        int says;  // 1 yes, 0 no, -1 nothing
    } cases[] = {
        {"email_opt_out", "Opted out", 1}, {"email_opt_out", "Opt-out", 1},       {"email_opt_out", "UNSUBSCRIBED", 1},
        {"email_opt_out", "Opted in", 0},  {"email_opt_out", "Subscribed", 0},    {"email_opt_out", "true", 1},
        {"email_opt_out", "DNC", -1},      {"do_not_call", "Do not call", 1},     {"do_not_call", "dnc", 1},
        {"do_not_call", "no", 0},          {"do_not_call", "Subscribed", -1},     {"demo_requested", "Opted out", -1},
        {"demo_requested", "S", 1},        {"email_bounced", "Unsubscribed", -1},
    };
    for (const auto& each : cases) {
        INFO(each.field << ": " << each.cell);
        const auto convention = convention_of(each.field, FieldType::boolean, "x", {});
        Arena arena;
        Column column;
        read_column(block_of({std::string(each.cell)}), 0, FieldType::boolean, {}, 0, arena, column, convention);
        CHECK((column.is_true[0] == (each.says == 1) && column.is_false[0] == (each.says == 0)));
        CHECK(column.unreadable == (each.says == -1));
    }
}

TEST_CASE("one part above 12 settles the order of day and month", "[lead]") {
    struct {
        std::vector<std::string> cells;
        DateOrder order;
        std::string doubtful;
    } cases[] = {
        {{"3/4/2026", "25/12/2026"}, DateOrder::dmy, ""},
        {{"3/4/2026", "12/25/2026"}, DateOrder::mdy, ""},
        {{"3/4/2026", "5/6/2026"}, DateOrder::undecided, "3/4/2026"},
        {{"3/4/2026", "25/12/2026", "12/25/2026"}, DateOrder::undecided, "3/4/2026"},
        {{"2026-03-04", "4 Mar 2026", "4/4/2026"}, DateOrder::undecided, ""},
    };
    for (const auto type : {FieldType::date, FieldType::days})
        for (const auto& each : cases) {
            INFO(each.cells.back());
            std::string doubtful;
            CHECK(settled(block_of(each.cells), type, &doubtful).dates.order == each.order);
            CHECK(doubtful == each.doubtful);
        }
}

TEST_CASE("numbers in a column of dates are days of a spreadsheet or seconds, if all of them can be", "[lead]") {
    struct {
        std::vector<std::string> cells;
        DateStyle::Numbers numbers;
    } cases[] = {
        {{"46000", "46001"}, DateStyle::excel_days},
        {{"46000", "2026-03-04", ""}, DateStyle::excel_days},
        {{"46000", "12345"}, DateStyle::no_days},
        {{"46000", "1772582400"}, DateStyle::no_days},
        {{"1772582400", "n/a", "1772668800"}, DateStyle::unix_seconds},
        {{"1772582400", "2026-03-04"}, DateStyle::no_days},
        {{"2026-03-04"}, DateStyle::no_days},
    };
    for (const auto& each : cases) {
        INFO(each.cells.front() << " and " << each.cells.back());
        CHECK(settled(block_of(each.cells), FieldType::date).dates.numbers == each.numbers);
    }
    CHECK(settled(block_of({"46000"}), FieldType::days).dates.numbers == DateStyle::no_days);
}

TEST_CASE("a settled column reads every cell its way, and those against it are unreadable", "[lead]") {
    const Block numbers = block_of({"1.200", "1.200,50", "1.5", "1,5", "1200"});
    CellConvention comma;
    comma.numbers.mark = DecimalMark::comma;
    Arena arena;
    Column column;
    read_column(numbers, 0, FieldType::number, {}, 0, arena, column, comma);
    CHECK((column.low[0] == 1200 && column.low[1] == 1200.5 && std::isnan(column.low[2]) && column.low[3] == 1.5));
    CHECK((column.high.empty() && column.unreadable == 1 && column.first_unreadable == 2));

    const Block dates = block_of({"3/4/2026", "25/12/2026", "12/25/2026"});
    CellConvention dmy;
    dmy.dates.order = DateOrder::dmy;
    read_column(dates, 0, FieldType::date, {}, 0, arena, column, dmy);
    CHECK((column.low[0] == make_day(2026, 4, 3).value() && column.low[1] == make_day(2026, 12, 25).value()));
    CHECK((std::isnan(column.low[2]) && column.unreadable == 1));
    read_column(dates, 0, FieldType::days, {}, make_day(2026, 1, 1).value(), arena, column, dmy);
    CHECK(column.low[0] == 92);
}

TEST_CASE("a number of JSON has a point, a text of JSON what its column has", "[lead]") {
    const Block block = block_of({"1.200", "\"1.200\"", "1.200", "\"1.200,50\""}, Syntax::json);
    const CellConvention convention = settled(block, FieldType::number);
    CHECK(convention.numbers.mark == DecimalMark::comma);
    Arena arena;
    Column column;
    read_column(block, 0, FieldType::number, {}, 0, arena, column, convention);
    CHECK((column.low[0] == 1.2 && column.low[1] == 1200 && column.low[2] == 1.2 && column.low[3] == 1200.5));
}

TEST_CASE("what stands for nothing depends on what the column holds", "[lead]") {
    const MissingWords missing;
    struct {
        std::string_view cell;
        bool in_text, in_places, in_values;
        bool in_contacts = in_values;
    } cases[] = {
        {"", true, true, true},
        {"NULL", true, true, true},
        {"n/a", true, true, true},
        {"#N/A", true, true, true},
        {"-", true, true, true},
        {"--", true, true, true},
        {".", true, true, true},
        {"?", true, true, true},
        {"TBD", true, true, true},
        {"Unknown", true, true, true},
        {"[Unknown]", true, true, true},
        {"[not provided]", true, true, true},
        {"-None-", true, true, true},
        {"--None--", true, true, true},
        {"\u2014", true, true, true},
        {"Não informado", true, true, true},
        {"k.A.", true, true, true},
        {"NA", true, false, true},
        {"none", false, false, true},
        {"None", false, false, true},
        {"tidak ada", false, false, true},
        {"sem", false, false, true},
        {"0000-00-00", false, false, true, false},
        {"No set timeline", false, false, true, false},
        {"no", false, false, false, true},
        {"0", false, false, false, true},
        {"0000000000", false, false, false, true},
        {"@", false, false, false, true},
        {"No phone", false, false, false, true},
        {"ana@acme.example", false, false, false},
        {"021 000 0000", false, false, false},
        {"unknowns", false, false, false},
        {"Nanda", false, false, false},
    };
    for (const auto& each : cases) {
        INFO(each.cell);
        CHECK(missing.contains(each.cell, CellKind::text) == each.in_text);
        CHECK(missing.contains(each.cell, CellKind::place) == each.in_places);
        CHECK(missing.contains(each.cell, CellKind::value) == each.in_values);
        CHECK(missing.contains(each.cell, CellKind::contact) == each.in_contacts);
    }
    CHECK_FALSE(missing.has_digits());  // none that a column of numbers must mind
    for (const std::string_view field : {"email", "phone", "mobile"})
        CHECK(convention_of(field, FieldType::text, "x", {}).kind == CellKind::contact);
    MissingWords more;
    more.add("Select");
    CHECK((more.contains("SELECT") && more.contains("\u017felect", CellKind::place) && !missing.contains("select")));
    more.add("none");
    CHECK(more.contains("None"));
}

TEST_CASE("codes of a CRM are read in columns that bear its own names", "[lead]") {
    const std::vector<std::string> dynamics{"leadid", "purchasetimeframe", "budgetstatus", "need", "decisionmaker"};
    const auto meaning = [&](std::string_view header, std::string_view code, std::span<const std::string> columns) {
        const auto convention = convention_of("", FieldType::text, header, columns);
        const std::string* found = convention.meanings ? convention.meanings->find(code) : nullptr;
        return found ? *found : std::string(code);
    };
    struct {
        std::string_view header, code, meaning;
    } cases[] = {
        {"budgetstatus", "0", "No Committed Budget"},
        {"budgetstatus", "3", "Will Buy"},
        {"BudgetStatus", "2", "Can Buy"},
        {"budgetstatus", "7", "7"},
        {"budgetstatus", "May Buy", "May Buy"},
        {"purchasetimeframe", "0", "Immediate"},
        {"purchasetimeframe", "2", "Next Quarter"},
        {"purchasetimeframe", "4", ""},
        {"need", "0", "Must have"},
        {"need", "3", "No need"},
        {"leadqualitycode", "1", "Hot"},
        {"purchaseprocess", "1", "Committee"},
        {"decisionmaker", "completed", "yes"},
        {"statecode", "2", "Disqualified"},
        {"statuscode", "6", "No Longer Interested"},
        {"statuscode", "8", "8"},
        {"salesstage", "0", "Qualify"},
        {"hs_lead_status", "BAD_TIMING", "BAD_TIMING"},
        {"Budget Status", "0", "0"},
        {"Purchase Timeframe", "2", "2"},
        {"Need for it", "0", "0"},
    };
    for (const auto& each : cases) {
        INFO(each.header << ": " << each.code);
        CHECK(meaning(each.header, each.code, dynamics) == each.meaning);
    }
    const std::vector<std::string> others{"Company", "need"};
    CHECK(meaning("need", "3", others) == "3");  // of five stars, perhaps

    const Block block = block_of({"0", "2", "4", "60"});
    Arena arena;
    Column column;
    const auto convention = convention_of("purchase_timeframe", FieldType::days, "purchasetimeframe", dynamics);
    read_column(block, 0, FieldType::days, {}, make_day(2026, 11, 21).value(), arena, column, convention);
    CHECK((column.low[0] == 0 && column.high[0] == 7 && column.low[1] == 41 && column.high[1] == 130));
    CHECK((std::isnan(column.low[2]) && column.low[3] == 60 && column.filled == 3 && column.unreadable == 0));
    const auto as_text = convention_of("budget_status", FieldType::text, "budgetstatus", dynamics);
    read_column(block, 0, FieldType::text, {}, 0, arena, column, as_text);
    CHECK((column.text[0] == "No Committed Budget" && column.text[1] == "Can Buy" && column.text[3] == "60"));
}

}  // namespace leadqual
