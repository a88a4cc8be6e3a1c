#include "xlsx/module/shared_strings.hpp"

#include "leadqual/xlsx.hpp"
#include "xlsx/module/xml_text.hpp"

namespace leadqual::xlsx {

constexpr std::size_t kMostShared = std::size_t{1} << 30;

std::string_view SharedStrings::at(std::size_t number) const noexcept {
    if (number >= ends_.size()) return {};
    const auto begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(texts_).substr(begin, ends_[number] - begin);
}

void SharedStrings::begin(std::string_view element, const Attributes&) {
    if (element == "rPh") ++phonetic_;
    is_text_ = element == "t" && phonetic_ == 0;
    if (is_text_) raw_.clear();
}

void SharedStrings::end(std::string_view element) {
    if (is_text_ && element == "t") append_unescaped(raw_, texts_);
    is_text_ = false;
    if (element == "rPh") --phonetic_;
    if (element != "si") return;
    if (texts_.size() > kMostShared)
        throw XlsxFault("holds over 1 GB of shared texts, which would have to be kept in memory", "export it as csv");
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
}

void SharedStrings::text(std::string_view text) {
    if (!is_text_) return;
    raw_ += text;
    if (raw_.size() > kMostShared) throw XlsxFault("holds a text of over 1 GB", "export it as csv");
}

}  // namespace leadqual::xlsx
