// tests/support/small_office.cpp: a server that only takes cells, over real TLS, for tests of the
// kiosk program that need no console. It opens what it took, and says how much of it are messages.
//
//   test_small_office ORGANISATION-FILE INVITATION-FILE CODE
//
// Prints its port; reads the address that kiosks are to use; writes the invitation and prints
// "ready". For each further line it prints how many cells it has taken, and how many say nothing.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <string>

#include "platform/net/http_server.h"
#include "platform/net/tls_identity.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/enrolment_code.h"
#include "sync/protocol/hash.h"
#include "tests/sync/client/office.h"

namespace {

using namespace candour;

class SmallOffice {
public:
    explicit SmallOffice(const std::string& organisation_file) {
        std::ifstream file(organisation_file);
        office_.organisation_json = {std::istreambuf_iterator<char>(file), {}};
    }

    protocol::HttpResponse answer(const protocol::HttpRequest& request) {
        if (request.path != "/v1/cells") return {404, {}, {}};
        const auto macs = protocol::decode_mac_header(request.headers.at("candour-mac"));
        if (!macs.ok()) return {400, {}, {}};
        const std::lock_guard lock(mutex_);
        for (const privacy::Cell& cell : protocol::decode_cells(request.body)) {
            if (!office_.stored.insert(cell.id).second) continue;
            const auto opened = privacy::open_cell(cell, {office_.epoch});
            if (opened.ok() && opened.value().dummy) ++dummies_;
        }
        return {200,
                {},
                protocol::encode_ack({.body_hash = protocol::hash_hex(request.body),
                                      .batches = macs.value().size(),
                                      .cells_stored = macs.value().size() * protocol::batch_cells,
                                      .server_epoch = office_.server_epoch,
                                      .generation = office_.generation,
                                      .horizon = office_.horizon,
                                      .time_s = office_.time_s},
                                     office_.signer.key)};
    }

    void write_invitation(const std::string& file, const std::string& code,
                          const std::string& address, const std::string& pin) {
        protocol::Invitation invitation = office_.invitation();
        invitation.server_url = address;
        invitation.server_pin = pin;
        invitation.device_key = protocol::make_signing_key_pair();
        const Bytes locked = protocol::lock_invitation(
            invitation, protocol::normalised_code(code).value(), office_.random);
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(locked.data()),
                   static_cast<std::streamsize>(locked.size()));
    }

    void say_what_it_has() {
        const std::lock_guard lock(mutex_);
        std::printf("%zu %zu\n", office_.stored.size(), dummies_);
        std::fflush(stdout);
    }

private:
    std::mutex mutex_;
    test::Office office_;
    std::size_t dummies_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    SmallOffice office(argv[1]);
    platform::HttpServerOptions options;
    options.identity = platform::make_tls_identity({"127.0.0.1"}).take();
    options.body_bytes_max = protocol::cells_body_bytes_max;
    const std::string pin = platform::pin_of(options.identity.certificate_pem).take();
    auto server = platform::HttpServer::create(
        options, [&](const protocol::HttpRequest& request) { return office.answer(request); });
    if (!server.ok()) return 1;
    server.value()->start();
    std::printf("%d\n", static_cast<int>(server.value()->port()));
    std::fflush(stdout);
    std::string line;
    if (!std::getline(std::cin, line)) return 0;
    office.write_invitation(argv[2], argv[3], line, pin);
    std::puts("ready");
    std::fflush(stdout);
    while (std::getline(std::cin, line))
        office.say_what_it_has();
    return 0;
}
