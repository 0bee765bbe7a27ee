// tests/casework/lead_readers_test.cpp: nobody reads what is about themselves, and what is to be
// read by when.
#include "app/casework/lead_readers.h"

#include "tests/support/catch.h"

namespace candour::casework {
namespace {

const Lead sam{"sam", "Sam Shah"};
const Lead kim{"kim", "Kim O'Neill"};

feedback::Contact said(std::string story) {
    feedback::Contact contact;
    contact.story = std::move(story);
    return contact;
}

TEST_CASE("a text is about whom it names, wholly or in part, wherever it was written",
          "[casework]") {
    REQUIRE(concerns(sam, said("It was Sam Shah."), {}));
    REQUIRE(concerns(sam, said("it was sam shah"), {}));
    REQUIRE(concerns(sam, said("Mr Shah was cruel"), {}));
    REQUIRE_FALSE(concerns(sam, said("It was Samantha."), {}));
    REQUIRE_FALSE(concerns(kim, said("It was Sam Shah."), {}));
    feedback::Contact survey;
    survey.answers.set({.question = "better", .text = "Fewer visits of Sam"});
    REQUIRE(concerns(sam, survey, {}));
    feedback::Contact other;
    other.answers.set({.question = "who", .choice = "other", .other = "Sam"});
    REQUIRE(concerns(sam, other, {}));
    feedback::Contact wanted;
    wanted.wanted = "That Sam stays away";
    REQUIRE(concerns(sam, wanted, {}));
}

TEST_CASE("who is marked does not read it, whatever it says", "[casework]") {
    REQUIRE(concerns(sam, said("The one with the beard"), {"kim", "sam"}));
    REQUIRE_FALSE(concerns(sam, said("The one with the beard"), {"kim"}));
}

TEST_CASE("the deputy reads what is about the lead; where all are concerned nobody does",
          "[casework]") {
    REQUIRE(readers_of({sam, kim}, said("They are kind"), {}) == std::vector{sam, kim});
    REQUIRE(readers_of({sam, kim}, said("Sam is not"), {}) == std::vector{kim});
    REQUIRE(readers_of({sam, kim}, said("Sam is not"), {"kim"}).empty());
    REQUIRE(readers_of({}, said("Anything"), {}).empty());
}

TEST_CASE("leads are those who sign in and may read it", "[casework]") {
    store::StaffAccount lead;
    lead.user_name = "sam";
    lead.display_name = "Sam Shah";
    lead.roles = {office::Role::SafeguardingLead};
    store::StaffAccount left = lead;
    left.state = store::StaffState::Left;
    store::StaffAccount invited = lead;
    invited.state = store::StaffState::Invited;
    store::StaffAccount manager = lead;
    manager.roles = {office::Role::Manager, office::Role::Administrator};
    REQUIRE(leads_of({left, lead, invited, manager}) == std::vector{sam});
}

TEST_CASE("what is released is to be read by the end of the next working day", "[casework]") {
    const auto day = [](const char* iso) { return from_iso(iso).value(); };
    const auto usual = complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales).take();
    REQUIRE(read_by_day(day("2026-11-23"), usual) == day("2026-11-24"));
    REQUIRE(read_by_day(day("2026-11-27"), usual) == day("2026-11-30"));  // A Friday.
    REQUIRE(read_by_day(day("2026-12-24"), usual) == day("2026-12-29"));
    const auto closed =
        complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales,
                                        {{day("2026-11-24"), day("2026-11-25"), "Office move"}})
            .take();
    REQUIRE(read_by_day(day("2026-11-23"), closed) == day("2026-11-26"));
}

}  // namespace
}  // namespace candour::casework
