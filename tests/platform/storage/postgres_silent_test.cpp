// A PostgreSQL that is no longer there, but whose machine still takes connections.
#include <atomic>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "platform/storage/postgres_database.h"
#include "platform/storage/schema.h"
#include "tests/support/catch.h"

namespace candour::platform {

namespace {

// Takes every connection and never says a word.
class SilentServer {
public:
    SilentServer() : listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(listening_, 16) == 0);
        socklen_t size = sizeof address;
        REQUIRE(::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
        taking_ = std::thread([this] {
            for (;;) {
                const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
                if (connection < 0) return;
                connections_.push_back(connection);
                ++taken_;
            }
        });
    }
    ~SilentServer() {
        ::shutdown(listening_, SHUT_RDWR);
        taking_.join();
        ::close(listening_);
        for (const int connection : connections_)
            ::close(connection);
    }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;

    int port() const { return port_; }
    int taken() const { return taken_; }

private:
    int listening_;
    int port_ = 0;
    std::atomic<int> taken_ = 0;
    std::vector<int> connections_;
    std::thread taking_;
};

}  // namespace

// Eight tries of this kind would take more than forty seconds with the usual five for each: a
// device has gone by then, and the threads that serve the others are all taken.
TEST_CASE("a server that never answers is given up after few tries", "[platform]") {
    SilentServer silent;
    const auto opened =
        PostgresDatabase::open("postgresql://candour@127.0.0.1:" + std::to_string(silent.port()) +
                                   "/feedback?connect_timeout=2",
                               std::span(&pool_kind(), 1));
    REQUIRE(opened.error().kind == ErrorKind::Unavailable);
    REQUIRE(opened.error().what.find("cannot reach PostgreSQL database feedback") == 0);
    REQUIRE(silent.taken() >= 2);  // Once again at least, for a server that restarts.
    REQUIRE(silent.taken() <= 4);
}

}  // namespace candour::platform
