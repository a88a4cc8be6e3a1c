// Headers that look like a field and are another, or none; and which of several columns for one field is taken.
#include "catch2.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "lead/fields_in.hpp"

namespace leadqual {

using testing::fields_in, testing::name_of;

TEST_CASE("traps: headers that look like a field and are another, or none", "[lead][headers]") {
    struct {
        std::string_view headers, field, reason;
    } const traps[] = {
        // May we write, may we call
        {"Email Opt In|Email Opt-in|Opt-In|Opted In|Double Opt-In|Email Consent|Consent|Marketing Consent|GDPR Consent|"
         "Subscribed|Accepts Marketing|Permission to email|OK to call|Newsletter|Newsletter opt-in",
         "none", "a consent is the opposite of an opt-out"},
        {"Unsubscribed|Email Opt Out|Email Opt-Out|Opted out of email|Has Opted Out of Email|Do Not Email|No Email|"
         "HasOptedOutOfEmail|hs_email_optout|Unsubscribed from all email|Opt Out|Optout",
         "email_opt_out", "the opt-out itself"},
        {"SMS Opt Out|Fax Opt Out|HasOptedOutOfFax|Do not allow Bulk Emails|Opted out of email: One to One|"
         "Unsubscribed from newsletter|Newsletter abgemeldet|Do not allow Mails|Do Not Mail",
         "none", "another channel, or one list, is not all e-mail"},
        {"Email Opt Out Date|Unsubscribed Date|Unsubscribe Reason|Unsubscribe Link|Email Opt Out Reason", "none",
         "a date, reason or link is no yes or no"},
        {"Do Not Contact|Marketing contact status|Subscription Status|Person - Marketing status", "none",
         "more, or less, than e-mail"},
        {"Do Not Call|DoNotCall|Do not allow Phone Calls", "do_not_call", "calls, not e-mail"},

        // E-mail addresses and what is said about them
        {"Email Status|Email Confidence|Email Type|Email Domain|Email Valid|Email Verified|Is Valid Email|Email Count|"
         "Email Source|Email Template|Email Subject|Emails Sent",
         "none", "about the address or our mails, not the address"},
        {"Owner Email|Lead Owner Email|Contact Owner Email|Salesperson Email|Assigned To Email|Account Owner", "none",
         "ours, or of another record"},
        {"Company Email|Parent Email|Referrer Email|Assistant Email|Manager Email|Support Email", "none",
         "reaches someone else"},
        {"Email Bounced Date|Email Bounced Reason|Bounce Rate|Bounce Count", "none", "no yes or no"},
        {"Secondary Email|Alternate Email|Other Email|Work Email|Personal Email|Email 2", "email",
         "an address of the person: a second choice"},

        // Phones
        {"Company Phone|Corporate Phone|HQ Phone|Main Phone|Account Phone|Assistant Phone|Owner Phone|Referrer Phone",
         "none", "the switchboard, or someone else's"},
        {"Phone Extension|Extension|Phone Type|Phone Country Code|Phone Status|Phone Opt In|Fax|Fax Number", "none",
         "no number to call"},
        {"Home Phone|Other Phone|Work Phone|Business Phone|Phone 2", "phone", "the person's: a second choice"},
        {"Mobile App|Mobile Opt In|Mobile Country Code", "none", "no mobile number"},

        // Names
        {"User Name|Username|Middle Name|Nickname|Maiden Name|Name Prefix|Name Suffix|Salutation|Anrede|Tratamiento|"
         "Titel|Titre|Título|Civilité|Sapaan",
         "none", "parts and forms of address that no rule asks for; a degree or Mr. is not a job"},
        {"File Name|Form Name|List Name|Event Name|Product Name|Ad Name|Page Name|Assistant Name|Manager Name|"
         "Spouse Name|Referrer Name|Decision Maker Name|Customer Name|Account Owner Name",
         "none", "names of other things and people"},
        {"Created By|Created By ID|Creator|Last Modified By|Updated By|Referred By|Referrer|Referral|Converted By",
         "none", "people who are neither the lead nor its owner"},
        {"Lead ID|Lead Number|Record ID|Id|Contact ID|Account ID|User ID|External ID|UUID|Prospect ID|Employee ID|"
         "Employee Number|Customer ID|Customer Number|Company ID|Company Number|Deal ID|Parent ID",
         "none", "ids and numbers"},

        // Companies
        {"Company Name for Emails|Cleaned Company Name", "none", "how mails shorten it; the name stands beside it"},
        {"Parent Company|Parent Account|Parent Account Name|Previous Company|Past Company|Former Employer|"
         "Ultimate Parent|Subsidiary of|Competitor|Current Supplier|Partner|Reseller",
         "none", "another company"},
        {"Company Type|Company Description|Company Address|Company Owner|Company LinkedIn Url|Company Founded Year|"
         "Company Keywords|Company Domain Status",
         "none", "about the company, not its name"},
        {"Account Name|Company|Company Name|Organization", "company", "the name itself"},
        {"Company Country|Company City|Company State|Billing Country|Country Code|Country of Birth|Nationality|"
         "State Code|Birth City|Time Zone|Language|Location",
         "none", "the company's seat, a code or a mixture: not the person's country, region, city"},
        {"Estado|Departamento|Département|Service|Canton", "none",
         "state or status, department or province: nobody can tell"},
        {"URL|LinkedIn URL|Person Linkedin Url|Profile URL|Page URL|Source URL|Website Source|Landing Page|"
         "Referrer URL|Facebook|Website Form",
         "none", "another address of the web"},
        {"Sub Industry|SIC Code|NAICS|Secondary Industry|Number of Locations|Number of Opportunities", "none",
         "another classification or count"},

        // Jobs
        {"Previous Title|Previous Job Title|Title Description|Page Title|Deal Title|Lead - Title|Job Description|"
         "Job ID|Job Number|Job Start Date|Position ID|Position in List|Decision Maker Title",
         "none", "another title"},
        {"Seniority Date|Department Head|Manager|Reports To", "none", "another fact, or person"},

        // Money
        {"Expected Revenue|Est. Value|Amount|Deal Value|Opportunity Amount|Estimated Value", "deal_amount",
         "our forecast of the deal: neither their sales nor their budget"},
        {"Budget Currency|Budget Notes|Budget Holder|Budget Owner|Budget Year|Monthly Budget|Ad Budget Spent", "none",
         "not the sum"},
        {"Annual Revenue Currency|Annual Revenue (IDR)|Annual Revenue (Base)|Recurring Revenue|Recurring Revenues|"
         "Monthly Recurring Revenue|MRR|ARR|Weighted Revenue|Total Revenue|Actual Revenue|Revenue Growth",
         "none", "a currency, or what we earn with them"},
        {"Annual Income|Salary|Credit Limit|Balance|Total|Net Total|Value|Price|Discount|Latest Funding "
         "Amount|"
         "Latest Funding|Funding Stage|Funding Date",
         "none", "other sums, and no sums"},
        {"Budget Status|Budget Approved|Has Budget", "budget_status", "whether, not how much"},

        // Verdicts, sources and reasons
        {"Lifecycle Stage|Lead Quality|Lead Profile|Probability|Lead Type|Tags|Persona|Evaluate Fit|Grade|Lead Grade|"
         "Fit|Qualified|Is MQL|MQL Date|SQL Date",
         "none", "what someone concluded already, or when"},
        {"Score Date|Fit Score|Intent Score|Primary Intent Score|Credit Score|Google Rating|Rating Count|Engagement",
         "none", "another score"},
        {"Lead Source Detail|Lead Source Details|Lead Source Description|Source Details|Original Source Drill-Down 1|"
         "Latest Source|Record Source|Medium|utm_medium|utm_term|utm_content|Referral Code|Platform",
         "none", "finer than the source, or another one"},
        {"Campaign Status|Campaign Type|Campaign Member Status|Campaign Cost|Last Campaign Date", "none",
         "about the campaign"},
        {"Lost Reason|Loss Reason|Disqualified Reason|Closed Lost Reason", "status_reason", "why, not whether"},
        {"Won Reason|Lost Date|Deal - Lost time|Reason|Status Date|Last Status Change|Status Changed By|Open|Is Open",
         "none", "not why, or not where it stands"},
        {"Email Status|Marital Status|Deal Status|Order Status|Membership Status|Delivery Status", "none",
         "the status of another thing"},

        // Dates
        {"Last Modified|Last Modified Date|LastModifiedDate|Modified On|(Do Not Modify) Modified On|Updated At|"
         "Last Updated|Date Modified|Last Stage Update|Last Viewed Date",
         "none", "our touch of the record, not the lead's doing"},
        {"Last Activity Type|Last Activity By|Last Notable Activity|Next Activity Type|Next Activity Subject|"
         "Days Since Last Activity|Activity Count|Last Contacted By|First Activity Date|First Contact",
         "none", "what, who, how many, the first: not when the last was"},
        {"Converted Date|ConvertedDate|Conversion Date|Closed Date|Converted Account|ConvertedAccountId|"
         "# Converted Opportunities|Conversion Rate|Is Closed|Closed",
         "none", "a date, an id, a count; closed may be won or lost"},
        {"Next Contact Date|Next Activity Date|Follow Up Date", "follow_up_date", "ahead, not behind"},
        {"Contact Date|Date|Day|Month|Year|Birthday|Birthdate|Start Date|End Date|Due Date|Renewal Date", "none",
         "any day"},
        {"Timeline Notes|Time|Duration|Time to Close|Sales Cycle", "none", "no horizon of theirs"},

        // Words with a second sense
        {"Interests|Interested In|Product Interest|Interest Rate|Product of Interest", "none",
         "what in, or a rate: not whether"},
        {"Current Plan|Subscription Plan|Pricing Plan|Plan Type", "none", "what they subscribed to"},
        {"Priority Support|Needs Follow Up|Need by|Goal Conversion", "none", "another thing"},
        {"Page Views Per Visit|Average Visits|Visit Duration|Open Rate|Click Rate|Emails Delivered", "none",
         "a rate is no count"},
        {"Customer Since|Customer Type|Customer Segment|Customer Success Manager|Client|Number of Customers", "none",
         "no yes or no"},
    };
    for (const auto& [headers, field, reason] : traps) {
        for (std::string_view rest = headers; !rest.empty();) {
            const auto end = std::min(rest.find('|'), rest.size());
            const std::string_view header = rest.substr(0, end);
            INFO("'" << header << "': " << reason);
            CHECK(name_of(field_for_header(header)) == field);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

TEST_CASE("the second choice serves only where the first is not there", "[lead][headers]") {
    CHECK(fields_in({"Work Email", "Email", "Secondary Email"}) == "- email -");
    CHECK(fields_in({"Secondary Email", "Work Email"}) == "- email");
    CHECK(fields_in({"Secondary Email"}) == "email");
    CHECK(fields_in({"Personal Email", "E-Mail-Adresse"}) == "- email");
    CHECK(fields_in({"Home Phone", "Business Phone", "Mobile Phone"}) == "- phone mobile");
    CHECK(fields_in({"Company Size", "Number of Employees"}) == "- employees");
    CHECK(fields_in({"Company Size"}) == "employees");
    CHECK(fields_in({"Revenue", "Annual Revenue"}) == "- annual_revenue");
    CHECK(fields_in({"Amount", "Expected Revenue"}) == "deal_amount -");
    CHECK(fields_in({"Stage", "Lead Status"}) == "- status");
    CHECK(fields_in({"Owner ID", "Owner Name"}) == "- owner");
    CHECK(fields_in({"campaign_id", "campaign_name"}) == "- campaign");
    CHECK(fields_in({"Description", "Comments", "Notes"}) == "- - notes");
    CHECK(fields_in({"Company Name", "Company Name for Emails", "Account Name"}) == "company - -");
    CHECK(fields_in({"Country", "Company Country"}) == "country -");
    CHECK(fields_in({"Razão Social", "Nome Fantasia", "CNPJ"}) == "- company -");
    CHECK(fields_in({"No HP", "No WA"}) == "mobile -");

    // The field's own name first, as it is written, then alike.
    CHECK(fields_in({"Budget", "Total Budget", "budget"}) == "- - budget");
    CHECK(fields_in({"BUDGET", "Total Budget", "Budget__c"}) == "budget - -");

    // What stays equal keeps the field: a run whose rules read it asks which.
    CHECK(fields_in({"Total Budget", "Approved Budget"}) == "budget budget");
    CHECK(fields_in({"BUDGET", "Budget"}) == "budget budget");
    CHECK(fields_in({"Work Email", "Work Email (2)"}) == "email email");
    CHECK(fields_in({"Email", "Email (2)", "Email (x)"}) == "email - -");
    CHECK(fields_in({}) == "");
}

TEST_CASE("a header that means two things is decided by its neighbours", "[lead][headers]") {
    // title: a job, unless a better name of the job is there, or the file is an export of Mautic: then Mr. or Mrs.
    CHECK(fields_in({"title", "firstname", "lastname", "email"}) == "job_title first_name last_name email");
    CHECK(fields_in({"Salutation", "Title"}) == "- job_title");
    CHECK(fields_in({"title", "firstname", "position"}) == "- first_name job_title");
    CHECK(fields_in({"Title", "Job Title"}) == "- job_title");
    CHECK(fields_in({"Title", "Jabatan"}) == "- job_title");
    CHECK(fields_in({"title", "firstname", "zipcode", "points"}) == "- first_name - crm_score");
    CHECK(fields_in({"Title", "First Name", "Points"}) == "job_title first_name crm_score");

    // One name is the whole name, unless a part of it stands beside it.
    CHECK(fields_in({"Nom", "Email"}) == "full_name email");
    CHECK(fields_in({"Nom", "Prénom"}) == "last_name first_name");
    CHECK(fields_in({"Nom", "Nom de famille", "Prénom"}) == "full_name last_name first_name");
    CHECK(fields_in({"Nome", "Empresa"}) == "full_name company");
    CHECK(fields_in({"Nome", "Sobrenome"}) == "first_name last_name");
    CHECK(fields_in({"Nombre", "Apellidos"}) == "first_name last_name");
    CHECK(fields_in({"Nome", "Primeiro nome", "Sobrenome"}) == "full_name first_name last_name");
    CHECK(fields_in({"Vorname", "Name", "Firma"}) == "first_name last_name company");
    CHECK(fields_in({"Vorname", "Nachname", "Name"}) == "first_name last_name full_name");
    CHECK(fields_in({"First Name", "Name"}) == "first_name full_name");
    CHECK(fields_in({"name", "contact_name"}) == "- full_name");  // Odoo: the name of the opportunity

    CHECK(fields_in({"statecode", "statuscode"}) == "status status_reason");
    CHECK(fields_in({"statecode", "countrycode"}) == "- -");
    CHECK(fields_in({"Last Activity", "Last Notable Activity"}) == "- -");
    CHECK(fields_in({"campaign", "pdays", "previous", "poutcome"}) == "- - - -");
}

TEST_CASE("a header alone means what it means in a file of its own", "[lead][headers]") {
    for (const std::string header : {"Email", "Work Email", "Title", "Nom", "Nome", "Name", "Last Activity", "campaign",
                                     "statecode", "Estado", "", "?", "Budget__c", "properties.hs_lead_status"})
        CHECK(fields_in({header}) == (field_for_header(header) ? field_for_header(header)->name : "-"));
}

}  // namespace leadqual
