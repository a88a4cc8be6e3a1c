// (private to the module) Text as the cells of a workbook can hold it.
#pragma once

#include <string>
#include <string_view>

namespace leadqual::xlsx {

constexpr std::size_t kLongestText = 32'767;  // characters of a cell

/// As a spreadsheet counts them: a character beyond U+FFFF is two.
std::size_t characters_of(std::string_view utf8) noexcept;

/// What XML cannot hold in the spelling of workbooks, _x000D_ for a carriage return; a text that looks like one is kept
/// from being read as one. Bytes that are not UTF-8 become U+FFFD. False: `text` is good as it is, and `escaped` not
/// touched.
bool escape(std::string_view text, std::string& escaped);
/// The other way, appended to `text`.
void append_unescaped(std::string_view escaped, std::string& text);

/// The longest beginning of `text` of at most kLongestText characters when it is escaped.
std::string_view piece_of(std::string_view text);

}  // namespace leadqual::xlsx
