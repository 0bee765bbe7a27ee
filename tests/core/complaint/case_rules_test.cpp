// The rules of a case that no ready-made procedure has, or not in its whole life: each as a
// scenario over a small procedure with one thing changed.
#include "core/complaint/case_clocks.h"
#include "core/complaint/scenario/scenario.h"
#include "tests/support/catch.h"
#include "tests/support/small_procedure.h"

namespace candour::complaint {
namespace {

constexpr const char* people = R"(
procedure small
calendar england-and-wales
staff meg manager "Meg, manager"
staff max manager,member "Max, manager"
staff cher chair "Cher, Chair"
staff kim member "Kim, committee"
staff kit member "Kit, committee"
)";

// Empty when all is as expected; else what the scenario prints.
std::string play(const std::string& lines, const nlohmann::json& procedure) {
    const auto scenario = parse_scenario(people + lines, "test");
    if (!scenario.ok()) return scenario.error().what;
    const auto read = parse_procedure(procedure.dump(), "small.json");
    if (!read.ok()) return read.error().what;
    const auto result = run_scenario(scenario.value(), read.value(), ScenarioDetail::Compact);
    if (!result.ok()) return result.error().what;
    return result.value().failures == 0 ? "" : result.value().text;
}

nlohmann::json small() { return test::small_procedure(); }

nlohmann::json& stage(nlohmann::json& procedure, std::size_t index) {
    return procedure["stages"][index];
}

const std::string decided_at_first = R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg assigned person meg
2026-11-03 meg acknowledged
2026-11-04 meg decided outcome not_upheld
)";

}  // namespace

TEST_CASE("clocks stop and run again where the procedure says so", "[complaint]") {
    nlohmann::json procedure = small();
    stage(procedure, 0)["clocks"][1]["can_stop"] = true;
    // 3 and 4 November are days 1 and 2; it runs again on the 9th: 10 November is day 3, … 13 day
    // 6, 16 to 19 days 7 to 10.
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg assigned person meg
2026-11-02 meg acknowledged
2026-11-02 expect due decide 2026-11-16
2026-11-03 expect refused "run already" meg clocks_restarted "Why"
2026-11-04 meg clocks_stopped "They are away"
2026-11-06 expect clock decide stopped
2026-11-06 expect refused "stand still already" meg clocks_stopped "Again"
2026-11-09 meg clocks_restarted "They are back"
2026-11-09 expect due decide 2026-11-19
2026-11-09 expect clock decide running
)",
                 procedure) == "");
}

TEST_CASE("an appeal after its window is taken, taken with a reason or refused", "[complaint]") {
    // Ten working days from 4 November: the 18th.
    nlohmann::json procedure = small();
    REQUIRE(play(decided_at_first + R"(
2026-11-18 expect refused "leave out that it is late" meg stage_started stage panel why appeal late
2026-11-19 expect refused "possible until 2026-11-18" meg stage_started stage panel why appeal
2026-11-19 expect refused "write why" meg stage_started stage panel why appeal late
2026-11-19 meg stage_started stage panel why appeal late reason "Ill"
)",
                 procedure) == "");
    stage(procedure, 0)["appeal"]["late"] = "refuse";
    REQUIRE(play(decided_at_first + R"(
2026-11-19 expect refused "takes none" meg stage_started stage panel why appeal late reason "Ill"
)",
                 procedure) == "");
    stage(procedure, 0)["appeal"]["late"] = "accept";
    REQUIRE(play(decided_at_first + R"(
2026-11-19 meg stage_started stage panel why appeal late
)",
                 procedure) == "");
    stage(procedure, 0)["appeal"]["needs_reason"] = true;
    REQUIRE(play(decided_at_first + R"(
2026-11-18 expect refused "gives its reason" meg stage_started stage panel why appeal
2026-11-18 meg stage_started stage panel why appeal reason "Not looked at"
)",
                 procedure) == "");
}

TEST_CASE("no stage is skipped, and none is left undecided", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 expect refused "Decide" meg stage_started stage panel why next
2026-11-02 expect refused "Decide the stage first" meg stage_started stage panel why appeal
2026-11-02 expect refused "does not lead" meg stage_started stage panel why leads
2026-11-02 expect refused "has the stages" meg stage_started stage answer why next
2026-11-02 meg assigned person meg
2026-11-02 expect refused "ends with one of" meg decided outcome back
2026-11-02 meg decided outcome upheld
2026-11-02 expect refused "was decided in entry 3" meg decided outcome not_upheld
2026-11-02 expect refused "the person appeals" meg stage_started stage panel why next
2026-11-02 expect refused "go to panel" meg stage_started stage outside why appeal
)",
                 small()) == "");
}

TEST_CASE("an outcome leads back, and the stage runs again with clocks of its own", "[complaint]") {
    REQUIRE(play(decided_at_first + R"(
2026-11-05 meg stage_started stage panel why appeal
2026-11-05 cher panel_formed people cher,kim
2026-11-06 cher decided outcome back
2026-11-06 expect stage first
2026-11-06 expect holder nobody
2026-11-06 meg assigned person meg
2026-11-09 meg acknowledged
2026-11-09 expect due decide 2026-11-23
)",
                 small()) == "");
}

TEST_CASE("a stage that needs a new person refuses who took part before", "[complaint]") {
    nlohmann::json procedure = small();
    stage(procedure, 1)["kind"] = "handle";
    stage(procedure, 1).erase("panel");
    stage(procedure, 1)["clocks"].clear();
    stage(procedure, 1)["holders"] = {"manager"};
    stage(procedure, 1)["new_person"] = true;
    REQUIRE(play(decided_at_first + R"(
2026-11-05 meg stage_started stage panel why appeal
2026-11-05 expect refused "took part in an earlier stage" meg assigned person meg
2026-11-05 expect refused "is held by Manager" meg assigned person kim
2026-11-05 meg assigned person max
2026-11-06 expect refused "Who holds the case decides" meg decided outcome upheld
2026-11-06 max decided outcome upheld
)",
                 procedure) == "");
}

TEST_CASE("a panel that loses a member to a conflict has to be formed again", "[complaint]") {
    REQUIRE(play(decided_at_first + R"(
2026-11-05 meg stage_started stage panel why appeal
2026-11-05 expect refused "needs its Chair" meg panel_formed people kim,kit
2026-11-05 meg panel_formed people cher,kim
2026-11-05 expect clock set_up met
2026-11-06 meg conflict_marked person kim "A cousin"
2026-11-06 expect clock set_up running
2026-11-06 expect next form_panel
2026-11-06 expect refused "Form the panel first" cher decided outcome upheld
2026-11-06 expect refused "conflict of interest" meg panel_formed people cher,kim
2026-11-06 meg panel_formed people cher,kit
2026-11-06 expect refused "do not sit" meg panel_member_left person kim "Again"
2026-11-07 cher decided outcome upheld
)",
                 small()) == "");
}

TEST_CASE("who took part before sits on no panel", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg assigned person max
2026-11-03 max decided outcome upheld
2026-11-05 meg stage_started stage panel why appeal
2026-11-05 expect refused "took part in an earlier stage" meg panel_formed people cher,max
)",
                 small()) == "");
}

TEST_CASE("24 hours from a day without an hour end with the next day", "[complaint]") {
    REQUIRE(play(R"(
2026-11-06 meg received question method letter
2026-11-06 expect due answer 2026-11-07
2026-11-07 23:50 expect clock answer running
2026-11-08 00:10 expect clock answer overdue
2026-11-08 00:10 meg answered
2026-11-08 00:10 expect clock answer met_late
)",
                 small()) == "");
    // With an hour it is that hour, on a Saturday, and over the change to winter time.
    REQUIRE(play(R"(
2026-10-24 12:00 meg received question method email
2026-10-24 12:00 expect due answer 2026-10-25 11:00
2026-10-25 10:59 meg answered
2026-10-25 10:59 expect clock answer met
)",
                 small()) == "");
}

TEST_CASE("a visitor's label offers a kind until staff choose", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 received method kiosk label question anonymous
2026-11-02 expect kind question
2026-11-02 expect next triage
2026-11-02 expect refused "Choose first" meg decided outcome answered code delay
2026-11-03 meg reclassified kind complaint "It is one"
2026-11-03 expect kind complaint
2026-11-03 expect stage first
2026-11-03 expect next assign
2026-11-03 expect refused "of that kind already" meg reclassified kind complaint "Again"
)",
                 small()) == "");
}

TEST_CASE("an anonymous contact outside the procedure has no clock", "[complaint]") {
    nlohmann::json procedure = small();
    procedure["anonymous"] = "per_service";
    REQUIRE(play(R"(
2026-11-02 received complaint method kiosk anonymous outside
2026-11-02 expect clock acknowledge none
2026-11-02 expect complaint no
)",
                 procedure) == "");
    REQUIRE(play("2026-11-02 received complaint method kiosk anonymous\n"
                 "2026-11-02 expect due acknowledge 2026-11-04\n",
                 procedure) == "");
    procedure["anonymous"] = "outside";
    REQUIRE(play("2026-11-02 received complaint method kiosk anonymous\n"
                 "2026-11-02 expect clock acknowledge none\n",
                 procedure) == "");
    REQUIRE(play("2026-11-02 received complaint method kiosk\n"
                 "2026-11-02 expect due acknowledge 2026-11-04\n",
                 procedure) == "");
}

TEST_CASE("legal proceedings, mediation and holds go their steps in order", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg assigned person meg
2026-11-02 expect refused "no legal proceedings" cher legal_decided why wait "Why"
2026-11-02 meg legal_started
2026-11-02 expect refused "under way already" meg legal_started
2026-11-02 expect refused "is only for Chair" meg legal_decided why wait "Why"
2026-11-02 cher legal_decided why wait "It would prejudice them"
2026-11-02 expect refused "waits for legal" meg decided outcome upheld
2026-11-02 cher legal_decided why go_on "Settled"
2026-11-02 meg decided outcome upheld
2026-11-02 expect refused "Offer mediation first" meg mediation_step why accepted
2026-11-02 expect refused "could end" meg mediation_step why ended
2026-11-02 expect refused "no such hold" meg hold_released why legal "Why"
2026-11-02 meg hold_set why legal "A claim"
2026-11-02 expect refused "set already" meg hold_set why legal "Again"
2026-11-02 expect refused "hold keeps them" meg words_erased
)",
                 small()) == "");
    nlohmann::json procedure = small();
    procedure["closing"].erase("legal_by");
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg legal_started
2026-11-02 expect refused "nobody can let it wait" cher legal_decided why wait "Why"
)",
                 procedure) == "");
}

TEST_CASE("what is referred to has to be there", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg assigned person meg
2026-11-02 expect refused "No action is open" meg action_done entry 1
2026-11-02 expect refused "no option" meg option_agreed entry 1 agreed yes
2026-11-02 expect refused "the entries 1 to 2" meg corrected entry 3 "Wrong"
2026-11-02 expect refused "No information is waited for" meg information_came entry 1
2026-11-02 expect refused "no consent that stands" meg consent_withdrawn entry 1
2026-11-02 meg option_weighed "A" benefits "B" drawbacks "C" as a
2026-11-02 expect refused "departs from policy" meg option_agreed entry a agreed yes departure
2026-11-02 meg option_agreed entry a agreed yes departure reason "It is right here"
2026-11-02 expect refused "still to come" meg contacted day 2026-11-03
2026-11-02 expect refused "belongs into a note" meg contacted day 2026-10-30
2026-11-02 expect refused "is spoken" meg contacted method letter
2026-11-02 expect refused "still to come" meg action_added person max day 2026-11-01 "Late"
2026-11-02 meg information_asked "Who was there?" as asked
2026-11-02 meg decided outcome upheld
2026-11-02 expect refused "has not come" meg closed
2026-11-03 meg information_came entry asked
2026-11-03 expect refused "not closed" meg reopened "Wait"
2026-11-03 meg closed
)",
                 small()) == "");
}

TEST_CASE("only the post may close as persistent, after something was done", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 expect refused "is only for Manager" kim closed_as_persistent "Ten letters"
2026-11-02 expect refused "all reasonable measures" meg closed_as_persistent "Ten letters"
2026-11-02 meg contacted method telephone
2026-11-02 meg closed_as_persistent "Ten letters"
2026-11-02 expect status closed
2026-11-02 expect refused "has been in" meg reopened stage panel "New"
2026-11-02 expect refused "Decide the stage first" meg stage_started stage panel why appeal
2026-11-02 meg reopened "New"
2026-11-02 expect status open
)",
                 small()) == "");
}

TEST_CASE("what is told to who speaks for somebody needs that person's consent", "[complaint]") {
    REQUIRE(play(R"(
2026-11-02 meg received complaint method advocate on_behalf carer
2026-11-02 meg assigned person meg
2026-11-02 meg acknowledged
2026-11-03 expect refused "consent is not recorded" meg answered
2026-11-03 expect refused "consent is not recorded" meg updated day 2026-11-20 "Ill"
2026-11-03 expect refused "consent is not recorded" meg reply_written "Sorry"
2026-11-03 expect refused "consent is not" meg decided outcome upheld told_whom representative
2026-11-03 meg answered told_whom person
2026-11-04 meg consent_given why representative method letter name "Her carer"
2026-11-04 meg decided outcome upheld
)",
                 small()) == "");
    REQUIRE(play(R"(
2026-11-02 meg received complaint method face_to_face on_behalf group
2026-11-02 meg assigned person meg
2026-11-02 meg answered
)",
                 small()) == "");
}

TEST_CASE("a kind that is changed to and fro skips no stage", "[complaint]") {
    nlohmann::json procedure = small();
    procedure["kinds"][1]["stages"] = {"answer"};
    REQUIRE(play(R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg reclassified kind question "It asks"
2026-11-02 expect stage answer
2026-11-02 meg reclassified kind complaint "It does not"
2026-11-02 expect stage first
2026-11-02 expect due acknowledge 2026-11-04
)",
                 procedure) == "");
}

TEST_CASE("a clock is moved as far as the procedure lets it, with what it asks", "[complaint]") {
    // Decided by 16 November; at most ten working days more: the 30th.
    std::string lines = R"(
2026-11-02 meg received complaint method letter
2026-11-02 meg assigned person meg
2026-11-02 expect refused "moved: decide" meg clock_extended clock acknowledge day 2026-11-10 "Why"
2026-11-02 meg acknowledged
2026-11-02 expect due decide 2026-11-16
2026-11-03 expect refused "until 2026-11-30 at most" MOVE day 2026-12-01 "Ill"
2026-11-03 expect refused "details of these" meg clock_extended clock decide day 2026-11-30 "Ill"
2026-11-03 expect refused "a later day" MOVE day 2026-11-16 "Ill"
2026-11-03 expect refused "reason is missing" MOVE day 2026-11-30
2026-11-03 MOVE day 2026-11-20 "Ill"
2026-11-03 expect due decide 2026-11-20
2026-11-04 expect refused "until 2026-11-30 at most" MOVE day 2026-12-01 "Ill"
2026-11-23 expect clock decide overdue
2026-11-23 expect refused "what is late stays late" MOVE day 2026-11-30 "Ill"
)";
    const std::string moved = "meg clock_extended clock decide bodies ombudsman";
    for (std::size_t at = 0; (at = lines.find("MOVE", at)) != std::string::npos;) {
        lines.replace(at, 4, moved);
    }
    REQUIRE(play(lines, small()) == "");
}

TEST_CASE("the history of another procedure is told apart", "[complaint]") {
    const Procedure procedure = parse_procedure(small().dump(), "small.json").take();
    Entry opened{.number = 1, .kind = EntryKind::Opened};
    opened.fields = {{Field::Procedure, std::string("small")},
                     {Field::Version, std::int64_t{2}},
                     {Field::Calendar, std::int64_t{1}},
                     {Field::Method, std::string("letter")},
                     {Field::Anonymous, false}};
    REQUIRE(replay(procedure, std::vector{opened}).error().kind == ErrorKind::NotFound);
    opened.fields[Field::Version] = std::int64_t{1};
    REQUIRE(replay(procedure, std::vector{opened}).ok());
    // Not the next; twice the first; none at all.
    REQUIRE(replay(procedure, std::vector{opened, opened}).error().kind == ErrorKind::Corrupt);
    Entry note{.number = 1, .kind = EntryKind::Note};
    REQUIRE(replay(procedure, std::vector{note}).error().kind == ErrorKind::Corrupt);
    note.number = 3;
    REQUIRE(replay(procedure, std::vector{opened, note}).error().kind == ErrorKind::Corrupt);
}

}  // namespace candour::complaint
