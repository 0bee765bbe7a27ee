// platform/net/tls_context.h: OpenSSL's settings for the server's side.
#pragma once

#include <memory>

#include <openssl/ssl.h>

#include "core/base/result.h"
#include "platform/net/tls_identity.h"

namespace candour::platform {

struct TlsContextFree {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, TlsContextFree>;

// TLS 1.3, or 1.2 with forward secrecy and authenticated encryption; no renegotiation.
// Errors: Invalid when certificate and key cannot be read or do not belong together.
Result<TlsContext> make_server_tls_context(const TlsIdentity& identity);

}  // namespace candour::platform
