#include "format/writing.hpp"

namespace leadqual {

void Writer::accept(Rendered& rendered, std::string& out) {
    if (out.empty())
        out.swap(rendered.bytes);
    else
        out += rendered.bytes;
}

}  // namespace leadqual
