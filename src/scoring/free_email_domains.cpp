#include "scoring/email.hpp"

#include <algorithm>
#include <iterator>

namespace leadqual {

namespace {

/// Providers with a domain per country: yahoo.fr, yahoo.co.uk, yahoo.com.br.
constexpr std::string_view kInEveryCountry[] = {"gmx",        "hotmail", "live",   "outlook",
                                                "rocketmail", "yahoo",   "yandex", "ymail"};

// clang-format off
constexpr std::string_view kDomains[] = {
    "126.com",        "139.com",       "163.com",        "aim.com",         "alice.it",        "aol.com",
    "arcor.de",       "att.net",       "bigpond.com",    "bk.ru",           "bluewin.ch",      "bol.com.br",
    "btinternet.com", "comcast.net",   "cox.net",        "daum.net",        "duck.com",        "email.com",
    "fastmail.com",   "fastmail.fm",   "foxmail.com",    "free.fr",         "freenet.de",      "gmail.com",
    "googlemail.com", "hanmail.net",   "hey.com",        "hushmail.com",    "icloud.com",      "ig.com.br",
    "inbox.lv",       "inbox.ru",      "interia.pl",     "internode.on.net", "laposte.net",    "libero.it",
    "list.ru",        "mac.com",       "mail.com",       "mail.ru",         "me.com",          "msn.com",
    "naver.com",      "o2.pl",         "online.de",      "op.pl",           "orange.fr",       "pm.me",
    "posteo.de",      "proton.me",     "protonmail.ch",  "protonmail.com",  "qq.com",          "rambler.ru",
    "rediffmail.com", "sapo.pt",       "sbcglobal.net",  "seznam.cz",       "sfr.fr",          "shaw.ca",
    "sina.com",       "sky.com",       "sohu.com",       "sympatico.ca",    "t-online.de",     "telenet.be",
    "terra.com.br",   "tiscali.it",    "tuta.com",       "tutanota.com",    "uol.com.br",      "verizon.net",
    "virgilio.it",    "virginmedia.com", "walla.co.il",  "wanadoo.fr",      "web.de",          "wp.pl",
    "xtra.co.nz",     "yeah.net",      "zoho.com",
};
// clang-format on
static_assert(std::is_sorted(std::begin(kDomains), std::end(kDomains)));
static_assert(std::is_sorted(std::begin(kInEveryCountry), std::end(kInEveryCountry)));

/// "fr", "com", "co.uk", "com.br": an ending under which a country registers names.
bool is_country_ending(std::string_view ending) {
    const std::size_t dot = ending.find('.');
    if (dot == std::string_view::npos) return ending.size() == 2 || ending == "com" || ending == "net";
    return (ending.substr(0, dot) == "co" || ending.substr(0, dot) == "com") && ending.size() == dot + 3;
}

}  // namespace

bool is_free_email_domain(std::string_view folded_domain) noexcept {
    if (std::binary_search(std::begin(kDomains), std::end(kDomains), folded_domain)) return true;
    const std::size_t dot = folded_domain.find('.');
    return dot != std::string_view::npos &&
           std::binary_search(std::begin(kInEveryCountry), std::end(kInEveryCountry), folded_domain.substr(0, dot)) &&
           is_country_ending(folded_domain.substr(dot + 1));
}

}  // namespace leadqual
