// One keyed BLAKE2b-256 over fields, each with its length or of a fixed size, so that no two lists
// of fields give the same bytes.
#pragma once

#include <sodium.h>

#include "core/base/bytes.h"
#include "core/complaint/history_chain.h"

namespace candour::complaint {

class ChainHasher {
public:
    // `domain`: what is hashed, so that a hash of one thing never stands for another.
    ChainHasher(ByteView key, std::string_view domain) {
        CHECK(crypto_generichash_init(&state_, key.empty() ? nullptr : key.data(), key.size(),
                                      sizeof(ChainHash)) == 0);
        text(domain);
    }
    ChainHasher& text(std::string_view value) { return bytes(as_bytes(value)); }
    ChainHasher& number(std::int64_t value) {
        std::array<std::uint8_t, 8> raw{};
        for (std::size_t i = 0; i < raw.size(); ++i)
            raw[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
        return add(raw);
    }
    ChainHasher& bytes(ByteView value) {
        number(static_cast<std::int64_t>(value.size()));
        return add(value);
    }
    ChainHash finish() {
        ChainHash hash{};
        CHECK(crypto_generichash_final(&state_, hash.data(), hash.size()) == 0);
        return hash;
    }

private:
    ChainHasher& add(ByteView raw) {
        crypto_generichash_update(&state_, raw.data(), raw.size());
        return *this;
    }

    crypto_generichash_state state_;
};

}  // namespace candour::complaint
