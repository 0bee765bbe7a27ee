// tests/console/digest_test.cpp: the week in numbers.
#include "app/console/work/digest.h"

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;

struct DigestWorld : ConsoleWorld {
    DigestWorld() { browser.become(ada); }
    Digest read(const StaffId& who) {
        const auto keys = options.office_keys.now();
        const Desk desk{office,
                        organisation,
                        *keys,
                        clock,
                        registry,
                        bundles,
                        options.enrol_identity,
                        surveys,
                        options.write_spreadsheet,
                        options.paper,
                        {},
                        keys,
                        &work};
        return read_digest(desk, *office.staff_by_id(who).value()).take();
    }
    Browser browser{*this};
};

std::string sentences(const Digest& digest) {
    std::string all;
    for (const DigestLine& line : digest_lines(digest, {}))
        all += line.sentence + "\n";
    return all;
}

TEST_CASE("the digest counts the last whole week and what is to come", "[console]") {
    DigestWorld world;  // Sunday 22 November: the week before is from Monday 9 to Sunday 15.
    world.add_case({.received = "2026-11-09"});
    world.add_case({.received = "2026-11-15"});
    world.add_case({.received = "2026-11-16"});
    world.add_case({.status = "closed", .received = "2026-11-10", .closed = "2026-11-10"});
    world.add_case({.status = "closed", .received = "2026-01-10", .closed = "2026-11-15"});
    world.add_case(
        {.status = "closed", .received = "2026-01-10", .closed = "2026-11-14", .late = true});
    world.add_case({.status = "closed", .received = "2026-01-10", .closed = "2026-11-16"});
    world.add_case({.status = "set_aside", .received = "2026-11-10"});
    world.add_case({.holder = world.sam.hex(), .next_due = "2026-11-20", .received = "2026-01-01"},
                   {.own = {world.sam}, .excluded = {}});
    world.add_case({.next_due = "2026-11-29", .waiting = true, .received = "2026-01-01"});
    world.work.learning_open = [](const auto&) -> Result<std::int64_t> { return 4; };
    const Digest digest = world.read(world.ada);
    REQUIRE(to_iso(digest.first) == "2026-11-09");
    REQUIRE(to_iso(digest.last) == "2026-11-15");
    REQUIRE(digest.received == 3);
    REQUIRE(digest.closed_in_time == 2);
    REQUIRE(digest.closed_late == 1);
    REQUIRE(digest.late == 1);
    REQUIRE(digest.due == 1);
    REQUIRE(digest.unassigned == 4);
    REQUIRE(digest.waiting == 1);
    REQUIRE(digest.learning == 4);
    REQUIRE_FALSE(digest.own_only);
    const Digest own = world.read(world.sam);
    REQUIRE(own.own_only);
    REQUIRE(own.late == 1);
    REQUIRE(own.received == 0);
}

TEST_CASE("each number is a sentence for none, one and many", "[console]") {
    Digest digest;
    REQUIRE(sentences(digest) ==
            "No new case came in.\nNo case was closed in time.\nNo case was closed late.\n"
            "Nothing is late now.\nNothing is due within a week.\nEvery open case is somebody's.\n"
            "No case waits for the person or a court.\n");
    digest.received = digest.closed_in_time = digest.closed_late = digest.late = digest.due = 1;
    digest.unassigned = digest.waiting = 1;
    digest.learning = 1;
    REQUIRE(sentences(digest) ==
            "1 new case came in.\n1 case was closed in time.\n1 case was closed late.\n"
            "1 case is late now.\n1 case is due within a week.\n1 open case is nobody's yet.\n"
            "1 case waits for the person or a court.\n1 learning record is still open.\n");
    digest.late = 1'234;
    digest.own_only = true;
    REQUIRE(sentences(digest).find("1,234 cases are late now.") != std::string::npos);
    REQUIRE(sentences(digest).find("nobody's") == std::string::npos);
}

TEST_CASE("the e-mail is plain, narrow and names no case", "[console]") {
    DigestWorld world;
    world.organisation.name.by_language["en"] =
        "The Association of Very Long Names and of Even Longer Addresses in the Valleys";
    world.add_case({.reference = "K7M2-94QP", .next_due = "2026-11-01"}, {}, {}, "secretword");
    const auto response = world.browser.get("/digest.txt");
    REQUIRE(response.status == 200);
    REQUIRE(test::header_of(response, "Content-Type") == "text/plain; charset=utf-8");
    const std::string text = test::text_of(response);
    REQUIRE(text.find("! 1 case is late now.\n") != std::string::npos);
    REQUIRE(text.find("- No new case came in.\n") != std::string::npos);
    REQUIRE(text.find("9 November 2026 to 15 November 2026") != std::string::npos);
    for (const char* content : {"K7M2", "secretword", "Complaint"})
        REQUIRE(text.find(content) == std::string::npos);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        REQUIRE(end - at <= 72);
        at = end + 1;
    }
    world.browser.get("/digest");
    REQUIRE(world.browser.last_html.find("1 case is late now.") != std::string::npos);
}

TEST_CASE("exact numbers are for those who work on the cases", "[console]") {
    DigestWorld world;
    const StaffId trustee = StaffId::create(world.random);
    REQUIRE(world.office
                .add_staff(
                    {trustee, "tess", "Tess", test::staff_password_hash(), {office::Role::Trustee}})
                .ok());
    Browser browser{world};
    browser.become(trustee);
    REQUIRE(browser.get("/my-work").status == 200);
    REQUIRE(browser.last_html.find("/digest") == std::string::npos);
    REQUIRE(browser.get("/digest").status == 403);
    REQUIRE(browser.get("/digest.txt").status == 403);
}

}  // namespace
}  // namespace candour::console
