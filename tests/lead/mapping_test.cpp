#include "catch2.hpp"

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

const FieldUse budget{"budget", FieldType::number, false}, phone{"phone", FieldType::text, false},
    timeline{"timeline", FieldType::days, false};

std::vector<int> columns_of(std::vector<std::string> columns, std::vector<FieldUse> uses,
                            std::vector<MapOverride> overrides = {}) {
    return map_columns(columns, uses, overrides, "leads.csv").column_of;
}

std::string problems_of(std::vector<std::string> columns, std::vector<FieldUse> uses,
                        std::vector<MapOverride> overrides = {}) {
    try {
        map_columns(columns, uses, overrides, "leads.csv");
    } catch (const Error& error) {
        CHECK(error.code() == Exit::usage);
        std::string text;
        for (const Problem& problem : error.problems()) text += to_text(problem);
        return text;
    }
    return "no problems";
}

}  // namespace

TEST_CASE("fields find their columns by the names CRMs use", "[lead]") {
    CHECK(columns_of({"Name", "Total Budget", "PHONE"}, {budget, phone, timeline}) ==
          std::vector<int>{1, 2, Mapping::none});
    CHECK(columns_of({}, {budget}) == std::vector<int>{Mapping::none});
    CHECK(columns_of({"Name"}, {}).empty());
}

TEST_CASE("a column that bears the field's own name beats its other names", "[lead]") {
    CHECK(columns_of({"Total Budget", "Budget"}, {budget}) == std::vector<int>{1});
    CHECK(columns_of({"Total Budget", "BUDGET "}, {budget}) == std::vector<int>{1});
    CHECK(columns_of({"Budget", "budget"}, {budget}) == std::vector<int>{1});
}

TEST_CASE("all columns that mean a field serve it, the surest first", "[lead]") {
    const auto all = [](std::vector<std::string> columns, std::vector<MapOverride> overrides = {}) {
        const auto mapping = map_columns(columns, std::vector{phone}, overrides, "leads.csv");
        std::vector<int> found = mapping.others_of.front();
        if (mapping.column_of.front() != Mapping::none) found.insert(found.begin(), mapping.column_of.front());
        return found;
    };
    CHECK(all({"Home Phone", "Telephone", "Name", "Phone", "Work Phone", "Tel"}) == std::vector<int>{3, 1, 5, 4, 0});
    CHECK(all({"Name"}).empty());
    CHECK(all({"Phone", "Tel"}, {{"phone", "Tel", {}}}) == std::vector<int>{1});
    CHECK(all({"Phone", "Tel"}, {{"mobile", "Phone", {}}}) == std::vector<int>{1});
    CHECK(all({"Phone"}, {{"mobile", "Phone", {}}}) == std::vector<int>{0});
}

TEST_CASE("a second choice comes behind the first", "[lead]") {
    CHECK(columns_of({"Other Phone", "Phone Number", "Home Phone"}, {phone}) == std::vector<int>{1});
    CHECK(columns_of({"Other Phone", "Home Phone"}, {phone}) == std::vector<int>{1});
    CHECK(columns_of({"Phone Number", "Home Phone"}, {phone}, {{"phone", "Home Phone", {}}}) == std::vector<int>{1});
}

TEST_CASE("of columns that are equally sure the first counts, unless the user says which", "[lead]") {
    CHECK(columns_of({"Total Budget", "Approved Budget"}, {budget}) == std::vector<int>{0});
    CHECK(columns_of({"Total Budget", "Approved Budget"}, {budget}, {{"budget", "Approved Budget", {}}}) ==
          std::vector<int>{1});
}

TEST_CASE("what the user maps comes before everything, the first word first", "[lead]") {
    CHECK(columns_of({"Budget", "Deal Value"}, {budget}, {{"budget", "Deal Value", {}}}) == std::vector<int>{1});
    CHECK(columns_of({"Budget", "Deal Value"}, {budget}, {{"budget", "deal_value", {}}}) == std::vector<int>{1});
    CHECK(columns_of({"A", "B"}, {budget}, {{"budget", "B", {}}, {"budget", "not here", {}}}) == std::vector<int>{1});
    CHECK(columns_of({"A", "B"}, {{"A", FieldType::text, true}}, {{"A", "B", {}}}) == std::vector<int>{1});
}

TEST_CASE("a mapping that names nothing is explained, all of them at once", "[lead]") {
    const Place place{"ours.json", 4, 14};
    CHECK(problems_of({"Deal Value", "Phone No"}, {budget, phone},
                      {{"budget", "Deal Valeu", place},
                       {"phone", "x", {}},
                       {"telefone", "Phone No", {}},
                       {"budgt", "Phone No", {}}}) ==
          "ours.json:4:14: 'leads.csv' has no column 'Deal Valeu' to map to budget\n"
          "  hint: did you mean 'Deal Value'? its columns: Deal Value, Phone No\n"
          "'leads.csv' has no column 'x' to map to phone\n"
          "  hint: its columns: Deal Value, Phone No\n"
          "no field is called 'telefone'\n"
          "no field is called 'budgt'\n"
          "  hint: did you mean 'budget'?\n");
}

TEST_CASE("a column is found by its exact name, else by its only name alike", "[lead]") {
    const std::vector<std::string> columns{"Deal Value", "deal-value", "Region", "???", "!!!"};
    CHECK(find_column(columns, "Deal Value") == 0);
    CHECK(find_column(columns, "deal-value") == 1);
    CHECK(find_column(columns, "deal value") == Mapping::none);
    CHECK(find_column(columns, "REGION") == 2);
    CHECK(find_column(columns, "???") == 3);
    CHECK(find_column(columns, "?!") == Mapping::none);
    CHECK(find_column(columns, "") == Mapping::none);
    CHECK(columns_of({"Deal Value"}, {{"deal value", FieldType::number, true}}) == std::vector<int>{0});
    CHECK(columns_of({"Value"}, {{"deal value", FieldType::number, true}}) == std::vector<int>{Mapping::none});
    CHECK(columns_of({"Total Budget"}, {{"budget", FieldType::text, true}}) == std::vector<int>{Mapping::none});
}

}  // namespace leadqual
