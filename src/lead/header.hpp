// (private to lead) How the catalogue spells a header, and what it says of one.
#pragma once

#include "leadqual/lead.hpp"

namespace leadqual {

/// normalise_header() without the wrappers of systems (properties., __c) and without accents.
std::string catalogue_spelling(std::string_view header);

/// What a header means by itself.
struct Meaning {
    const Field* field = nullptr;
    unsigned choice = 0;  ///< 0: one of the field's first names; else one of the others, the smaller the better
};
Meaning meaning_of(std::string_view spelling);  ///< of a header in the catalogue's spelling
/// What each column of one file means beside its neighbours, and how sure that is among those that mean the same.
std::vector<Meaning> meanings_beside(std::span<const std::string> columns);

}  // namespace leadqual
