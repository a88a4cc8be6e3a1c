#include "scoring/email.hpp"

namespace leadqual {

std::string_view email_domain(std::string_view email) noexcept {
    const std::size_t at = email.rfind('@');
    if (at == std::string_view::npos) return {};
    const std::string_view rest = email.substr(at + 1);
    const std::string_view domain = rest.substr(0, rest.find_first_of(" \t\r\n>,;)]\"'"));
    return domain.empty() ? std::string_view{} : domain;
}

}  // namespace leadqual
