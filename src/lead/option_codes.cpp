#include "lead/option_codes.hpp"

#include <algorithm>

namespace leadqual {

void CellMeanings::add(std::string_view text, std::string_view meaning) {
    meanings_.emplace_back(fold(trim(text)), meaning);
}

void CellMeanings::add_all(const CellMeanings& others) {
    meanings_.insert(meanings_.end(), others.meanings_.begin(), others.meanings_.end());
}

const std::string* CellMeanings::find(std::string_view trimmed) const {
    thread_local std::string folded;
    fold_into(trimmed, folded);
    const auto found = std::ranges::find(meanings_, folded, &std::pair<std::string, std::string>::first);
    return found == meanings_.end() ? nullptr : &found->second;
}

namespace {

struct OptionCode {
    std::string_view column;  // folded
    std::string_view code, meaning;
};

// A number is a code only in a column that bears the name of the CRM's schema; under a label ("Budget Status") it is
// whatever the file means by it.
constexpr OptionCode options[] = {
    // Dynamics 365. Source of all rows with a number: Microsoft's reference of the Lead table in Dataverse, choices of
    // the columns BudgetStatus, PurchaseTimeFrame, Need, PurchaseProcess, LeadQualityCode, StateCode, StatusCode and
    // SalesStage. What HubSpot keeps (BAD_TIMING, salesqualifiedlead) is words already, and stays what rules name it.
    {"budgetstatus", "0", "No Committed Budget"},
    {"budgetstatus", "1", "May Buy"},
    {"budgetstatus", "2", "Can Buy"},
    {"budgetstatus", "3", "Will Buy"},
    {"purchasetimeframe", "0", "Immediate"},
    {"purchasetimeframe", "1", "This Quarter"},
    {"purchasetimeframe", "2", "Next Quarter"},
    {"purchasetimeframe", "3", "This Year"},
    {"purchasetimeframe", "4", ""},
    {"need", "0", "Must have"},
    {"need", "1", "Should have"},
    {"need", "2", "Good to have"},
    {"need", "3", "No need"},
    {"purchaseprocess", "0", "Individual"},
    {"purchaseprocess", "1", "Committee"},
    {"purchaseprocess", "2", ""},
    {"leadqualitycode", "1", "Hot"},
    {"leadqualitycode", "2", "Warm"},
    {"leadqualitycode", "3", "Cold"},
    {"statecode", "0", "Open"},
    {"statecode", "1", "Qualified"},
    {"statecode", "2", "Disqualified"},
    {"statuscode", "1", "New"},
    {"statuscode", "2", "Contacted"},
    {"statuscode", "3", "Qualified"},
    {"statuscode", "4", "Lost"},
    {"statuscode", "5", "Cannot Contact"},
    {"statuscode", "6", "No Longer Interested"},
    {"statuscode", "7", "Canceled"},
    {"salesstage", "0", "Qualify"},
    {"decisionmaker", "completed", "yes"},
    {"decisionmaker", "mark complete", "no"},
};

// Names that no one but Dynamics gives a column.
constexpr std::string_view of_dynamics[] = {"budgetstatus", "purchasetimeframe", "purchaseprocess", "leadqualitycode",
                                            "leadid"};

bool is_from_dynamics(std::span<const std::string> columns) {
    return std::ranges::any_of(columns, [](const std::string& column) {
        return std::ranges::find(of_dynamics, fold(trim(column))) != std::end(of_dynamics);
    });
}

}  // namespace

std::shared_ptr<const CellMeanings> option_codes(std::string_view header, std::span<const std::string> columns) {
    const std::string name = fold(trim(header));
    std::shared_ptr<CellMeanings> meanings;
    for (const OptionCode& row : options) {
        if (row.column != name) continue;
        if (!meanings && !is_from_dynamics(columns)) return nullptr;  // "need" may be anybody's
        if (!meanings) meanings = std::make_shared<CellMeanings>();
        meanings->add(row.code, row.meaning);
    }
    return meanings;
}

}  // namespace leadqual
