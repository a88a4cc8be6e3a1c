// convert against Python's csv module: well-formed files of every look give the same cells.
#include "cli/program.hpp"

#include "catch2.hpp"

#include <cstdlib>

TEST_CASE("20,000 random records in 200 files read as Python's csv module reads them", "[cli]") {
    if (std::system("python3 -c 'import csv' 2> /dev/null") != 0) {
        WARN("skipped: no python3");
        return;
    }
    const Folder folder("python-csv");
    const auto outcome = folder.run("python3 '" LEADQUAL_ROOT "/tests/cli/python_csv.py' leadqual .");
    CHECK(outcome.output == "20000 0\n");
    CHECK(outcome.code == 0);
}
