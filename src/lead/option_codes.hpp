// (private to lead) What the codes of a CRM's choices stand for.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

/// The codes in a column that bears the name a CRM's schema gives it; nullptr where the header is no such name.
std::shared_ptr<const CellMeanings> option_codes(std::string_view header, std::span<const std::string> columns);

}  // namespace leadqual
