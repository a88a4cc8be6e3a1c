// (private to import) Files that are no text.
#pragma once

#include <string>
#include <string_view>

namespace leadqual::reading {

/// Throws Error (exit 3) when `begin`, the first bytes of `file`, are those of an xlsx, a UTF-16 text or the like.
void refuse_binary(std::string_view begin, const std::string& file);
/// The same for csv, where many NUL bytes mean UTF-16 without a mark, or no text at all.
void refuse_nul_ridden(std::string_view begin, const std::string& file);

}  // namespace leadqual::reading
