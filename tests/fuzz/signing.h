// tests/fuzz/signing.h: any payload as a signed message, so that mutations get behind the
// signature; and the payload of a message, for seeds.
#pragma once

#include "sync/protocol/delegation.h"
#include "sync/protocol/file_format.h"
#include "sync/protocol/signed_json.h"
#include "tests/sync/protocol/samples.h"

namespace candour::fuzz {

namespace sample = protocol::sample;

inline Bytes signed_online(std::string_view domain, ByteView payload) {
    return protocol::encode_signed(domain, to_text(payload), sample::online_key());
}
inline Bytes signed_by_device(std::string_view domain, ByteView payload) {
    return protocol::encode_signed(domain, to_text(payload), sample::device_key());
}
inline Bytes delegated(std::string_view domain, ByteView payload) {
    return protocol::encode_delegated(domain, to_text(payload), sample::signer());
}

inline Bytes payload_of(std::string_view domain, ByteView message,
                        const protocol::SigningKeyPair& key) {
    const auto payload = protocol::decode_signed(domain, message, key.public_key);
    return Bytes(payload.value().begin(), payload.value().end());
}
inline Bytes payload_of_delegated(std::string_view domain, ByteView message) {
    const auto read = protocol::decode_delegated(domain, message, sample::offline_key().public_key);
    return Bytes(read.value().payload.begin(), read.value().payload.end());
}

// A file of the protocol's format with these bytes after its first line and a checksum that holds.
inline Bytes file_with(std::string_view magic, ByteView bytes) {
    protocol::FileWriter file(magic);
    file.bytes(bytes);
    return file.finish();
}
// The other way round.
inline Bytes inside_of(std::string_view magic, ByteView file) {
    const ByteView inside = file.subspan(magic.size(), file.size() - magic.size() - 32);
    return Bytes(inside.begin(), inside.end());
}

}  // namespace candour::fuzz
