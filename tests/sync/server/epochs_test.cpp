// Keys that are added, destroyed, and that nobody puts back.
#include "sync/server/epochs.h"

#include "sync/server/bundle.h"
#include "sync/server/key_json.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/memory_bundle.h"
#include "tests/support/purge_world.h"
#include "tests/sync/sync_world.h"

namespace candour::server {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).take(); }

struct World {
    World() {
        test::SodiumRandom random;
        keys = make_key_ring(day("2026-10-05"), random).office;
        REQUIRE(save_office_keys(keys, disk, "keys").ok());
        REQUIRE(rotate_epoch(keys, day("2026-11-01"), disk, "keys").value());
        REQUIRE(rotate_epoch(keys, day("2026-12-01"), disk, "keys").value());
    }
    std::string file() { return to_text(disk.files.at("keys/office.json")); }
    Result<OfficeKeys> load() { return load_standing_keys(disk, "keys", disk.replace()); }
    Status destroy(const std::vector<std::string>& epochs) {
        return destroy_epochs(epochs, keys, day("2026-12-24"), disk, "keys", disk.replace());
    }

    test::Power power;
    test::KeyDisk disk{power};
    OfficeKeys keys;
};

std::string epochs_of(const OfficeKeys& keys) {
    std::string all;
    for (const OfficeKey& key : keys.office_keys)
        all += key.epoch + " ";
    REQUIRE(keys.epoch_keys.size() == keys.office_keys.size());
    return all;
}

}  // namespace

TEST_CASE("a month has its keys from its first day on, once, and they are in the file first",
          "[sync]") {
    World world;
    REQUIRE(epochs_of(world.keys) == "2026-10 2026-11 2026-12 ");
    REQUIRE(epochs_of(world.load().value()) == epochs_of(world.keys));
    REQUIRE_FALSE(rotate_epoch(world.keys, day("2026-12-31"), world.disk, "keys").value());
    REQUIRE_FALSE(rotate_epoch(world.keys, day("2026-11-30"), world.disk, "keys").value());
    world.power.left = 0;
    REQUIRE_FALSE(rotate_epoch(world.keys, day("2027-01-01"), world.disk, "keys").ok());
    REQUIRE(world.keys.current_epoch().epoch == "2026-12");
    // A server that was off over a turn of the year.
    REQUIRE(rotate_epoch(world.keys, day("2027-03-09"), world.disk, "keys").value());
    REQUIRE(world.keys.current_epoch().epoch == "2027-03");
}

TEST_CASE("destroyed keys are in no file, and all others stay", "[sync]") {
    World world;
    const std::string office = to_base64(world.keys.office_key("2026-10")->bytes);
    const std::string pool = to_base64(world.keys.epoch_keys[0].pair.private_key);
    REQUIRE(world.file().find(office) != std::string::npos);
    REQUIRE(world.destroy({"2026-10"}).ok());
    REQUIRE(epochs_of(world.keys) == "2026-11 2026-12 ");
    for (const auto& [path, bytes] : world.disk.files) {
        INFO(path);
        REQUIRE(to_text(bytes).find(office) == std::string::npos);
        REQUIRE(to_text(bytes).find(pool) == std::string::npos);
    }
    REQUIRE(epochs_of(world.load().value()) == "2026-11 2026-12 ");
    REQUIRE(load_epoch_notes(world.disk, "keys").value().gone() ==
            std::vector<std::string>{"2026-10"});
}

TEST_CASE("the keys in use are never destroyed", "[sync]") {
    World world;
    REQUIRE(world.destroy({"2026-10", "2026-12"}).error().kind == ErrorKind::Invalid);
    REQUIRE(epochs_of(world.load().value()) == "2026-10 2026-11 2026-12 ");
}

TEST_CASE("a cut while keys are destroyed leaves all of them, or none after the next start",
          "[sync]") {
    int cuts = 0;
    for (int at = 0;; ++at) {
        World world;
        world.power.left = at;
        const bool done = world.destroy({"2026-10", "2026-11"}).ok();
        if (world.power.left >= 0) {
            REQUIRE(done);
            break;
        }
        ++cuts;
        world.power.left = -1;
        const std::string after = epochs_of(world.load().value());
        INFO("cut at " << at);
        REQUIRE((after == "2026-10 2026-11 2026-12 " || after == "2026-12 "));
        REQUIRE((after == "2026-12 ") == !load_epoch_notes(world.disk, "keys").value().all.empty());
        REQUIRE(epochs_of(world.load().value()) == after);
    }
    REQUIRE(cuts == 6);  // Before and after each of three files.
}

TEST_CASE("an old copy of the keys that is put back is noticed and refused", "[sync]") {
    World world;
    const Bytes copy = world.disk.files.at("keys/office.json");
    REQUIRE(world.destroy({"2026-10"}).ok());
    const Bytes newest = world.disk.files.at("keys/office.json");
    world.disk.files["keys/office.json"] = copy;
    const Error refused = world.load().error();
    REQUIRE(refused.kind == ErrorKind::Denied);
    REQUIRE(refused.what.find("2026-10") != std::string::npos);
    REQUIRE(refused.what.find("2026-12-24") != std::string::npos);
    world.disk.files["keys/office.json"] = newest;
    REQUIRE(world.load().ok());
}

TEST_CASE("a changed file of keys must go on from what is in use", "[sync]") {
    World world;
    const EpochNotes none;
    OfficeKeys fresh = world.keys;
    REQUIRE(add_epoch(fresh, day("2027-01-01")).ok());
    REQUIRE(check_goes_on(world.keys, fresh, none).ok());
    OfficeKeys older = world.keys;
    older.office_keys.erase(older.office_keys.begin());
    REQUIRE(check_goes_on(world.keys, older, none).error().kind == ErrorKind::Invalid);
    EpochNotes notes;
    notes.of("2026-10").fate = EpochFate::Destroyed;
    REQUIRE(check_goes_on(world.keys, older, notes).ok());
    OfficeKeys other = world.keys;
    other.office_keys.back() = make_office_key("2026-12");
    REQUIRE(check_goes_on(world.keys, other, none).error().kind == ErrorKind::Invalid);
}

TEST_CASE("what becomes of epochs comes back from its file, and damage is told", "[sync]") {
    World world;
    EpochNotes notes;
    notes.of("2026-11").resealed = true;
    notes.of("2026-11").safe_from_backup = 7;
    notes.of("2026-10").fate = EpochFate::Destroyed;
    notes.of("2026-10").destroyed_on = "2026-12-24";
    REQUIRE(notes.all.front().epoch == "2026-10");
    REQUIRE(save_epoch_notes(notes, world.disk, "keys").ok());
    REQUIRE(load_epoch_notes(world.disk, "keys").value().all == notes.all);
    for (const char* text :
         {"{}", "not json", R"({"format":"candour-epochs-1"})",
          R"({"format":"candour-epochs-1","epochs":[{"epoch":"x"}]})",
          R"({"format":"candour-epochs-1","epochs":[{"epoch":"x","fate":"?"}]})"}) {
        INFO(text);
        world.disk.files["keys/epochs.json"] = Bytes(text, text + std::string(text).size());
        REQUIRE_FALSE(load_epoch_notes(world.disk, "keys").ok());
        REQUIRE_FALSE(world.load().ok());
    }
}

TEST_CASE("kiosks get the new epoch's key, and nothing of how long words are kept", "[sync]") {
    World world;
    test::MemoryBundle bundles;
    test::MemoryPool pool;
    const test::FixedClock clock;
    nlohmann::json file = test::example_organisation();
    file["retention"] = {{"case_months", 84}};
    const auto publish = [&](const EpochKeys& epoch) {
        const auto source = [&]() -> Result<BundleSource> {
            return BundleSource{.organisation_json = file.dump(), .file_name = "o", .epoch = epoch};
        };
        const auto published = publish_bundle(source, bundles, pool, clock);
        INFO((published.ok() ? "" : published.error().what));
        REQUIRE(published.ok());
        return published.value();
    };
    const std::uint64_t first = publish(world.keys.epoch_keys[1]);
    REQUIRE(published_epoch(bundles).value() == "2026-11");
    REQUIRE(publish(world.keys.epoch_keys[2]) > first);
    REQUIRE(published_epoch(bundles).value() == "2026-12");
    const store::PublishedBundle bundle = *bundles.published().value();
    const auto content =
        protocol::unpack_bundle(
            {.size = bundle.size, .packed = bundle.packed, .file_sizes = bundle.file_sizes})
            .take();
    REQUIRE(content.organisation_json.find("retention") == std::string::npos);
    REQUIRE(content.organisation_json.find("example-advice") != std::string::npos);
}

}  // namespace candour::server
