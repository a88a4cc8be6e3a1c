#include "import/column_names.hpp"

#include "import/unreadable.hpp"

#include <fmt/format.h>

namespace leadqual::reading {

namespace {
constexpr std::size_t kMostNotes = 8;
}  // namespace

void ColumnNames::add(std::string_view name) {
    const auto position = names_.size() + 1;
    bytes_ += name.size();
    if (position > most || bytes_ > most_bytes) {
        const auto limit =
            position > most ? fmt::format("{} columns", most) : fmt::format("{} MiB of column names", most_bytes >> 20);
        throw_unreadable({file_}, fmt::format("has more than {}", limit));
    }
    std::string usable(name);
    if (trim(name).empty()) {
        usable = fmt::format("column {}", position);
        note(fmt::format("column {} has no name: called '{}'", position, usable));
    }
    if (!taken_.insert(usable).second) {
        const std::string first = usable;
        auto& number = last_number_[first];
        do usable = fmt::format("{} ({})", first, ++number + 1);
        while (!taken_.insert(usable).second);
        note(fmt::format("column {} is named '{}' like one before it: called '{}'", position,
                         shorten(visible(first), 60), shorten(visible(usable), 70)));
    }
    names_.push_back(std::move(usable));
}

void ColumnNames::note(std::string text) {
    if (++renamed_ <= kMostNotes)
        notes_.push_back(std::move(text));
    else if (renamed_ == kMostNotes + 1)
        notes_.push_back("1 more column was renamed");
    else
        notes_.back() = fmt::format("{} more columns were renamed", renamed_ - kMostNotes);
}

}  // namespace leadqual::reading
