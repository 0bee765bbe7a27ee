// tests/fuzz/key_ring_fuzz.cpp: the server's files of keys, and the one file of before.
#include "sync/server/key_files.h"
#include "sync/server/key_json.h"
#include "sync/server/key_migration.h"
#include "tests/fuzz/keys.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"
#include "tests/sync/sync_world.h"

namespace candour::fuzz {

namespace {

// Whatever file is asked for holds the same bytes; what is written is kept apart.
class AnyFile : public Disk {
public:
    explicit AnyFile(ByteView bytes) : bytes_(bytes.begin(), bytes.end()) {}
    Result<Bytes> read(const std::string& path, std::size_t size_max) override {
        if (written.contains(path)) return written[path];
        if (bytes_.size() > size_max) return Error{ErrorKind::Invalid, path + " is too large"};
        return bytes_;
    }
    Status write(const std::string& path, ByteView bytes, bool) override {
        written[path] = Bytes(bytes.begin(), bytes.end());
        return Unit{};
    }
    bool exists(const std::string&) const override { return true; }

    std::map<std::string, Bytes> written;

private:
    const Bytes bytes_;
};

// What can be read is written so that it can be read again; what cannot says in which file.
template <typename T>
bool comes_back(const Result<T>& read, Status (*save)(const T&, Disk&, const std::string&),
                Result<T> (*load)(Disk&, const std::string&), Disk& disk) {
    if (!read.ok()) {
        CHECK(read.error().what.starts_with("keys/"));
        return false;
    }
    CHECK(save(read.value(), disk, "keys").ok() && load(disk, "keys").ok());
    return true;
}

bool splits(ByteView input) {
    AnyFile disk(input);
    test::MemoryRegistry registry;
    const bool split = server::split_key_file(disk, "keys", registry, test::a_day).ok();
    if (!split) {
        CHECK(disk.written.empty() && !registry.keys.has_value());
    } else if (!disk.written.empty()) {
        CHECK(server::load_online_keys(disk, "keys").ok() && registry.keys.has_value());
    }
    return split;
}

}  // namespace

bool accepts(ByteView input) {
    AnyFile disk(input);
    const bool offline = comes_back(server::load_offline_key(disk, "keys"),
                                    server::save_offline_key, server::load_offline_key, disk);
    const bool online = comes_back(server::load_online_keys(disk, "keys"), server::save_online_keys,
                                   server::load_online_keys, disk);
    const bool office = comes_back(server::load_office_keys(disk, "keys"), server::save_office_keys,
                                   server::load_office_keys, disk);
    const bool old = splits(input);
    return offline || online || office || old;
}

std::vector<Bytes> seeds() {
    server::KeyRing ring{.offline_key = sample::offline_key(),
                         .online = {.key = sample::online_key(),
                                    .delegation = sample::signer().delegation,
                                    .offline_key = sample::offline_key().public_key},
                         .office = {.epoch_keys = {{"2026-11", epoch_pair()}},
                                    .office_keys = {{"2026-11", {}}},
                                    .message_hash_key = Bytes(32, 1)}};
    nlohmann::json old = server::to_json(ring.office);
    old["format"] = "candour-keys-1";
    old["offline_key"] = server::to_json(ring.offline_key);
    old["online_key"] = server::to_json(ring.online.key);
    old["pool_keys"] = {{{"key", to_base64(sample::pool_key().bytes)}}};
    std::vector<Bytes> seeds = {bytes_of(old.dump())};
    AnyFile disk({});
    CHECK(server::save_key_ring(ring, disk, "keys").ok());
    for (const auto& [path, bytes] : disk.written)
        seeds.push_back(bytes);
    return seeds;
}

}  // namespace candour::fuzz
