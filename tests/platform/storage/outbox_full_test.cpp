// A full disk and a full outbox: what a visitor has written is kept with the room that was kept for
// that moment, and staff hear of it before it comes to that.
#include <sys/stat.h>

#include "platform/storage/sqlite_outbox.h"
#include "tests/support/catch.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

// Releasing it makes the small disk large, as a file's blocks do.
class Room : public DiskReserve {
public:
    Status make() override {
        ++made;
        if (refuses) return Error{ErrorKind::Full, "there is no room to keep"};
        return Unit{};
    }
    bool release() override {
        ++released;
        small.reset();
        return has_room;
    }
    void run_out() { small.emplace(4096); }

    std::optional<test::SmallDisk> small;
    int made = 0;
    int released = 0;
    bool has_room = true;
    bool refuses = false;
};

struct Device {
    Device() {
        auto reserve = std::make_unique<Room>();
        room = reserve.get();
        OutboxOptions options;
        options.capacity = 64;
        options.reserve = std::move(reserve);
        options.tell_staff = [this](const std::string& line) { told.push_back(line); };
        outbox = SqliteOutbox::create(path, random, std::move(options)).take();
    }
    std::size_t pending() { return outbox->pending().value().size(); }

    test::SodiumRandom random;
    test::TempFolder folder;
    std::string path = folder.file("outbox.db");
    Room* room = nullptr;
    std::vector<std::string> told;
    std::unique_ptr<SqliteOutbox> outbox;
};

std::int64_t blocks_of(const std::string& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_blocks * 512 : -1;
}

std::vector<std::uint32_t> pending_slots(SqliteOutbox& outbox) {
    std::vector<std::uint32_t> slots;
    for (const store::PendingCell& item : outbox.pending().take())
        slots.push_back(item.slot);
    return slots;
}

}  // namespace

TEST_CASE("on a full disk a message is kept in the room of the reserve, which is made again",
          "[storage]") {
    Device device;
    REQUIRE(device.room->made == 1);
    device.room->run_out();
    REQUIRE(device.outbox->add(test::random_cells(4, device.random)).ok());
    REQUIRE(device.room->released == 1);
    REQUIRE(device.room->made == 2);
    REQUIRE(device.pending() == 4);
    REQUIRE(device.told.empty());
}

TEST_CASE("acknowledgements and settings use the reserve too", "[storage]") {
    Device device;
    REQUIRE(device.outbox->add(test::random_cells(4, device.random)).ok());
    device.room->run_out();
    REQUIRE(device.outbox->acknowledge(pending_slots(*device.outbox), 1).ok());
    device.room->run_out();
    REQUIRE(device.outbox->set_settings({{"a", "1"}, {"b", std::string(9000, 'b')}}).ok());
    device.room->run_out();
    REQUIRE(device.outbox->set_horizon(9).ok());
    device.room->run_out();
    REQUIRE(device.outbox->offer_all_again().ok());
    REQUIRE(device.room->released == 4);
    REQUIRE(device.pending() == 4);
}

TEST_CASE("without a reserve a full disk refuses, keeps what it has, and staff hear of it once",
          "[storage]") {
    Device device;
    REQUIRE(device.outbox->add(test::random_cells(4, device.random)).ok());
    device.room->has_room = false;
    device.room->refuses = true;
    {
        const test::SmallDisk disk(4096);
        for (int visitor = 0; visitor < 3; ++visitor) {
            const Status added = device.outbox->add(test::random_cells(2, device.random));
            REQUIRE(added.error().kind == ErrorKind::Full);
        }
        REQUIRE(device.pending() == 4);
    }
    device.room->has_room = true;
    device.room->run_out();
    REQUIRE(device.outbox->add(test::random_cells(2, device.random)).ok());
    REQUIRE(device.told == std::vector<std::string>{"there is no room to keep"});
    // It is made again as soon as there is room.
    device.room->refuses = false;
    REQUIRE(device.outbox->acknowledge(pending_slots(*device.outbox), 1).ok());
    REQUIRE(device.told.size() == 2);
    REQUIRE(device.told[1] == "there is room on the disk again");
}

TEST_CASE("an outbox without a free slot does not touch the reserve", "[storage]") {
    Device device;
    REQUIRE(device.outbox->add(test::random_cells(64, device.random)).ok());
    REQUIRE(device.outbox->add(test::random_cells(1, device.random)).error().kind ==
            ErrorKind::Full);
    REQUIRE(device.room->released == 0);
}

TEST_CASE("a reserve has real blocks, is not made twice, and is given back whole", "[storage]") {
    const test::TempFolder folder;
    const std::string path = folder.file("reserve");
    FileReserve reserve(path, 4 << 20);
    REQUIRE_FALSE(reserve.release());
    REQUIRE(reserve.make().ok());
    REQUIRE(blocks_of(path) >= 4 << 20);
    struct stat first {};
    REQUIRE(::stat(path.c_str(), &first) == 0);
    REQUIRE((first.st_mode & 0777) == 0600);
    REQUIRE(reserve.make().ok());
    struct stat second {};
    REQUIRE(::stat(path.c_str(), &second) == 0);
    REQUIRE(second.st_mtim.tv_nsec == first.st_mtim.tv_nsec);
    REQUIRE(reserve.release());
    REQUIRE(blocks_of(path) == -1);
    REQUIRE(reserve.make().ok());
    REQUIRE(blocks_of(path) >= 4 << 20);
}

TEST_CASE("a file that only looks like a reserve is replaced by a real one", "[storage]") {
    const test::TempFolder folder;
    const std::string path = folder.file("reserve");
    test::write_whole(path, Bytes(10));
    std::filesystem::resize_file(path, 4 << 20);  // A hole.
    REQUIRE(blocks_of(path) < 1 << 20);
    REQUIRE(FileReserve(path, 4 << 20).make().ok());
    REQUIRE(blocks_of(path) >= 4 << 20);
}

TEST_CASE("on a disk with little room a smaller reserve is kept and the lack is told",
          "[storage]") {
    const test::TempFolder folder;
    const std::string path = folder.file("reserve");
    FileReserve reserve(path, 8 << 20);
    {
        const test::SmallDisk disk(3 << 20);
        const Status made = reserve.make();
        REQUIRE(made.error().kind == ErrorKind::Full);
        REQUIRE(made.error().what.find("8 MB") != std::string::npos);
        REQUIRE(blocks_of(path) == 2 << 20);
    }
    {
        const test::SmallDisk disk(1 << 18);
        REQUIRE(reserve.make().error().kind == ErrorKind::Full);
    }
    REQUIRE(reserve.make().ok());
    REQUIRE(blocks_of(path) >= 8 << 20);
}

TEST_CASE("staff hear at seven tenths, once, and again only after it was well", "[storage]") {
    Device device;
    const auto add = [&](std::size_t count) {
        REQUIRE(device.outbox->add(test::random_cells(count, device.random)).ok());
    };
    add(44);
    REQUIRE(device.told.empty());
    add(1);
    REQUIRE(device.told.size() == 1);
    REQUIRE(device.told[0].find("70 % full") != std::string::npos);
    add(3);
    REQUIRE(device.told.size() == 1);
    std::vector<std::uint32_t> slots = pending_slots(*device.outbox);
    slots.resize(6);
    REQUIRE(device.outbox->acknowledge(slots, 1).ok());
    add(6);
    REQUIRE(device.told.size() == 1);
    REQUIRE(device.outbox->acknowledge(pending_slots(*device.outbox), 1).ok());
    add(45);
    REQUIRE(device.told.size() == 2);
}

TEST_CASE("staff hear once when slots must be used before a backup is proved", "[storage]") {
    Device device;
    REQUIRE(device.outbox->add(test::random_cells(40, device.random)).ok());
    REQUIRE(device.outbox->acknowledge(pending_slots(*device.outbox), 2).ok());
    REQUIRE(device.outbox->add(test::random_cells(24, device.random)).ok());
    REQUIRE(device.told.empty());
    for (int visitor = 0; visitor < 3; ++visitor)
        REQUIRE(device.outbox->add(test::random_cells(2, device.random)).ok());
    REQUIRE(device.told.size() == 1);
    REQUIRE(device.told[0].find("verify-backup") != std::string::npos);
    REQUIRE(device.outbox->use().value().reused_early == 6);
}

}  // namespace candour::platform
