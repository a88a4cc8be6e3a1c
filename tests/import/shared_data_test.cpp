// Real lead files, when they lie beside the checkout.
#include "import/read_leads.hpp"

#include "catch2.hpp"

#include <filesystem>

using namespace leadqual;
using namespace leadqual::testing;

TEST_CASE("real lead files have the rows and columns they are known to have", "[import]") {
    struct {
        std::string file;
        std::size_t leads, columns;
    } const files[] = {
        {"x_education/Leads.csv", 9'240, 37},
        {"bank/bank-full.csv", 45'211, 17},
        {"frappe/leads.json", 35, 10},
        {"mautic/contacts.csv", 2, 3},
        {"mautic/fakeleaddata.csv", 54, 16},
        {"salesforce/easy-spaces_Lead_Data.csv", 11, 12},
        {"salesforce/easy-spaces_Leads.json", 11, 15},
        {"salesforce/ecars_Leads.json", 1, 8},
        {"salesforce/powerbi_Lead.csv", 22, 28},
    };
    for (const auto& [name, leads, columns] : files) {
        const auto path = std::filesystem::path(LEADQUAL_SHARED) / "data" / name;
        if (!std::filesystem::exists(path)) {
            WARN("skipped: no " << name);
            continue;
        }
        CAPTURE(name);
        ImportOptions options;
        const auto file = read_leads(path, options);
        CHECK(file.error == "");
        CHECK(file.records.size() == leads);
        CHECK(file.columns.size() == columns);
        CHECK(file.rejects.empty());
        CHECK(file.short_rows == 0);
        options.block_size = 1000;
        options.needs_every_key = true;
        CHECK(read_leads(path, options) == file);
        CHECK(file.records.back().line <= file.records.size() * 40 + 2);
    }
}
