// (private to the module) The texts that cells share. They are the one part of a workbook that is held whole.
#pragma once

#include "xlsx/module/xml_part.hpp"

#include <optional>
#include <vector>

namespace leadqual::xlsx {

/// Bytes: far beyond the 32,767 characters that a spreadsheet puts into one.
constexpr std::size_t kLongestCell = std::size_t{4} << 20;

class SharedStrings final : public XmlListener {
public:
    /// `most`: bytes to keep in memory.
    explicit SharedStrings(std::size_t most = std::size_t{1} << 30) noexcept : most_(most) {}
    std::optional<std::string_view> at(std::size_t number) const noexcept;  ///< nothing where there is none

    void begin(std::string_view element, const Attributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view text) override;

private:
    std::size_t begin_of(std::size_t number) const noexcept { return number == 0 ? 0 : ends_[number - 1]; }
    void check_size() const;  // before more is kept

    std::size_t most_;
    std::string texts_, raw_;
    std::vector<std::uint32_t> ends_;
    bool is_text_ = false;
    int phonetic_ = 0;  // depth of what only says how a text is spoken
};

}  // namespace leadqual::xlsx
