// csv-spectrum, end to end: each csv becomes the json that stands beside it, and comes out as csv without a changed
// byte.
#include "catch2.hpp"
#include "pipeline/run_files.hpp"

#include <nlohmann/json.hpp>

using namespace leadqual;
using namespace leadqual::testing;

static std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("csv-spectrum goes to json as it should and to csv unchanged", "[pipeline]") {
    const std::filesystem::path spectrum = std::filesystem::path(LEADQUAL_SHARED) / "conformance/csv-spectrum";
    if (!std::filesystem::exists(spectrum)) {
        WARN("skipped: no csv-spectrum beside the checkout");
        return;
    }
    Folder folder;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(spectrum / "csvs")) {
        const auto name = entry.path().stem().string();
        INFO(name);
        Job job = job_for(entry.path().string(), folder / "out");
        job.add = {"none"};
        qualify(job);
        CHECK(folder.get("out") == bytes_of(entry.path()));

        job.format.format = OutputFormat::json;
        job.format_is_given = true;
        qualify(job);
        auto expected = nlohmann::json::parse(bytes_of(spectrum / "json" / (name + ".json")));
        if (name == "location_coordinates") {  // the json beside this csv is no list, and has another phone number
            expected["Contact Phone Number"] = "2095257564";
            expected = nlohmann::json::array({expected});
        }
        CHECK(nlohmann::json::parse(folder.get("out")) == expected);
        ++files;
    }
    CHECK(files == 12);
}
