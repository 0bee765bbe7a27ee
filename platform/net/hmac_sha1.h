// platform/net/hmac_sha1.h: HMAC-SHA-1 (RFC 2104) through OpenSSL, for second factors only.
#pragma once

#include "core/base/bytes.h"

namespace candour::platform {

// 20 bytes.
Bytes hmac_sha1(ByteView key, ByteView message);

}  // namespace candour::platform
