// (private to lead) How the catalogue spells a header.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

/// normalise_header() without the wrappers of systems (properties., __c) and without accents.
std::string catalogue_spelling(std::string_view header);

}  // namespace leadqual
