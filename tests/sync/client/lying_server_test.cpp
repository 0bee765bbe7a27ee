// Sign-in pages, proxies, strangers and replays between the device and its server.
#include "tests/support/catch.h"
#include "tests/sync/client/upload_window.h"

namespace candour::client {

using test::answer_with;
using test::UploadWindow;

namespace {

using Answer = std::function<Result<NetworkResponse>(const NetworkRequest&)>;

struct Lie {
    const char* name;
    Answer answer;
    ErrorKind kind;
};

Answer always(int status, std::string_view body) {
    return [status, bytes = Bytes(body.begin(), body.end())](const NetworkRequest&) {
        return NetworkResponse{status, bytes};
    };
}

Answer never(ErrorKind kind) {
    return [kind](const NetworkRequest&) { return Error{kind, "no answer"}; };
}

// The honest answer, spoilt.
Answer spoilt(Answer honest, std::function<void(NetworkResponse&)> spoil) {
    return [honest, spoil](const NetworkRequest& request) {
        NetworkResponse response = honest(request).take();
        spoil(response);
        return response;
    };
}

Answer by_a_stranger() {
    return [](const NetworkRequest& request) {
        const protocol::Acknowledgement ack{.body_hash = protocol::hash_hex(request.body),
                                            .batches = 2,
                                            .cells_stored = 32,
                                            .server_epoch = "evil",
                                            .generation = 1,
                                            .horizon = 1,
                                            .time_s = 0};
        return NetworkResponse{200, protocol::encode_ack(ack, protocol::make_signing_key_pair())};
    };
}

void require_unmoved(UploadWindow& window, const std::vector<Lie>& lies) {
    const auto before = window.outbox.state();
    for (const Lie& lie : lies) {
        window.network.answer = lie.answer;
        const auto report = window.run();
        INFO(lie.name);
        REQUIRE_FALSE(report.ok());
        REQUIRE(report.error().kind == lie.kind);
        REQUIRE(window.outbox.state() == before);
    }
}

}  // namespace

TEST_CASE("lying answers change nothing on the device", "[sync]") {
    UploadWindow window;
    // An honest answer to an earlier request, to be replayed.
    REQUIRE(window.run().ok());
    const Bytes older = test::ask(window.intake, window.network.requests[0]).value().body;
    window.fill(20);
    const Answer honest = answer_with(window, [](protocol::Acknowledgement&) {});
    const auto half = [](NetworkResponse& response) {
        response.body.resize(response.body.size() / 2);
    };
    require_unmoved(
        window,
        {{"a sign-in page", always(200, "<html>Free Wi-Fi: sign in</html>"), ErrorKind::Denied},
         {"nothing", always(200, ""), ErrorKind::Denied},
         {"an older word of the server", always(200, to_text(older)), ErrorKind::Denied},
         {"half of its word", spoilt(honest, half), ErrorKind::Denied},
         {"the word of a stranger", by_a_stranger(), ErrorKind::Denied}});
}

TEST_CASE("refusals and cuts change nothing on the device", "[sync]") {
    UploadWindow window;
    window.fill(20);
    const Answer honest = answer_with(window, [](protocol::Acknowledgement&) {});
    const auto created = [](NetworkResponse& response) { response.status = 201; };
    require_unmoved(
        window, {{"no link", never(ErrorKind::Unavailable), ErrorKind::Unavailable},
                 {"another server's TLS key", never(ErrorKind::Denied), ErrorKind::Denied},
                 {"a refused pool key", always(409, "{}"), ErrorKind::Denied},
                 {"a MAC that does not hold", always(401, "{}"), ErrorKind::Denied},
                 {"a full server", always(503, "{}"), ErrorKind::Unavailable},
                 {"a redirect", always(302, ""), ErrorKind::Unavailable},
                 {"a status that is not 200", spoilt(honest, created), ErrorKind::Unavailable}});
}

TEST_CASE("every changed byte of an acknowledgement leaves the outbox as it was", "[sync]") {
    UploadWindow window;
    window.fill(5);
    const auto honest = answer_with(window, [](protocol::Acknowledgement&) {});
    const auto before = window.outbox.state();
    for (std::size_t place = 0; place < 300; place += 3) {
        window.network.answer = [&](const NetworkRequest& request) {
            NetworkResponse response = honest(request).take();
            REQUIRE(place < response.body.size());
            response.body[place] ^= 0x04;
            return response;
        };
        INFO("byte " << place);
        REQUIRE_FALSE(window.run().ok());
        REQUIRE(window.outbox.state() == before);
    }
}

}  // namespace candour::client
