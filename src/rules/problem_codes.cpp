// THE TABLE OF PROBLEM CODES. To add one: its Code, its row here (a rule file that has the mistake and the same one
// mended, both tried by tests/rules/problem_codes_test.cpp), a wrong rule file in tests/rules/problems, and
// docs/problems.md written anew: leadqual rules problems --markdown > docs/problems.md
#include "rules/problem_codes.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

constexpr ProblemCode table[] = {
    // ---------------------------------------------------------------- the file
    {"invalid-json", error, "the file cannot be read as JSON",
     "A comma, quote or bracket is missing or one too many. Comments and trailing commas are allowed, everything else "
     "is strict JSON. The place is where reading had to stop; the cause often stands a line above.",
     R"j({ "extends": "bant" "name": "ours" })j", R"j({ "extends": "bant", "name": "ours" })j"},
    {"duplicate-key", error, "a key stands twice in one object",
     "Which of the two counts would be a guess. Keep one of them.",
     R"j({ "extends": "bant", "gate": "budget", "gate": "need" })j",
     R"j({ "extends": "bant", "gate": "budget AND need" })j"},
    {"unknown-key", error, "a key that means nothing here",
     "It is misspelt, or stands in the wrong object. Keys of your own begin with x-.",
     R"j({ "extends": "bant", "gates": "need" })j", R"j({ "extends": "bant", "gate": "need", "x-note": "ours" })j"},
    {"missing-key", error, "something that is needed is not there",
     "A rule file needs criteria and what makes a lead ready, a criterion its question and what meets it.",
     R"j({ "ready": "1 of 1", "criteria": { "need": { "met": "need = 'high'" } } })j",
     R"j({ "ready": "1 of 1", "criteria": { "need": { "question": "What hurts?", "met": "need = 'high'" } } })j"},
    {"wrong-kind", error, "a value of the wrong kind: a number where a text belongs",
     "The message says what is expected and what was found. A condition is a text, in quotes.",
     R"j({ "extends": "bant", "gate": true })j", R"j({ "extends": "bant", "gate": "TRUE" })j"},
    {"invalid-value", error, "a value of the right kind that cannot be",
     "Out of range, not a day, not a currency, or not in the form that is wanted. The message says which.",
     R"j({ "extends": "bant", "ready": "5 of 4" })j", R"j({ "extends": "bant", "ready": "3 of 4" })j"},
    {"empty-list", error, "a list that must hold something is empty", "Fill it, or leave its key out.",
     R"j({ "extends": "bant", "verdict": [] })j", R"j({ "extends": "bant", "verdict": [{ "tag": "MQL" }] })j"},
    {"conflicting-keys", error, "two keys that say different things about the same",
     "met or signals, ready or verdict: only one of the two can decide. Remove the other.",
     R"j({ "extends": "bant", "ready": "3 of 4", "verdict": [{ "tag": "MQL" }] })j",
     R"j({ "extends": "bant", "verdict": [{ "tag": "MQL" }] })j"},
    {"over-limit", error, "too much of something",
     "Limits keep memory and time bounded: 64 levels of nesting, 16 files that extend each other in a row, 200 verdict "
     "lines, 1000 knock-outs and the like. Words that are asked for one by one fit into one word list.",
     R"j({ "extends": "bant", "x-deep": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] })j",
     R"j({ "extends": "bant", "x-deep": [] })j"},
    {"invalid-name", error, "a name that cannot be one",
     "Names of criteria, facts, settings and word lists become column names and $names: small letters, digits and "
     "underscores, a letter first.",
     R"j({ "extends": "bant", "settings": { "Min Budget": 5000 } })j",
     R"j({ "extends": "bant", "settings": { "min_budget": 5000 } })j"},
    {"name-taken", error, "a name that has a meaning already",
     "A criterion and a fact cannot share a name, and none can be called like a judgement (score, fit), a word of the "
     "language, an output column (lq_...) or a built-in word list.",
     R"j({ "extends": "bant", "facts": { "score": "visits > 3" } })j",
     R"j({ "extends": "bant", "facts": { "often_here": "visits > 3" } })j"},
    {"unknown-base", error, "the rule set or part named by extends or include is not found",
     "It is a built-in name (leadqual rules list) or a path that starts at the folder of this file and ends in .json. "
     "In a "
     "part, the message shows the way to it.",
     R"j({ "extends": "bannt" })j", R"j({ "extends": "bant" })j"},
    {"circle", error, "files or word lists that lead back to themselves",
     "A file cannot extend or include itself, nor a word list hold itself, by whatever detour. The message shows the "
     "chain.",
     R"j({ "extends": "bant", "lists": { "a": ["@b"], "b": ["@a"] } })j",
     R"j({ "extends": "bant", "lists": { "a": ["buyer"], "b": ["@a"] }, "facts": { "buys": "mentions(job_title, @b)" } })j"},
    {"nothing-to-remove", error, "null for an entry that was not inherited",
     "null takes away an entry of the extended file, and \"off\" the knock-outs of a reason. Here there are none of "
     "that "
     "name.",
     R"j({ "extends": "bant", "settings": { "min_bugdet": null } })j", R"j({ "extends": "bant" })j"},

    // ---------------------------------------------------------------- a condition
    {"syntax", error, "a condition that cannot be read",
     "A condition is what SQL allows after WHERE. The caret stands where reading had to stop.",
     R"j({ "extends": "bant", "profile": "visits > 3 AND" })j", R"j({ "extends": "bant", "profile": "visits > 3" })j"},
    {"unknown-field", error, "a name that is no field",
     "leadqual fields FILE lists what a file supplies. A column of your own goes in brackets: [Deal Stage]. Text goes "
     "in single quotes.",
     R"j({ "extends": "bant", "profile": "countri = 'ID'" })j",
     R"j({ "extends": "bant", "profile": "country = 'ID'" })j"},
    {"unknown-function", error, "a function that does not exist", "leadqual functions lists them all.",
     R"j({ "extends": "bant", "profile": "mention(notes, 'crm')" })j",
     R"j({ "extends": "bant", "profile": "mentions(notes, 'crm')" })j"},
    {"unknown-setting", error, "a $setting that is not declared",
     "Declare it under \"settings\", with its usual value.",
     R"j({ "extends": "bant", "profile": "employees >= $min_size" })j",
     R"j({ "extends": "bant", "settings": { "min_size": 20 }, "profile": "employees >= $min_size" })j"},
    {"unknown-list", error, "an @list that is not declared",
     "leadqual lists shows the built-in ones; your own stand under \"lists\".",
     R"j({ "extends": "bant", "profile": "country IN (@home)" })j",
     R"j({ "extends": "bant", "lists": { "home": ["ID", "Indonesia"] }, "profile": "country IN (@home)" })j"},
    {"unknown-tag", error, "a tag or a grade that does not exist",
     "Tags are SQL, MQL and disqualified; grades are A to F.",
     R"j({ "extends": "bant", "verdict": [{ "tag": "hot" }] })j",
     R"j({ "extends": "bant", "verdict": [{ "tag": "SQL" }] })j"},
    {"unknown-reason", error, "a knock-out that is not built in",
     "A text under \"disqualify\" switches on a built-in knock-out by its reason; docs/rules.md lists them. One of "
     "your "
     "own is an object with its condition.",
     R"j({ "extends": "bant", "disqualify": ["employees < 5"] })j",
     R"j({ "extends": "bant", "disqualify": ["student", { "when": "employees < 5", "because": "too small" }] })j"},
    {"out-of-place", error, "a name that cannot be read here",
     "Criteria, facts, profile and knock-outs read the lead. The gate reads criteria too, the verdict all that is "
     "judged before it, and --where everything.",
     R"j({ "extends": "bant", "profile": "score > 50" })j",
     R"j({ "extends": "bant", "verdict": [{ "tag": "SQL", "when": "score > 50" }, { "tag": "MQL" }] })j"},
    {"wrong-type", error, "a number where a text is needed, and the like",
     "Text, numbers, dates and yes-or-no do not compare with each other, so that a slip is an error and not FALSE. A "
     "column of your own is text until \"fields\" says otherwise.",
     R"j({ "extends": "bant", "profile": "country > 5" })j", R"j({ "extends": "bant", "profile": "employees > 5" })j"},
    {"wrong-arguments", error, "a function or operator with arguments it does not take",
     "leadqual functions shows what each takes. Words, patterns and what stands behind IN are constants.",
     R"j({ "extends": "bant", "profile": "days_since() < 30" })j",
     R"j({ "extends": "bant", "profile": "days_since(last_activity_date) < 30" })j"},
    {"null-comparison", error, "a comparison with NULL",
     "It would never be TRUE nor FALSE. Write IS NULL or IS NOT NULL.",
     R"j({ "extends": "bant", "profile": "country = NULL" })j",
     R"j({ "extends": "bant", "profile": "country IS NULL" })j"},
    {"invalid-pattern", error, "a regular expression that cannot be used",
     "Patterns are those of RE2: no look-ahead, no back-references. A sign stands for itself behind a backslash, which "
     "JSON wants doubled.",
     R"j({ "extends": "bant", "profile": "matches(notes, '(crm')" })j",
     R"j({ "extends": "bant", "profile": "matches(notes, '(crm|erp)s?')" })j"},

    // ---------------------------------------------------------------- the verdict and the tests
    {"unreachable-verdict", error, "a verdict line behind one that is always TRUE, or that asks the same",
     "The first line that is TRUE decides. Put the narrower line first.",
     R"j({ "extends": "bant", "verdict": [{ "tag": "MQL" }, { "tag": "SQL", "when": "met_count >= 3" }] })j",
     R"j({ "extends": "bant", "verdict": [{ "tag": "SQL", "when": "met_count >= 3" }, { "tag": "MQL" }] })j"},
    {"uncertain-verdict", error, "a verdict list that some lead may pass without any tag",
     "Every lead gets a tag, so the last line has no condition.",
     R"j({ "extends": "bant", "verdict": [{ "tag": "SQL", "when": "met_count >= 3" }] })j",
     R"j({ "extends": "bant", "verdict": [{ "tag": "SQL", "when": "met_count >= 3" }, { "tag": "MQL" }] })j"},
    {"unknown-expectation", error, "a test that expects something no verdict has",
     "Expect tag, score, action and the other judgements, or the state of a criterion.",
     R"j({ "extends": "bant", "tests": [{ "lead": { "budget": 50000 }, "expect": { "bugdet": "met" } }] })j",
     R"j({ "extends": "bant", "tests": [{ "lead": { "budget": 50000 }, "expect": { "budget": "met" } }] })j"},

    // ---------------------------------------------------------------- legal, but hardly meant
    {"contradiction", warning, "a condition that can never be TRUE",
     "Its parts exclude each other, for whatever lead. Often OR is meant, or one of the limits is wrong.",
     R"j({ "extends": "bant", "profile": "employees > 500 AND employees < 20" })j",
     R"j({ "extends": "bant", "profile": "employees > 500 OR employees < 20" })j"},
    {"always-true", warning, "a condition that is TRUE for every value",
     "Only a missing value keeps it from being TRUE, so it says no more than IS NOT NULL. Often AND is meant.",
     R"j({ "extends": "bant", "profile": "employees > 20 OR employees <= 500" })j",
     R"j({ "extends": "bant", "profile": "employees > 20 AND employees <= 500" })j"},
    {"constant-condition", warning, "a condition, or a part of one, that reads nothing of the lead",
     "It is the same for all of them. A text in single quotes is not the field of that name.",
     R"j({ "extends": "bant", "profile": "'country' = 'ID'" })j",
     R"j({ "extends": "bant", "profile": "country = 'ID'" })j"},
    {"duplicate-condition", warning, "a condition that was asked before",
     "The second one changes nothing, or counts the same evidence twice. Often another field or value is meant.",
     R"j({ "extends": "bant", "profile": "country = 'ID' OR country = 'id'" })j",
     R"j({ "extends": "bant", "profile": "country = 'ID' OR country = 'SG'" })j"},
    {"shadowed-condition", warning, "a condition that an earlier one leaves nothing to decide",
     "Whenever it could decide, another one has decided already: a wider branch of an OR, an earlier entry of \"met\", "
     "an earlier knock-out.",
     R"j({ "extends": "bant", "profile": "budget >= 10000 OR budget >= 25000" })j",
     R"j({ "extends": "bant", "profile": "budget >= 10000" })j"},
    {"redundant-condition", warning, "a part of an AND that the others contain",
     "Leaving it out changes nothing. Often one of the limits is meant to be another field's, or to be an upper one.",
     R"j({ "extends": "bant", "profile": "employees >= 20 AND employees >= 100" })j",
     R"j({ "extends": "bant", "profile": "employees >= 20 AND employees <= 100" })j"},
    {"shadowed-verdict", warning, "a verdict line that an earlier one contains",
     "Whenever it is TRUE, the earlier one is, and the first line that is TRUE decides. Put the narrower line first.",
     R"j({ "extends": "bant", "verdict": [{ "tag": "MQL", "when": "met_count >= 2" }, { "tag": "SQL", "when": "met_count >= 3" }, { "tag": "disqualified" }] })j",
     R"j({ "extends": "bant", "verdict": [{ "tag": "SQL", "when": "met_count >= 3" }, { "tag": "MQL", "when": "met_count >= 2" }, { "tag": "disqualified" }] })j"},
    {"blank-text", warning, "a comparison with a text that cells never hold",
     "A cell that is blank, or says n/a or the like, is NULL, and nothing compares with NULL. Write phone IS NULL, or "
     "phone IS NOT NULL. Words of your own that stand for nothing go under \"missing\".",
     R"j({ "extends": "bant", "facts": { "silent": "phone = ''" } })j",
     R"j({ "extends": "bant", "facts": { "silent": "phone IS NULL" } })j"},
    {"null-decides", warning, "an operator that lets a missing value decide a criterion",
     "What is not known is then taken for a no (or a yes), and nobody will ask the lead. Without it the criterion "
     "stays unknown. To say what a no is, use \"unmet\".",
     R"j({ "extends": "bant", "criteria": { "need": { "question": "?", "met": "coalesce(need, 'none') = 'high'" } } })j",
     R"j({ "extends": "bant", "criteria": { "need": { "question": "?", "met": "need = 'high'" } } })j"},
    {"unreachable-points", warning, "signals that cannot add up to met_at",
     "The criterion can never be met: all signals that can be TRUE together give too few points. Lower met_at, or "
     "raise the points.",
     R"j({ "extends": "bant", "criteria": { "need": { "question": "?", "met_at": 5, "signals": [{ "when": "country = 'ID'", "points": 3 }, { "when": "country = 'SG'", "points": 3 }] } } })j",
     R"j({ "extends": "bant", "criteria": { "need": { "question": "?", "met_at": 3, "signals": [{ "when": "country = 'ID'", "points": 3 }, { "when": "country = 'SG'", "points": 3 }] } } })j"},
    {"unreachable-max", warning, "a max that the signals cannot reach",
     "Points are shared out by max: a lead with every good sign still gets a part of the criterion's weight only. "
     "Lower "
     "max, or leave it out: it is then met_at.",
     R"j({ "extends": "bant", "criteria": { "need": { "question": "?", "met_at": 3, "max": 10, "signals": [{ "when": "need = 'high'", "points": 5 }] } } })j",
     R"j({ "extends": "bant", "criteria": { "need": { "question": "?", "met_at": 3, "signals": [{ "when": "need = 'high'", "points": 5 }] } } })j"},
    {"needless-pattern", warning, "a regular expression that is a plain phrase",
     "As a pattern, 'crm' is found inside other words, too. mentions(...) finds whole words and phrases, whatever "
     "stands around them. To look inside words on purpose, say so: '[a-z]*crm'.",
     R"j({ "extends": "bant", "profile": "matches(notes, 'crm|erp')" })j",
     R"j({ "extends": "bant", "profile": "mentions(notes, 'crm', 'erp')" })j"},
    {"exact-pattern", warning, "LIKE without a wildcard",
     "It compares the whole text, as = does. % stands for any text, _ for one character: LIKE '%sales%'. To find a "
     "word "
     "inside a text, write mentions(job_title, 'sales').",
     R"j({ "extends": "bant", "profile": "job_title LIKE 'sales'" })j",
     R"j({ "extends": "bant", "profile": "job_title LIKE '%sales%'" })j"},
    {"unused-declaration", warning, "something that is declared and never read",
     "It has no effect. Often its name is misspelt where it should be read.",
     R"j({ "extends": "bant", "settings": { "min_size": 20 }, "profile": "employees >= 20" })j",
     R"j({ "extends": "bant", "settings": { "min_size": 20 }, "profile": "employees >= $min_size" })j"},
    {"unread-test-field", warning, "a test that names a field no rule reads",
     "It cannot change the verdict. Often it is misspelt, and the test passes for the wrong reason.",
     R"j({ "extends": "bant", "tests": [{ "lead": { "bugdet": 50000 }, "expect": { "budget": "unknown" } }] })j",
     R"j({ "extends": "bant", "tests": [{ "lead": { "budget": 50000 }, "expect": { "budget": "met" } }] })j"},

    // ---------------------------------------------------------------- what leads say: rules check --on FILE
    {"never-fires", warning, "a condition that is TRUE for none of the leads",
     "Only rules check --on FILE says so. The file may just have no such lead; but often a word is spelt differently "
     "there, or a limit is in another unit.",
     R"j({ "extends": "bant", "facts": { "huge": "employees > 9000000" } })j",
     R"j({ "extends": "bant", "facts": { "huge": "employees > 900" } })j"},
    {"always-fires", warning, "a condition that is TRUE for all of the leads",
     "Only rules check --on FILE says so, of files of 20 leads and more. It does not tell these leads apart.",
     R"j({ "extends": "bant", "facts": { "sized": "employees >= 0" } })j",
     R"j({ "extends": "bant", "facts": { "sized": "employees >= 50" } })j"},
    {"absent-value", warning, "a text that never occurs in its column",
     "Only rules check --on FILE says so. The message shows what the column has instead, the nearest first.",
     R"j({ "extends": "bant", "facts": { "urgent": "need = 'Critcal'" } })j",
     R"j({ "extends": "bant", "facts": { "urgent": "need = 'critical'" } })j"},
    {"absent-column", warning, "a field that no column of the file supplies",
     "Only rules check --on FILE says so. What reads it stays unknown. If the file has it under another name, say so: "
     "\"map\": { \"budget\": \"Deal Value\" }.",
     R"j({ "extends": "bant", "facts": { "tried": "industry IS NOT NULL" } })j",
     R"j({ "extends": "bant", "map": { "industry": "Other Vendor" }, "facts": { "tried": "industry IS NOT NULL" } })j"},
};

}  // namespace

std::span<const ProblemCode> problem_codes() { return table; }

const ProblemCode& row_of(Code code) { return table[static_cast<std::size_t>(code)]; }

const ProblemCode* find_problem_code(std::string_view name) {
    const auto found =
        std::find_if(std::begin(table), std::end(table), [&](const auto& row) { return row.name == name; });
    return found == std::end(table) ? nullptr : &*found;
}

}  // namespace leadqual
