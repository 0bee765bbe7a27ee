// The disk that loses power, and worlds that come out the same twice.
#include <set>

#include "tests/simulation/campaign.h"
#include "tests/support/catch.h"

namespace candour::simulation {

namespace {

Change write(Inode inode, std::size_t at, std::uint8_t byte, std::size_t size = 1024) {
    Change change;
    change.kind = Change::Kind::Write;
    change.inode = inode;
    change.at = at;
    change.data = std::make_shared<const Bytes>(Bytes(size, byte));
    return change;
}

Change plain(Change::Kind kind, Inode inode = 0, std::size_t at = 0, std::string name = "") {
    Change change;
    change.kind = kind;
    change.inode = inode;
    change.at = at;
    change.name = std::move(name);
    return change;
}

// One file with 1,024 synced bytes of 1, whose name is durable.
DiskState one_file() {
    DiskState disk;
    disk.apply(plain(Change::Kind::Create, 0, 0, "file"));
    disk.apply(write(0, 0, 1));
    disk.apply(plain(Change::Kind::Sync));
    disk.apply(plain(Change::Kind::SyncFolder));
    return disk;
}

}  // namespace

TEST_CASE("a power cut keeps what was synced", "[simulation]") {
    Rng rng(1);
    for (int cut = 0; cut < 100; ++cut) {
        const DiskState left = one_file().after_power_cut(rng);
        REQUIRE(left.contents(left.find("file").value()).whole() == Bytes(1024, 1));
    }
}

TEST_CASE("a power cut keeps, drops or tears what was not synced", "[simulation]") {
    DiskState disk = one_file();
    disk.apply(write(0, 0, 2));
    Rng rng(1);
    std::set<Bytes> seen;
    for (int cut = 0; cut < 200; ++cut) {
        const DiskState left = disk.after_power_cut(rng);
        seen.insert(left.contents(left.find("file").value()).whole());
    }
    REQUIRE(seen.contains(Bytes(1024, 1)));
    REQUIRE(seen.contains(Bytes(1024, 2)));
    REQUIRE(seen.size() > 10);  // Torn in many ways, some with garbage.
}

TEST_CASE("a name that was not synced may be gone, and a removed one back", "[simulation]") {
    DiskState made;
    made.apply(plain(Change::Kind::Create, 0, 0, "file"));
    DiskState removed = one_file();
    removed.apply(plain(Change::Kind::Remove, 0, 0, "file"));
    Rng rng(1);
    std::set<bool> made_seen;
    std::set<bool> removed_seen;
    for (int cut = 0; cut < 100; ++cut) {
        made_seen.insert(made.after_power_cut(rng).find("file").has_value());
        removed_seen.insert(removed.after_power_cut(rng).find("file").has_value());
    }
    REQUIRE(made_seen.size() == 2);
    REQUIRE(removed_seen.size() == 2);
}

TEST_CASE("a copy of a disk does not change with its original", "[simulation]") {
    DiskState disk = one_file();
    const DiskState copy = disk;
    disk.apply(write(0, 100, 9, 1));
    REQUIRE(copy.contents(0).whole() == Bytes(1024, 1));
    REQUIRE(disk.contents(0).whole() != Bytes(1024, 1));
}

TEST_CASE("a stopped program changes nothing any more", "[simulation]") {
    SimDisk disk("machine");
    Rng rng(1);
    REQUIRE(disk.perform("file", plain(Change::Kind::Create, 0, 0, "file")) == IoResult::Ok);
    disk.arm({.kind = Trouble::Kind::PowerCut, .after = 1});
    REQUIRE(disk.perform("file", plain(Change::Kind::SyncFolder)) == IoResult::Ok);
    REQUIRE(disk.perform("file", write(0, 0, 1)) == IoResult::Error);
    REQUIRE(disk.stopped());
    REQUIRE(disk.perform("file", write(0, 0, 1)) == IoResult::Error);
    const std::uint32_t before = disk.start();
    disk.restart(rng);
    REQUIRE_FALSE(disk.alive(before));
    REQUIRE(disk.perform("file", write(0, 0, 1)) == IoResult::Ok);
}

TEST_CASE("the same seed is the same world, and another seed another one", "[simulation]") {
    install_seeded_sodium();
    Parts parts;
    Counters counters;
    const SeedResult first = run_seed(7, {}, parts, counters);
    const SeedResult again = run_seed(7, {}, parts, counters);
    const SeedResult other = run_seed(8, {}, parts, counters);
    REQUIRE_FALSE(first.broken);
    REQUIRE_FALSE(other.broken);
    REQUIRE(first.trace_hash == again.trace_hash);
    REQUIRE(first.trace_hash != other.trace_hash);
}

}  // namespace candour::simulation
