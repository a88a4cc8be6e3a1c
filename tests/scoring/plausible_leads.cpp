#include "scoring/plausible_leads.hpp"

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;

namespace leadqual::test {

namespace {

/// What texts of a field say; others take the first row.
struct Said {
    std::string_view field;
    std::vector<std::string> texts;
};

const std::vector<Said>& said() {
    static const std::vector<Said> rows = {
        {"", {"high", "low", "none", "fewer returns by spring", "nice to have", "Committee", "urgent", "no", "hot"}},
        {"email", {"ana@acme.example", "bob@rival.example", "test@test.com", "info@acme.example", "x@gmail.com"}},
        {"phone", {"+62 21 5551234", "555-0101"}},
        {"mobile", {"+62 811 1234"}},
        {"first_name", {"Ana", "Test", "Bo"}},
        {"last_name", {"Lima", "User", "Test"}},
        {"company", {"Braun-Murray", "none", "Acme", "self-employed"}},
        {"job_title", {"CEO", "Intern", "Head of IT", "Assistant to the CEO", "Buyer", "Former CFO"}},
        {"seniority", {"director", "c-level", "entry", "manager"}},
        {"buying_role", {"Decision Maker", "Economic Buyer", "User", "Champion", "not the decision maker"}},
        {"budget_status", {"Approved", "No Committed Budget", "Allocated", "unsure"}},
        {"status", {"New", "Contacted", "Not interested", "Contact in Future", "Closed - Converted", "Working"}},
        {"status_reason", {"waiting for a reply", "No budget", "Not interested", "not now", "wrong industry"}},
        {"country", {"Indonesia", "France", "Brazil", "SG"}},
        {"lead_source", {"Referral", "Web form", "Purchased list", "Reference"}},
        {"priority", {"urgent", "low", "high", "normal"}},
        {"industry", {"retail", "gambling", "logistics"}},
        {"need", {"high", "none", "critical", "Medium", "no need", "cut invoice errors by half"}},
    };
    return rows;
}

const std::vector<std::string>& texts_of(const std::string& field) {
    const auto found = std::find_if(said().begin(), said().end(), [&](const Said& row) { return row.field == field; });
    return found == said().end() ? said().front().texts : found->texts;
}

const std::vector<double>& numbers_of(const FieldUse& field) {
    static const std::vector<double> money = {0, 500, 9'999, 10'000, 25'000, 60'000, 600'000, 2'000'000};
    static const std::vector<double> days = {-20, 0, 30, 59, 61, 90, 120, 200, 400};
    static const std::vector<double> counts = {0, 1, 2, 3, 5, 8, 20, 60, 250, 1200};
    if (field.type == FieldType::days) return days;
    if (field.type == FieldType::date) return days;
    for (const char* name : {"budget", "annual_revenue", "funding", "deal_amount"})
        if (field.name == name) return money;
    return counts;
}

}  // namespace

std::vector<std::string> built_in_names() { return {"bant", "champ", "faint", "anum", "gptc", "prospect"}; }

std::vector<std::string> example_files() {
    std::vector<std::string> files;
    for (const char* folder : {"examples", "examples/methodologies", "examples/x_education", "tests/cli/data"})
        for (const auto& entry : fs::directory_iterator(fs::path(LEADQUAL_ROOT) / folder)) {
            if (entry.path().extension() != ".json") continue;
            try {
                if (!load_rule_set(entry.path().string()).verdict.empty()) files.push_back(entry.path().string());
            } catch (const Error&) {
                continue;  // leads, a part, or a file with mistakes for other tests
            }
        }
    std::sort(files.begin(), files.end());
    return files;
}

Value PlausibleLeads::value(const FieldUse& field, bool inexact) {
    if (field.type == FieldType::boolean) return one_in(2);
    if (field.type == FieldType::text) {
        const auto& texts = texts_of(field.name);
        return texts[static_cast<std::size_t>(below(static_cast<int>(texts.size())))];
    }
    const auto& numbers = numbers_of(field);
    const auto number = [&] { return numbers[static_cast<std::size_t>(below(static_cast<int>(numbers.size())))]; };
    if (field.type == FieldType::date) return kToday + number();
    if (!inexact) return number();
    const double a = number(), b = number();
    return a == b ? Value(a) : Value(Interval{std::min(a, b), std::max(a, b)});
}

Lead PlausibleLeads::lead(std::span<const FieldUse> fields) {
    Lead lead;
    const int known = below(7);
    for (const FieldUse& field : fields) {
        if (below(6) >= known) continue;
        // Most leads are reachable, and no customers: the others say little of all else.
        const bool is_rarely_yes = field.name == "customer" || field.name == "converted" || field.name == "do_not_call";
        if (field.type == FieldType::boolean && is_rarely_yes)
            lead.emplace_back(field.name, one_in(12));
        else if (field.name == "email" && !one_in(6))
            lead.emplace_back(field.name, "ana@acme.example");
        else
            lead.emplace_back(field.name, value(field, one_in(5)));
    }
    return lead;
}

Lead PlausibleLeads::answered(const Lead& lead, std::span<const FieldUse> fields) {
    Lead result = lead;
    for (const FieldUse& field : fields) {
        const auto answers = answers_of(lead, field);
        if (!answers.empty() && one_in(2))
            say(result, field.name, answers[static_cast<std::size_t>(below(static_cast<int>(answers.size())))]);
    }
    return result;
}

std::vector<Value> answers_of(const Lead& lead, const FieldUse& field) {
    const Value& now = value_of(lead, field.name);
    if (!is_open(now)) return {};
    if (field.type == FieldType::boolean) return {true, false};
    std::vector<Value> answers;
    if (field.type == FieldType::text) {
        for (const std::string& text : texts_of(field.name)) answers.emplace_back(text);
        return answers;
    }
    const auto* interval = std::get_if<Interval>(&now);
    for (const double number : numbers_of(field)) {
        const double value = field.type == FieldType::date ? kToday + number : number;
        if (interval == nullptr || (interval->low <= value && value <= interval->high)) answers.emplace_back(value);
    }
    return answers;
}

const Value& value_of(const Lead& lead, const std::string& field) {
    static const Value null;
    const auto found = std::find_if(lead.begin(), lead.end(), [&](const auto& cell) { return cell.first == field; });
    return found == lead.end() ? null : found->second;
}

bool is_open(const Value& value) {
    const auto* interval = std::get_if<Interval>(&value);
    return std::holds_alternative<std::monostate>(value) || (interval && interval->low != interval->high);
}

void say(Lead& lead, const std::string& field, const Value& value) {
    const auto found = std::find_if(lead.begin(), lead.end(), [&](const auto& cell) { return cell.first == field; });
    if (found == lead.end())
        lead.emplace_back(field, value);
    else
        found->second = value;
}

}  // namespace leadqual::test
