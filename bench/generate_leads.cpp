// Writes made-up leads to standard output: the same bytes for the same arguments on every machine.
//   generate_leads ROWS [--jsonl] [--quote-all] [--distinct-titles] [--titles FILE]
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Words = std::vector<std::string_view>;

/// A counter, mixed: every number depends on the row, never on what was drawn before it.
class Random {
public:
    explicit Random(std::uint64_t row) : state_(row * 0xD1342543DE82EF95u + 0x632BE59BD9B4E019u) {}
    std::uint64_t next() {
        std::uint64_t value = state_ += 0x9E3779B97F4A7C15u;
        value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
        value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
        return value ^ value >> 32;
    }
    std::uint64_t below(std::uint64_t limit) { return (next() >> 32) * limit >> 32; }
    bool percent(unsigned share) { return below(100) < share; }
    std::string_view one_of(const Words& words) { return words[below(words.size())]; }

private:
    std::uint64_t state_;
};

const Words kColumns = {
    "id",          "first_name",     "last_name",  "email",       "company",        "job_title", "industry",
    "employees",   "annual_revenue", "country",    "budget",      "decision_maker", "need",      "timeline_days",
    "lead_source", "last_activity",  "page_views", "email_opens", "demo_requested", "notes"};
const Words kFirst = {"Aiko",  "Amara",  "André", "Beatriz", "Björn",  "Chloé", "Daniel", "Dewi",
                      "Elena", "Emma",   "Farid", "Grace",   "Hanna",  "Hugo",  "Ines",   "Ivan",
                      "Jack",  "Jürgen", "Kofi",  "Lars",    "Laura",  "Maria", "Martin", "Noah",
                      "Oleg",  "Paula",  "Rosa",  "Samuel",  "Thomas", "Zoë",   "明",     "Ольга"};
const Words kLast = {"Ahmed",  "Almeida", "Brown",    "Castillo", "Dubois", "Eriksson", "Fischer", "García",
                     "Haddad", "Hughes",  "Ito",      "Jansen",   "Keller", "Kowalski", "Lopez",   "Mensah",
                     "Murphy", "Nguyen",  "Novák",    "O'Connor", "Okafor", "Patel",    "Rossi",   "Santoso",
                     "Silva",  "Smith",   "Sørensen", "Tanaka",   "Weber",  "Yılmaz",   "王",      "Петров"};
const Words kBrands = {"Amber", "Boreal", "Cobalt", "Dune",   "Ember", "Fjord", "Grove", "Helix", "Isle",  "Juniper",
                       "Krone", "Lumen",  "Mesa",   "Nimbus", "Onyx",  "Pilot", "Quill", "Ridge", "Sable", "Tidal"};
const Words kTrades = {"Analytics", "Bakeries", "Clinics", "Freight",  "Foods",
                       "Labs",      "Media",    "Power",   "Software", "Tools"};
const Words kForms = {"", " AG", " Ltd", " LLC", ", Inc.", " GmbH", " & Sons", ", S.A."};
const Words kIndustries = {"Software", "Health",    "Manufacturing", "Retail",
                           "Finance",  "Education", "Logistics",     "Energy"};
const Words kCountries = {"Brazil", "Côte d'Ivoire", "France", "Germany", "India",          "Indonesia",    "Japan",
                          "Kenya",  "Mexico",        "Poland", "Türkiye", "United Kingdom", "United States"};
const Words kLevels = {"", "Junior ", "Senior ", "Lead ", "Principal ", "Associate "};
const Words kRoles = {"Accountant",          "Buyer",           "Data Analyst",   "Directory Engineer",
                      "Headcount Planner",   "HR Partner",      "Office Manager", "Ownership Analyst",
                      "Presidential Fellow", "Product Manager", "Sales Agent",    "Software Engineer",
                      "Support Agent",       "UX Designer"};
const Words kDeciders = {
    "CEO",  "Chief Financial Officer", "CTO", "Co-Founder & CTO", "Director of ", "Head of ", "Owner", "PRESIDENT",
    "VP, ", "Vice President of "};
const Words kUnits = {"Data", "Finance", "IT", "Legal", "Marketing", "Operations", "Product", "Sales"};
const Words kDecisionMaker = {"no", "no", "no", "No", "false", "0", "", "unknown", "yes", "Yes", "TRUE", "1"};
const Words kNeed = {"low", "low", "low", "medium", "medium", "high", "critical", ""};
const Words kSources = {"cold_call", "event", "linkedin", "organic_search", "partner", "referral", "web", "webinar"};
const Words kNoteWords = {"asked", "about", "the",     "contract", "and",    "café",   "budget",
                          "from",  "next",  "quarter", "board",    "naïve",  "plan",   "wants",
                          "a",     "demo",  "with",    "security", "review", "before", "March"};

/// What the command line asks for.
struct Wanted {
    std::uint64_t rows = 0;
    bool jsonl = false, quote_all = false, distinct_titles = false;
    std::vector<std::string> titles;  ///< instead of the usual ones, in turns
};

std::string number(std::uint64_t value) { return std::to_string(value); }

std::string two_digits(std::uint64_t value) { return (value < 10 ? "0" : "") + number(value); }

std::string title(Random& random, const Wanted& wanted, std::uint64_t row) {
    if (!wanted.titles.empty()) return wanted.titles[row % wanted.titles.size()];
    std::string text;
    if (random.percent(35)) {
        text = random.one_of(kDeciders);
        if (text.ends_with(' ')) text += random.one_of(kUnits);
    } else {
        text = random.one_of(kLevels);
        text += random.one_of(kRoles);
    }
    return wanted.distinct_titles ? text + " " + number(row) : text;
}

std::string company(Random& random) {
    std::string text(random.one_of(kBrands));
    const bool quoted = random.percent(2);
    text += quoted ? " \"" : " ";
    text += random.one_of(kTrades);
    text += quoted ? "\" " : " ";
    text += number(random.below(5000));
    return text += random.one_of(kForms);
}

/// A draw a line: the order in which operands are evaluated is up to the compiler.
std::string email(Random& random, std::uint64_t row) {
    std::string text = "lead." + number(row) + "@example";
    text += number(random.below(500));
    return text += random.percent(80) ? ".com" : ".io";
}

std::string date(Random& random) {
    std::string text = number(2024 + random.below(2));
    text += "-" + two_digits(1 + random.below(12));
    return text += "-" + two_digits(1 + random.below(28));
}

std::string budget(Random& random) {
    if (random.percent(10)) return "";
    const std::string whole = number((random.percent(50) ? random.below(100) : 100 + random.below(400)) * 100);
    return random.percent(3) ? whole + ".50" : whole;
}

/// A tenth of the notes holds a comma, some a pair of quotes, one in seventy a line break.
std::string notes(Random& random) {
    std::string text;
    if (random.percent(15)) return text;
    const auto kind = random.below(140);
    for (auto left = 1 + random.below(20); left > 0; --left) {
        if (!text.empty()) text += kind < 2 && left % 5 == 0 ? '\n' : ' ';
        text += random.one_of(kNoteWords);
        if (kind >= 2 && kind < 16 && left == 2) text += ',';
        if (kind >= 16 && kind < 26 && left == 2) text += " \"really\"";
    }
    return text;
}

std::array<std::string, 20> lead(std::uint64_t row, const Wanted& wanted) {
    Random random(row);
    const std::string first(random.one_of(kFirst)), last(random.one_of(kLast));
    const std::uint64_t employees = 1 + random.below(random.percent(50) ? 50 : random.percent(80) ? 1'000 : 90'000);
    return {number(row),
            first,
            last,
            email(random, row),
            company(random),
            title(random, wanted, row),
            std::string(random.one_of(kIndustries)),
            number(employees),
            random.percent(5) ? "" : number(employees * (2'000 + random.below(30'000))),
            std::string(random.one_of(kCountries)),
            budget(random),
            std::string(random.one_of(kDecisionMaker)),
            std::string(random.one_of(kNeed)),
            random.percent(8) ? "" : number(1 + random.below(365)),
            std::string(random.one_of(kSources)),
            date(random),
            number(random.below(random.percent(60) ? 8 : 60)),
            number(random.below(20)),
            random.percent(20) ? "yes" : "no",
            notes(random)};
}

void append_csv(std::string& out, std::string_view cell, bool quote) {
    if (!quote && cell.find_first_of(",\"\n") == cell.npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
    out += '"';
}

void append_json(std::string& out, std::string_view cell) {
    out += '"';
    for (const char c : cell) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

Wanted read_words(int count, char** words) {
    Wanted wanted;
    wanted.rows = std::strtoull(words[1], nullptr, 10);
    for (int i = 2; i < count; ++i) {
        const std::string_view word = words[i];
        wanted.jsonl |= word == "--jsonl";
        wanted.quote_all |= word == "--quote-all";
        wanted.distinct_titles |= word == "--distinct-titles";
        if (word != "--titles" || ++i == count) continue;
        std::ifstream file(words[i]);
        for (std::string line; std::getline(file, line);) wanted.titles.push_back(line);
    }
    return wanted;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return std::fputs("how many leads?\n", stderr), 2;
    const Wanted wanted = read_words(count, words);
    std::string out;
    for (std::size_t i = 0; !wanted.jsonl && i < kColumns.size(); ++i)
        append_csv(out += i == 0 ? "" : ",", kColumns[i], wanted.quote_all);
    if (!wanted.jsonl) out += '\n';
    for (std::uint64_t row = 1; row <= wanted.rows; ++row) {
        const auto cells = lead(row, wanted);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (wanted.jsonl) {
                append_json(out += i == 0 ? "{" : ",", kColumns[i]);
                append_json(out += ':', cells[i]);
            } else {
                append_csv(out += i == 0 ? "" : ",", cells[i], wanted.quote_all);
            }
        }
        out += wanted.jsonl ? "}\n" : "\n";
        if (out.size() < 1 << 20 && row < wanted.rows) continue;
        if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return std::perror("writing leads"), 1;
        out.clear();
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
