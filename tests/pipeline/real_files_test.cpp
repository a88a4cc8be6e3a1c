// Real lead files beside the checkout: what the design promises of them.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

using namespace leadqual;
using namespace leadqual::testing;

static const std::filesystem::path kData = std::filesystem::path(LEADQUAL_SHARED) / "data";

static bool is_absent() {
    if (std::filesystem::exists(kData)) return false;
    WARN("skipped: no real lead files beside the checkout");
    return true;
}

TEST_CASE("every real file goes through with no row lost", "[pipeline]") {
    if (is_absent()) return;
    Folder folder;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kData)) {
        if (entry.path().extension() != ".csv" && entry.path().extension() != ".json") continue;
        INFO(entry.path().filename().string());
        const auto counts = qualify(job_for(entry.path().string(), folder / "out"));
        CHECK(counts.rows_read > 0);
        CHECK(counts.rejected == 0);
        CHECK(counts.written == counts.rows_read);
        ++files;
    }
    CHECK(files == 9);
}

TEST_CASE("the X Education rules find the leads that convert", "[pipeline]") {
    if (is_absent()) return;
    Folder folder;
    Job job = job_for((kData / "x_education/Leads.csv").string(), folder / "out.csv",
                      LEADQUAL_ROOT "/examples/x_education/x_education.json");
    const auto all = qualify(job);
    CHECK(all.written == 9240);
    const auto converted_among = [&](Tag tag) {
        job.only = {tag};
        job.where = "[Converted] = '1'";
        return qualify(job).written;
    };
    CHECK(all.sql >= 1500);
    CHECK(converted_among(Tag::sql) * 100 >= all.sql * 80);
    CHECK(converted_among(Tag::disqualified) * 100 <= all.disqualified * 12);
}

TEST_CASE("bant can judge nothing of the X Education file and calls nobody unfit without cause", "[pipeline]") {
    if (is_absent()) return;
    Folder folder;
    const auto counts = qualify(job_for((kData / "x_education/Leads.csv").string(), folder / "out.csv"));
    for (const auto& criterion : counts.sets.front().criteria) {
        INFO(criterion.name);
        CHECK_FALSE(criterion.can_be_judged);
        CHECK(criterion.unknown == 9240);
    }
    // The only causes the file gives evidence of: leads that are customers already, or opted out of mail and calls.
    for (const auto& [because, leads] : counts.sets.front().knock_outs)
        CHECK((because == "already converted" || because == "opted out of every channel"));
    CHECK(counts.sets.front().for_cause + counts.sets.front().nothing_known == 9240);
}

TEST_CASE("converted Salesforce leads are knocked out as customers", "[pipeline]") {
    if (is_absent()) return;
    Folder folder;
    const auto counts = qualify(job_for((kData / "salesforce/powerbi_Lead.csv").string(), folder / "out.csv"));
    CHECK(counts.rows_read == 22);
    CHECK(counts.sets.front().knock_outs.at("already converted") == 8);
}
