// What conditions mean: text in, typed tree out.
#include <algorithm>
#include <string>

#include "catch2.hpp"
#include "rules/dump.hpp"

using namespace leadqual;

namespace {

struct Case {
    std::string_view source, meaning;
};

/// Every operator and every function has a row here.
const Case cases[] = {
    // names
    {"budget >= 10000", "(>= budget:number 10000)"},
    {"BUDGET >= 10000", "(>= budget:number 10000)"},
    {"\"Deal Value\" = 'x'", "(= [Deal Value]:text 'x')"},
    {"[Deal Value] = 'x'", "(= [Deal Value]:text 'x')"},
    {"[a]]b] = \"c\"\"d\"", "(= [a]b]:text [c\"d]:text)"},
    {"[budget] = 'x'", "(= [budget]:text 'x')"},  // a column called as a field is still the column
    {"decision_maker", "decision_maker:boolean"},
    {"timeline <= 90", "(<= timeline:number 90)"},
    // literals
    {"budget > 0.5", "(> budget:number 0.5)"},
    {"budget > .5", "(> budget:number 0.5)"},
    {"budget > 1e6", "(> budget:number 1000000)"},
    {"budget > -5", "(> budget:number -5)"},
    {"budget > - -5", "(> budget:number 5)"},
    {"budget > +5", "(> budget:number 5)"},
    {"need = 'don''t know'", "(= need:text 'don't know')"},
    {"need = ''", "(= need:text '')"},
    {"created_date >= DATE '2026-01-31'", "(>= created_date:date 2026-01-31)"},
    {"created_date >= date'1969-12-31'", "(>= created_date:date 1969-12-31)"},
    {"TRUE", "TRUE"},
    {"false", "FALSE"},
    {"NULL", "NULL"},
    // logic and precedence
    {"demo_requested OR customer AND NOT converted",
     "(OR demo_requested:boolean (AND customer:boolean (NOT converted:boolean)))"},
    {"(demo_requested OR customer) AND converted",
     "(AND (OR demo_requested:boolean customer:boolean) converted:boolean)"},
    {"demo_requested AND customer AND converted", "(AND demo_requested:boolean customer:boolean converted:boolean)"},
    {"demo_requested and (customer and converted)",
     "(AND demo_requested:boolean (AND customer:boolean converted:boolean))"},
    {"NOT NOT customer", "(NOT (NOT customer:boolean))"},
    {"NOT budget > 5", "(NOT (> budget:number 5))"},
    {"customer OR NULL", "(OR customer:boolean NULL)"},
    // comparisons
    {"budget = 1", "(= budget:number 1)"},
    {"budget <> 1", "(<> budget:number 1)"},
    {"budget != 1", "(<> budget:number 1)"},
    {"budget < 1", "(< budget:number 1)"},
    {"budget <= 1", "(<= budget:number 1)"},
    {"budget > 1", "(> budget:number 1)"},
    {"10 < budget", "(< 10 budget:number)"},
    {"budget >= annual_revenue / 100", "(>= budget:number (/ annual_revenue:number 100))"},
    {"budget BETWEEN 1 AND 5", "(AND (>= budget:number 1) (<= budget:number 5))"},
    {"budget NOT BETWEEN 1 AND 5 AND customer",
     "(AND (NOT (AND (>= budget:number 1) (<= budget:number 5))) customer:boolean)"},
    {"created_date BETWEEN DATE '2026-01-01' AND DATE '2026-02-01'",
     "(AND (>= created_date:date 2026-01-01) (<= created_date:date 2026-02-01))"},
    {"need IN ('high', 'critical')", "(IN need:text 'high' 'critical')"},
    {"employees IN (1, -2, 3.5)", "(IN employees:number 1 -2 3.5)"},
    {"need NOT IN ('low')", "(NOT (IN need:text 'low'))"},
    {"need LIKE 'acme%'", "(LIKE need:text 'acme%')"},
    {"need NOT LIKE 'a_c'", "(NOT (LIKE need:text 'a_c'))"},
    // NULL
    {"budget IS NULL", "(IS-NULL budget:number)"},
    {"budget IS NOT NULL", "(NOT (IS-NULL budget:number))"},
    {"customer IS TRUE", "(IS-TRUE customer:boolean)"},
    {"customer IS NOT FALSE", "(NOT (IS-FALSE customer:boolean))"},
    {"budget > 5 IS NOT TRUE", "(NOT (IS-TRUE (> budget:number 5)))"},
    {"NOT budget IS NULL", "(NOT (IS-NULL budget:number))"},
    {"(budget > 5) IS NULL IS FALSE", "(IS-FALSE (IS-NULL (> budget:number 5)))"},
    // arithmetic
    {"budget + 1 - 2 > 0", "(> (- (+ budget:number 1) 2) 0)"},
    {"budget - (1 - 2) > 0", "(> (- budget:number (- 1 2)) 0)"},
    {"budget + 2 * visits > 0", "(> (+ budget:number (* 2 visits:number)) 0)"},
    {"(budget + 2) * visits > 0", "(> (* (+ budget:number 2) visits:number) 0)"},
    {"-budget / -2 > 0", "(> (/ (negate budget:number) -2) 0)"},
    // CASE
    {"CASE WHEN customer THEN 1 ELSE 2 END > 1", "(> (CASE:number customer:boolean 1 2) 1)"},
    {"CASE WHEN customer THEN budget WHEN converted THEN NULL END > 1",
     "(> (CASE:number customer:boolean budget:number converted:boolean NULL NULL) 1)"},
    {"CASE country WHEN 'ID' THEN budget > 1 WHEN 'DE' THEN budget > 2 END",
     "(CASE:boolean (= country:text 'ID') (> budget:number 1) (= country:text 'DE') (> budget:number 2) NULL)"},
    // functions
    {"mentions(job_title, 'vice president', 'vp')", "(mentions:boolean job_title:text 'vice president' 'vp')"},
    {"Matches(website, '\\.edu$')", "(matches:boolean website:text '\\.edu$')"},
    {"days_since(created_date) < 30", "(< (days_since:number created_date:date) 30)"},
    {"days_until(expected_close) < 30", "(< (days_until:number expected_close:date) 30)"},
    {"days_since(DATE '2026-01-01') < 30", "(< (days_since:number 2026-01-01) 30)"},
    {"email_domain(email) = 'acme.com'", "(= (email_domain:text email:text) 'acme.com')"},
    {"is_free_email(email)", "(is_free_email:boolean email:text)"},
    {"lower(need) = upper(trim(need))", "(= (lower:text need:text) (upper:text (trim:text need:text)))"},
    {"length(notes) > 20", "(> (length:number notes:text) 20)"},
    {"coalesce(timeline, purchase_timeframe, 5) < 9",
     "(< (coalesce:number timeline:number purchase_timeframe:number 5) 9)"},
    {"coalesce(NULL, customer)", "(coalesce:boolean NULL customer:boolean)"},
    {"coalesce(need, 'x') = nullif(goal, 'y')", "(= (coalesce:text need:text 'x') (nullif:text goal:text 'y'))"},
    {"abs(budget) > round(budget / 3)", "(> (abs:number budget:number) (round:number (/ budget:number 3)))"},
    {"least(budget, 3) < greatest(1, visits, 2)",
     "(< (least:number budget:number 3) (greatest:number 1 visits:number 2))"},
    // what --where sees: fields first, judgements as lq_… or by a name no field has
    {"need = 'x'", "(= need:text 'x')"},
    {"lq_need", "#criterion-2"},
    {"authority AND lq_authority", "(AND #criterion-1 #criterion-1)"},
    {"tag = 'SQL' OR lq_tag <> 'mql'", "(OR (= #tag 'SQL') (<> #tag 'mql'))"},
    {"lq_action = 'suppress' AND could_be IN ('SQL')", "(AND (= #action 'suppress') (IN #could_be 'SQL'))"},
    {"score >= 50 AND lq_score_max = 100", "(AND (>= #score 50) (= #score_max 100))"},
    {"NOT knocked_out AND met_count + unmet_count + unknown_count = 4 AND known_count > 1 AND fit IS NULL",
     "(AND (NOT #knocked_out) (= (+ (+ #met_count #unmet_count) #unknown_count) 4) (> #known_count 1) (IS-NULL #fit))"},
    // settings and lists are those of the rule set
    {"budget > $min_budget", "(> budget:number 10000)"},
    {"budget > -$min_budget", "(> budget:number -10000)"},
};

std::string meaning_of(std::string_view source, std::vector<FieldUse>& fields) {
    static const std::vector<RuleSet> sets = {load_rule_set("bant")};
    const Condition condition = parse_condition(source, "--where", sets, fields);
    return dump(condition.root, fields);
}

const Expression* find_part(const Expression& expression, Operation operation) {
    if (expression.operation == operation) return &expression;
    for (const Expression& operand : expression.operands)
        if (const Expression* found = find_part(operand, operation)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE("conditions mean what SQL means by them", "[rules]") {
    for (const Case& row : cases) {
        INFO(row.source);
        std::vector<FieldUse> fields;
        std::string meaning;
        try {
            meaning = meaning_of(row.source, fields);
        } catch (const Error& error) {
            meaning = messages(error);
        }
        CHECK(meaning == row.meaning);
    }
}

TEST_CASE("every function has a row among the expressions, a short help and an example that holds", "[rules]") {
    std::vector<std::string> names;
    for (const Function& function : functions()) {
        INFO(function.name);
        names.emplace_back(function.name);
        const std::string call = std::string("(") + std::string(function.name) + ":";
        CHECK(std::any_of(std::begin(cases), std::end(cases),
                          [&](const Case& row) { return row.meaning.find(call) != row.meaning.npos; }));
        CHECK(function.help.size() <= 60);
        CHECK_FALSE(function.help.empty());
        CHECK_FALSE(function.help.ends_with('.'));
        const bool is_boolean = function.result == ValueType::boolean;
        const bool compares = function.example.find_first_of("=<>") != std::string_view::npos;
        const std::string example =
            is_boolean || compares ? std::string(function.example) : std::string(function.example) + " = 'x'";
        std::vector<FieldUse> fields;
        CHECK_NOTHROW(meaning_of(example, fields));
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("a word list stands for its words", "[rules]") {
    const RuleSet set = parse_rule_set(
        R"json({ "lists": { "mine": ["one", "@other"], "other": ["two"] }, "ready": "1 of 1", "criteria": { "a": { "question": "?",
           "met": "mentions(need, 'zero', @mine) OR need IN (@other, 'three')", "unmet": "need IN (@no_words)" } } })json",
        "t.json");
    CHECK(dump(set.criteria[0].met[0].root, set.fields) ==
          "(OR (mentions:boolean need:text 'zero' 'one' 'two') (IN need:text 'two' 'three'))");
    CHECK(set.criteria[0].unmet->root.operands.size() > 5);
    CHECK(set.warnings.empty());
}

TEST_CASE("every part of a condition knows its text", "[rules]") {
    struct Row {
        std::string_view source;
        Operation part;
        std::string_view text;
    };
    const Row rows[] = {
        {"customer AND  budget >= $min_budget ", Operation::greater_equal, "budget >= $min_budget"},
        {"customer AND budget > $min_budget", Operation::constant, "$min_budget"},
        {"customer AND (budget > 1 OR budget < 0)", Operation::logical_or, "(budget > 1 OR budget < 0)"},
        {"customer AND budget BETWEEN 1 AND 5", Operation::less_equal, "budget BETWEEN 1 AND 5"},
        {"NOT need IN (@no_words)", Operation::in, "need IN (@no_words)"},
        {"NOT need IN (@no_words)", Operation::constant, "@no_words"},
        {"budget > -5", Operation::constant, "-5"},
        {"customer AND CASE WHEN converted THEN budget > 1 END", Operation::case_when,
         "CASE WHEN converted THEN budget > 1 END"},
        {"need IS NOT NULL", Operation::is_null, "need IS NOT NULL"},
        {"'x' = lower( need )", Operation::call, "lower( need )"},
        {"[Deal Value] = 'x'", Operation::field, "[Deal Value]"},
    };
    const std::vector<RuleSet> sets = {load_rule_set("bant")};
    for (const Row& row : rows) {
        INFO(row.source);
        std::vector<FieldUse> fields;
        const Condition condition = parse_condition(row.source, "--where", sets, fields);
        const Expression* part = find_part(condition.root, row.part);
        REQUIRE(part);
        CHECK(condition.text_of(*part) == row.text);
        CHECK(condition.source == row.source);
    }
}

TEST_CASE("a verdict reads criteria before fields, a filter fields before criteria", "[rules]") {
    const RuleSet set = parse_rule_set(R"json({
        "facts": { "warm": "visits >= 3" },
        "criteria": { "budget": { "question": "?", "met": "budget > 1" } },
        "gate": "budget OR warm",
        "verdict": [ { "tag": "SQL", "when": "budget AND gate AND warm AND employees > 5" }, { "tag": "MQL" } ] })json",
                                       "t.json");
    CHECK(dump(set.gate->root, set.fields) == "(OR #criterion-0 #fact-0)");
    CHECK(dump(set.verdict[0].when.root, set.fields) == "(AND #criterion-0 #gate #fact-0 (> employees:number 5))");
    const std::vector<RuleSet> sets = {set};
    std::vector<FieldUse> fields;
    const Condition filter = parse_condition("budget > 1 AND lq_budget AND warm AND lq_gate", "--where", sets, fields);
    CHECK(dump(filter.root, fields) == "(AND (> budget:number 1) #criterion-0 #fact-0 #gate)");
    CHECK(fields == std::vector<FieldUse>{{"budget", FieldType::number, false}});
}

TEST_CASE("columns have the type the rule file gives them, bare or quoted", "[rules]") {
    const RuleSet set = parse_rule_set(R"json({ "ready": "1 of 1",
        "fields": { "Deal Value": "number", "Signed_On": "date", "Do Not Email": "boolean", "within": "days" },
        "criteria": { "a": { "question": "?", "met": [ "[Deal Value] > 1", "\"deal  value\" > 2", "signed_on > DATE '2026-01-01'",
                                                       "NOT [Do Not Email]", "within <= 30", "[Other] = 'x'" ] } } })json",
                                       "t.json");
    std::string met;
    for (const Condition& condition : set.criteria[0].met) met += dump(condition.root, set.fields) + "\n";
    CHECK(met ==
          "(> [Deal Value]:number 1)\n(> [Deal Value]:number 2)\n(> [Signed_On]:date 2026-01-01)\n"
          "(NOT [Do Not Email]:boolean)\n(<= [within]:number 30)\n(= [Other]:text 'x')\n");
    CHECK(set.fields.size() == 5);
    CHECK(set.own_fields.size() == 4);
}

TEST_CASE("answers_null finds what turns NULL into an answer", "[rules]") {
    const std::pair<std::string_view, bool> rows[] = {
        {"budget > 5 AND NOT customer", false},
        {"budget IS NULL", true},
        {"budget > 1 AND customer IS TRUE", true},
        {"coalesce(budget, 0) > 5", true},
        {"nullif(budget, 0) > 5", false},
        {"nullif(budget, visits) > 5", true},
        {"CASE WHEN customer THEN 1 END > 0", true},
        {"least(budget, 3) > 1", false},
        {"need IN ('a')", false},
    };
    for (const auto& [source, expected] : rows) {
        INFO(source);
        std::vector<FieldUse> fields;
        CHECK(answers_null(parse_condition(source, "--where", {}, fields).root) == expected);
    }
}

TEST_CASE("settings of every kind arrive as constants", "[rules]") {
    const std::string text = R"json({ "settings": { "low": -3, "word": "it's", "on": true }, "ready": "1 of 1",
        "criteria": { "a": { "question": "?", "met": "visits > $low AND need = $word AND (customer OR $on)" } } })json";
    const RuleSet set = parse_rule_set(text, "t.json");
    CHECK(dump(set.criteria[0].met[0].root, set.fields) ==
          "(AND (> visits:number -3) (= need:text 'it's') (OR customer:boolean TRUE))");
    RuleOptions options;
    options.settings = {{"low", "2.50"}, {"Word", " a b "}, {"on", "no"}};
    const RuleSet other = parse_rule_set(text, "t.json", options);
    CHECK(dump(other.criteria[0].met[0].root, other.fields) ==
          "(AND (> visits:number 2.5) (= need:text 'a b') (OR customer:boolean FALSE))");
    CHECK(other.settings[0].second == "2.5");
    CHECK(other.settings[1].second == "\"a b\"");
    CHECK(other.fingerprint != set.fingerprint);
    CHECK_NOTHROW(check_settings(std::span(&set, 1), options));
}
