// (private to report) Reports that are shared: who the leads are is masked, what they add up to is not.
#pragma once

#include <string>
#include <string_view>

namespace leadqual::redaction {

std::string name(std::string_view text);   ///< Dana Whitfield: D. W.
std::string email(std::string_view text);  ///< dana@example.com: d…@example.com
std::string phone(std::string_view text);  ///< +1-555-0101: …01
/// `text` with the words of a name as initials, where they stand by themselves.
std::string without_name(std::string_view text, std::string_view name);
/// Any text: what looks like an e-mail address or a phone number in it.
std::string text(std::string_view text);

}  // namespace leadqual::redaction
