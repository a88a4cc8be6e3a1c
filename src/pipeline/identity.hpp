// (private to pipeline) Who a lead is, as far as its file says.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

/// "Lead ID", "lead_id", "LeadId", "Prospect Number", but not "Paid".
bool names_an_id(std::string_view column);

/// Names, company and e-mail of the lead in a row, by field; all columns are located.
std::vector<std::pair<std::string, std::string>> identity_of(const Block& block, std::size_t row,
                                                             const std::vector<std::string>& columns);

/// The columns that tell leads apart: the first that names an id, then those of the fields of identity_of(). With each
/// goes what it is called: id, full_name, company …
std::vector<std::pair<std::string, std::string>> identity_columns(std::span<const std::string> columns);

}  // namespace leadqual
