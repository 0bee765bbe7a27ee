// The device's outbox over any store.
#include "sync/client/outbox.h"

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::client {

TEST_CASE("a message goes into the outbox with all of its cells", "[sync]") {
    test::SodiumRandom random;
    test::MemoryOutbox store;
    Outbox outbox(store);
    const auto key = privacy::make_epoch_key_pair();
    feedback::Contact contact;
    Bytes noise(1000);  // Does not compress, so that one cell is not enough.
    random.fill(noise);
    contact.story = to_hex(noise);
    const auto message =
        privacy::seal(feedback::Draft(std::move(contact)), key.public_key, random).take();
    REQUIRE(message.cells().size() > 1);
    REQUIRE(outbox.add(message).ok());
    REQUIRE(store.pending().value().size() == message.cells().size());
}

TEST_CASE("what is sent apart goes into the outbox together, or not at all", "[sync]") {
    test::SodiumRandom random;
    const auto key = privacy::make_epoch_key_pair();
    for (const std::size_t room : {1, 2}) {
        test::MemoryOutbox store(room);
        std::vector<privacy::SealedMessage> messages;
        for (const char* words : {"Yes", "Because"}) {
            feedback::Contact contact;
            contact.story = words;
            messages.push_back(
                privacy::seal(feedback::Draft(std::move(contact)), key.public_key, random).take());
        }
        const Status kept = Outbox(store).add(messages);
        REQUIRE(kept.ok() == (room == 2));
        REQUIRE(store.pending().value().size() == (room == 2 ? 2 : 0));
    }
}

TEST_CASE("has_room is true while the longest message fits", "[sync]") {
    constexpr std::size_t most = privacy::cells_per_message_max;
    struct Row {
        std::size_t capacity, pending, acknowledged;
        std::uint32_t damaged;
        bool room;
    };
    const Row rows[] = {
        {most, 0, 0, 0, true},        {most, 1, 0, 0, false},
        {most + 4, 4, 0, 0, true},    {most + 4, 4, 0, 1, false},  // A damaged slot takes no cell.
        {most + 4, 4, most, 0, true},                              // Acknowledged slots are room.
        {most - 1, 0, 0, 0, false},
    };
    for (const Row& row : rows) {
        test::SodiumRandom random;
        test::MemoryOutbox store(row.capacity);
        for (std::size_t i = 0; i < row.pending + row.acknowledged; ++i) {
            store.slots[i].state =
                i < row.pending ? store::SlotState::Pending : store::SlotState::Acknowledged;
        }
        store.damaged = row.damaged;
        INFO(row.capacity << " slots, " << row.pending << " pending");
        REQUIRE(Outbox(store).has_room().value() == row.room);
    }
}

}  // namespace candour::client
