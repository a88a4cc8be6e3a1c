#include "scoring/text_table.hpp"

#include "scoring/text_hash.hpp"

namespace leadqual {

TextTable::Slot& TextTable::slot_of(std::string_view text, std::uint64_t hash) noexcept {
    std::size_t at = hash % slots_.size();
    while (!slots_[at].text.empty() && (slots_[at].hash != hash || slots_[at].text != text))
        at = (at + 1) % slots_.size();
    return slots_[at];
}

void TextTable::grow() {
    std::vector<Slot> old(slots_.empty() ? 8 : slots_.size() * 2);
    old.swap(slots_);
    for (Slot& slot : old)
        if (!slot.text.empty()) slot_of(slot.text, slot.hash) = std::move(slot);
}

std::uint64_t& TextTable::operator[](std::string_view text) {
    if (text.empty()) return of_empty_;
    if (slots_.size() < 2 * (texts_ + 1)) grow();  // half of them free: a search ends soon
    const std::uint64_t hash = hash_of(text);
    Slot& slot = slot_of(text, hash);
    if (slot.text.empty()) {
        ++texts_;
        slot.hash = hash;
        slot.text = text;
        lengths_[static_cast<unsigned char>(text[0])] |= length_bit(text.size());
    }
    return slot.value;
}

std::uint64_t TextTable::find_slot(std::string_view text) const noexcept {
    const std::uint64_t hash = hash_of(text);
    const std::size_t last = slots_.size() - 1;  // a power of two less one
    for (std::size_t at = hash & last; !slots_[at].text.empty(); at = (at + 1) & last)
        if (slots_[at].hash == hash && slots_[at].text == text) return slots_[at].value;
    return 0;
}

}  // namespace leadqual
