// SipHash-2-4 with 128 bits, after the paper of its inventors (Aumasson, Bernstein 2012).
#include <bit>
#include <cstring>
#include <random>

#include "leadqual/base.hpp"

namespace leadqual {

namespace {

/// The four words that a text is stirred into.
struct State {
    std::uint64_t a, b, c, d;

    void stir(int rounds) noexcept {
        while (rounds-- > 0) {
            a += b, b = std::rotl(b, 13) ^ a, a = std::rotl(a, 32);
            c += d, d = std::rotl(d, 16) ^ c;
            a += d, d = std::rotl(d, 21) ^ a;
            c += b, b = std::rotl(b, 17) ^ c, c = std::rotl(c, 32);
        }
    }
    void take(std::uint64_t word) noexcept {
        d ^= word;
        stir(2);
        a ^= word;
    }
    std::uint64_t result() noexcept {
        stir(4);
        return a ^ b ^ c ^ d;
    }
};

static_assert(std::endian::native == std::endian::little, "words are read as they stand");

}  // namespace

KeyedFingerprint keyed_fingerprint(std::string_view bytes, const FingerprintKey& key) noexcept {
    State state{key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d ^ 0xee, key.low ^ 0x6c7967656e657261,
                key.high ^ 0x7465646279746573};
    std::uint64_t last = std::uint64_t{bytes.size()} << 56;
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data(), 8);
        state.take(word);
    }
    std::uint64_t rest = 0;
    if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
    state.take(last | rest);
    KeyedFingerprint fingerprint;
    state.c ^= 0xee;
    fingerprint.low = state.result();
    state.b ^= 0xdd;
    fingerprint.high = state.result();
    return fingerprint;
}

FingerprintKey FingerprintKey::random() {
    std::random_device device;
    const auto word = [&] { return std::uint64_t{device()} << 32 | device(); };
    return {word(), word()};
}

}  // namespace leadqual
