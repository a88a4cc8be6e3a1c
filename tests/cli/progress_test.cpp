#include "cli/progress.hpp"
#include "catch2.hpp"

using leadqual::cli::progress_text;

TEST_CASE("progress tells rate and time left where the size is known", "[cli]") {
    CHECK(progress_text(250'000'000, 1'000'000'000, 0.5) ==
          "[#######.......................]  25 %  250 MB, 500 MB/s, 0:02 left");
    CHECK(progress_text(1'000'000, 1'000'000'000, 1) ==
          "[..............................]   0 %  1 MB, 1 MB/s, 16:39 left");
    CHECK(progress_text(10'000'000, 1'000'000'000'000, 10).ends_with(" left"));
    CHECK(progress_text(1000, 1000, 1) == "[##############################] 100 %  0 MB, 0 MB/s, 0:00 left");
    CHECK(progress_text(0, 1000, 1) == "[..............................]   0 %  0 MB, 0 MB/s");
    CHECK(progress_text(80'000'000, 0, 2) == "80 MB, 40 MB/s");
}
