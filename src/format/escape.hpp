// (private to format) Text made safe for the format it is written to.
#pragma once

#include <string>
#include <string_view>

namespace leadqual::writing {

/// Whether a csv cell must be quoted to be read back as `text`.
bool needs_csv_quotes(std::string_view text, char delimiter) noexcept;

/// Whether a spreadsheet would run `text` as a formula: after blanks it begins with = + - @ (also full-width), or it
/// begins with a tab or line break. Plain numbers and telephone numbers do not count.
bool runs_as_formula(std::string_view text) noexcept;

/// As visible(), without a detour for text that is printable ASCII anyway.
void append_visible(std::string_view text, std::string& out);

}  // namespace leadqual::writing
