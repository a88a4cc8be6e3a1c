// Runs whole jobs over files in a fresh folder, for the tests of the pipeline.
#pragma once

#include "leadqual/pipeline.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace leadqual::testing {

/// A folder of its own, removed at the end.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "leadqual-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string operator/(std::string_view name) const { return (path_ / name).string(); }
    std::string put(std::string_view name, std::string_view content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return *this / name;
    }
    std::string get(std::string_view name) const {
        std::ifstream in(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    std::filesystem::path path_;
};

inline Job job_for(const std::string& input, const std::string& output, std::string_view rules = "bant") {
    Job job;
    job.inputs = {input};
    job.output = output;
    job.sets = {load_rule_set(std::string(rules))};
    job.today = *make_day(2026, 11, 21);
    job.threads = 1;
    job.format.delimiter = 0;  // the input's own
    return job;
}

}  // namespace leadqual::testing
