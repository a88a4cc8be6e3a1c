// Text in the encodings that files come in.
#pragma once

#include "leadqual/import.hpp"

#include <string>

namespace leadqual::testing {

/// `text` is UTF-8 up to U+00FF; automatic and utf8 leave it as it is. Without a byte order mark.
std::string encoded(const std::string& text, Encoding encoding);

}  // namespace leadqual::testing
