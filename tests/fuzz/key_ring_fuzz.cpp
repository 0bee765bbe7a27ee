// tests/fuzz/key_ring_fuzz.cpp: the server's files of keys, and the one file that they were before.
#include "sync/server/key_files.h"
#include "sync/server/key_migration.h"
#include "sync/server/key_ring.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/keys.h"
#include "tests/fuzz/memory_disk.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"
#include "tests/support/memory_registry.h"
#include "tests/sync/sync_world.h"

namespace candour::fuzz {

namespace {

constexpr const char* folder = "keys";

enum Way : unsigned { Offline, Online, Office, Before };

constexpr const char* paths[] = {"keys/offline.json", "keys/online.json", "keys/office.json",
                                 "keys/keys.json"};

// What was read is written and read again without a change.
template <typename Keys>
bool comes_back(MemoryDisk& disk, Result<Keys> (*load)(Disk&, const std::string&),
                Status (*save)(const Keys&, Disk&, const std::string&), const char* path) {
    const Result<Keys> keys = load(disk, folder);
    if (!keys.ok()) {
        CHECK(keys.error().what.find(path) != std::string::npos);
        return false;
    }
    CHECK(save(keys.value(), disk, folder).ok());
    const Bytes written = disk.files.at(path);
    const Result<Keys> again = load(disk, folder);
    CHECK(again.ok() && save(again.value(), disk, folder).ok() && disk.files.at(path) == written);
    return true;
}

bool splits(MemoryDisk& disk) {
    const Bytes before = disk.files.at(paths[Before]);
    test::MemoryRegistry registry;
    if (!server::split_key_file(disk, folder, registry, test::a_day).ok()) {
        CHECK(disk.files.at(paths[Before]) == before);
        return false;
    }
    return server::load_online_keys(disk, folder).ok() &&
           server::load_office_keys(disk, folder).ok();
}

server::KeyRing ring() {
    return {.offline_key = sample::offline_key(),
            .online = {.key = sample::online_key(),
                       .delegation = sample::signer().delegation,
                       .offline_key = sample::offline_key().public_key},
            .office = {.epoch_keys = {{"2026-11", epoch_pair()}},
                       .office_keys = {{"2026-11", {}}},
                       .message_hash_key = Bytes(32, 1)}};
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 4;
    MemoryDisk disk;
    disk.files[paths[way]] = input.rest();
    if (way == Before) return splits(disk);
    if (way == Online) {
        return comes_back(disk, server::load_online_keys, server::save_online_keys, paths[way]);
    }
    if (way == Office) {
        return comes_back(disk, server::load_office_keys, server::save_office_keys, paths[way]);
    }
    return comes_back(disk, server::load_offline_key, server::save_offline_key, paths[way]);
}

std::vector<Bytes> seeds() {
    MemoryDisk disk;
    CHECK(server::save_key_ring(ring(), disk, folder).ok());
    std::vector<Bytes> found;
    for (const Way way : {Offline, Online, Office})
        found.push_back(Output().byte(way).raw(disk.files.at(paths[way])).bytes());
    return found;
}

}  // namespace candour::fuzz
