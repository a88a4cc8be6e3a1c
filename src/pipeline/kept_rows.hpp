// (private to pipeline) The one row of each lead that --dedupe keeps.
#pragma once

#include "pipeline/row_ranks.hpp"

namespace leadqual {

/// A row by its place, and its lead by a fingerprint. 32 bytes, because there is one for each lead of the input.
struct KeptRow {
    KeyedFingerprint key;
    std::uint64_t file : 20 = 0, begin : 44 = 0;  ///< of its bytes in the text of the file
    std::uint64_t line : 40 = 0, rank : RowRanks::bits = 0;
    bool is_at(std::uint64_t other_file, std::uint64_t other_begin) const noexcept {
        return file == other_file && begin == other_begin;
    }
};
static_assert(sizeof(KeptRow) == 32);

/// A hash table with room for a power of two rows, of which at most three quarters are taken: 43 to 86 bytes a lead,
/// 128 while it grows.
class KeptRows {
public:
    explicit KeptRows(Keep keep) : keep_(keep), rows_(1024) {}
    /// Takes the rows of the input in order. False when there was one with this key: the better one stays.
    bool add(const KeptRow& row);
    /// nullptr: no row had this key.
    const KeptRow* find(const KeyedFingerprint& key) const noexcept;

private:
    std::size_t place_of(const KeyedFingerprint& key) const noexcept;
    void grow();

    Keep keep_;
    std::vector<KeptRow> rows_;  // line 0: free
    std::size_t taken_ = 0;
};

}  // namespace leadqual
