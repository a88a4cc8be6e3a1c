// The domain of an e-mail address, and the domains that anybody can have an address at.
#pragma once

#include <string_view>

namespace leadqual {

/// What follows the last @, as written; data() == nullptr when there is none. "Ana <ana@acme.com>" has acme.com.
std::string_view email_domain(std::string_view email) noexcept;

/// Whether a folded domain belongs to a provider of free mailboxes, so that it says nothing of a company.
bool is_free_email_domain(std::string_view folded_domain) noexcept;

}  // namespace leadqual
