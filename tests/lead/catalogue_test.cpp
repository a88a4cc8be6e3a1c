// The table of fields: complete, readable for people, one meaning for each header, and right about real CRMs.
#include "catch2.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "leadqual/lead.hpp"

namespace leadqual {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// The name of the field a header means, "none" without one.
std::string_view meaning_of(std::string_view header) {
    const Field* field = field_for_header(header);
    return field ? field->name : "none";
}

void check_headers(std::string_view field, std::string_view headers) {
    for (const std::string_view header : split(headers, ';')) {
        INFO("header '" << header << "'");
        CHECK(meaning_of(header) == field);
    }
}

}  // namespace

TEST_CASE("the catalogue has the fields that rules are written with, in this order", "[lead][catalogue]") {
    const std::string_view by_type[][2] = {
        {"text", "first_name last_name full_name email phone mobile company website job_title seniority department"},
        {"text", "buying_role"},
        {"boolean", "decision_maker"},
        {"text", "purchase_process industry"},
        {"number", "employees annual_revenue funding"},
        {"text", "country region city lead_source campaign status status_reason rating"},
        {"number", "crm_score"},
        {"text", "owner"},
        {"date", "created_date last_activity_date"},
        {"number", "budget"},
        {"text", "budget_status"},
        {"number", "deal_amount"},
        {"text", "currency need challenge goal plan interest priority"},
        {"days", "timeline purchase_timeframe"},
        {"date", "expected_close"},
        {"text", "buying_stage"},
        {"boolean", "demo_requested"},
        {"number", "pricing_visits page_views visits time_on_site email_opens email_clicks form_fills replies"},
        {"boolean", "email_opt_out do_not_call email_bounced converted customer"},
        {"date", "follow_up_date"},
        {"text", "notes"},
    };
    const std::map<std::string_view, FieldType> types = {{"text", FieldType::text},
                                                         {"number", FieldType::number},
                                                         {"boolean", FieldType::boolean},
                                                         {"date", FieldType::date},
                                                         {"days", FieldType::days}};
    std::size_t next = 0;
    for (const auto& [type, names] : by_type) {
        for (const std::string_view name : split(names, ' ')) {
            INFO(name);
            REQUIRE(next < catalogue().size());
            const Field& field = catalogue()[next++];
            CHECK(field.name == name);
            CHECK(field.type == types.at(type));
            CHECK(find_field(name) == &field);
        }
    }
    CHECK(next == catalogue().size());
    CHECK(find_field("revenue") == nullptr);  // a header, not a rule name
    CHECK(find_field("") == nullptr);
}

TEST_CASE("every header stands once, as the look-up needs it", "[lead][catalogue]") {
    std::map<std::string_view, std::string_view> owner;
    for (const Field& field : catalogue()) {
        INFO("field " << field.name);
        CHECK_FALSE(field.meaning.empty());
        CHECK(field.meaning.size() <= 80);
        CHECK_FALSE(field.meaning.ends_with('.'));
        CHECK(split(field.headers, '|').front() == normalise_header(field.name));
        CHECK(field_for_header(field.name) == &field);
        std::vector<std::string_view> headers = split(field.headers, '|');
        if (!field.other_headers.empty())
            for (const std::string_view header : split(field.other_headers, '|')) headers.push_back(header);
        for (const std::string_view header : headers) {
            INFO("header " << header);
            CHECK(normalise_header(header) == header);
            CHECK(field_for_header(header) == &field);
            const bool is_new = owner.emplace(header, field.name).second;
            INFO("also under " << owner[header]);
            CHECK(is_new);
        }
    }
}

TEST_CASE("a header is its letters and digits", "[lead][catalogue]") {
    CHECK(normalise_header("E-Mail Address") == "emailaddress");
    CHECK(normalise_header("annual_revenue") == "annualrevenue");
    CHECK(normalise_header("  # Employees ") == "employees");
    CHECK(normalise_header("Address 1: Country/Region") == "address1countryregion");
    CHECK(normalise_header("\xEF\xBB\xBF"
                           "Email") == "email");  // a byte order mark
    CHECK(normalise_header("ORÇAMENTO") == "orçamento");
    CHECK(normalise_header("Chiffre d’affaires") == "chiffredaffaires");
    CHECK(normalise_header("Бюджет (₽)") == "бюджет");
    CHECK(normalise_header("予算・2026") == "予算2026");
    CHECK(normalise_header("Te\xCC\x81le\xCC\x81phone") == "telephone");  // accents as characters of their own
    CHECK(normalise_header("Caf\xE9 \xFF") == "caf");                     // not UTF-8
    CHECK(normalise_header("💰 Budget") == "budget");
    CHECK(normalise_header("--").empty());
    CHECK(normalise_header("").empty());
}

TEST_CASE("what systems wrap around a name does not hide it", "[lead][catalogue]") {
    check_headers("budget",
                  "properties.budget;fields.Budget;attributes.budget;Budget__c; Budget__c ;BUDGET__C;Budget?;[Budget]");
    check_headers("decision_maker", "Decision_Maker__c;decisionMaker;DECISION MAKER?");
    check_headers("company",
                  "company.name;Company / Account;\xEF\xBB\xBF"
                  "Company");
    check_headers("none", ";__c;properties.;?;no such column;leadqual");
    CHECK(meaning_of(std::string(1 << 20, 'x')) == "none");
}

TEST_CASE("the names scripts and spreadsheets use", "[lead][catalogue]") {
    check_headers("need", "need;Needs");
    check_headers("employees", "employees;employee_count;headcount;company_size;No. of Employees");
    check_headers("demo_requested", "demo_requested;requested demo;book a demo");
    check_headers("pricing_visits", "pricing_visits;Pricing page views");
    check_headers("customer", "customer;is_customer;existing customer");
    check_headers("email_bounced", "bounced;email_bounced;hard bounced");
    check_headers("mobile", "mobile;Cell phone;mobile_no");
    check_headers("lead_source", "source;Lead Source;original_source");
    check_headers("owner", "owner;Assigned to;Salesperson");
}

}  // namespace leadqual
