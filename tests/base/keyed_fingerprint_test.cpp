// 128 bits that stand for a text.
#include "catch2.hpp"
#include "leadqual/base.hpp"

#include <set>

using namespace leadqual;

static KeyedFingerprint of_bytes(std::size_t size) {
    std::string text;
    for (std::size_t byte = 0; byte < size; ++byte) text += static_cast<char>(byte);
    return keyed_fingerprint(text, {0x0706050403020100, 0x0f0e0d0c0b0a0908});
}

// The key and the texts of the vectors that came with SipHash: bytes that count up from 0.
TEST_CASE("a keyed fingerprint is SipHash-2-4 of 128 bits", "[base]") {
    CHECK(of_bytes(0) == KeyedFingerprint{0xe6a825ba047f81a3, 0x930255c71472f66d});
    CHECK(of_bytes(1) == KeyedFingerprint{0x44af996bd8c187da, 0x45fc229b11597634});
}

TEST_CASE("texts that differ have other fingerprints, and other keys give others", "[base]") {
    std::set<std::pair<std::uint64_t, std::uint64_t>> found;
    const auto add = [&](const KeyedFingerprint& fingerprint) { found.emplace(fingerprint.low, fingerprint.high); };
    const FingerprintKey key{1, 2};
    std::string text;
    for (int size = 0; size < 100; ++size, text += '\0') add(keyed_fingerprint(text, key));
    for (std::size_t at = 0; at < text.size(); ++at)
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto other = text;
            other[at] = static_cast<char>(1u << bit);
            add(keyed_fingerprint(other, key));
        }
    add(keyed_fingerprint(text, key));
    CHECK(found.size() == 100 + 800 + 1);
    CHECK_FALSE(keyed_fingerprint("x", {1, 2}) == keyed_fingerprint("x", {1, 3}));
    CHECK_FALSE(keyed_fingerprint("x", FingerprintKey::random()) == keyed_fingerprint("x", FingerprintKey::random()));
}
