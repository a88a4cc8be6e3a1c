// THE TABLE OF COMMANDS. To add one: write command_<name>.cpp, add its line here and in CMakeLists.txt, and write
// tests/cli/<name>.md.
#include "cli/command.hpp"

namespace leadqual::cli {

static constexpr Command kRulesCommands[] = {
    {"list", "List the rule sets that -r finds by name", "leadqual rules list\n", setup_rules_list},
    {"show", "Show the file of a rule set, or what it expands to",
     "leadqual rules show bant\n"
     "leadqual rules show bant --expanded\n"
     "leadqual rules show bant --questions > questions.md\n",
     setup_rules_show},
    {"check", "Check rule files: every problem, with its place",
     "leadqual rules check ours.json\n"
     "leadqual rules check ours.json --on leads.csv\n"
     "leadqual rules check rulesets/*.json --strict\n",
     setup_rules_check},
    {"problems", "List the codes of problems, or explain one",
     "leadqual rules problems\n"
     "leadqual rules problems shadowed-condition\n",
     setup_rules_problems},
    {"test", "Run the tests that rule sets carry",
     "leadqual rules test bant ours.json\n"
     "leadqual rules test ours.json --filter 'assistant*' --verbose\n"
     "leadqual rules test ours.json --coverage --min-coverage 90\n"
     "leadqual rules test rulesets/*.json --junit report.xml\n",
     setup_rules_test},
    {"diff", "Compare two rule sets: what differs, which leads move",
     "leadqual rules diff bant ours.json\n"
     "leadqual rules diff old.json new.json --on leads.csv\n"
     "leadqual rules diff old.json new.json --on leads.csv -o moved.csv --fail-on 'moved > 5%'\n",
     setup_rules_diff},
    {"new", "Write a commented rule file to start from",
     "leadqual rules new > ours.json\n"
     "leadqual rules new ours --from leads.csv -o ours.json\n",
     setup_rules_new},
    {"reference", "Print all that a rule file can say, as one page", "leadqual rules reference > reference.md\n",
     setup_rules_reference},
};

static constexpr Command kCommands[] = {
    {"qualify", "Tag leads SQL, MQL or disqualified, with the reasons",
     "leadqual qualify leads.csv -o tagged.csv\n"
     "leadqual qualify leads.csv -r bant,champ --only SQL,MQL --to table\n"
     "leadqual qualify leads.csv --where 'lq_score >= 50' --top 20 --columns email,company\n"
     "leadqual qualify leads.csv --split-by-tag tagged --rejects rejects.csv\n"
     "leadqual qualify may.csv june.csv --dedupe email --keep latest\n"
     "zcat leads.csv.gz | leadqual qualify > tagged.csv\n",
     setup_qualify},
    {"explain", "Show why one lead got its tag, adding up to its score",
     "leadqual explain leads.csv ana@example.com\n"
     "leadqual explain leads.csv --row 12 -r bant,champ\n"
     "leadqual explain leads.csv --where \"company = 'Acme'\"\n",
     setup_explain},
    {"fields", "Show what a file holds, and what rules can use of it",
     "leadqual fields leads.csv\n"
     "leadqual fields leads.csv -r ours.json\n"
     "leadqual fields leads.csv --require budget,timeline\n",
     setup_fields},
    {"report", "Draw leads as a page for people: html, markdown, text, json",
     "leadqual report leads.csv -o report.html\n"
     "leadqual report leads.csv -r ours.json --rows 20 -o today.html\n"
     "leadqual report may.csv june.csv --by country --redact -o shared.html\n"
     "leadqual report leads.csv --to text\n",
     setup_report},
    {"convert", "Write a file anew as clean csv, without judging it",
     "leadqual convert leads.csv -o clean.csv\n"
     "leadqual convert export.txt --encoding windows-1252 --delimiter ';' --skip-lines 2 -o clean.csv\n"
     "leadqual convert damaged.csv --keep-rows -o all-rows.csv\n",
     setup_convert},
    {"rules", "List, show, check, test, compare and start rule sets",
     "leadqual rules list\n"
     "leadqual rules show bant --questions\n"
     "leadqual rules new ours --from leads.csv -o ours.json\n"
     "leadqual rules check ours.json && leadqual rules test ours.json\n",
     nullptr, kRulesCommands},
    {"formats", "List the file formats", "leadqual formats\n", setup_formats},
    {"functions", "List the functions that conditions can use", "leadqual functions\n", setup_functions},
    {"lists", "List the built-in word lists, or the words of one",
     "leadqual lists\n"
     "leadqual lists decision_titles\n",
     setup_lists},
};
std::span<const Command> commands() { return kCommands; }

}  // namespace leadqual::cli
