// What an earlier run appended makes room for what this one appends, and nothing else does.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <algorithm>

using namespace leadqual;
using namespace leadqual::testing;

TEST_CASE("only columns that leadqual wrote make room for those of this run", "[pipeline]") {
    const auto header_after = [](const std::string& header, std::vector<std::string> add, RunCounts* counts = nullptr) {
        Folder folder;
        std::string row;
        for (const char byte : header) row += byte == ',' ? "," : row.empty() || row.ends_with(',') ? "x" : "";
        Job job = job_for(folder.put("in.csv", header + "\n" + row + "\n"), folder / "out.csv");
        job.add = std::move(add);
        const auto found = qualify(job);
        if (counts) *counts = found;
        const auto out = folder.get("out.csv");
        return out.substr(0, out.find('\n'));
    };
    RunCounts counts;
    CHECK(header_after("Name,Email,lq_tag,lq_owner", {"tag"}, &counts) == "Name,Email,lq_owner,lq_tag");
    CHECK(std::ranges::find(counts.notes,
                            "column 'lq_owner' begins with lq_ but is none that these rules append: it "
                            "is kept") != counts.notes.end());
    CHECK(header_after("Name,lq_owner,lq_tag,lq_need", {"tag"}) == "Name,lq_owner,lq_tag");
    const std::string group = "lq_tag,lq_action,lq_reasons,lq_next_question,lq_score,lq_score_max,lq_could_be,lq_known";
    CHECK(header_after("Name," + group + ",lq_chemistry", {"tag"}) == "Name,lq_tag");
    CHECK(header_after("Name," + group + ",lq_budget,lq_owner", {"tag"}) == "Name,lq_owner,lq_tag");
}
