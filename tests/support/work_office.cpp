// tests/support/work_office.cpp: serves a console with a busy week in it, on this machine alone,
// until its standard input ends. For browser tests of the pages about work.
//
//   test_work_office: says "serving https://127.0.0.1:PORT"
#include <array>
#include <cstdio>
#include <iostream>

#include "platform/net/http_server.h"
#include "platform/text/catalogue.h"
#include "tests/support/console_world.h"

namespace candour::test {
namespace {

using feedback::ContactKind;

constexpr CivilDay today{std::chrono::days{20'779}};

std::string day(int from_today) { return to_iso(today + std::chrono::days{from_today}); }

struct Story {
    ContactKind kind;
    const char* language;
    const char* words;
};
constexpr std::array stories = {
    Story{ContactKind::Complaint, "en",
          "I waited an hour after my time and nobody came to say why. When I asked, I was told to "
          "sit down. I use a wheelchair and there is no room for it beside the seats."},
    Story{ContactKind::Complaint, "cy",
          "Roedd y ffurflen yn Saesneg yn unig eto. Gofynnais am un Gymraeg ac ni chefais ateb."},
    Story{ContactKind::Suggestion, "ur",
          "کیا کوئی ایسا دن ہے جب اردو بولنے والا کوئی موجود ہو؟ میری والدہ انگریزی نہیں جانتیں۔"},
    Story{ContactKind::Compliment, "en", ""},
    Story{ContactKind::Suggestion, "en",
          "<svg/onload=fetch('//127.0.0.1:9')> "
          "averyveryverylongwordwithoutanygapthatneverendsandgoesonandonpasteveryedgeofthepage"},
};

// So many cases that there are pages of them; late ones, nobody's, long names.
void fill(ConsoleWorld& world) {
    const StaffId long_name = StaffId::create(world.random);
    REQUIRE(world.office
                .add_staff({long_name,
                            "bronwen",
                            "Bronwen Angharad Llewellyn-Featherstonehaugh-Cholmondeley",
                            staff_password_hash(),
                            {office::Role::Manager}})
                .ok());
    const std::array<StaffId, 3> holders = {world.ada, world.sam, long_name};
    const std::array steps = {"acknowledge", "contact", "decide", "do_actions", "finish_learning"};
    for (int i = 0; i < 70; ++i) {
        store::CaseRow row;
        char reference[32];
        std::snprintf(reference, sizeof reference, "K%02dM-%04X", i, 0x9A4C + 31 * i);
        row.reference = reference;
        row.complaint = i % 3 != 0;
        row.kind = row.complaint ? "complaint" : "service_request";
        row.service = i % 2 == 0 ? "reception" : "transport";
        row.stage = i % 4 == 0 ? "review" : "first";
        row.next_step = steps[static_cast<std::size_t>(i) % steps.size()];
        row.waiting = i % 9 == 5;
        row.next_due = row.waiting ? std::string{} : day(i / 2 - 5);
        if (row.waiting) row.next_step = "wait_for_person";
        row.provisional = i % 11 == 7;
        store::CasePeople people;
        if (i % 5 != 4) {
            const StaffId holder = holders[static_cast<std::size_t>(i) % holders.size()];
            row.holder = holder.hex();
            people.own = {holder};
        }
        if (i % 13 == 0) people.own.push_back(world.ada);
        row.received = day(-20 - i);
        world.add_case(row, people, {}, "The bus was late on Tuesday, and again on Thursday.");
    }
    for (int i = 0; i < 12; ++i) {
        const Story& story = stories[static_cast<std::size_t>(i) % stories.size()];
        const std::string id = world.reveal({.kind = story.kind,
                                             .service = i % 4 == 3 ? "" : "transport",
                                             .language = story.language,
                                             .story = story.words,
                                             .urgent = i == 0,
                                             .released = today - std::chrono::days{i / 4}});
        if (i % 4 == 1) world.add_case({.status = "closed", .closed = day(-8)}, {}, id);
    }
    world.work.learning_open = [](const auto&) -> Result<std::int64_t> { return 3; };
}

TEST_CASE("an office with a busy week is served to a browser", "[.serve]") {
    ConsoleWorld world;
    const char* share = std::getenv("CANDOUR_SHARE");
    REQUIRE(share != nullptr);
    const platform::Catalogue catalogue{std::string{share} + "/locale/console"};
    REQUIRE(catalogue.check_language("cy").ok());
    world.options.translator = &catalogue;
    fill(world);
    world.console();
    platform::HttpServerOptions http;
    http.identity = platform::make_tls_identity({"127.0.0.1"}).take();
    auto server = platform::HttpServer::create(
        std::move(http), [&world](const protocol::HttpRequest& r) { return world.handle(r); });
    REQUIRE(server.ok());
    server.value()->start();
    std::cout << "serving https://127.0.0.1:" << server.value()->port() << std::endl;
    std::string line;
    while (std::getline(std::cin, line)) {
    }
    server.value()->stop();
}

}  // namespace
}  // namespace candour::test
