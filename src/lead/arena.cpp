#include <algorithm>
#include <cstring>

#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

constexpr std::size_t usual_page = std::size_t{64} << 10;
constexpr std::size_t largest_kept = std::size_t{1} << 20;  // one gigantic cell must not stay for the whole run

}  // namespace

char* Arena::take(std::size_t size) {
    while (page_ < pages_.size() && sizes_[page_] - used_ < size) ++page_, used_ = 0;
    if (page_ == pages_.size()) {
        const std::size_t page = std::max(size, usual_page);
        sizes_.reserve(pages_.size() + 1);
        pages_.push_back(std::make_unique_for_overwrite<char[]>(page));
        sizes_.push_back(page);
        used_ = 0;
    }
    char* const taken = pages_[page_].get() + used_;
    used_ += size;
    return taken;
}

std::string_view Arena::keep(std::string_view text) {
    char* const copy = take(text.size());
    if (!text.empty()) std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

void Arena::clear() noexcept {
    for (std::size_t page = pages_.size(); page-- > 0;) {
        if (sizes_[page] <= largest_kept) continue;
        pages_.erase(pages_.begin() + static_cast<std::ptrdiff_t>(page));
        sizes_.erase(sizes_.begin() + static_cast<std::ptrdiff_t>(page));
    }
    page_ = used_ = 0;
}

}  // namespace leadqual
