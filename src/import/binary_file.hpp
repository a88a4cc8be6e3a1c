// (private to import) Files that are no text.
#pragma once

#include <string>
#include <string_view>

namespace leadqual::reading {

/// Throws Error (exit 3) when `begin`, the first bytes of `file`, are those of an xlsx, a zip or the like.
void refuse_binary(std::string_view begin, const std::string& file);
/// The same for csv that is no UTF-16, where many NUL bytes mean no text at all.
void refuse_nul_ridden(std::string_view begin, const std::string& file);

}  // namespace leadqual::reading
