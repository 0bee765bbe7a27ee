// A damaged outbox: whatever is still there is offered, what is not is reported, and nobody needs
// to come (sync-research invariant 14, bugs 16, 17, 21, 23).
#include <algorithm>
#include <set>

#include "platform/storage/outbox_settings.h"
#include "platform/storage/sqlite_outbox.h"
#include "tests/support/catch.h"
#include "tests/support/find_bytes.h"
#include "tests/support/property.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

constexpr std::size_t page_bytes = 4096;

bool contains(ByteView haystack, ByteView needle) {
    return test::find_bytes(haystack, needle).has_value();
}

// A used outbox: cells that wait, cells that were sent, unused slots, an enrolment.
struct Used {
    Used() {
        const test::TempFolder folder;
        auto outbox = SqliteOutbox::create(folder.file("outbox.db"), random, 96).take();
        sent = test::random_cells(30, random);
        REQUIRE(outbox->add(sent).ok());
        std::vector<std::uint32_t> slots;
        for (const store::PendingCell& item : outbox->pending().take())
            slots.push_back(item.slot);
        REQUIRE(outbox->acknowledge(slots, 4).ok());
        REQUIRE(outbox->set_horizon(2).ok());
        earlier = test::read_whole(folder.file("outbox.db"));
        REQUIRE(outbox->set_settings(settings).ok());
        waiting = test::random_cells(20, random);
        REQUIRE(outbox->add(waiting).ok());
        outbox.reset();
        image = test::read_whole(folder.file("outbox.db"));
        for (const auto& cells : {waiting, sent}) {
            for (const privacy::Cell& cell : cells)
                records[cell.id] = record_of(cell);
        }
    }
    // A cell and its proof, as they lie in the file.
    Bytes record_of(const privacy::Cell& cell) const {
        const auto wire = cell.wire();
        const std::optional<std::size_t> place = test::find_bytes(image, wire);
        REQUIRE(place);
        const auto at = image.begin() + static_cast<std::ptrdiff_t>(*place);
        return {at, at + privacy::cell_bytes + outbox::proof_bytes};
    }

    test::SodiumRandom random;
    const std::map<std::string, std::string> settings = {
        {"enrolment", std::string(3000, 'e')},
        {"bundle", std::string(20'000, 'b')},
        {"server_epoch", "0123456789abcdef0123456789abcdef"}};
    std::vector<privacy::Cell> sent;
    std::vector<privacy::Cell> waiting;
    std::map<CellId, Bytes> records;
    Bytes earlier;  // Of the same file, before the cells that wait.
    Bytes image;
};

Used& used() {
    static Used made;
    return made;
}

// The damaged file, opened by a device.
struct Device {
    explicit Device(const Bytes& image) : bytes(image) { test::write_whole(path, image); }

    Result<std::unique_ptr<SqliteOutbox>> open() {
        OutboxOptions options;
        options.tell_staff = [this](const std::string& line) { told.push_back(line); };
        return SqliteOutbox::create(path, random, std::move(options));
    }
    // Those of `cells` whose bytes are in the damaged file.
    std::set<CellId> readable(const std::vector<privacy::Cell>& cells) const {
        std::set<CellId> found;
        for (const privacy::Cell& cell : cells) {
            if (contains(bytes, used().records.at(cell.id))) found.insert(cell.id);
        }
        return found;
    }
    std::string all_told() const {
        std::string lines;
        for (const std::string& line : told)
            lines += line + "\n";
        return lines;
    }

    Bytes bytes;
    test::TempFolder folder;
    std::string path = folder.file("outbox.db");
    test::SodiumRandom random;
    std::vector<std::string> told;
};

std::set<CellId> offered(SqliteOutbox& outbox) {
    std::set<CellId> found;
    for (const store::PendingCell& item : outbox.pending().take())
        found.insert(item.cell.id);
    return found;
}

std::set<CellId> ids_of(const std::vector<privacy::Cell>& cells) {
    std::set<CellId> ids;
    for (const privacy::Cell& cell : cells)
        ids.insert(cell.id);
    return ids;
}

bool includes(const std::set<CellId>& whole, const std::set<CellId>& part) {
    return std::ranges::includes(whole, part);
}

// Opens it and holds it to the promise. Returns how many of the waiting cells are lost.
std::size_t check(Device& device) {
    auto opened = device.open();
    INFO((opened.ok() ? device.all_told() : opened.error().what));
    REQUIRE(opened.ok());
    auto outbox = opened.take();
    const std::set<CellId> found = offered(*outbox);
    REQUIRE(includes(found, device.readable(used().waiting)));
    std::set<CellId> known = ids_of(used().waiting);
    known.merge(ids_of(used().sent));
    REQUIRE(includes(known, found));  // Never noise, never a changed cell.
    std::size_t lost = 0;
    for (const privacy::Cell& cell : used().waiting)
        lost += found.contains(cell.id) ? 0 : 1;
    REQUIRE(outbox->use().value().damaged >= lost);
    REQUIRE((lost == 0 || !device.told.empty()));

    // The device goes on, and what was sent is still there for a server that lost it.
    const auto more = test::random_cells(3, device.random);
    REQUIRE(outbox->add(more).ok());
    outbox.reset();
    outbox = device.open().take();
    REQUIRE(includes(offered(*outbox), ids_of(more)));
    REQUIRE(outbox->offer_all_again().ok());
    REQUIRE(includes(offered(*outbox), device.readable(used().sent)));
    return lost;
}

void require_settings(Device& device) {
    auto outbox = device.open().take();
    for (const auto& [name, value] : used().settings)
        REQUIRE(outbox->setting(name).value() == value);
}

}  // namespace

TEST_CASE("one changed byte anywhere loses at most one cell, and no setting", "[storage]") {
    std::size_t lost_in_all = 0;
    test::for_all(400, [&](test::Gen& gen) {
        Bytes image = used().image;
        // Each seed once among all bytes, once among the first page's, which says what is where.
        const std::size_t at = gen.below(gen.chance(50) ? image.size() : 1200);
        image[at] ^= static_cast<std::uint8_t>(1 << gen.below(8));
        INFO("byte " << at);
        Device device(image);
        const std::size_t lost = check(device);
        REQUIRE(lost <= 1);
        lost_in_all += lost;
        require_settings(device);
    });
    REQUIRE(lost_in_all > 0);
}

TEST_CASE("every byte of the file's header may change", "[storage]") {
    for (std::size_t at = 0; at < 100; ++at) {
        Bytes image = used().image;
        image[at] ^= 0xff;
        INFO("byte " << at);
        Device device(image);
        REQUIRE(check(device) == 0);
        require_settings(device);
    }
}

TEST_CASE("any page may become zeros or garbage: the others' cells are offered", "[storage]") {
    const std::size_t pages = used().image.size() / page_bytes;
    for (std::size_t page = 0; page < pages; ++page) {
        for (const bool zeros : {true, false}) {
            Device before(used().image);
            Bytes image = used().image;
            const auto whole = std::span(image).subspan(page * page_bytes, page_bytes);
            std::ranges::fill(whole, std::uint8_t{0});
            if (!zeros) before.random.fill(whole);
            INFO("page " << page + 1 << (zeros ? " zeros" : " garbage"));
            Device device(image);
            REQUIRE(check(device) <= 3);
            require_settings(device);
        }
    }
}

TEST_CASE("a file that was cut short, mixed up or partly put back offers what is in it",
          "[storage]") {
    test::for_all(200, [&](test::Gen& gen) {
        Bytes image = used().image;
        const std::size_t pages = image.size() / page_bytes;
        const std::size_t kind = gen.below(4);
        INFO("kind " << kind);
        switch (kind) {
            case 0:
                image.resize(gen.between(20'000, static_cast<int>(image.size())));
                break;
            case 1: {  // Two writes that went to each other's place.
                const std::size_t a = gen.below(pages) * page_bytes;
                const std::size_t b = gen.below(pages) * page_bytes;
                std::swap_ranges(image.begin() + static_cast<std::ptrdiff_t>(a),
                                 image.begin() + static_cast<std::ptrdiff_t>(a + page_bytes),
                                 image.begin() + static_cast<std::ptrdiff_t>(b));
                break;
            }
            case 2: {  // A write that the disk forgot.
                const std::size_t at = gen.below(used().earlier.size() / page_bytes) * page_bytes;
                std::copy_n(used().earlier.begin() + static_cast<std::ptrdiff_t>(at), page_bytes,
                            image.begin() + static_cast<std::ptrdiff_t>(at));
                break;
            }
            default:  // Several worn places at once.
                for (std::size_t i = 0; i < 8; ++i) {
                    const Bytes garbage = gen.bytes(gen.below(600));
                    const std::size_t at = gen.below(image.size() - garbage.size());
                    std::ranges::copy(garbage, image.begin() + static_cast<std::ptrdiff_t>(at));
                }
        }
        Device device(image);
        check(device);
    });
}

TEST_CASE("a repaired outbox says so once, and keeps the damaged file", "[storage]") {
    Bytes image = used().image;
    std::ranges::fill(std::span(image).first(page_bytes), std::uint8_t{0x55});
    Device device(image);
    REQUIRE(device.open().ok());
    REQUIRE(device.told.size() == 1);
    REQUIRE(device.told[0].find(device.path) != std::string::npos);
    REQUIRE(device.told[0].find("20 sealed pieces could be saved") != std::string::npos);
    REQUIRE(device.told[0].find("disk checked") != std::string::npos);
    REQUIRE(test::read_whole(device.path + ".damaged") == image);
    device.told.clear();
    REQUIRE(device.open().ok());
    REQUIRE(device.told.empty());
}

TEST_CASE("with both copies of a setting lost, all cells are offered and joining again is possible",
          "[storage]") {
    Bytes image = used().image;
    const Bytes enrolment(60, 'e');
    for (int copy = 0; copy < 2; ++copy) {
        const auto at = std::search(image.begin(), image.end(), enrolment.begin(), enrolment.end());
        REQUIRE(at != image.end());
        std::fill(at, std::find_if(at, image.end(), [](auto byte) { return byte != 'e'; }), 'f');
    }
    Device device(image);
    {
        auto outbox = device.open().take();
        std::set<CellId> all = ids_of(used().waiting);
        all.merge(ids_of(used().sent));
        REQUIRE(offered(*outbox) == all);
        REQUIRE(device.told.size() == 1);
        REQUIRE(device.told[0].find("join again") != std::string::npos);
        REQUIRE(outbox->setting("enrolment").value().empty());
        REQUIRE_FALSE(outbox->setting(outbox::settings_lost_setting).value().empty());
        REQUIRE(outbox->setting("bundle").value() == used().settings.at("bundle"));
        REQUIRE(outbox->set_setting("enrolment", "new").ok());
    }
    auto outbox = device.open().take();
    REQUIRE(outbox->setting("enrolment").value() == "new");
    REQUIRE(device.told.size() == 1);
}

TEST_CASE("one copy of a setting mends the other at the next start", "[storage]") {
    for (const char* table : {"outbox_value", "outbox_value_copy"}) {
        Device device(used().image);
        for (int damage = 0; damage < 2; ++damage) {
            // Once damaged, once gone.
            auto file = Sqlite::open(device.path).take();
            const std::string where =
                std::string(table) + (damage == 0 ? " SET value = value || 'x'" : "");
            REQUIRE(file->run((damage == 0 ? "UPDATE " : "DELETE FROM ") + where).ok());
            file.reset();
            require_settings(device);
            file = Sqlite::open(device.path).take();
            REQUIRE(file->number("SELECT COUNT(*) FROM outbox_value a JOIN outbox_value_copy b"
                                 " ON a.name = b.name AND a.value = b.value AND a.proof = b.proof")
                        .value() >= 3 + 4);
        }
        REQUIRE(device.told.empty());
    }
}

TEST_CASE("a file of nothing but garbage is refused, by name, and left as it is", "[storage]") {
    test::SodiumRandom random;
    Bytes garbage(40'960);
    random.fill(garbage);
    Device device(garbage);
    const auto opened = device.open();
    REQUIRE(opened.error().kind == ErrorKind::Corrupt);
    REQUIRE(opened.error().what.find(device.path) != std::string::npos);
    REQUIRE(test::read_whole(device.path) == garbage);
}

TEST_CASE("damage that comes while the outbox is open is repaired while it is open", "[storage]") {
    Device device(used().image);
    auto outbox = device.open().take();
    // Behind SQLite's back, as a failing disk does it; more than its cache holds back.
    Bytes image = used().image;
    std::ranges::fill(std::span(image).first(image.size() / 2), std::uint8_t{0});
    device.bytes = image;
    test::write_whole(device.path, image);
    REQUIRE(includes(offered(*outbox), device.readable(used().waiting)));
    REQUIRE(outbox->add(test::random_cells(2, device.random)).ok());
    outbox.reset();
    REQUIRE(includes(offered(*device.open().take()), device.readable(used().waiting)));
}

}  // namespace candour::platform
