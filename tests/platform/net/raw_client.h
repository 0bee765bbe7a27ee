// tests/platform/net/raw_client.h: sends exact bytes to a server, as a hostile client would.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace candour::testing {

enum class Layer { Tcp, Tls };

// A connection to 127.0.0.1; every wait ends after ten seconds.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, Layer layer = Layer::Tls);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return connected_; }
    // False when the server has closed meanwhile.
    bool send(std::string_view bytes);
    // Sends no more, in order; an answer can still be read.
    void end_sending();
    // Closes without a word, as a link that breaks.
    void reset();
    // Everything until the server closes.
    std::string read_to_end();
    // One answer with a Content-Length; what follows it stays unread.
    std::string read_answer();
    // True when the server closes within `limit`; discards what comes before.
    bool is_closed_within(std::chrono::milliseconds limit);
    // "TLSv1.3"
    std::string tls_version() const;
    // Whether the server has given what a later connection could be joined to this one by. Ask
    // after an answer: TLS 1.3 sends it behind the handshake.
    bool can_resume() const;

private:
    int read_some(char* into, int size);

    int socket_ = -1;
    ssl_ctx_st* context_ = nullptr;
    ssl_st* ssl_ = nullptr;
    bool connected_ = false;
};

// The number in "HTTP/1.1 NNN"; 0 when it is no answer.
int status_of(std::string_view answer);

}  // namespace candour::testing
