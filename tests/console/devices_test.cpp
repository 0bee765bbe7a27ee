// tests/console/devices_test.cpp: the list of devices, letting one in, and revoking one.
#include "app/console/devices/devices.h"

#include <algorithm>
#include <cctype>

#include "sync/protocol/enrol_words.h"
#include "sync/protocol/enrolment_code.h"
#include "sync/protocol/heartbeat.h"
#include "sync/server/devices.h"
#include "sync/server/enrol.h"
#include "tests/support/console_words.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::count_of;
using test::input_value;

// An office with devices in it, and an administrator at a browser.
struct DevicesWorld {
    ConsoleWorld world;
    server::KeyRing ring = server::make_key_ring(world.clock.today(), world.random);
    Browser ada{world};

    DevicesWorld() {
        world.options.enrol_identity = {.pin = "the pin", .offline_key = ring.online.offline_key};
        REQUIRE(
            world.registry
                .rotate_pool_key(std::nullopt, {}, world.clock.today(), store::PreviousKey::Keep)
                .ok());
        ada.become(world.ada);
    }

    store::Device add(const std::string& name, store::DeviceState state) {
        store::Device device;
        world.random.fill(device.key);
        device.id = server::device_id_of(device.key);
        device.name = name;
        device.state = state;
        device.service_group = "reception";
        device.enrolled = from_iso("2026-11-21").value();
        REQUIRE(world.registry.add_device(device).ok());
        return device;
    }

    protocol::HttpResponse post(Browser& browser, const std::string& path,
                                test::FormFields fields) {
        browser.get("/devices/add");
        fields["form_token"] = input_value(browser.last_html, "form_token");
        return browser.post(path, fields);
    }

    std::string audit() {
        std::string all;
        for (const auto& entry : world.office.audit(100).take())
            all += entry.who + ": " + entry.what + "\n";
        return all;
    }
};

// A device that has begun to join, through the server's own calls.
struct JoiningDevice {
    protocol::SigningKeyPair key = protocol::make_signing_key_pair();
    std::string code;
    protocol::Hash nonce{};
    protocol::EnrolBegun begun;
    server::EnrolCalls calls;

    explicit JoiningDevice(DevicesWorld& office)
        : calls(office.world.registry, office.world.bundles, office.ring.online, "the pin",
                office.world.clock, office.world.random) {
        code = protocol::make_enrolment_code(office.world.random);
        office.world.random.fill(nonce);
        const auto answer = send(protocol::EnrolBegin{
            key.public_key, protocol::enrol_commitment(nonce, key.public_key, "the pin"),
            protocol::enrol_code_hash(protocol::normalised_code(code).value(), key.public_key)});
        begun = protocol::decode_enrol_begun(answer.body).value();
        REQUIRE(send(protocol::EnrolReveal{begun.attempt, nonce}).status == 200);
    }

    protocol::HttpResponse send(const protocol::EnrolRequest& request) {
        protocol::HttpRequest http;
        http.method = "POST";
        http.path = "/v1/enrol";
        http.body = protocol::encode_enrol(request);
        return calls.post_enrol(http);
    }
    int poll() { return send(protocol::make_enrol_poll(begun.attempt, key)).status; }

    std::string words() const {
        std::string all;
        const std::string plain = protocol::normalised_code(code).value();
        for (const std::string_view word : protocol::words_of({.device_nonce = nonce,
                                           .server_nonce = begun.nonce,
                                           .device_key = key.public_key,
                                           .pin = "the pin",
                                           .offline_key = begun.offline_key,
                                           .code = plain})) {
            all += std::string{word} + ";";
        }
        return all;
    }
};

// The words in the page's list, as JoiningDevice::words().
std::string words_in(const std::string& html) {
    const std::string mark = "four-words__word\">";
    std::string all;
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at)) {
        at += mark.size();
        all += html.substr(at, html.find('<', at) - at) + ";";
    }
    return all;
}

}  // namespace

TEST_CASE("the list says how each device is, and revoked ones apart", "[console]") {
    DevicesWorld office;
    office.ada.get("/devices");
    REQUIRE(office.ada.last_html.find("No devices yet") != std::string::npos);
    const auto reception = office.add("Reception <1>", store::DeviceState::Approved);
    office.add("Old tablet", store::DeviceState::Revoked);
    REQUIRE(office.ada.get("/devices").status == 200);
    const std::string& html = office.ada.last_html;
    REQUIRE(html.find("Reception &lt;1&gt;") != std::string::npos);
    REQUIRE(html.find("Waiting for its first report") != std::string::npos);
    REQUIRE(html.find("1 revoked device") != std::string::npos);
    REQUIRE(count_of(html, "/revoke\"") == 1);
    REQUIRE(html.find("21 November 2026") != std::string::npos);
    REQUIRE(
        office.world.registry.put_heartbeat(reception.id, office.world.clock.today(), "unreadable")
            .ok());
    office.ada.get("/devices");
    REQUIRE(office.ada.last_html.find("Needs attention") != std::string::npos);
}

TEST_CASE("the list is in the reader's language, and says what does not work", "[console]") {
    const test::WelshFile welsh;
    DevicesWorld office;
    office.world.options.translator = &welsh;
    const auto device = office.add("Reception", store::DeviceState::Approved);
    const protocol::Health report{
        .program = "0.2.0",
        .languages_withdrawn = {},
        .epoch = "",
        .faults = {"sound_missing", "voice_fails cy", "software_drawing", "clips_unplayable"}};
    REQUIRE(office.world.registry
                .put_heartbeat(device.id, office.world.clock.today(), protocol::to_json(report))
                .ok());
    office.ada.get("/devices");
    const std::string english = office.ada.last_html;
    REQUIRE(english.find("It has no sound device") != std::string::npos);
    REQUIRE(english.find("though it has their voices: Welsh (cy)") != std::string::npos);
    REQUIRE(english.find("Some clips in sign language cannot be shown") != std::string::npos);
    REQUIRE(english.find("No graphics card") > english.find("candour-remarks"));
    office.ada.cookies["__Host-candour-language"] = "cy";
    office.ada.get("/devices");
    const std::string& html = office.ada.last_html;
    REQUIRE(html.find("<h1 class=\"govuk-heading-xl\">Dyfeisiau</h1>") != std::string::npos);
    REQUIRE(html.find("Nid oes ganddi ddyfais sain") != std::string::npos);
    REQUIRE(html.find("clipiau iaith arwyddion arni") != std::string::npos);
    REQUIRE(html.find("Cymraeg (cy)") != std::string::npos);
    REQUIRE(html.find("Angen sylw") != std::string::npos);
    for (const char* left :
         {"It has", "Needs", "Last contact", "Let in", "No graphics", "Some clips"})
        REQUIRE(html.find(left) == std::string::npos);
}

TEST_CASE("the words of the newest texts stand there, to be compared with a device's",
          "[console]") {
    DevicesWorld office;
    const auto list = [&] { return test::text_of(office.ada.get("/devices")); };
    REQUIRE(list().find("Words of the newest texts") == std::string::npos);
    const protocol::BundleContent content{.organisation_json = "{}",
                                          .epoch = "2026-11",
                                          .epoch_key = privacy::make_epoch_key_pair().public_key};
    const protocol::PackedBundle packed = protocol::pack_bundle(content).take();
    REQUIRE(office.world.bundles
                .publish({.version = 7, .size = packed.size, .packed = packed.packed}, 0)
                .ok());
    REQUIRE(list().find(protocol::in_a_row(protocol::words_of(content, 7))) != std::string::npos);
}

TEST_CASE("devices are for administrators", "[console]") {
    DevicesWorld office;
    const auto device = office.add("Reception", store::DeviceState::Approved);
    const std::string revoke = "/devices/" + device.id.hex() + "/revoke";
    Browser sam{office.world};
    sam.become(office.world.sam);
    Browser nobody{office.world};
    for (const std::string& path : {std::string{"/devices"}, std::string{"/devices/add"}, revoke}) {
        INFO(path);
        REQUIRE(sam.get(path).status == 403);
        REQUIRE(nobody.get(path).status == 303);
        REQUIRE(office.ada.get(path).status == 200);
    }
    sam.get("/");
    REQUIRE(sam.last_html.find("href=\"/devices\"") == std::string::npos);
    const std::string token = input_value(sam.last_html, "form_token");
    for (const std::string& path : {std::string{"/devices/add"}, std::string{"/devices/approve"},
                                    std::string{"/devices/refuse"}, revoke}) {
        INFO(path);
        REQUIRE(sam.post(path, {{"form_token", token}}).status == 403);
        REQUIRE(nobody.post(path, {{"form_token", token}}).status == 303);
        REQUIRE(office.ada.post(path, {{"form_token", "wrong"}}).status == 403);
    }
    REQUIRE(office.ada.get("/devices/approve").status == 405);
    REQUIRE(office.world.registry.device(device.key).value()->state ==
            store::DeviceState::Approved);
}

TEST_CASE("a device joins by its code, the same four words and the password", "[console]") {
    DevicesWorld office;
    JoiningDevice device(office);
    REQUIRE(device.poll() == 202);
    // As people type it.
    std::string typed = device.code;
    std::ranges::transform(typed, typed.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    REQUIRE(office.post(office.ada, "/devices/add", {{"code", "  " + typed + " "}}).status == 200);
    REQUIRE(words_in(office.ada.last_html) == device.words());
    REQUIRE(device.poll() == 202);
    const std::string attempt = input_value(office.ada.last_html, "attempt");

    test::FormFields form = {{"code", typed},
                             {"attempt", attempt},
                             {"device_name", " Reception "},
                             {"group", "reception"},
                             {"password", std::string{test::staff_password}}};
    struct Row {
        const char* field;
        const char* value;
        const char* words;
    };
    for (const Row& row : {Row{"password", "wrong horse battery", "The password is not right"},
                           Row{"password", "", "Enter your own password"},
                           Row{"device_name", " ", "Give the device a name"},
                           Row{"group", "nowhere", "for which services"},
                           Row{"attempt", "00", "Compare them again"}}) {
        INFO(row.field << " " << row.value);
        test::FormFields wrong = form;
        wrong[row.field] = row.value;
        REQUIRE(office.post(office.ada, "/devices/approve", wrong).status == 422);
        REQUIRE(office.ada.last_html.find(row.words) != std::string::npos);
        REQUIRE(words_in(office.ada.last_html) == device.words());
        REQUIRE(office.ada.last_html.find(std::string{test::staff_password}) == std::string::npos);
        REQUIRE(device.poll() == 202);
    }

    const auto done = office.post(office.ada, "/devices/approve", form);
    REQUIRE(done.status == 303);
    office.ada.get(test::header_of(done, "Location"));
    REQUIRE(office.ada.last_html.find("“Reception” is let in") != std::string::npos);
    REQUIRE(device.poll() == 200);
    const auto known = office.world.registry.device(device.key.public_key.bytes).value();
    REQUIRE(known->name == "Reception");
    REQUIRE(known->service_group == "reception");
    REQUIRE(known->enrolled == office.world.clock.today());
    REQUIRE(office.audit().find("ada: let in the device Reception") != std::string::npos);
    REQUIRE(office.audit().find("ada: was refused: wrong password") != std::string::npos);

    // The code is used up, and the name taken.
    REQUIRE(office.post(office.ada, "/devices/approve", form).status == 422);
    REQUIRE(office.ada.last_html.find("code has ended") != std::string::npos);
    JoiningDevice second(office);
    office.post(office.ada, "/devices/add", {{"code", second.code}});
    form["code"] = second.code;
    form["attempt"] = input_value(office.ada.last_html, "attempt");
    REQUIRE(office.post(office.ada, "/devices/approve", form).status == 422);
    REQUIRE(office.ada.last_html.find("Another device has this name") != std::string::npos);
}

TEST_CASE("five wrong codes or ten minutes end a device's attempt", "[console]") {
    DevicesWorld office;
    JoiningDevice device(office);
    const bool by_time = GENERATE(true, false);
    if (by_time) {
        office.world.clock.advance(std::chrono::minutes{10} + std::chrono::seconds{1});
    } else {
        for (int tries = 0; tries < 5; ++tries) {
            const auto code = protocol::make_enrolment_code(office.world.random);
            REQUIRE(office.post(office.ada, "/devices/add", {{"code", code}}).status == 422);
            REQUIRE(office.ada.last_html.find("No device that waits shows this code") !=
                    std::string::npos);
        }
        REQUIRE(office.audit().find("ada: typed a code that no waiting device shows") !=
                std::string::npos);
    }
    REQUIRE(device.poll() == 410);
    REQUIRE(office.post(office.ada, "/devices/add", {{"code", device.code}}).status == 422);
}

TEST_CASE("what is no code at all costs no try", "[console]") {
    DevicesWorld office;
    JoiningDevice device(office);
    for (const char* typed : {"", "ABC", "ABCD-EFGH-JKLM", "%%%%-%%%%", "<script>"}) {
        REQUIRE(office.post(office.ada, "/devices/add", {{"code", typed}}).status == 422);
        REQUIRE(office.ada.last_html.find("eight letters and digits, such as") !=
                std::string::npos);
        REQUIRE(office.ada.last_html.find("<script>") == std::string::npos);
    }
    REQUIRE(office.world.registry.attempt(device.begun.attempt).value().tries == 0);
    REQUIRE(office.post(office.ada, "/devices/add", {{"code", device.code}}).status == 200);
}

TEST_CASE("a device whose words are not the same is not let in, and a code that ended says so",
          "[console]") {
    DevicesWorld office;
    JoiningDevice device(office);
    office.post(office.ada, "/devices/add", {{"code", device.code}});
    const std::string attempt = input_value(office.ada.last_html, "attempt");
    const auto refused = office.post(office.ada, "/devices/refuse", {{"attempt", attempt}});
    REQUIRE(test::header_of(refused, "Location") == "/devices?refused=1");
    REQUIRE(device.poll() == 410);
    REQUIRE(office.audit().find("ada: did not let in a device") != std::string::npos);
    // Twice is as good as once.
    REQUIRE(office.post(office.ada, "/devices/refuse", {{"attempt", attempt}}).status == 303);
    REQUIRE(office.post(office.ada, "/devices/refuse", {{"attempt", "no id"}}).status == 400);
    REQUIRE(office
                .post(office.ada, "/devices/approve",
                      {{"code", device.code}, {"attempt", attempt}, {"device_name", "x"}})
                .status == 422);
    REQUIRE(office.ada.last_html.find("code has ended") != std::string::npos);
}

TEST_CASE("revoking is asked for, done once, and ends the keys that the device knows",
          "[console]") {
    DevicesWorld office;
    const auto device = office.add("Reception", store::DeviceState::Approved);
    const std::string path = "/devices/" + device.id.hex() + "/revoke";
    const auto before = office.world.registry.pool_keys().value();
    office.ada.get(path);
    REQUIRE(office.ada.last_html.find("Revoke “<bdi>Reception</bdi>”?") != std::string::npos);
    REQUIRE(office.world.registry.device(device.key).value()->state ==
            store::DeviceState::Approved);
    const auto done = office.post(office.ada, path, {});
    REQUIRE(done.status == 303);
    office.ada.get(test::header_of(done, "Location"));
    REQUIRE(office.ada.last_html.find("“Reception” is revoked") != std::string::npos);
    REQUIRE(office.world.registry.device(device.key).value()->state == store::DeviceState::Revoked);
    const auto after = office.world.registry.pool_keys().value();
    REQUIRE(after->current != before->current);
    REQUIRE_FALSE(after->previous);
    REQUIRE(office.audit().find("ada: revoked the device Reception") != std::string::npos);
    REQUIRE(office.post(office.ada, path, {}).status == 404);
    REQUIRE(office.ada.get(path).status == 404);
    REQUIRE(office.ada.get("/devices/" + std::string(32, '0') + "/revoke").status == 404);
    REQUIRE(office.ada.get("/devices/../revoke").status == 404);
}

}  // namespace candour::console
