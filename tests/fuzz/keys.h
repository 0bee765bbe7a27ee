// tests/fuzz/keys.h: an epoch's key pair that is the same in every run, so that a corpus stays
// valid. The protocol's keys are those of tests/sync/protocol/samples.h.
#pragma once

#include <sodium.h>

#include "core/base/check.h"
#include "core/privacy/open.h"

namespace candour::fuzz {

inline privacy::EpochKeyPair epoch_pair() {
    const Bytes seed(crypto_box_SEEDBYTES, 8);
    privacy::EpochKeyPair pair;
    CHECK(crypto_box_seed_keypair(pair.public_key.bytes.data(), pair.private_key.data(),
                                  seed.data()) == 0);
    return pair;
}

}  // namespace candour::fuzz
