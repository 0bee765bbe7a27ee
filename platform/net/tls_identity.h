// platform/net/tls_identity.h: the server's TLS key and certificate, and the pin that devices
// trust.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::platform {

// Both PEM. The private key is a secret: keep it in files of mode 0600.
struct TlsIdentity {
    std::string certificate_pem;
    std::string private_key_pem;
};

// A P-256 key and a certificate signed by itself, valid for ten years. Devices trust the key, by
// its pin, and look at nothing else in the certificate; `names` (host names or IP addresses) are
// for browsers, whose users accept or import the certificate. Errors: Unavailable (OpenSSL).
Result<TlsIdentity> make_tls_identity(const std::vector<std::string>& names);

// Base64 SHA-256 of the certificate's SubjectPublicKeyInfo (RFC 7469 section 2.4).
// Errors: Invalid when it is no certificate.
Result<std::string> pin_of(const std::string& certificate_pem);

}  // namespace candour::platform
