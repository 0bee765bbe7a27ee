// The server's keys, their files, and the file that they were in before.
#include "sync/server/key_ring.h"

#include <map>
#include <set>

#include "sync/server/key_files.h"
#include "sync/server/key_json.h"
#include "sync/server/key_migration.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

// Files in memory; the power fails at write number `fails_at`, before or after it is done.
class MemoryDisk : public Disk {
public:
    Result<Bytes> read(const std::string& path, std::size_t) override {
        read_paths.insert(path);
        const auto found = files.find(path);
        if (found == files.end()) return Error{ErrorKind::NotFound, path + " does not exist"};
        return found->second;
    }
    Status write(const std::string& path, ByteView bytes, bool secret) override {
        REQUIRE(secret);
        const bool cut = ++writes == fails_at;
        if (!cut || after_it) files[path].assign(bytes.begin(), bytes.end());
        if (cut) return Error{ErrorKind::Unavailable, "the power failed"};
        return Unit{};
    }
    bool exists(const std::string& path) const override { return files.contains(path); }

    std::string text(const std::string& path) { return to_text(files.at(path)); }

    std::map<std::string, Bytes> files;
    std::set<std::string> read_paths;
    int writes = 0;
    int fails_at = 0;
    bool after_it = false;
};

KeyRing some_ring() {
    test::SodiumRandom random;
    KeyRing ring = make_key_ring(test::a_day, random);
    REQUIRE(add_epoch(ring.office, test::a_day + std::chrono::days(30)).ok());
    return ring;
}

// keys.json as the first version wrote it.
nlohmann::json old_file(const KeyRing& ring, const std::vector<protocol::PoolKey>& pool_keys) {
    nlohmann::json file = to_json(ring.office);
    file["format"] = "candour-keys-1";
    file["offline_key"] = to_json(ring.offline_key);
    file["online_key"] = to_json(ring.online.key);
    file["pool_keys"] = nlohmann::json::array();
    for (const protocol::PoolKey& key : pool_keys)
        file["pool_keys"].push_back({{"key", to_base64(key.bytes)}});
    return file;
}

void put(MemoryDisk& disk, const nlohmann::json& file) {
    const std::string text = file.dump();
    disk.files["keys/keys.json"] = Bytes(text.begin(), text.end());
}

}  // namespace

TEST_CASE("fresh keys belong to the month of the day", "[sync]") {
    test::SodiumRandom random;
    const KeyRing ring = make_key_ring(test::a_day, random);
    REQUIRE(ring.office.current_epoch().epoch == "2026-11");
    REQUIRE(ring.office.office_key("2026-11") == &ring.office.office_keys[0]);
    REQUIRE(ring.office.office_key("2026-10") == nullptr);
    REQUIRE(ring.office.message_hash_key.size() == 32);
    REQUIRE(ring.online.offline_key == ring.offline_key.public_key);
}

TEST_CASE("the next month's keys are added once, and become the current ones", "[sync]") {
    KeyRing ring = some_ring();
    REQUIRE(ring.office.current_epoch().epoch == "2026-12");
    REQUIRE(ring.office.office_keys.back().epoch == "2026-12");
    // The current epoch's key opens nearly all cells and is tried first.
    REQUIRE(ring.office.opening_keys().at(0).private_key ==
            ring.office.epoch_keys[1].pair.private_key);
    for (const CivilDay day : {test::a_day, test::a_day + std::chrono::days(30)}) {
        REQUIRE(add_epoch(ring.office, day).error().kind == ErrorKind::Conflict);
    }
    REQUIRE(ring.office.epoch_keys.size() == 2);
}

TEST_CASE("the offline key puts a new online key in the place of the old one", "[sync]") {
    const KeyRing ring = some_ring();
    const OnlineKeys next = rotate_online_key(ring.offline_key, ring.online).take();
    REQUIRE(next.key.public_key != ring.online.key.public_key);
    const auto delegation =
        protocol::decode_delegation(next.delegation, ring.offline_key.public_key).take();
    REQUIRE(delegation.online_key == next.key.public_key);
    REQUIRE(delegation.serial == 2);
    REQUIRE(rotate_online_key(some_ring().offline_key, ring.online).error().kind ==
            ErrorKind::Denied);
}

TEST_CASE("each part of the key ring comes back from its own file, and from no other", "[sync]") {
    const KeyRing ring = some_ring();
    MemoryDisk disk;
    REQUIRE(save_key_ring(ring, disk, "keys").ok());
    REQUIRE(disk.files.size() == 3);
    REQUIRE(has_office_keys(disk, "keys"));

    const OnlineKeys online = load_online_keys(disk, "keys").take();
    REQUIRE(disk.read_paths == std::set<std::string>{"keys/online.json"});
    REQUIRE(online.key.private_key == ring.online.key.private_key);
    REQUIRE(online.delegation == ring.online.delegation);
    REQUIRE(online.offline_key == ring.offline_key.public_key);
    // No private key of another part is in it.
    REQUIRE(disk.text("keys/online.json").find(to_base64(ring.offline_key.private_key)) ==
            std::string::npos);

    REQUIRE(load_offline_key(disk, "keys").value().private_key == ring.offline_key.private_key);
    REQUIRE(to_json(load_office_keys(disk, "keys").value()) == to_json(ring.office));
    disk.files.erase("keys/office.json");
    REQUIRE(load_office_keys(disk, "keys").error().kind == ErrorKind::NotFound);
    REQUIRE_FALSE(has_office_keys(disk, "keys"));
}

TEST_CASE("a file of keys that is wrong says which key, and never what it is", "[sync]") {
    const KeyRing ring = some_ring();
    MemoryDisk disk;
    struct Row {
        const char* file;
        const char* from;
        const char* to;
        const char* place;
    };
    const Row rows[] = {
        {"keys/online.json", "candour-online-key-1", "candour-online-key-9", "is not a file of"},
        {"keys/online.json", "\"online_key\"", "\"online_kex\"", "online_key"},
        {"keys/online.json", "\"delegation\"", "\"delegatiom\"", "delegation"},
        {"keys/offline.json", "\"offline_key\"", "\"offline_kex\"", "offline_key"},
        {"keys/office.json", "\"office_keys\"", "\"office_kexs\"", "office_keys"},
        {"keys/office.json", "\"message_hash_key\"", "\"message_hash_kex\"", "message_hash_key"},
        {"keys/office.json", "{", "[", "is not a file of"},
    };
    for (const Row& row : rows) {
        REQUIRE(save_key_ring(ring, disk, "keys").ok());
        std::string bad = disk.text(row.file);
        bad.replace(bad.find(row.from), std::string(row.from).size(), row.to);
        disk.files[row.file] = Bytes(bad.begin(), bad.end());
        const std::string file = row.file;
        const Error error = file == "keys/online.json"    ? load_online_keys(disk, "keys").error()
                            : file == "keys/offline.json" ? load_offline_key(disk, "keys").error()
                                                          : load_office_keys(disk, "keys").error();
        INFO(row.from);
        REQUIRE(error.what.starts_with(row.file));
        REQUIRE(error.what.find(row.place) != std::string::npos);
    }
}

TEST_CASE("a signing key with one bit turned over is Corrupt, wherever the bit is", "[sync]") {
    const KeyRing ring = some_ring();
    for (const std::size_t byte :
         {std::size_t{0}, std::size_t{31}, std::size_t{32}, std::size_t{63}}) {
        MemoryDisk disk;
        test::MemoryRegistry registry;
        KeyRing bad = ring;
        bad.offline_key.private_key[byte] ^= 1;
        put(disk, old_file(bad, {protocol::make_pool_key()}));
        REQUIRE(split_key_file(disk, "keys", registry, test::a_day).error().kind ==
                ErrorKind::Corrupt);
        REQUIRE(save_offline_key(bad.offline_key, disk, "keys").ok());
        REQUIRE(load_offline_key(disk, "keys").error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("keys that do not belong together are Corrupt", "[sync]") {
    MemoryDisk disk;
    KeyRing ring = some_ring();
    ring.office.epoch_keys[1].pair.public_key.bytes[3] ^= 1;
    REQUIRE(save_office_keys(ring.office, disk, "keys").ok());
    const auto office = load_office_keys(disk, "keys");
    REQUIRE(office.error().kind == ErrorKind::Corrupt);
    REQUIRE(office.error().what.find("epoch_keys[1]") != std::string::npos);
    // The delegation of another online key.
    const KeyRing other = some_ring();
    REQUIRE(save_key_ring(other, disk, "keys").ok());
    nlohmann::json file = nlohmann::json::parse(disk.text("keys/online.json"));
    file["delegation"] =
        to_base64(rotate_online_key(other.offline_key, other.online).value().delegation);
    const std::string text = file.dump();
    disk.files["keys/online.json"] = Bytes(text.begin(), text.end());
    REQUIRE(load_online_keys(disk, "keys").error().kind == ErrorKind::Corrupt);
}

TEST_CASE("the one file of before is split, and its pool keys move to the registry", "[sync]") {
    const KeyRing ring = some_ring();
    const protocol::PoolKey current = protocol::make_pool_key();
    const protocol::PoolKey before = protocol::make_pool_key();
    MemoryDisk disk;
    test::MemoryRegistry registry;
    put(disk, old_file(ring, {current, before}));
    REQUIRE(split_key_file(disk, "keys", registry, test::a_day).ok());
    REQUIRE(to_json(load_office_keys(disk, "keys").value()) == to_json(ring.office));
    REQUIRE(load_online_keys(disk, "keys").value().key.private_key == ring.online.key.private_key);
    REQUIRE(load_offline_key(disk, "keys").value().private_key == ring.offline_key.private_key);
    REQUIRE(registry.keys->current == current.bytes);
    REQUIRE(registry.keys->previous == before.bytes);
    // No secret stays behind, and doing it again changes nothing.
    REQUIRE(disk.text("keys/keys.json").size() < 100);
    const auto files = disk.files;
    REQUIRE(split_key_file(disk, "keys", registry, test::a_day).ok());
    REQUIRE(disk.files == files);
}

TEST_CASE("a power cut at any step of the split loses no key", "[sync]") {
    const KeyRing ring = some_ring();
    const std::vector<protocol::PoolKey> pool_keys = {protocol::make_pool_key(),
                                                      protocol::make_pool_key()};
    int cuts = 0;
    for (int fails_at = 1; fails_at <= 4; ++fails_at) {
        for (const bool after_it : {false, true}) {
            MemoryDisk disk;
            test::MemoryRegistry registry;
            put(disk, old_file(ring, pool_keys));
            disk.fails_at = fails_at;
            disk.after_it = after_it;
            REQUIRE_FALSE(split_key_file(disk, "keys", registry, test::a_day).ok());
            ++cuts;
            disk.fails_at = 0;
            INFO("write " << fails_at << (after_it ? " done" : " not done"));
            REQUIRE(split_key_file(disk, "keys", registry, test::a_day).ok());
            REQUIRE(to_json(load_office_keys(disk, "keys").value()) == to_json(ring.office));
            REQUIRE(load_online_keys(disk, "keys").value().key.private_key ==
                    ring.online.key.private_key);
            REQUIRE(load_offline_key(disk, "keys").ok());
            REQUIRE(registry.keys->current == pool_keys[0].bytes);
            REQUIRE(registry.keys->previous == pool_keys[1].bytes);
        }
    }
    REQUIRE(cuts == 8);
}

TEST_CASE("a cut between the two pool keys hands over the second one later", "[sync]") {
    const std::vector<protocol::PoolKey> pool_keys = {protocol::make_pool_key(),
                                                      protocol::make_pool_key()};
    MemoryDisk disk;
    test::MemoryRegistry registry = test::registry_with(pool_keys[1]);
    put(disk, old_file(some_ring(), pool_keys));
    REQUIRE(split_key_file(disk, "keys", registry, test::a_day).ok());
    REQUIRE(registry.keys->current == pool_keys[0].bytes);
    REQUIRE(registry.keys->previous == pool_keys[1].bytes);
}

TEST_CASE("a key file that cannot be read is left as it is", "[sync]") {
    MemoryDisk disk;
    test::MemoryRegistry registry;
    REQUIRE(split_key_file(disk, "keys", registry, test::a_day).ok());  // There is none.
    nlohmann::json file = old_file(some_ring(), {protocol::make_pool_key()});
    file["online_key"]["public"] = to_base64(Bytes(32));
    put(disk, file);
    const auto files = disk.files;
    REQUIRE(split_key_file(disk, "keys", registry, test::a_day).error().kind == ErrorKind::Corrupt);
    REQUIRE(disk.files == files);
    REQUIRE_FALSE(registry.keys.has_value());
}

}  // namespace candour::server
