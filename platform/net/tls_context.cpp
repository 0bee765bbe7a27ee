// platform/net/tls_context.cpp: see tls_context.h.
#include "platform/net/tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace candour::platform {

namespace {

constexpr const char* tls12_ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

struct BioFree {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};

std::unique_ptr<BIO, BioFree> reader(const std::string& text) {
    return std::unique_ptr<BIO, BioFree>(
        BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

bool use_identity(SSL_CTX* context, const TlsIdentity& identity) {
    const auto certificate_text = reader(identity.certificate_pem);
    const auto key_text = reader(identity.private_key_pem);
    X509* certificate = PEM_read_bio_X509(certificate_text.get(), nullptr, nullptr, nullptr);
    EVP_PKEY* key = PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr);
    const bool used = certificate != nullptr && key != nullptr &&
                      SSL_CTX_use_certificate(context, certificate) == 1 &&
                      SSL_CTX_use_PrivateKey(context, key) == 1 &&
                      SSL_CTX_check_private_key(context) == 1;
    X509_free(certificate);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return used;
}

// No tickets and no cache: devices never resume, as that would join their connections (architecture
// §4.4). It also saves work and half a kilobyte in each connection.
void forget_sessions(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    // The certificate has signed itself: there is no chain to look for at each handshake.
    SSL_CTX_set_mode(context, SSL_MODE_NO_AUTO_CHAIN);
}

}  // namespace

Result<TlsContext> make_server_tls_context(const TlsIdentity& identity) {
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    if (!context) return Error{ErrorKind::Unavailable, "OpenSSL cannot start"};
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                           SSL_OP_CIPHER_SERVER_PREFERENCE);
    // Idle connections then hold no record buffers.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    CHECK(SSL_CTX_set_cipher_list(context.get(), tls12_ciphers) == 1);
    forget_sessions(context.get());
    if (!use_identity(context.get(), identity)) {
        return Error{ErrorKind::Invalid,
                     "the server's TLS certificate and key cannot be used: they are damaged, or "
                     "not of one pair"};
    }
    return context;
}

}  // namespace candour::platform
