#include "xlsx/module/shared_strings.hpp"

#include "leadqual/xlsx.hpp"
#include "xlsx/module/xml_text.hpp"

#include <fmt/format.h>

namespace leadqual::xlsx {

std::optional<std::string_view> SharedStrings::at(std::size_t number) const noexcept {
    if (number >= ends_.size()) return std::nullopt;
    const auto begin = begin_of(number);
    return std::string_view(texts_).substr(begin, ends_[number] - begin);
}

void SharedStrings::check_size() const {
    if (texts_.size() + raw_.size() - begin_of(ends_.size()) > kLongestCell)
        throw XlsxFault(fmt::format("is no sound xlsx file: shared text {} is over 4 MB", ends_.size()));
    if (texts_.size() + raw_.size() + ends_.size() * sizeof ends_[0] > most_)
        throw XlsxFault("holds over 1 GB of shared texts, which would have to be kept in memory", "export it as csv");
}

void SharedStrings::begin(std::string_view element, const Attributes&) {
    if (element == "rPh") ++phonetic_;
    is_text_ = element == "t" && phonetic_ == 0;
}

void SharedStrings::end(std::string_view element) {
    if (is_text_ && element == "t") {
        append_unescaped(raw_, texts_);
        raw_.clear();
    }
    is_text_ = false;
    if (element == "rPh") --phonetic_;
    if (element != "si") return;
    check_size();
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
}

void SharedStrings::text(std::string_view text) {
    if (!is_text_) return;
    raw_ += text;
    check_size();
}

}  // namespace leadqual::xlsx
