#include "catch2.hpp"
#include "pipeline/run_files.hpp"

using namespace leadqual;
using namespace leadqual::testing;

namespace {

/// The bytes that a run is told to end at.
std::uint64_t total_of(Job job) {
    std::uint64_t total = 1;
    job.progress = [&](std::uint64_t, std::uint64_t all) { total = all; };
    qualify(job);
    return total;
}

}  // namespace

TEST_CASE("progress knows how much there is to read, unless it is unpacked", "[pipeline]") {
    Folder folder;
    const std::string text = "id,budget\n1,50000\n2,5\n";
    const auto leads = folder.put("in.csv", text);
    CHECK(total_of(job_for(leads, folder / "out.csv")) == text.size());
#ifdef LEADQUAL_XLSX
    Job job = job_for(leads, folder / "book.xlsx");
    job.format.format = OutputFormat::xlsx;
    job.format_is_given = true;
    qualify(job);
    CHECK(total_of(job_for(folder / "book.xlsx", folder / "out.csv")) == 0);
    Job both = job_for(leads, folder / "out.csv");
    both.inputs.push_back(folder / "book.xlsx");
    both.dedupe = {"id"};
    CHECK(total_of(both) == 0);
#endif
}
