// The forms about a draft's stages: their times, panels, ways on, and stages that come and go.
#include "tests/support/procedure_world.h"

namespace candour::console {
namespace {

using test::Person;
using test::ProcedureWorld;

bool shows(const Person& person, const std::string& words) {
    return person.last_html.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a promised time is named, measured and moved", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/clocks/contact_reminder";
    REQUIRE(ada.change(page, {{"name_en", "We look after a week"},
                              {"name_cy", "Edrychwn ar ôl wythnos"},
                              {"number", "1"},
                              {"unit", "weeks"},
                              {"from", "acknowledged"},
                              {"methods_email", "1"},
                              {"only_when_in_writing", "1"}}) == 303);
    complaint::ReadProcedure now = world.read("donnington");
    REQUIRE(now.problems.empty());
    const complaint::ProcedureClock* clock = now.procedure.find_clock("contact_reminder");
    REQUIRE(clock->name.in("cy").text == "Edrychwn ar ôl wythnos");
    REQUIRE(clock->length == complaint::ClockLength{1, complaint::ClockUnit::Weeks});
    REQUIRE(clock->from == complaint::Milestone::Acknowledged);
    REQUIRE(clock->methods == std::vector<std::string>{"email"});
    REQUIRE(clock->our_default.empty());  // Another number is no default of ours.
    REQUIRE(ada.change(page, {{"why_en", "We think so."}, {"number", "2"}}) == 303);
    now = world.read("donnington");
    REQUIRE(now.procedure.find_clock("contact_reminder")->our_default.in("en").text ==
            "We think so.");

    REQUIRE(ada.change(page, {{"number", "two"}, {"name_en", ""}}) == 422);
    REQUIRE(shows(ada, "id=\"number-error\""));
    REQUIRE(shows(ada, "value=\"two\""));
    REQUIRE(shows(ada, "id=\"name_en-error\""));
    // Only a target can be moved, and not without an end.
    REQUIRE(ada.change(page, {{"moves", "1"}, {"agreed_with_person", "1"}}) == 422);
    REQUIRE(shows(ada, "Only a target can be moved."));
    REQUIRE(ada.change(page, {{"kind", "target"}, {"moves", "1"}}) == 422);
    REQUIRE(shows(ada, "Say by how much it can be moved"));
    REQUIRE(ada.change(page, {{"kind", "target"},
                              {"moves", "1"},
                              {"extension_number", "5"},
                              {"tell_bodies_ico", "1"},
                              {"latest_number", "20"},
                              {"can_stop", "1"}}) == 303);
    now = world.read("donnington");
    REQUIRE(now.problems.empty());
    clock = now.procedure.find_clock("contact_reminder");
    REQUIRE(clock->extension->at_most->number == 5);
    REQUIRE(clock->extension->tell_bodies == std::vector<std::string>{"ico"});
    REQUIRE(clock->latest->length.number == 20);
    REQUIRE(clock->can_stop);
    REQUIRE(ada.get("/procedures/drafts/donnington/clocks/nothing").status == 404);
}

TEST_CASE("a promised time is added to a stage, and goes when none waits for it", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("plato");
    const std::string fresh = "/procedures/drafts/plato/new-clock/compliment";
    REQUIRE(ada.change(fresh, {{"number", "5"}}) == 422);
    REQUIRE(shows(ada, "Write what is promised in English (en)."));
    REQUIRE(ada.send_form(fresh, {{"name_en", "We thank you"}, {"met_by", "acknowledged"}}) == 303);
    REQUIRE(world.read("plato").problems.empty());
    REQUIRE(world.read("plato").procedure.find_stage("compliment")->clocks.front().id ==
            "we_thank_you");
    // Outside there is only information.
    REQUIRE(ada.change("/procedures/drafts/plato/new-clock/ico",
                       {{"name_en", "Six weeks"}, {"number", "6"}, {"kind", "target"}}) == 422);
    REQUIRE(shows(ada, "A stage outside has only information"));

    const std::string reply = "/procedures/drafts/plato/clocks/complaint_reply";
    REQUIRE(ada.change(reply, {{"remove", "1"}}) == 422);
    REQUIRE(shows(ada, "is owed only where this one is missed"));
    REQUIRE(ada.change("/procedures/drafts/plato/clocks/complaint_update", {{"remove", "1"}}) ==
            303);
    REQUIRE(ada.change(reply, {{"remove", "1"}}) == 303);
    REQUIRE(ada.change("/procedures/drafts/plato/clocks/we_thank_you", {{"remove", "1"}}) == 303);
    REQUIRE_FALSE(world.document("plato").dump().find("we_thank_you") != std::string::npos);
    REQUIRE(world.read("plato").problems.empty());
}

TEST_CASE("what a stage is can be changed, with what belongs to it", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/stages/trustee";
    const auto stage = [&] { return *world.read("donnington").procedure.find_stage("trustee"); };
    const complaint::Stage before = stage();
    REQUIRE(before.kind == complaint::StageKind::Handle);

    REQUIRE(ada.change(page, {{"kind", "panel"}}) == 303);
    REQUIRE(world.read("donnington").problems.empty());
    REQUIRE(stage().kind == complaint::StageKind::Panel);
    REQUIRE(stage().panel == complaint::PanelRule{});
    REQUIRE(ada.get("/procedures/drafts/donnington/panels/trustee").status == 200);
    // And back: nothing else has changed.
    REQUIRE(ada.change(page, {{"kind", "handle"}}) == 303);
    REQUIRE(stage() == before);

    REQUIRE(ada.change(page, {{"kind", "nothing"}}) == 422);
    REQUIRE(shows(ada, "Say what it is."));
    // As when a stage is added: outside it needs a body, and has neither outcome nor way on.
    REQUIRE(ada.change(page, {{"kind", "external"}}) == 422);
    REQUIRE(shows(ada, "Say which body outside it is about."));
    REQUIRE(shows(ada, "A stage outside has no outcome: tick none."));
    REQUIRE(shows(ada, "Nothing comes after a stage outside."));
    REQUIRE(shows(ada, "value=\"external\" checked"));
    REQUIRE(stage() == before);

    // One outside comes inside, once it is said who holds it and how it ends.
    const std::string outside = "/procedures/drafts/donnington/stages/ico";
    REQUIRE(ada.change(outside, {{"kind", "handle"}}) == 422);
    REQUIRE(shows(ada, "Say who may hold the stage."));
    REQUIRE(shows(ada, "name=\"needs_code\""));
    REQUIRE(ada.change(outside, {{"kind", "handle"},
                                 {"holders_trustee", "1"},
                                 {"outcomes_recorded", "1"},
                                 {"new_person", "1"}}) == 303);
    const complaint::Stage inside = *world.read("donnington").procedure.find_stage("ico");
    REQUIRE(inside.kind == complaint::StageKind::Handle);
    REQUIRE(inside.new_person);
}

TEST_CASE("who sits on a panel is set, and says what cannot be", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/panels/review_panel";
    REQUIRE(ada.change(page, {{"members_max", "3"},
                              {"posts_trustee", "1"},
                              {"posts_vice_chair", ""},
                              {"every_post", ""},
                              {"nobody_from_before", ""}}) == 303);
    const auto panel = world.read("donnington").procedure.find_stage("review_panel")->panel;
    REQUIRE(panel->members_min == 2);
    REQUIRE(panel->members_max == 3);
    REQUIRE(panel->posts == std::vector<std::string>{"chair", "trustee"});
    REQUIRE_FALSE(panel->every_post);
    REQUIRE_FALSE(panel->nobody_from_before);

    REQUIRE(ada.change(page, {{"members_min", "0"}, {"members_max", "21"}}) == 422);
    REQUIRE(shows(ada, "id=\"members_min-error\""));
    REQUIRE(shows(ada, "value=\"21\""));
    REQUIRE(ada.change(page, {{"members_min", "4"}}) == 422);
    REQUIRE(shows(ada, "The most members are fewer than the fewest."));
    REQUIRE(ada.change(page, {{"posts_chair", ""}, {"posts_trustee", ""}, {"every_post", "1"}}) ==
            422);
    REQUIRE(shows(ada, "Tick the posts that have a place."));
    REQUIRE(ada.get("/procedures/drafts/donnington/panels/trustee").status == 404);
}

TEST_CASE("where a person goes on to, and where an outcome leads, is set", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/ways/trustee";
    REQUIRE(ada.change(page, {{"appeal_to", "board"},
                              {"window_number", "20"},
                              {"late", "refuse"},
                              {"needs_reason", "1"},
                              {"lead_not_resolved", ""},
                              {"lead_resolved", "board"},
                              {"tells_bodies_ico", "1"}}) == 303);
    const complaint::Procedure now = world.read("donnington").procedure;
    const complaint::Stage& stage = *now.find_stage("trustee");
    REQUIRE(stage.appeal->to == "board");
    REQUIRE(stage.appeal->window->number == 20);
    REQUIRE(stage.appeal->late == complaint::LateAppeal::Refuse);
    REQUIRE(stage.appeal->needs_reason);
    REQUIRE(stage.leads == std::vector<complaint::Stage::Leads>{{"resolved", "board"}});
    REQUIRE(stage.tells_bodies == std::vector<std::string>{"ico"});

    REQUIRE(ada.change(page, {{"window_number", "soon"}}) == 422);
    REQUIRE(shows(ada, "id=\"window_number-error\""));
    REQUIRE(ada.change("/procedures/drafts/donnington/ways/review_panel",
                       {{"appeal_to", "trustee"}, {"lead_back_to_board", ""}}) == 422);
    REQUIRE(shows(ada, "Appeals from here lead in a circle."));
    REQUIRE(ada.change("/procedures/drafts/donnington/ways/ico", {{"tells_bodies_ico", ""}}) ==
            422);
    REQUIRE(shows(ada, "Say which body outside it is about."));
    REQUIRE(ada.change(page, {{"appeal_to", ""}}) == 303);
    REQUIRE_FALSE(world.read("donnington").procedure.find_stage("trustee")->appeal.has_value());
}

TEST_CASE("a stage is added, reached, put in its place and taken away again", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("plato");
    const std::string draft = "/procedures/drafts/plato";
    REQUIRE(ada.change(draft + "/stages", {{"name_en", "The panel"},
                                           {"what_en", "Three people look at it."},
                                           {"kind", "panel"}}) == 422);
    REQUIRE(shows(ada, "Say who may hold the stage."));
    REQUIRE(ada.send_form(draft + "/stages", {{"holders_line_manager", "1"},
                                              {"outcomes_upheld", "1"},
                                              {"kinds_complaint", "1"},
                                              {"place", "complaint"}}) == 303);
    // Nothing leads there yet, which the draft's page says.
    REQUIRE(ada.get(draft).status == 200);
    REQUIRE(shows(ada, "No way from the first stage leads to “The panel”."));
    REQUIRE(ada.change(draft + "/ways/complaint", {{"appeal_to", "the_panel"}}) == 303);
    complaint::ReadProcedure now = world.read("plato");
    REQUIRE(now.problems.empty());
    REQUIRE(now.procedure.stages[4].id == "the_panel");
    REQUIRE(now.procedure.find_kind("complaint")->stages.back() == "the_panel");
    REQUIRE(ada.change(draft + "/panels/the_panel", {{"members_min", "3"}}) == 303);
    REQUIRE(ada.change(draft + "/stages/the_panel",
                       {{"place", "."}, {"not_holders_line_manager", "1"}}) == 422);
    REQUIRE(shows(ada, "is also among its holders"));
    REQUIRE(ada.change(draft + "/stages/the_panel", {{"place", "."}}) == 303);
    REQUIRE(world.read("plato").procedure.stages.front().id == "the_panel");

    REQUIRE(ada.change(draft + "/stages/the_panel", {{"remove", "1"}}) == 422);
    REQUIRE(shows(ada, "“Your complaint” goes on to it"));
    REQUIRE(ada.change(draft + "/stages/compliment", {{"remove", "1"}}) == 422);
    REQUIRE(shows(ada, "has no other stage."));
    REQUIRE(ada.change(draft + "/ways/complaint", {{"appeal_to", ""}}) == 303);
    world.add_case({.procedure = "plato", .kind = "complaint", .stage = "the_panel"});
    REQUIRE(ada.change(draft + "/stages/the_panel", {{"remove", "1"}}) == 422);
    REQUIRE(shows(ada, "1 case is in this stage."));
    REQUIRE(world.read("plato").procedure.find_stage("the_panel") != nullptr);
}

TEST_CASE("a stage that nothing needs goes out of the kinds too", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("wcva");
    REQUIRE(ada.change("/procedures/drafts/wcva/stages/stage_3", {{"can_be_bypassed", ""}}) == 303);
    REQUIRE(ada.change("/procedures/drafts/wcva/ways/stage_3", {{"appeal_to", ""}}) == 303);
    REQUIRE(ada.change("/procedures/drafts/wcva/stages/mediation", {{"remove", "1"}}) == 303);
    const complaint::ReadProcedure now = world.read("wcva");
    REQUIRE(now.problems.empty());
    REQUIRE(now.procedure.find_stage("mediation") == nullptr);
    REQUIRE(now.procedure.find_kind("complaint")->stages ==
            std::vector<std::string>{"stage_1", "stage_2", "stage_3"});
}

}  // namespace candour::console
