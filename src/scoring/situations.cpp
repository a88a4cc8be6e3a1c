#include <algorithm>
#include <array>

#include "scoring/bits.hpp"

#include "leadqual/scoring.hpp"

namespace leadqual {

namespace {

constexpr unsigned kHashBits = 12;
constexpr std::size_t kMost = 4096;  // then all are forgotten: memory stays bounded, whatever the leads

/// Of a word or two: not worth a call.
bool are_equal(const std::uint64_t* left, const std::uint64_t* right, std::size_t words) noexcept {
    std::uint64_t differing = 0;
    for (std::size_t word = 0; word < words; ++word) differing |= left[word] ^ right[word];
    return differing == 0;
}

/// Everything a verdict says in bits: state of each criterion, fit.
std::vector<const std::uint64_t*> planes_of(const Verdicts& verdicts) {
    std::vector<const std::uint64_t*> planes{verdicts.fit_is_true.data(), verdicts.fit_is_false.data()};
    for (std::size_t criterion = 0; criterion < verdicts.met.size(); ++criterion) {
        planes.push_back(verdicts.met[criterion].data());
        planes.push_back(verdicts.unmet[criterion].data());
    }
    return planes;
}

}  // namespace

void Situations::find(const Verdicts& verdicts, std::size_t rows) {
    const auto planes = planes_of(verdicts);
    const bool graded = !verdicts.grade.empty();               // then a last word has the letters
    const auto words = words_for(planes.size()) + 1 + graded;  // the first word is what the verdict says in bytes
    if (words != words_ || size() >= kMost) {
        words_ = words;
        forget();
    }
    row_keys_.assign(words_for(rows) * 64 * words_, 0);
    for (std::size_t row = 0; row < rows; ++row) {
        std::uint64_t key = static_cast<std::uint16_t>(verdicts.knock_out[row]);
        key = key << 8 | verdicts.line[row];
        key = key << 8 | verdicts.score[row];
        key = key << 8 | verdicts.score_max[row];
        key = key << 8 | static_cast<std::uint8_t>(verdicts.tag[row]);
        key = key << 8 | static_cast<std::uint8_t>(verdicts.could_be[row]);
        row_keys_[row * words_] = key;
    }
    for (std::size_t row = 0; graded && row < rows; ++row) {
        std::uint64_t key = static_cast<std::uint8_t>(verdicts.grade[row]);
        key = key << 8 | static_cast<std::uint8_t>(verdicts.grade_best[row]);
        row_keys_[row * words_ + words_ - 1] = key << 8 | static_cast<std::uint8_t>(verdicts.grade_worst[row]);
    }
    // Eight planes make a byte of the key of each row. Many a plane is empty: files lack what some criteria want.
    auto* const bytes = reinterpret_cast<std::uint8_t*>(row_keys_.data());
    for (std::size_t first = 0; first < planes.size(); first += 8) {
        const auto count = std::min<std::size_t>(8, planes.size() - first);
        for (std::size_t word = 0; word < words_for(rows); ++word) {
            std::array<std::uint64_t, 8> eights{};  // rows, a byte each
            for (std::size_t plane = 0; plane < count; ++plane) {
                const auto bits = planes[first + plane][word];
                if (bits == 0) continue;
                for (std::size_t at = 0; at < 8; ++at)
                    eights[at] |= spread(static_cast<std::uint8_t>(bits >> 8 * at)) << plane;
            }
            std::uint8_t* to = bytes + word * 64 * words_ * 8 + 8 + first / 8;
            for (const auto eight : eights)
                for (std::size_t at = 0; at < 8; ++at, to += words_ * 8)
                    *to = static_cast<std::uint8_t>(eight >> 8 * at);
        }
    }

    of_row_.resize(rows);
    const auto number_rows = [&](auto size_of_key) {
        const std::uint64_t* key = row_keys_.data();
        for (std::size_t row = 0; row < rows; ++row, key += size_of_key) {
            std::uint64_t hash = 0;
            for (std::size_t word = 0; word < size_of_key; ++word) hash = (hash ^ key[word]) * 0x9E3779B97F4A7C15u;
            std::uint32_t& remembered = remembered_[hash >> (64 - kHashBits)];
            // One place for each hash: a situation pushed out is merely numbered anew when it comes again.
            if (remembered == 0 || !are_equal(key, keys_.data() + (remembered - 1) * size_of_key, size_of_key))
                [[unlikely]] {
                last_row_.emplace_back();
                keys_.insert(keys_.end(), key, key + size_of_key);
                remembered = static_cast<std::uint32_t>(size());
            }
            of_row_[row] = remembered - 1;
            last_row_[remembered - 1] = static_cast<std::uint32_t>(row);
        }
    };
    // Most rule sets have up to 31 criteria, and a loop of two rounds is best not to be one.
    if (words_ == 2)
        number_rows(std::integral_constant<std::size_t, 2>{});
    else
        number_rows(words_);
}

void Situations::forget() {
    last_row_.clear();
    keys_.clear();
    remembered_.assign(std::size_t{1} << kHashBits, 0);
    ++edition_;
}

}  // namespace leadqual
