#include "catch2.hpp"
#include "pipeline/run_files.hpp"

using namespace leadqual;
using namespace leadqual::testing;

static constexpr std::string_view kRules = R"({ "name": "odd", "title": "Odd values", "ready": "2 of 4",
  "criteria": {
    "budget": { "question": "B?", "met": "budget >= 1000 OR annual_revenue >= 5000000" },
    "need": { "question": "N?", "met": "need NOT IN ('none') OR demo_requested", "unmet": "need = 'none' AND NOT demo_requested" },
    "timing": { "question": "T?", "met": "coalesce(timeline, days_until(expected_close)) <= 90" },
    "a_name_that_is_longer_than_the_sixty_four_bytes_that_are_copied_at_once": { "question": "L?",
      "signals": [ { "when": "email IS NULL", "points": 3 },
                   { "when": "page_views >= 5", "points": 3, "because": "looked at five pages" } ], "met_at": 3 }
  } })";

TEST_CASE("reasons show odd values as they can be read", "[pipeline]") {
    struct Case {
        std::string cells, reasons;
    };
    const std::string thirty(30, 'x'), accents = [] {
        std::string text;
        for (int i = 0; i < 40; ++i) text += "e\u0301";
        return text;
    }();
    const Case cases[] = {
        {"40000,,high,,30,,a@b.c,",
         "yes budget: 40,000; yes need: high; yes timing: 30 days; ask "
         "a_name_that_is_longer_than_the_sixty_four_bytes_that_are_c…"},
        {",39467300,none,no,400,,,",
         "yes budget: annual revenue 39,467,300; yes "
         "a_name_that_is_longer_than_the_sixty_four_bytes_that_are_copied_at_once; no …"},
        {"2k-5k,,Überraschung für 東京 und mehr als dreißig Zeichen,,,2026-12-01,a@b.c,7",
         "yes budget: 2k-5k; yes need: Überraschung für 東京 und meh…; yes timing: expected close 2026-12-01; yes "
         "a_name_that_is_…"},
        {"0.5,,\"two\nlines\tand a tab\",yes,1,,a@b.c,2",
         "yes need: two⏎lines→and a tab; yes timing: 1 day; no "
         "a_name_that_is_longer_than_the_sixty_four_bytes_that_are_copied_at…"},
        {"-1234567.25,1," + thirty + "x,,0,,a@b.c,5",
         "yes need: xxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; yes timing: 0 days; yes "
         "a_name_that_is_longer_than_the_sixty_four_bytes_that_…"},
        {"999999999999999,," + thirty + ",,,,a@b.c,",
         "yes budget: 999,999,999,999,999; yes need: " + thirty + "; ask timing, a_name_that_is_longer_than_the_s…"},
        {"1e20,," + accents + ",,,,a@b.c,",
         "yes budget: 1e+20; yes need: ééééééééééééééééééééééééééééé…; ask timing, "
         "a_name_that_is_longer_than_the_sixty_four_byte…"},
        {",,,,,,a@b.c,",
         "ask budget, need, timing, a_name_that_is_longer_than_the_sixty_four_bytes_that_are_copied_at_once"},
        {"1000,,del\x7F,,within 3 months,,a@b.c,",
         "yes budget: 1,000; yes need: del^?; yes timing: within 3 months; ask "
         "a_name_that_is_longer_than_the_sixty_four_bytes_th…"},
        {"999,,,,,,a@b.c,5",
         "yes a_name_that_is_longer_than_the_sixty_four_bytes_that_are_copied_at_once: looked at five pages; ask "
         "budget, need, ti…"},
        {"1234567.5,0,,,,2020-01-01,a@b.c,4",
         "yes budget: 1,234,567.5; yes timing: expected close 2020-01-01; no "
         "a_name_that_is_longer_than_the_sixty_four_bytes_that…"},
        {"999,,,,,,a@b.c,4",
         "no a_name_that_is_longer_than_the_sixty_four_bytes_that_are_copied_at_once: a@b.c; ask budget, need, timing"},
    };
    // Rows of every kind beside each other, more than a word of them.
    std::string leads = "budget,annual_revenue,need,demo_requested,timeline,expected_close,email,page_views\n";
    std::string expected = "page_views,lq_reasons\n";
    for (int round = 0; round < 30; ++round) {
        for (const Case& each : cases) {
            leads += each.cells + "\n";
            const bool is_quoted = each.reasons.find(',') != std::string::npos;
            expected += each.cells.substr(each.cells.rfind(',') + 1) + ",";
            expected += is_quoted ? '"' + each.reasons + "\"\n" : each.reasons + "\n";
        }
    }
    const Folder folder;
    Job job = job_for(folder.put("leads.csv", leads), folder / "out.csv", folder.put("rules.json", kRules));
    job.add = {"reasons"};
    job.columns = {"page_views"};
    qualify(job);
    CHECK(folder.get("out.csv") == expected);
}
