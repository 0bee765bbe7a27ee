// The server's keys and their file.
#include "sync/server/key_ring.h"

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

// One file, in memory.
class OneFile : public Disk {
public:
    Result<Bytes> read(const std::string& path, std::size_t) override {
        if (path != path_) return Error{ErrorKind::NotFound, path + " does not exist"};
        return bytes_;
    }
    Status write(const std::string& path, ByteView bytes, bool secret) override {
        path_ = path;
        bytes_.assign(bytes.begin(), bytes.end());
        secret_ = secret;
        return Unit{};
    }
    bool exists(const std::string& path) const override { return path == path_; }

    std::string path_;
    Bytes bytes_;
    bool secret_ = false;
};

KeyRing some_ring() {
    test::SodiumRandom random;
    KeyRing ring = make_key_ring(test::a_day, random);
    ring.epoch_keys.push_back({"2026-12", privacy::make_epoch_key_pair()});
    ring.office_keys.push_back(make_office_key("2026-12"));
    ring.pool_keys.push_back(protocol::make_pool_key());
    return ring;
}

}  // namespace

TEST_CASE("fresh keys belong to the month of the day", "[sync]") {
    test::SodiumRandom random;
    const KeyRing ring = make_key_ring(test::a_day, random);
    REQUIRE(ring.epoch_keys.at(0).epoch == "2026-11");
    REQUIRE(ring.office_keys.at(0).epoch == "2026-11");
    REQUIRE(ring.message_hash_key.size() == 32);
    REQUIRE(ring.office_key("2026-11") == &ring.office_keys[0]);
    REQUIRE(ring.office_key("2026-10") == nullptr);
}

TEST_CASE("a key ring comes back from its file as it was", "[sync]") {
    const KeyRing ring = some_ring();
    OneFile disk;
    REQUIRE(save_key_ring(ring, disk, "data/keys").ok());
    REQUIRE(disk.path_ == "data/keys/keys.json");
    REQUIRE(disk.secret_);
    const auto read = load_key_ring(disk, "data/keys");
    REQUIRE(read.ok());
    REQUIRE(to_json(read.value()) == to_json(ring));
    REQUIRE(read.value().offline_key.private_key == ring.offline_key.private_key);
    REQUIRE(read.value().pool_keys.at(1).bytes == ring.pool_keys[1].bytes);
    // The current epoch's key opens nearly all cells and is tried first.
    REQUIRE(read.value().opening_keys().at(0).private_key == ring.epoch_keys[1].pair.private_key);
}

TEST_CASE("a file of keys that is wrong says which key, and never what it is", "[sync]") {
    const std::string good = to_json(some_ring());
    struct Row {
        const char* from;
        const char* to;
        const char* place;
    };
    const Row rows[] = {
        {"candour-keys-1", "candour-keys-9", "keys.json is not a file of keys"},
        {"\"offline_key\"", "\"offline_kex\"", "offline_key"},
        {"\"office_keys\"", "\"office_kexs\"", "office_keys"},
        {"\"message_hash_key\"", "\"message_hash_kex\"", "message_hash_key"},
    };
    for (const Row& row : rows) {
        std::string bad = good;
        bad.replace(bad.find(row.from), std::string(row.from).size(), row.to);
        const auto read = parse_key_ring(bad, "keys.json");
        INFO(row.place);
        REQUIRE_FALSE(read.ok());
        REQUIRE(read.error().what.starts_with("keys.json"));
        REQUIRE(read.error().what.find(row.place) != std::string::npos);
    }
    for (const char* broken : {"", "[]", "null", "{", "{\"format\":3}"}) {
        REQUIRE(parse_key_ring(broken, "keys.json").error().what.starts_with("keys.json"));
    }
}

TEST_CASE("a key pair whose halves do not belong together is Corrupt", "[sync]") {
    KeyRing ring = some_ring();
    ring.epoch_keys[1].pair.public_key.bytes[3] ^= 1;
    const auto epoch = parse_key_ring(to_json(ring), "keys.json");
    REQUIRE(epoch.error().kind == ErrorKind::Corrupt);
    REQUIRE(epoch.error().what.find("epoch_keys[1]") != std::string::npos);
    ring = some_ring();
    ring.online_key.public_key = ring.offline_key.public_key;
    REQUIRE(parse_key_ring(to_json(ring), "keys.json").error().what.find("online_key") !=
            std::string::npos);
}

TEST_CASE("a missing file of keys is NotFound", "[sync]") {
    OneFile disk;
    REQUIRE(load_key_ring(disk, "data/keys").error().kind == ErrorKind::NotFound);
}

}  // namespace candour::server
