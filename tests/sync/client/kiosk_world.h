// tests/sync/client/kiosk_world.h: a device in memory that has joined an Office, and the network
// between them.
#pragma once

#include "tests/sync/client/office.h"

namespace candour::test {

// Asks the office, after `meddle` has had its say.
class OfficeNetwork : public Network {
public:
    explicit OfficeNetwork(Office& office) : office_(office) {}

    Result<NetworkResponse> send(const NetworkRequest& request) override {
        requests.push_back(request);
        REQUIRE(request.pinned_key == office_.tls_pin);
        if (before) {
            if (auto said = before(request)) return *said;
        }
        Result<NetworkResponse> response = office_.answer(request);
        if (response.ok() && after) after(request, response.value());
        return response;
    }
    Result<std::string> server_key(const std::string&) override { return office_.tls_pin; }

    std::vector<std::string> paths() const {
        std::vector<std::string> found;
        for (const NetworkRequest& request : requests) {
            const std::string path = request.url.substr(request.url.find("/v1/"));
            found.push_back(path.substr(0, path.find('?')));
        }
        return found;
    }
    std::size_t count(const std::string& path) const {
        const auto all = paths();
        return static_cast<std::size_t>(std::ranges::count(all, path));
    }

    // Answers instead of the office, or nothing.
    std::function<std::optional<Result<NetworkResponse>>(const NetworkRequest&)> before;
    // Changes what the office said.
    std::function<void(const NetworkRequest&, NetworkResponse&)> after;
    std::vector<NetworkRequest> requests;

private:
    Office& office_;
};

inline Error cut() { return Error{ErrorKind::Unavailable, "the connection was cut"}; }

struct KioskWorld {
    Office office;
    OfficeNetwork network{office};
    MemoryOutbox store;
    MemoryBoardCopy board;
    SodiumRandom random;
    protocol::SigningKeyPair device_key = protocol::make_signing_key_pair();
    client::Enrolment joined = office.join_device(store, device_key);

    void fill(std::size_t cells) { REQUIRE(store.add(random_cells(cells, random)).ok()); }
};

}  // namespace candour::test
