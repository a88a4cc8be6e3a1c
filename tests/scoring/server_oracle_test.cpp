// DESIGN §2: the oracle is SQL itself; here as PostgreSQL and DuckDB understand it, where they are installed.
#include "base/temporary_folder.hpp"
#include "catch2.hpp"
#include "scoring/server_sql.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>

using namespace leadqual;
using namespace leadqual::test;

namespace {

/// Runs tests/scoring/<script> on the questions. Exit code 77: the database is not here, and why.
void ask(const std::string& script, const std::string& taught) {
    const auto rounds = random_rounds();
    const TemporaryFolder folder;
    const std::string questions = folder.file("questions.sql", taught + questions_of(rounds));
    const std::string command = "python3 '" LEADQUAL_ROOT "/tests/scoring/" + script + "' '" + questions + "' > '" +
                                folder.file("answers") + "' 2> '" + folder.file("errors") + "'";
    const int status = std::system(command.c_str());
    const std::string why = folder.content("errors");
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
        WARN("skipped: " << why);
        return;
    }
    INFO(why);
    REQUIRE(status == 0);

    const auto wanted = our_answers(rounds);
    std::ifstream answers(folder.file("answers"));
    std::string line;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        REQUIRE(std::getline(answers, line));
        if (line == wanted[i]) continue;
        const auto& [leads, conditions] = rounds[i / rounds[0].conditions.size()];
        INFO(to_server_sql(conditions[i % conditions.size()], random_fields()));
        CHECK(line == wanted[i]);
    }
    CHECK_FALSE(std::getline(answers, line));
}

}  // namespace

TEST_CASE("on exact leads every condition has the answer PostgreSQL gives", "[scoring]") {
    ask("ask_postgres.py", R"sql(
CREATE FUNCTION fold(x text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT translate(lower(btrim(x)), 'ÀÉÖÜ', 'àéöü') $$;
CREATE FUNCTION email_domain(x text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT CASE WHEN x LIKE '%@_%' THEN nullif(regexp_replace(x, '^.*@', ''), '') END $$;
CREATE FUNCTION mentions(x text, phrase text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT fold(x) ~ ('(^|[ -/:-@\[-`{-~])' || fold(phrase) || '($|[ -/:-@\[-`{-~])') $$;
CREATE FUNCTION matches(x text, pattern text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT x ~* pattern $$;
)sql");
}

TEST_CASE("on exact leads every condition has the answer DuckDB gives", "[scoring]") {
    ask("ask_duckdb.py", R"sql(
CREATE MACRO fold(x) AS lower(trim(x));
CREATE MACRO email_domain(x) AS CASE WHEN x LIKE '%@_%' THEN nullif(regexp_replace(x, '^.*@', ''), '') END;
CREATE MACRO mentions(x, phrase) AS regexp_matches(fold(x), '(^|[ -/:-@\[-`{-~])' || fold(phrase) || '($|[ -/:-@\[-`{-~])');
CREATE MACRO matches(x, pattern) AS regexp_matches(x, pattern, 'i');
)sql");
}
