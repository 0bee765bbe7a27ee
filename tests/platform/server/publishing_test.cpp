// tests/platform/server/publishing_test.cpp: a questionnaire is published while a server runs.
#include <atomic>
#include <thread>

#include "platform/net/tls_identity.h"
#include "platform/server/administration.h"
#include "platform/system/paths.h"
#include "sync/protocol/bundle_package.h"
#include "sync/server/key_files.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/platform/clips/made_clips.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

using namespace candour;
using namespace candour::platform;

namespace {

using nlohmann::json;

std::string document_of(const std::string& title, const std::string& id = "drop_in") {
    json made = test::example_questionnaire();
    made["id"] = id;
    made["title"]["en"] = title;
    return made.dump();
}

// A server's folder as init makes it, with databases of the test's own.
struct Place {
    explicit Place(const std::string& engine) : home(engine), folder{home.file("server")} {
        REQUIRE(make_data_folder(folder.path).ok());
        REQUIRE(make_data_folder(folder.keys()).ok());
        write(test::example_organisation());
        const auto ring = server::make_key_ring(SystemClock().today(), home.random);
        REQUIRE(server::save_key_ring(ring, disk, folder.keys()).ok());
        const auto identity = make_tls_identity({"localhost"});
        REQUIRE(save_tls_identity(identity.value(), folder, disk).ok());
    }
    void write(const json& organisation) {
        REQUIRE(disk.write(folder.organisation(), as_bytes(organisation.dump()), false).ok());
    }
    Result<std::unique_ptr<ServerParts>> try_to_open() {
        return ServerParts::open(
            {.folder = folder, .database = home.is_sqlite() ? std::string() : home.uri()});
    }
    std::unique_ptr<ServerParts> open() { return try_to_open().take(); }

    test::StoreHome home;
    FileDisk disk;
    ServerFolder folder;
};

std::string title_in(const ServerParts& parts, const std::string& id = "drop_in") {
    const auto organisation = parts.organisation();
    const auto* found = organisation->find_questionnaire(id);
    return found == nullptr ? "(none)" : found->title.in("en").text;
}

// Of the bundle that devices are given now.
std::string title_for_devices(ServerParts& parts) {
    const Bytes package = server::current_package(*parts.bundles, parts.online_keys).take();
    const auto bundle = protocol::open_package(package, parts.online_keys.offline_key).take();
    const auto organisation =
        feedback::parse_organisation(bundle.organisation_json, "bundle").take();
    const auto* found = organisation.find_questionnaire("drop_in");
    return found == nullptr ? "(none)" : found->title.in("en").text;
}

std::size_t versions_kept(ServerParts& parts) {
    return parts.surveys->versions("drop_in").value().size();
}

}  // namespace

TEST_CASE("what is published on a running server is what it says, gives and keeps", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    auto parts = place.open();
    const std::uint64_t before = parts->bundles->version().value();
    const auto held = parts->organisation();
    const std::string version =
        parts->publish_survey(document_of("New"), {"drop-in"}, "ada").take();
    REQUIRE(title_in(*parts) == "New");
    REQUIRE(parts->organisation()->find_questionnaire("drop_in")->version == version);
    // A request that was under way sees what it began with.
    REQUIRE(held->find_questionnaire("drop_in")->title.in("en").text == "The drop-in");
    const std::uint64_t after = parts->bundles->version().value();
    REQUIRE(after > before);
    REQUIRE(title_for_devices(*parts) == "New");
    REQUIRE(versions_kept(*parts) == 2);
    REQUIRE(parts->office->audit(10).value().front().who == "ada");
    // Nothing to do at the next tick.
    REQUIRE(parts->keep_up_to_date().ok());
    REQUIRE(parts->bundles->version().value() == after);

    parts.reset();
    parts = place.open();
    REQUIRE(title_in(*parts) == "New");
    REQUIRE(parts->bundles->version().value() == after);
    REQUIRE(versions_kept(*parts) == 2);

    REQUIRE(parts->withdraw_survey("drop_in", "ada").ok());
    REQUIRE(title_in(*parts) == "(none)");
    REQUIRE(title_for_devices(*parts) == "(none)");
    REQUIRE(versions_kept(*parts) == 2);
}

TEST_CASE("pictures of a publication are in the bundle and survive a restart", "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    json seen = json::parse(document_of("Seen"));
    seen["questions"][1]["choices"][0]["picture"] = {{"en", "bus.png"}};
    const Bytes bus{'R', 'I', 'F', 'F', 0, 255};
    const auto files_for_devices = [](ServerParts& parts) {
        const Bytes package = server::current_package(*parts.bundles, parts.online_keys).take();
        return protocol::open_package(package, parts.online_keys.offline_key).take();
    };
    auto parts = place.open();
    REQUIRE(files_for_devices(*parts).min_program == 1);
    const auto said = administer(*parts,
                                 {{"command", "publish-questionnaire"},
                                  {"document", seen.dump()},
                                  {"services", "drop-in"},
                                  {"picture bus.png", to_base64(bus)}},
                                 "ada");
    REQUIRE(said.ok());
    for (int start = 0; start < 2; ++start) {
        const auto bundle = files_for_devices(*parts);
        REQUIRE(bundle.min_program == 2);
        REQUIRE(bundle.files == std::map<std::string, Bytes>{{"drop_in/bus.png", bus}});
        const std::uint64_t version = parts->bundles->version().value();
        REQUIRE(parts->keep_up_to_date().ok());
        REQUIRE(parts->bundles->version().value() == version);
        REQUIRE(parts->published_pictures("drop_in").value() ==
                std::map<std::string, Bytes>{{"bus.png", bus}});
        parts.reset();
        parts = place.open();
    }
    REQUIRE(parts->withdraw_survey("drop_in", "ada").ok());
    REQUIRE(files_for_devices(*parts).files.empty());
    REQUIRE(parts->published_pictures("drop_in").value().empty());
}

TEST_CASE("clips beside the organisation's file are in the bundle; bad ones leave a screen alone",
          "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    json organisation = test::example_organisation();
    const auto clip = [](const char* screen, const char* file) {
        return json{{"language", "bfi"}, {"screen", screen}, {"file", file}};
    };
    organisation["sign_clips"] = {clip("welcome", "good.webm"), clip("about", "cut.webm"),
                                  clip("thanks", "missing.webm")};
    place.write(organisation);
    REQUIRE(make_data_folder(place.folder.sign()).ok());
    const Bytes good = test::placeholder_clip();
    REQUIRE(place.disk.write(place.folder.sign() + "/good.webm", good, false).ok());
    REQUIRE(place.disk.write(place.folder.sign() + "/cut.webm", test::cut_clip(), false).ok());
    auto parts = place.open();
    // A question's clip comes with its publication, beside them.
    json seen = json::parse(document_of("Seen"));
    seen["questions"][0]["media"]["sign"] = {{"bfi", "felt.webm"}};
    REQUIRE(administer(*parts,
                       {{"command", "publish-questionnaire"},
                        {"document", seen.dump()},
                        {"services", "drop-in"},
                        {"picture felt.webm", to_base64(good)}},
                       "ada")
                .ok());
    const Bytes package = server::current_package(*parts->bundles, parts->online_keys).take();
    const auto bundle = protocol::open_package(package, parts->online_keys.offline_key).take();
    REQUIRE(bundle.min_program == 5);
    REQUIRE(bundle.files ==
            std::map<std::string, Bytes>{{"/sign/good.webm", good}, {"drop_in/felt.webm", good}});
}

TEST_CASE("a publication whose bundle was cut off is given to devices by the next tick or start",
          "[platform]") {
    Place place(GENERATE(CANDOUR_ENGINES));
    const bool by_start = GENERATE(false, true);
    auto parts = place.open();
    REQUIRE(parts->publications
                ->add({"drop_in", {document_of("Cut"), false}, {{"drop-in", "drop_in"}}}, 0)
                .ok());
    REQUIRE(title_for_devices(*parts) == "The drop-in");
    if (by_start) {
        parts.reset();
        parts = place.open();
    } else {
        REQUIRE(parts->keep_up_to_date().ok());
    }
    REQUIRE(title_in(*parts) == "Cut");
    REQUIRE(title_for_devices(*parts) == "Cut");
    REQUIRE(versions_kept(*parts) == 2);
}

TEST_CASE("another process on the same database sees it at its next tick", "[platform]") {
    Place place("PostgreSQL");
    const auto one = place.open();
    const auto other = place.open();
    REQUIRE(one->publish_survey(document_of("New"), {"drop-in"}, "ada").ok());
    const std::uint64_t version = one->bundles->version().value();
    REQUIRE(title_in(*other) == "The drop-in");
    REQUIRE(other->keep_up_to_date().ok());
    REQUIRE(title_in(*other) == "New");
    // It did not give devices the older texts again meanwhile.
    REQUIRE(other->bundles->version().value() == version);
    // And publishes after what it has seen, and what it has not.
    REQUIRE(one->publish_survey(document_of("Newer"), {"drop-in"}, "ada").ok());
    REQUIRE(other->publish_survey(document_of("Other", "other"), {"drop-in"}, "bob").ok());
    REQUIRE(one->keep_up_to_date().ok());
    REQUIRE(title_in(*one) == "Newer");
    REQUIRE(title_in(*one, "other") == "Other");
    REQUIRE(one->organisation()->find_service("drop-in")->questionnaire == "other");
}

TEST_CASE("while it is published, others read, tick and publish", "[platform]") {
    Place place("SQLite");
    const auto parts = place.open();
    std::atomic<bool> done{false};
    std::atomic<int> halves{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            while (!done) {
                const auto now = parts->organisation();
                // A service never asks what is not there.
                for (const auto& service : now->services) {
                    if (now->find_questionnaire(service.questionnaire) == nullptr) ++halves;
                }
            }
        });
    }
    std::thread ticker([&] {
        while (!done)
            if (!parts->keep_up_to_date().ok()) ++halves;
    });
    for (int i = 0; i < 10; ++i) {
        const std::string id = i % 2 == 0 ? "drop_in" : "other";
        REQUIRE(parts->publish_survey(document_of(std::to_string(i), id), {"drop-in"}, "ada").ok());
        REQUIRE(title_in(*parts, id) == std::to_string(i));
    }
    done = true;
    for (std::thread& reader : readers)
        reader.join();
    ticker.join();
    REQUIRE(halves == 0);
    REQUIRE(parts->keep_up_to_date().ok());
    REQUIRE(title_for_devices(*parts) == "8");
}

TEST_CASE("a file that contradicts what was published stops the start in plain words",
          "[platform]") {
    Place place("SQLite");
    REQUIRE(place.open()->publish_survey(document_of("New"), {"drop-in"}, "ada").ok());
    std::string text = test::example_organisation().dump();
    json without_welsh = json::parse(text);
    without_welsh.erase("questionnaires");
    without_welsh["services"][0].erase("questionnaire");
    text = without_welsh.dump();
    for (std::size_t at = text.find("\"cy\""); at != std::string::npos;
         at = text.find("\"cy\"", at))
        text.replace(at, 4, "\"pl\"");
    REQUIRE(place.disk.write(place.folder.organisation(), as_bytes(text), false).ok());
    const auto refused = place.try_to_open();
    REQUIRE(refused.error().kind == ErrorKind::Invalid);
    REQUIRE(refused.error().what.find("what was published over it") != std::string::npos);
    REQUIRE(refused.error().what.find("unknown language 'cy'") != std::string::npos);
}

TEST_CASE("administrators' commands publish and withdraw, and say what is wrong", "[platform]") {
    Place place("SQLite");
    const auto parts = place.open();
    const auto published = administer(*parts,
                                      {{"command", "publish-questionnaire"},
                                       {"document", document_of("By command")},
                                       {"services", "drop-in"}},
                                      "root");
    REQUIRE(value_of(published.value(), "version") ==
            parts->organisation()->find_questionnaire("drop_in")->version);
    REQUIRE(title_for_devices(*parts) == "By command");
    REQUIRE(parts->office->audit(1).value().front().who == "terminal: root");
    const auto nobody = administer(
        *parts, {{"command", "publish-questionnaire"}, {"document", document_of("Never")}}, "root");
    REQUIRE(nobody.error().what.find("which services ask it?") != std::string::npos);
    REQUIRE(title_in(*parts) == "By command");
    const ControlMessage withdrawal{{"command", "withdraw-questionnaire"}, {"id", "drop_in"}};
    REQUIRE(administer(*parts, withdrawal, "root").ok());
    REQUIRE(title_in(*parts) == "(none)");
    REQUIRE(administer(*parts, withdrawal, "root").error().kind == ErrorKind::NotFound);
}
