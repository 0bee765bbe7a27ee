// Four words of eleven bits.
#include "sync/protocol/enrol_words.h"

namespace candour::protocol {

namespace {

constexpr std::string_view words_domain = "candour/enrol-words/1";
constexpr std::string_view bundle_domain = "candour/bundle-words/1";
constexpr unsigned bits_per_word = 11;

static_assert(word_count == 1 << bits_per_word);

std::array<std::string_view, 4> four_words(const Hash& hash) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof bits; ++i)
        bits = bits << 8 | hash[i];
    std::array<std::string_view, 4> words;
    for (std::string_view& word : words) {
        word = fingerprint_words()[bits >> (64 - bits_per_word)];
        bits <<= bits_per_word;
    }
    return words;
}

}  // namespace

std::array<std::string_view, 4> words_of(const EnrolTranscript& transcript) {
    // Pin and code by their hashes: every part has a fixed size, so no two transcripts run
    // together.
    return four_words(domain_hash(
        words_domain, {transcript.device_nonce, transcript.server_nonce,
                       transcript.device_key.bytes, hash_of(as_bytes(transcript.pin)),
                       transcript.offline_key.bytes, hash_of(as_bytes(transcript.code))}));
}

std::array<std::string_view, 4> words_of(const BundleContent& content, std::uint64_t version) {
    BundleContent texts = content;
    texts.files.clear();
    return four_words(domain_hash(bundle_domain, {hash_of(as_bytes(std::to_string(version))),
                                                  hash_of(as_bytes(to_json(texts)))}));
}

std::string in_a_row(const std::array<std::string_view, 4>& words) {
    std::string row;
    for (const std::string_view word : words) {
        if (!row.empty()) row += ' ';
        row += word;
    }
    return row;
}

}  // namespace candour::protocol
