#include "pipeline/kept_rows.hpp"

#include <utility>

namespace leadqual {

/// Where the row with this key is, or would be.
std::size_t KeptRows::place_of(const KeyedFingerprint& key) const noexcept {
    const std::size_t mask = rows_.size() - 1;
    auto place = static_cast<std::size_t>(key.low) & mask;
    while (rows_[place].line != 0 && rows_[place].key != key) place = (place + 1) & mask;
    return place;
}

bool KeptRows::add(const KeptRow& row) {
    KeptRow& kept = rows_[place_of(row.key)];
    if (kept.line != 0) {
        if (row.rank > kept.rank || (row.rank == kept.rank && keep_ == Keep::latest)) kept = row;
        return false;
    }
    kept = row;
    if (++taken_ > rows_.size() / 4 * 3) grow();
    return true;
}

const KeptRow* KeptRows::find(const KeyedFingerprint& key) const noexcept {
    const KeptRow& kept = rows_[place_of(key)];
    return kept.line == 0 ? nullptr : &kept;
}

void KeptRows::grow() {
    const auto before = std::exchange(rows_, std::vector<KeptRow>(2 * rows_.size()));
    for (const auto& row : before)
        if (row.line != 0) rows_[place_of(row.key)] = row;
}

}  // namespace leadqual
