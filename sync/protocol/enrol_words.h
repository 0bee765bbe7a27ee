// Four words that a person compares on the device and in the console: 44 bits that both ends
// compute, in enrolment from all that was said, so that they agree only when nobody sits between;
// later from what devices were given, so that one that was given something else is found.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sync/protocol/bundle.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

inline constexpr std::size_t word_count = 2048;  // 11 bits a word.

// The list: short plain English words, all lower case, no two alike in their first four letters.
const std::array<std::string_view, word_count>& fingerprint_words();

struct EnrolTranscript {
    Hash device_nonce{};
    Hash server_nonce{};
    SigningPublicKey device_key;
    std::string_view pin;  // Base64, as the device saw it and as the server knows its own.
    SigningPublicKey offline_key;
    std::string_view code;  // As normalised_code().
};

std::array<std::string_view, 4> words_of(const EnrolTranscript& transcript);

// Of a bundle's texts and key, whatever of its files has come yet.
std::array<std::string_view, 4> words_of(const BundleContent& content, std::uint64_t version);

// "apple brook candle dune".
std::string in_a_row(const std::array<std::string_view, 4>& words);

}  // namespace candour::protocol
