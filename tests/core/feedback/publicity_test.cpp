// The register of where publicity was sent or displayed.
#include "core/feedback/publicity.h"

#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).take(); }

Publicity leaflet() {
    return {.what = "Leaflet: how to complain",
            .where = "Llyfrgell – “notice board”",
            .since = day("2026-11-02"),
            .look_again = day("2027-05-01"),
            .page = "rights"};
}

Organisation with_page(const std::string& id) {
    Organisation organisation;
    organisation.information.emplace_back().id = id;
    return organisation;
}

}  // namespace

TEST_CASE("an entry of the publicity register is read as it was written", "[core]") {
    Publicity entry = leaflet();
    REQUIRE(publicity_from(publicity_json(entry)).value() == entry);
    entry.page.clear();
    entry.replaced_on = day("2027-04-20");
    REQUIRE(publicity_from(publicity_json(entry)).value() == entry);
}

TEST_CASE("publicity is out of date after its day, or when its page is gone", "[core]") {
    const Organisation organisation = with_page("rights");
    Publicity entry = leaflet();
    REQUIRE(state_of(entry, organisation, day("2027-05-01")) == PublicityState::Current);
    REQUIRE(state_of(entry, organisation, day("2027-05-02")) == PublicityState::LookAgain);
    REQUIRE(state_of(entry, with_page("other"), day("2026-11-03")) == PublicityState::PageIsGone);
    REQUIRE(publicity_due(entry) == "2027-05-01");
    entry.replaced_on = day("2027-04-20");
    REQUIRE(state_of(entry, with_page("other"), day("2028-01-01")) == PublicityState::Replaced);
    REQUIRE(publicity_due(entry).empty());
}

TEST_CASE("what is no entry of the publicity register is refused", "[core]") {
    Publicity entry = leaflet();
    SECTION("nothing in it") { entry.what = " \n"; }
    SECTION("nowhere") { entry.where.clear(); }
    SECTION("more than a line") { entry.where.assign(publicity_line_bytes_max + 1, 'x'); }
    SECTION("no text") { entry.what = "\xFF"; }
    SECTION("looked at before it is there") { entry.look_again = entry.since; }
    REQUIRE(check_publicity(entry).error().kind == ErrorKind::Invalid);
}

TEST_CASE("a damaged entry of the publicity register is Corrupt", "[core]") {
    const char* damaged = GENERATE(
        "", "[]", "{}", R"({"what":"A","where":"B","since":"May","look_again":"2027-05-01"})",
        R"({"what":"A","where":"B","since":"2027-05-01","look_again":"2027-04-01"})",
        R"({"what":"A","where":"B","since":"2026-05-01","look_again":"2027-05-01","by":"me"})");
    REQUIRE(publicity_from(damaged).error().kind == ErrorKind::Corrupt);
}

}  // namespace candour::feedback
