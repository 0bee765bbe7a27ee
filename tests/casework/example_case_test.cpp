// Invented cases come to their point under every ready procedure.
#include "app/casework/example_case.h"

#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"

namespace candour::casework {
namespace {

using complaint::Field;

struct Played {
    OpenCase found;
    int days = 0;
};

Played play(const std::string& procedure, ExamplePoint until) {
    test::ManualClock clock;
    test::CaseDesk desk{clock};
    desk.procedures.now = procedure;
    CaseWork work = desk.work();
    Worker worker = desk.mina;
    const auto rules = desk.procedures.current("").take();
    worker.posts = posts_for_examples(*rules);
    const auto kind = std::ranges::find(rules->kinds, true, &complaint::CaseKind::is_complaint);
    ExampleCase example{.wanted = {}, .until = until, .words = {}};
    example.wanted.opened.fields = {{Field::CaseKind, kind->id},
                                    {Field::Method, std::string{"letter"}},
                                    {Field::Anonymous, false},
                                    {Field::Text, std::string{"Nobody came."}},
                                    {Field::WantsWriting, std::string{"no"}}};
    for (const char* step : {"triage", "pass_on", "decide", "reason", "lesson", "person_ending",
                             "organisation_ending", "close"}) {
        example.words[step] = std::string{"Example of "} + step;
    }
    Played played;
    const auto day = std::chrono::hours{24};
    auto found = play_example(work, worker, example, [&] {
        clock.advance(day);
        ++played.days;
    });
    INFO((found.ok() ? "" : found.error().what));
    REQUIRE(found.ok());
    played.found = found.take();
    return played;
}

}  // namespace

TEST_CASE("W8: an example comes to its point under every ready procedure", "[casework]") {
    const std::string procedure =
        GENERATE("calico", "donnington", "housing-ombudsman-code", "plato", "wcva");
    CAPTURE(procedure);
    const Played closed = play(procedure, ExamplePoint::Closed);
    CAPTURE(closed.found.next.id);
    REQUIRE(is_at(closed.found, ExamplePoint::Closed));
    REQUIRE(closed.days >= 3);
    const Played in_hand = play(procedure, ExamplePoint::InHand);
    REQUIRE(is_at(in_hand.found, ExamplePoint::InHand));
    REQUIRE_FALSE(in_hand.found.state.closed);
    // Nobody there has done anything yet.
    REQUIRE(in_hand.found.state.now()->outcome.empty());
    // Plato has no appeal: nobody waits there for the person.
    const Played waiting = play(procedure, ExamplePoint::WaitingForPerson);
    CAPTURE(waiting.found.next.id);
    REQUIRE(is_at(waiting.found, ExamplePoint::WaitingForPerson) == (procedure != "plato"));
    REQUIRE((waiting.found.next.id == "wait_for_person") == (procedure != "plato"));
    REQUIRE(waiting.found.state.is_open());
}

TEST_CASE("an example stops where its procedure refuses the next step", "[casework]") {
    test::ManualClock clock;
    test::CaseDesk desk{clock};
    CaseWork work = desk.work();
    // No post: a trustee's stage is not for this person.
    ExampleCase example{.wanted = {}, .until = ExamplePoint::Closed, .words = {}};
    example.wanted.opened.fields = {{Field::CaseKind, std::string{"service_failure"}},
                                    {Field::Method, std::string{"letter"}},
                                    {Field::Anonymous, false},
                                    {Field::Text, std::string{"Nobody came."}}};
    example.words["triage"] = "It is one.";
    const auto found = play_example(work, desk.mina, example, [] {});
    REQUIRE(found.value().next.id == "assign");
    REQUIRE_FALSE(is_at(found.value(), ExamplePoint::Closed));
}

}  // namespace candour::casework
