#include "catch2.hpp"
#include "cli/program.hpp"

TEST_CASE("a module of another version is refused, not called", "[xlsx]") {
    Folder folder("xlsx_version");
    folder.write("leads.csv", "id\n1\n");
    REQUIRE(folder.run("cp \"$(command -v leadqual)\" own; cp '" LEADQUAL_OTHER_XLSX "' leadqual_xlsx.so").code == 0);
    const auto other = folder.run("./own qualify -q leads.csv -o out.xlsx; echo exit $?; ls out.xlsx");
    INFO(other.output);
    CHECK(other.output.find("leadqual_xlsx.so is of another version") != std::string::npos);
    CHECK(other.output.find("exit 2") != std::string::npos);
    CHECK(other.output.find("cannot access") != std::string::npos);

    // One from before modules said what they fit.
    REQUIRE(folder.run("ln -sf \"$(ls /lib/*/libm.so.6 | head -1)\" leadqual_xlsx.so").code == 0);
    CHECK(folder.run("./own qualify -q leads.csv -o out.xlsx").output.find("is of another version") !=
          std::string::npos);
}
