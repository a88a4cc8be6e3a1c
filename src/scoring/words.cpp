#include "scoring/words.hpp"

#include "leadqual/base.hpp"
#include "scoring/bits.hpp"

#include <algorithm>
#include <utility>

namespace leadqual {

namespace {

struct Range {
    std::uint32_t first, last;
};

// What is no part of a word above ASCII: punctuation, blanks and symbols. All else (letters and digits of every script,
// combining marks) is.
// clang-format off
constexpr Range kBetweenWords[] = {
    {0x80, 0xA9},     {0xAB, 0xB1},     {0xB4, 0xB4},     {0xB6, 0xB8},     {0xBB, 0xBB},     {0xBF, 0xBF},
    {0xD7, 0xD7},     {0xF7, 0xF7},     {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58A},
    {0x5BE, 0x5BE},   {0x5C0, 0x5C0},   {0x5C3, 0x5C3},   {0x5F3, 0x5F4},   {0x609, 0x60D},   {0x61B, 0x61B},
    {0x61D, 0x61F},   {0x66A, 0x66D},   {0x6D4, 0x6D4},   {0x700, 0x70D},   {0x964, 0x965},   {0x970, 0x970},
    {0xE4F, 0xE4F},   {0xE5A, 0xE5B},   {0xF04, 0xF14},   {0x104A, 0x104F}, {0x1360, 0x1368}, {0x1680, 0x1680},
    {0x17D4, 0x17DA}, {0x1800, 0x180A}, {0x2000, 0x200B}, {0x200E, 0x206F}, {0x20A0, 0x20CF}, {0x2190, 0x245F},
    {0x2500, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F},
    {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFEFF}, {0xFF00, 0xFF0F},
    {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
};
// clang-format on

bool is_in_word(std::uint32_t code_point) {
    if (code_point < 0x80) {
        return (code_point >= '0' && code_point <= '9') || (code_point >= 'a' && code_point <= 'z') ||
               (code_point >= 'A' && code_point <= 'Z');
    }
    const auto* range = std::lower_bound(std::begin(kBetweenWords), std::end(kBetweenWords), code_point,
                                         [](const Range& each, std::uint32_t value) { return each.last < value; });
    return range == std::end(kBetweenWords) || code_point < range->first;
}

/// The code point at `at`, which is moved behind it. An invalid byte counts as the Latin-1 letter it most likely is.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    const std::uint8_t first = byte(at);
    const std::size_t length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    if (length > 1 && at + length <= text.size()) {
        std::uint32_t code_point = first & (0x7Fu >> length);
        std::size_t tail = 1;
        for (; tail < length && (byte(at + tail) & 0xC0) == 0x80; ++tail)
            code_point = code_point << 6 | (byte(at + tail) & 0x3F);
        if (tail == length) return at += length, code_point;
    }
    return ++at, first;
}

}  // namespace

void WordMap::mark(std::string_view folded) {
    text_ = folded;
    last_ = folded.size() / 64;  // what ends with the text is behind its last byte
    if (edges_.size() <= last_) edges_.resize(last_ + 1);
    std::uint8_t any = 0;
    for (std::size_t word = 0; word <= last_; ++word) {
        alignas(64) std::uint8_t bytes[64] = {}, belongs[64];
        std::memcpy(bytes, folded.data() + word * 64, std::min<std::size_t>(64, folded.size() - word * 64));
        for (std::size_t i = 0; i < 64; ++i) {
            const auto letter = static_cast<std::uint8_t>((bytes[i] | 0x20) - 'a');
            const auto digit = static_cast<std::uint8_t>(bytes[i] - '0');
            belongs[i] = (letter < 26) | (digit < 10);
            any |= bytes[i];
        }
        edges_[word] = pack(belongs);
    }
    if (any >= 0x80) mark_any_script();
    std::uint64_t before = 0;  // whether the byte before belongs to a word
    for (std::size_t word = 0; word <= last_; ++word) {
        const std::uint64_t in_word = edges_[word];
        edges_[word] = in_word ^ (in_word << 1 | before);
        before = in_word >> 63;
    }
}

void WordMap::mark_any_script() {
    for (std::size_t at = 0; at < text_.size();) {
        const std::size_t here = at;
        if (!is_in_word(next_code_point(text_, at))) continue;
        for (std::size_t i = here; i < at; ++i) set_bit(edges_.data(), i);
    }
}

void Phrases::add(std::string_view phrase, std::uint64_t tests) {
    const std::string folded = fold(phrase);
    WordMap words;
    words.mark(folded);
    WordMap::Place at = words.begin();
    const std::string_view first = words.next(at);
    if (first.empty()) return;
    Phrase added{.rest = {}, .tests = tests, .next = 0};
    for (auto word = words.next(at); !word.empty(); word = words.next(at)) added.rest.emplace_back(word);
    phrases_.push_back(std::move(added));
    phrases_.back().next = std::exchange(by_first_word_[first], phrases_.size());
    all_ |= tests;
}

std::uint64_t Phrases::mentioned_in(const WordMap& words) const noexcept {
    std::uint64_t found = 0;
    WordMap::Place at = words.begin();
    for (auto word = words.next(at); !word.empty() && found != all_; word = words.next(at)) {
        for (auto next = by_first_word_.find(word); next != 0;) {
            const Phrase& phrase = phrases_[next - 1];
            WordMap::Place behind = at;
            const auto follows = [&](const std::string& each) { return words.next(behind) == each; };
            if (std::all_of(phrase.rest.begin(), phrase.rest.end(), follows)) found |= phrase.tests;
            next = phrase.next;
        }
    }
    return found;
}

}  // namespace leadqual
