// platform/net/hmac_sha1.cpp: see hmac_sha1.h.
#include "platform/net/hmac_sha1.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/check.h"

namespace candour::platform {

Bytes hmac_sha1(ByteView key, ByteView message) {
    Bytes mac(20);
    unsigned int size = 0;
    // It fails only for a key that is larger than an int, or without memory.
    CHECK(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
               mac.data(), &size) != nullptr);
    CHECK(size == mac.size());
    return mac;
}

}  // namespace candour::platform
