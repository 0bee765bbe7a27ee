// Sets of a backup: manifests, proofs, which of them counts.
#include "platform/server/backup_set.h"

#include <filesystem>
#include <sys/stat.h>

#include "platform/system/disk.h"
#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

CivilDay day(int number) { return CivilDay{std::chrono::days{20'000 + number}}; }

BackupManifest example(std::uint64_t number, std::uint64_t horizon = 0) {
    const auto digit = static_cast<char>('a' + number % 6);
    return {.organisation = "example",
            .number = number,
            .horizon = horizon,
            .server_epoch = std::string(32, 'e'),
            .office_epoch = std::string(32, 'f'),
            .offline_key = "key",
            .day = day(static_cast<int>(number)),
            .files = {{pool_copy, 8192, std::string(64, digit), {{"pool_seen", 3}}},
                      {office_copy, 4096, std::string(64, digit), {{"office_item", 0}}},
                      {organisation_copy, 17, std::string(64, digit), {}}}};
}

struct Sets {
    test::TempFolder folder;
    FileDisk disk;

    std::string add(const BackupManifest& manifest) {
        const std::string path = folder.file(set_name(manifest.number));
        fs::create_directories(path);
        REQUIRE(disk.write(path + "/manifest.json", as_bytes(to_json(manifest)), true).ok());
        return path;
    }
    std::vector<BackupSet> good() { return find_sets(folder.path(), disk).value().good; }
};

}  // namespace

TEST_CASE("a manifest comes back as it was written", "[platform]") {
    const BackupManifest manifest = example(7, 3);
    REQUIRE(parse_backup_manifest(to_json(manifest), "m").value() == manifest);
    REQUIRE(to_json(manifest).find("20") != std::string::npos);
    REQUIRE(to_json(manifest).find(':' + std::string("00")) == std::string::npos);  // No hour.
}

TEST_CASE("clips stand in a manifest beside what every set has", "[platform]") {
    BackupManifest manifest = example(7, 3);
    REQUIRE(manifest.clips().empty());
    manifest.files.push_back({clip_copy("Willkommen, ä.webm"), 9, std::string(64, 'c'), {}});
    REQUIRE(parse_backup_manifest(to_json(manifest), "m").value() == manifest);
    REQUIRE(manifest.clips() == std::vector<std::string>{"sign/Willkommen, ä.webm"});
}

TEST_CASE("a manifest that was changed or cut anywhere is damaged, and named", "[platform]") {
    const std::string text = to_json(example(7, 3));
    test::for_all(600, [&text](test::Gen& gen) {
        std::string other = text;
        const auto at = gen.below(static_cast<std::uint32_t>(text.size()));
        if (gen.below(2) == 0) {
            other.resize(at);
        } else {
            other[at] = static_cast<char>(other[at] ^ (1 << gen.below(7)));
        }
        const auto parsed = parse_backup_manifest(other, "TO/set-000007/manifest.json");
        // White space between the parts means nothing, and so changes nothing.
        if (parsed.ok()) {
            REQUIRE(parsed.value() == example(7, 3));
            return;
        }
        REQUIRE(parsed.error().kind == ErrorKind::Corrupt);
        REQUIRE(parsed.error().what.starts_with("TO/set-000007/manifest.json "));
    });
}

TEST_CASE("a manifest names nothing outside its set", "[platform]") {
    BackupManifest manifest = example(7);
    for (const char* name : {"../../etc/passwd", "sign", "sign/", "sign/..", "sign/../pool.db",
                             "sign/a/b.webm", "sign/.hidden", "sign/a\nb", "keys/a.json"}) {
        manifest.files[0].name = name;
        REQUIRE_FALSE(parse_backup_manifest(to_json(manifest), "m").ok());
    }
    manifest = example(7);
    manifest.files.pop_back();
    REQUIRE_FALSE(parse_backup_manifest(to_json(manifest), "m").ok());
    manifest = example(7);
    manifest.files.push_back(manifest.files[0]);
    REQUIRE_FALSE(parse_backup_manifest(to_json(manifest), "m").ok());
}

TEST_CASE("sets are found oldest first, and unfinished ones are none", "[platform]") {
    Sets sets;
    // Beyond six digits the names no longer sort as the numbers do.
    for (const std::uint64_t number : {1'000'000u, 12u, 2u})
        sets.add(example(number));
    fs::create_directories(sets.folder.file(".set-000003.aaaaaa"));
    fs::create_directories(sets.folder.file("something else"));
    fs::create_directories(sets.folder.file("set-000004"));  // No manifest.
    const FoundSets found = find_sets(sets.folder.path(), sets.disk).take();
    REQUIRE(found.good.size() == 3);
    REQUIRE(found.good[0].manifest.number == 2);
    REQUIRE(found.good[1].path == sets.folder.file("set-000012"));
    REQUIRE(found.good[2].path == sets.folder.file("set-1000000"));
    REQUIRE(found.damaged.size() == 1);
    REQUIRE(found.damaged[0].what.find("set-000004/manifest.json") != std::string::npos);
    REQUIRE(find_sets(sets.folder.file("none"), sets.disk).error().kind == ErrorKind::NotFound);
}

TEST_CASE("a proof belongs to the very set it was written for", "[platform]") {
    Sets sets;
    sets.add(example(1));
    REQUIRE_FALSE(sets.good()[0].proved);
    REQUIRE(mark_proved(sets.good()[0], day(9), sets.disk).ok());
    REQUIRE(sets.good()[0].proved == day(9));
    for (const char* changed : {"/proved.json", ""}) {
        struct stat found {};
        REQUIRE(::stat((sets.folder.file("set-000001") + changed).c_str(), &found) == 0);
        REQUIRE(found.st_mtim.tv_sec % 86'400 == 0);
    }
    BackupManifest other = example(1);
    other.files[0].hash = std::string(64, '0');
    sets.add(other);
    REQUIRE_FALSE(sets.good()[0].proved);
    REQUIRE(mark_proved(sets.good()[0], day(10), sets.disk).ok());
    REQUIRE(mark_not_proved(sets.good()[0]).ok());
    REQUIRE_FALSE(sets.good()[0].proved);
    REQUIRE(mark_not_proved(sets.good()[0]).ok());
}

TEST_CASE("the horizon is that of the oldest proved set, or what a set has seen", "[platform]") {
    Sets sets;
    for (const std::uint64_t number : {4u, 5u, 6u})
        sets.add(example(number, 2));
    REQUIRE(horizon_of({}) == 0);
    REQUIRE(horizon_of(sets.good()) == 2);
    REQUIRE(oldest_proved(sets.good()) == nullptr);
    REQUIRE(newest_proved(sets.good()) == nullptr);
    REQUIRE(mark_proved(sets.good()[1], day(9), sets.disk).ok());
    REQUIRE(mark_proved(sets.good()[2], day(9), sets.disk).ok());
    const auto good = sets.good();
    REQUIRE(oldest_proved(good)->manifest.number == 5);
    REQUIRE(newest_proved(good)->manifest.number == 6);
    REQUIRE(horizon_of(good) == 5);
}

}  // namespace candour::platform
