// The column names of real CRMs, and the headers of real lead files, when they lie beside the checkout.
#include "catch2.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lead/fields_in.hpp"
#include "leadqual/import.hpp"

namespace leadqual {

using testing::name_of;

namespace {

// What each name graded A or B must mean to us, by the coarse group it is filed under. "none" stands where no field of
// ours is right. Words are letters and digits, as squeezed() makes them.
struct Expectation {
    std::string_view group, field, words;
};

const Expectation expectations[] = {
    {"name", "first_name", "firstname"},
    {"name", "last_name", "lastname"},
    {"name", "full_name", "fullname name contactname leadname personname"},
    {"name", "none", "salutation topic subject opportunity"},  // forms of address, and titles of the record
    {"email", "email", "email emailaddress1 emailfrom webtoleademail1 email1 emailaddress otheremail emailid"},
    {"company", "company",
     "company companyname partnername accountname organization organizationname customer"},  // of JSON: company.name
    {"job_title", "job_title", "title jobtitle jobposition function position"},
    {"job_title", "department", "department"},
    {"phone", "phone", "phone businessphone telephone1 phonework officephone homephone phonenumber worknumber"},
    {"phone", "mobile", "mobilephone mobile phonemobile mobileno mobilenumber"},
    {"industry", "industry", "industry industrycode companyindustry"},
    {"employees", "employees", "noofemployees numberofemployees numemployees companysize"},
    {"annual_revenue", "annual_revenue", "annualrevenue revenue customerannualrevenue"},
    {"country", "country", "country countryregion address1country countryid primaryaddresscountry addresscountry"},
    {"country", "region", "territory"},
    {"country", "none", "address"},  // street, city and country in one
    {"lead_source", "lead_source", "leadsource hsanalyticssource leadsourcecode source sourceid leadsourceid"},
    {"lead_source", "campaign", "sourcecampaign campaign campaignid campaignname"},
    {"lead_source", "none", "medium mediumid referredby referred leadsourcedescription"},  // finer, or who
    {"status", "status", "leadstatus status hsleadstatus statecode stage stageid leadstageid"},
    {"status", "status_reason", "statusreason statuscode lostreason lostreasonid statusdescription"},
    {"status", "none", "lifecyclestage type leadapprovalstatus"},  // verdicts, and lead or opportunity
    {"rating_or_score", "rating", "rating leadqualitycode leadrating"},
    {"rating_or_score", "crm_score", "pardotscore hubspotscore points leadscore"},
    {"rating_or_score", "priority", "priority prioritycode"},
    {"rating_or_score", "none", "probability type leadtype"},  // a forecast, and kinds of customers
    {"created_date", "created_date", "createddate createdate createdtime createdon dateentered datecreated createdat"},
    {"last_activity_date", "last_activity_date",
     "lastactivity lastactivitydate noteslastupdated lastaction dateactionlast lastrespondedon"},
    {"last_activity_date", "follow_up_date", "nextcontactdate contactdate"},  // one field of ERPNext, and its label
    {"last_activity_date", "none",  // changes of the record and acts of ours, not the lead's doing
     "laststatuschange donotmodifymodifiedon lastcampaigndate laststageupdate datelaststageupdate datemodified "
     "modifiedat updatedat"},
    {"converted", "converted", "converted isconverted"},
    {"converted", "status_reason", "rejectionreason"},
    {"converted", "none",  // when, which and how many, where the field is yes or no; closed may be lost
     "convertedopportunities converteddate convertedopportunityid conversiondate closeddate dateconversion "
     "dateclosed convertedat"},
    {"owner", "owner", "recordowner leadowner ownerid hubspotownerid owner salesperson userid assigneduser"},
    {"owner", "none", "salesteam teamid"},  // nobody in particular
    {"opt_out", "email_opt_out",
     "emailoptout hasoptedoutofemail donotallowemails donotemail webtoleademailoptout unsubscribed"},
    {"opt_out", "do_not_call", "donotcall"},
    {"website", "website", "website websiteurl"},
    {"budget_or_amount", "budget", "budgetamount budget totalbudget"},
    {"budget_or_amount", "budget_status", "budgetstatus"},
    {"budget_or_amount", "deal_amount",
     "amount expectedrevenue estvalue estimatedamount opportunityamount partnerannualcontractvalue total nettotal"},
    {"budget_or_amount", "none", "recurringrevenues leadcurrencycode"},  // a month of it, and in what
    {"timeline", "expected_close",
     "closedate closingdate estclosedate estimatedclosedate expectedclosing datedeadline"},
    {"timeline", "purchase_timeframe", "purchasetimeframe"},
    {"timeline", "timeline", "timeline"},
    {"decision_maker", "buying_role", "hsbuyingrole primarycontactrole"},
    {"decision_maker", "seniority", "seniority"},
    {"decision_maker", "decision_maker", "decisionmaker authority"},
    {"decision_maker", "purchase_process", "purchaseprocess"},
    {"decision_maker", "none", "hspersona"},  // a segment of marketing
    {"need", "need", "need"},
    {"need", "interest", "confirminterest"},
    {"need", "none", "evaluatefit"},  // the CRM's own verdict
};

// Names that one CRM uses for another thing than the rest.
const std::map<std::pair<std::string_view, std::string_view>, std::string_view> of_one_crm = {
    {{"Mautic", "title"}, "none"},                                  // Mr. or Mrs.
    {{"Google Cloud partner leads (REST JSON)", "title"}, "none"},  // of the lead, not the person
    {{"Google Cloud partner leads (REST JSON)", "leadcurrencycode"}, "currency"},
};

std::string squeezed(std::string_view header) {
    std::string word;
    for (const char byte : header)
        if (std::isalnum(static_cast<unsigned char>(byte)))
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    return word;
}

bool has_word(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

std::string expected_field(const std::string& crm, const std::string& group, const std::string& header) {
    const std::string word = squeezed(header);
    if (const auto found = of_one_crm.find({crm, word}); found != of_one_crm.end()) return std::string(found->second);
    for (const Expectation& row : expectations)
        if (row.group == group && has_word(row.words, word)) return std::string(row.field);
    return "?";
}

std::vector<std::string> csv_cells(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char byte : line) {
        if (byte == '"') {
            quoted = !quoted;
        } else if (byte == ',' && !quoted) {
            cells.emplace_back();
        } else if (byte != '\r') {
            cells.back() += byte;
        }
    }
    return cells;
}

struct CrmHeader {
    std::string crm, group, header;
};

std::vector<CrmHeader> read_crm_headers() {
    std::vector<CrmHeader> headers;
    std::ifstream file(LEADQUAL_SHARED "/crm_headers.csv");
    std::string line;
    std::getline(file, line);  // crm,canonical,header,grade,from_memory
    while (std::getline(file, line)) {
        const auto cells = csv_cells(line);
        REQUIRE(cells.size() == 5);
        if (cells[3].find_first_of("AB") != std::string::npos) headers.push_back({cells[0], cells[1], cells[2]});
    }
    return headers;
}

}  // namespace

TEST_CASE("95 % of the names of real CRMs mean what their makers meant", "[lead][headers]") {
    const auto headers = read_crm_headers();
    if (headers.empty()) {
        WARN("skipped: no " LEADQUAL_SHARED "/crm_headers.csv");
        return;
    }
    std::map<std::string, std::vector<std::string>> of_crm;
    for (const auto& [crm, group, header] : headers) of_crm[crm].push_back(header);

    std::size_t right = 0, fields = 0, right_fields = 0;
    std::set<std::string> wrong;
    std::string misses;
    for (const auto& [crm, group, header] : headers) {
        CAPTURE(crm, group, header);
        const std::string expected = expected_field(crm, group, header);
        CHECK(expected != "?");  // a name that the table above does not know
        // Beside the other names of its CRM, a header may step back behind a better one, or mean something else.
        const auto& neighbours = of_crm[crm];
        const auto at = static_cast<std::size_t>(std::ranges::find(neighbours, header) - neighbours.begin());
        const Field* const beside = fields_of_columns(neighbours)[at];
        const Field* const alone = field_for_header(header);
        const bool is_special = of_one_crm.contains({crm, squeezed(header)});
        const std::string meaning(name_of(beside || is_special ? beside : alone));
        const bool is_right = meaning == expected;
        right += is_right;
        if (expected != "none") ++fields, right_fields += is_right;
        if (!is_right) misses += "\n  " + header + " (" + crm + "): " + expected + ", but taken for " + meaning;
        if (!is_right && meaning != "none") wrong.insert(header);
    }
    WARN(right << " of " << headers.size() << " names graded A or B are right, " << right_fields << " of the " << fields
               << " that are a field; the others:" << misses);
    CHECK(headers.size() > 300);
    // Google calls the lead's own name title; there and at Oracle customer is a name, which no yes or no is read from.
    CHECK(wrong == std::set<std::string>{"title", "customer", "Customer"});
    CHECK(right * 100 >= headers.size() * 95);
    CHECK(right_fields * 100 >= fields * 95);
}

TEST_CASE("the headers of real lead files mean what is below them", "[lead][headers]") {
    struct {
        std::string file;
        std::vector<std::pair<std::string, std::string>> columns;  // those that are a field; all others are none
    } const files[] = {
        {"salesforce/powerbi_Lead.csv",
         {{"LastName", "last_name"},
          {"FirstName", "first_name"},
          {"Name", "full_name"},
          {"Title", "job_title"},
          {"Company", "company"},
          {"Phone", "phone"},
          {"MobilePhone", "mobile"},
          {"Email", "email"},
          {"Website", "website"},
          {"LeadSource", "lead_source"},
          {"Status", "status"},
          {"Industry", "industry"},
          {"AnnualRevenue", "annual_revenue"},
          {"NumberOfEmployees", "employees"},
          {"OwnerId", "owner"},
          {"IsConverted", "converted"},
          {"LastActivityDate", "last_activity_date"}}},
        {"salesforce/easy-spaces_Lead_Data.csv",
         {{"City", "city"},
          {"Company", "company"},
          {"Country", "country"},
          {"Email", "email"},
          {"FirstName", "first_name"},
          {"Industry", "industry"},
          {"LastName", "last_name"},
          {"MobilePhone", "mobile"},
          {"State", "region"},
          {"Status", "status"},
          {"Title", "job_title"}}},
        {"salesforce/easy-spaces_Leads.json",
         {{"City", "city"},
          {"Company", "company"},
          {"Country", "country"},
          {"Email", "email"},
          {"FirstName", "first_name"},
          {"Industry", "industry"},
          {"LastName", "last_name"},
          {"MobilePhone", "mobile"},
          {"State", "region"},
          {"Title", "job_title"},
          {"NumberOfEmployees", "employees"}}},
        {"salesforce/ecars_Leads.json",
         {{"FirstName", "first_name"},
          {"LastName", "last_name"},
          {"MobilePhone", "mobile"},
          {"Email", "email"},
          {"Company", "company"},
          {"LeadSource", "lead_source"}}},
        {"mautic/contacts.csv", {{"email", "email"}, {"firstname", "first_name"}, {"lastname", "last_name"}}},
        {"mautic/fakeleaddata.csv",  // its title is Mr. or Mrs.
         {{"firstname", "first_name"},
          {"lastname", "last_name"},
          {"city", "city"},
          {"state", "region"},
          {"country", "country"},
          {"email", "email"},
          {"phone", "phone"},
          {"company", "company"},
          {"website", "website"},
          {"points", "crm_score"}}},
        {"frappe/leads.json",
         {{"first_name", "first_name"},
          {"last_name", "last_name"},
          {"email", "email"},
          {"mobile_no", "mobile"},
          {"organization", "company"},
          {"job_title", "job_title"},
          {"source", "lead_source"},
          {"status", "status"},
          {"lead_owner", "owner"}}},
        {"x_education/Leads.csv",  // its last activity is what it was, not when
         {{"Lead Source", "lead_source"},
          {"Do Not Email", "email_opt_out"},
          {"Do Not Call", "do_not_call"},
          {"Converted", "converted"},
          {"TotalVisits", "visits"},
          {"Total Time Spent on Website", "time_on_site"},
          {"Country", "country"},
          {"City", "city"}}},
        {"bank/bank-full.csv", {{"job", "job_title"}}},  // its campaign counts calls, its contact is a telephone
    };
    for (const auto& [name, expected] : files) {
        const std::string path = LEADQUAL_SHARED "/data/" + name;
        if (!std::ifstream(path)) {
            WARN("skipped: no " << path);
            continue;
        }
        const auto columns = open_leads(path, {})->columns();
        const auto fields = fields_of_columns(columns);
        REQUIRE(fields.size() == columns.size());
        std::map<std::string, std::string> wanted(expected.begin(), expected.end());
        for (std::size_t at = 0; at < columns.size(); ++at) {
            INFO(name << ": " << columns[at]);
            CHECK(name_of(fields[at]) == (wanted.contains(columns[at]) ? wanted[columns[at]] : "none"));
            wanted.erase(columns[at]);
        }
        CHECK(wanted.empty());
    }
}

}  // namespace leadqual
