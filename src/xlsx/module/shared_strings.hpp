// (private to the module) The texts that cells share. They are the one part of a workbook that is held whole.
#pragma once

#include "xlsx/module/xml_part.hpp"

namespace leadqual::xlsx {

class SharedStrings final : public XmlListener {
public:
    /// "" for a number that none has.
    std::string_view at(std::size_t number) const noexcept;

    void begin(std::string_view element, const Attributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view text) override;

private:
    std::string texts_, raw_;
    std::vector<std::uint32_t> ends_;
    bool is_text_ = false;
    int phonetic_ = 0;  // depth of what only says how a text is spoken
};

}  // namespace leadqual::xlsx
