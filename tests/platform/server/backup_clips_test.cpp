// Clips in sign language in a backup: beside the organisation's file, and back again.
#include <filesystem>

#include "platform/net/tls_identity.h"
#include "platform/server/backup.h"
#include "platform/server/restore.h"
#include "platform/server/trial_restore.h"
#include "platform/system/paths.h"
#include "sync/server/key_files.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/platform/clips/made_clips.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

using namespace candour;
using namespace candour::platform;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int sets_kept = 7;

// A server whose file names three clips: one that is good, one that is cut, one that is not there.
struct Place {
    Place() : home("SQLite"), folder{home.file("server")} {
        REQUIRE(make_data_folder(folder.keys()).ok());
        const auto ring = server::make_key_ring(SystemClock().today(), home.random);
        REQUIRE(server::save_key_ring(ring, disk, folder.keys()).ok());
        REQUIRE(save_tls_identity(make_tls_identity({"localhost"}).value(), folder, disk).ok());
        json organisation = test::example_organisation();
        for (const auto& [screen, file] :
             {std::pair("welcome", "good.webm"), {"about", "cut.webm"}, {"thanks", "gone.webm"}})
            organisation["sign_clips"].push_back(
                {{"language", "bfi"}, {"screen", screen}, {"file", file}});
        write(folder.organisation(), as_bytes(organisation.dump()));
    }
    void write(const std::string& path, ByteView bytes) {
        REQUIRE(make_data_folder(fs::path(path).parent_path().string()).ok());
        REQUIRE(disk.write(path, bytes, /*secret=*/false).ok());
    }
    Bytes read(const std::string& path) { return disk.read(path, 1 << 20).take(); }
    BackupSet back_up() {
        auto parts = ServerParts::open({.folder = folder}).take();
        const MadeBackup made = make_backup(*parts, home.file("backups"), sets_kept).take();
        return read_set(made.path, disk).take();
    }

    test::StoreHome home;
    FileDisk disk;
    ServerFolder folder;
};

RestorePlan plan_of(const BackupSet& set) { return {.pool = &set, .office = &set}; }

}  // namespace

TEST_CASE("clips that the organisation's file names are in a backup and come back as they were",
          "[platform]") {
    Place place;
    place.write(place.folder.sign() + "/good.webm", test::placeholder_clip());
    place.write(place.folder.sign() + "/cut.webm", test::cut_clip());
    place.write(place.folder.sign() + "/draft.webm", test::placeholder_clip());  // Nobody names it.
    const BackupSet set = place.back_up();
    REQUIRE(set.manifest.clips() == std::vector<std::string>{"sign/cut.webm", "sign/good.webm"});
    REQUIRE(test_restore(set).ok());

    const ServerFolder other{place.home.file("other")};
    REQUIRE(make_data_folder(other.path).ok());
    REQUIRE(put_back(plan_of(set), other, SystemClock().today()).ok());
    REQUIRE(place.read(other.organisation()) == place.read(place.folder.organisation()));
    REQUIRE(place.read(other.sign() + "/good.webm") == test::placeholder_clip());
    REQUIRE(place.read(other.sign() + "/cut.webm") == test::cut_clip());
    REQUIRE_FALSE(place.disk.exists(other.sign() + "/draft.webm"));

    // What lies there stays, as the organisation's file does; what is missing comes.
    place.write(other.sign() + "/cut.webm", test::placeholder_clip());
    fs::remove(other.sign() + "/good.webm");
    REQUIRE(put_back(plan_of(set), other, SystemClock().today()).ok());
    REQUIRE(place.read(other.sign() + "/cut.webm") == test::placeholder_clip());
    REQUIRE(place.read(other.sign() + "/good.webm") == test::placeholder_clip());
}

TEST_CASE("a set whose clip was changed or is gone is refused by the clip's name", "[platform]") {
    Place place;
    place.write(place.folder.sign() + "/good.webm", test::placeholder_clip());
    const BackupSet set = place.back_up();
    const ServerFolder other{place.home.file("other")};
    REQUIRE(make_data_folder(other.path).ok());
    const std::string clip = set.path + "/sign/good.webm";
    const auto refused = [&](const std::string& why) {
        REQUIRE(test_restore(set).error().what.starts_with(clip + why));
        const auto restored = put_back(plan_of(set), other, SystemClock().today());
        REQUIRE(restored.error().kind == ErrorKind::Corrupt);
        REQUIRE_FALSE(place.disk.exists(other.organisation()));
    };
    Bytes changed = test::placeholder_clip();
    changed.back() ^= 1;
    place.write(clip, changed);
    refused(" was changed or is damaged");
    fs::remove_all(set.path + "/sign");
    refused(" is missing");
}

TEST_CASE("a server without clips makes a set as programs of before did", "[platform]") {
    Place place;
    const BackupSet set = place.back_up();
    REQUIRE(set.manifest.files.size() == 3);
    REQUIRE_FALSE(place.disk.exists(set.path + "/sign"));
    const ServerFolder other{place.home.file("other")};
    REQUIRE(make_data_folder(other.path).ok());
    REQUIRE(put_back(plan_of(set), other, SystemClock().today()).ok());
    REQUIRE_FALSE(place.disk.exists(other.sign()));
}
