// What a thief of the device's disk learns from the outbox: not the words, not the order.
#include <cmath>

#include "platform/storage/sqlite_outbox.h"
#include "tests/support/catch.h"
#include "tests/support/find_bytes.h"
#include "tests/support/order.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

constexpr int runs = 20;
constexpr std::size_t rows = 12;

std::size_t place_of(const Bytes& file, const privacy::Cell& cell) {
    const auto wire = cell.wire();
    const std::optional<std::size_t> found = test::find_bytes(file, wire);
    REQUIRE(found);
    return *found;
}

// Twelve cells added one by one, after `prepare`; where they stand, in the order of adding.
template <typename Prepare>
std::vector<std::size_t> places_after_adding(Prepare prepare) {
    test::SodiumRandom random;
    const test::TempFolder folder;
    auto outbox = SqliteOutbox::create(folder.file("outbox.db"), random, 64).take();
    prepare(*outbox, random);
    const auto cells = test::random_cells(rows, random);
    for (const privacy::Cell& cell : cells)
        REQUIRE(outbox->add({cell}).ok());
    const Bytes file = test::read_whole(folder.file("outbox.db"));
    std::vector<std::size_t> places;
    for (const privacy::Cell& cell : cells)
        places.push_back(place_of(file, cell));
    return places;
}

// anonymity-research A-06: both bounds are about four standard deviations of chance.
template <typename Prepare>
void require_no_order(Prepare prepare) {
    double mean = 0;
    double mean_size = 0;
    for (int run = 0; run < runs; ++run) {
        const double found = test::kendall_tau(places_after_adding(prepare));
        mean += found / runs;
        mean_size += std::abs(found) / runs;
    }
    INFO("mean tau " << mean << ", mean |tau| " << mean_size);
    REQUIRE(mean_size <= 0.30);
    REQUIRE(std::abs(mean) <= 0.20);
}

std::vector<std::uint32_t> pending_slots(SqliteOutbox& outbox) {
    std::vector<std::uint32_t> slots;
    for (const store::PendingCell& item : outbox.pending().take())
        slots.push_back(item.slot);
    return slots;
}

bool holds(const Bytes& file, const Bytes& needle) {
    return test::find_bytes(file, needle).has_value();
}

Bytes as_file(const std::string& text) { return Bytes(text.begin(), text.end()); }

// The ways in which a word could lie in a file.
std::vector<Bytes> disguises(const std::string& word) {
    std::vector<Bytes> found = {Bytes(word.begin(), word.end())};
    Bytes low_first;
    Bytes high_first;
    for (const char letter : word) {
        low_first.insert(low_first.end(), {static_cast<std::uint8_t>(letter), 0});
        high_first.insert(high_first.end(), {0, static_cast<std::uint8_t>(letter)});
    }
    found.push_back(low_first);
    found.push_back(high_first);
    const std::string hex = to_hex(as_bytes(word));
    found.emplace_back(hex.begin(), hex.end());
    for (std::size_t shift = 0; shift < 3; ++shift) {
        // The middle of its base64, where the neighbours' bits do not reach.
        const std::string base64 = to_base64(as_bytes(std::string(shift, 'x') + word));
        const std::string inner = base64.substr(4, base64.size() - 8);
        found.emplace_back(inner.begin(), inner.end());
    }
    return found;
}

}  // namespace

TEST_CASE("tau tells an order from none, so that the tests below can fail", "[platform]") {
    REQUIRE(test::kendall_tau({1, 2, 3, 4}) == 1.0);
    REQUIRE(test::kendall_tau({4, 3, 2, 1}) == -1.0);
    REQUIRE(std::abs(test::kendall_tau({2, 4, 1, 3})) < 0.5);
}

TEST_CASE("positions in a new outbox do not tell the order of adding", "[platform]") {
    require_no_order([](SqliteOutbox&, SecureRandom&) {});
}

TEST_CASE("positions in a used outbox do not tell the order of adding", "[platform]") {
    require_no_order([](SqliteOutbox& outbox, SecureRandom& random) {
        REQUIRE(outbox.add(test::random_cells(64, random)).ok());
        REQUIRE(outbox.acknowledge(pending_slots(outbox), 7).ok());
    });
}

TEST_CASE("a slot keeps its place in the file whatever is written to it", "[platform]") {
    // If cells moved within their page, the last written would stand last in it.
    test::SodiumRandom random;
    const test::TempFolder folder;
    auto outbox = SqliteOutbox::create(folder.file("outbox.db"), random, 40).take();
    std::map<std::uint32_t, std::size_t> first_places;
    for (std::uint64_t round = 0; round < 6; ++round) {
        REQUIRE(outbox->add(test::random_cells(40, random)).ok());
        const Bytes file = test::read_whole(folder.file("outbox.db"));
        for (const store::PendingCell& item : outbox->pending().take()) {
            const std::size_t place = place_of(file, item.cell);
            const auto [known, is_new] = first_places.emplace(item.slot, place);
            REQUIRE(known->second == place);
        }
        // Small and huge numbers: SQLite's own integers would take more bytes as they grow.
        REQUIRE(outbox->acknowledge(pending_slots(*outbox), round << (8 * round)).ok());
    }
    REQUIRE(first_places.size() == 40);
}

TEST_CASE("marking slots changes their own marks and the file's header alone", "[platform]") {
    test::SodiumRandom random;
    const test::TempFolder folder;
    auto outbox = SqliteOutbox::create(folder.file("outbox.db"), random, 40).take();
    REQUIRE(outbox->add(test::random_cells(5, random)).ok());
    const Bytes before = test::read_whole(folder.file("outbox.db"));
    REQUIRE(outbox->acknowledge(pending_slots(*outbox), 0x02030405060708).ok());
    const Bytes after = test::read_whole(folder.file("outbox.db"));
    REQUIRE(after.size() == before.size());
    std::size_t changed = 0;
    for (std::size_t i = 100; i < after.size(); ++i)
        changed += after[i] != before[i] ? 1 : 0;
    // Of a mark's 20 bytes the slot's number stays; the check may keep a byte by chance.
    REQUIRE(changed <= 5 * 16);
    REQUIRE(changed >= 5 * 8);
}

TEST_CASE("a visitor's word is in no file of the outbox, in no disguise", "[platform]") {
    const std::string canary = "ZQXCANARY7731STORY";
    test::SodiumRandom random;
    const test::TempFolder folder;
    const auto key = privacy::make_epoch_key_pair();
    auto outbox = SqliteOutbox::create(folder.file("outbox.db"), random, 64).take();
    feedback::Contact contact;
    contact.story = canary;
    contact.answers.set({.question = "q", .choice = "", .text = canary, .declined = false});
    const auto cells = test::sealed(contact, key.public_key, random);
    REQUIRE(outbox->add(cells).ok());
    for (const bool closed : {false, true}) {
        if (closed) outbox.reset();
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            const Bytes file = test::read_whole(entry.path().string());
            ++files;
            for (const Bytes& needle : disguises(canary))
                REQUIRE_FALSE(holds(file, needle));
        }
        REQUIRE(files >= 1);
    }
    // The search itself works: in text, and in base64 at any alignment.
    REQUIRE(holds(as_file("before " + canary + " after"), disguises(canary)[0]));
    for (std::size_t before = 0; before < 6; ++before) {
        const Bytes file = as_file(to_base64(as_bytes(std::string(before, '#') + canary + "###")));
        REQUIRE(std::ranges::any_of(disguises(canary),
                                    [&](const Bytes& needle) { return holds(file, needle); }));
    }
    // And the words can be had back, with the key that is not on the device.
    std::vector<privacy::OpenedCell> opened;
    for (const privacy::Cell& cell : cells)
        opened.push_back(privacy::open_cell(cell, {key}).take());
    REQUIRE(privacy::open_message(opened).value().story == canary);
}

}  // namespace candour::platform
