// The procedures' pages: copying a ready one, changing it, what is said when it is broken, and
// publishing it.
#include "app/console/procedures/address.h"
#include "tests/support/procedure_world.h"

namespace candour::console {
namespace {

using test::count_of;
using test::FormFields;
using test::header_of;
using test::input_value;
using test::Person;
using test::ProcedureWorld;

// Whatever the form of Plato's complaint sends when nothing is changed.
FormFields complaint_stage() {
    return {{"kind", "handle"},           {"name_en", "Your complaint"},
            {"what_en", "We settle it."}, {"holders_line_manager", "1"},
            {"outcomes_upheld", "1"},     {"outcomes_not_upheld", "1"},
            {"clock0_number", "1"},       {"clock0_unit", "working_days"},
            {"clock1_number", "10"},      {"clock1_unit", "working_days"},
            {"clock2_number", "5"},       {"clock2_unit", "working_days"}};
}

constexpr const char* complaint_page = "/procedures/drafts/plato/stages/complaint";

}  // namespace

TEST_CASE("only the procedures' own addresses are their pages", "[console]") {
    REQUIRE(procedure_address("/procedures")->view == ProcedureView::List);
    REQUIRE(procedure_address("/procedures/own/a/3")->version == 3);
    REQUIRE(procedure_address("/procedures/drafts/a/stages/b")->part == "b");
    REQUIRE(procedure_address("/procedures/ready/a/copy")->view == ProcedureView::Copy);
    REQUIRE(procedure_address("/procedures/drafts/a/kinds")->view == ProcedureView::NewKind);
    REQUIRE(procedure_address("/procedures/drafts/a/kinds/b")->view == ProcedureView::Kind);
    REQUIRE(procedure_address("/procedures/drafts/a/texts/who_may")->part == "who_may");
    for (const char* path : {"/proceduresx", "/procedures/", "/procedures/own", "/procedures/own/",
                             "/procedures/own/A", "/procedures/own/a/0", "/procedures/own/a/x",
                             "/procedures/drafts/a/", "/procedures/x/a",
                             "/procedures/drafts/a/stages/", "/procedures/drafts/a/names/kinds",
                             "/procedures/drafts/a/texts/kinds", "/procedures/drafts/a/panels",
                             "/procedures/ready/a/b", "/procedures/drafts/a/stages/b/c"}) {
        INFO(path);
        REQUIRE_FALSE(procedure_address(path).has_value());
    }
}

TEST_CASE("every ready procedure is shown with its picture, its defaults and its bodies",
          "[console]") {
    ProcedureWorld world;
    Person sam{world, world.sam};
    REQUIRE(sam.get("/procedures").status == 200);
    for (const char* id : {"wcva", "calico", "plato", "donnington", "housing-ombudsman-code"}) {
        INFO(id);
        REQUIRE(sam.last_html.size() > 0);
        REQUIRE(sam.get("/procedures/ready/" + std::string(id)).status == 200);
        REQUIRE(count_of(sam.last_html, "<svg class=\"candour-diagram\"") >= 3);
        REQUIRE(sam.last_html.find("Our default") != std::string::npos);
        REQUIRE(sam.last_html.find("Information Commissioner") != std::string::npos);
        // Sam may read, and not copy.
        REQUIRE(sam.last_html.find("Copy it to change it") == std::string::npos);
    }
    REQUIRE(sam.get("/procedures/ready/nothing").status == 404);
    REQUIRE(sam.get("/procedures/drafts/plato").status == 403);
}

TEST_CASE("C4b: a copy is changed, checked after each change, and published once somebody owns it",
          "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    auto answer = ada.fill("/procedures/ready/plato", "/procedures/ready/plato/copy", {});
    REQUIRE(header_of(answer, "Location") == "/procedures/drafts/plato");
    // Without a holder the stage cannot be: that is said beside the field.
    FormFields broken = complaint_stage();
    broken.erase("holders_line_manager");
    REQUIRE(ada.fill(complaint_page, broken).status == 422);
    REQUIRE(ada.last_html.find("Say who may hold the stage.") != std::string::npos);
    // What it breaks elsewhere is said on the draft's page, with the way there.
    broken = complaint_stage();
    broken["can_be_bypassed"] = "1";
    REQUIRE(ada.fill(complaint_page, broken).status == 303);
    REQUIRE(ada.get("/procedures/drafts/plato").status == 200);
    REQUIRE(ada.last_html.find("Its stage “Your complaint” can be by-passed, and nothing") !=
            std::string::npos);
    REQUIRE(ada.last_html.find("href=\"/procedures/drafts/plato/kinds/complaint\"") !=
            std::string::npos);
    // Mended, with another number: it is no default of ours any more.
    FormFields mended = complaint_stage();
    mended["clock2_number"] = "6";
    REQUIRE(ada.fill(complaint_page, mended).status == 303);
    const complaint::ReadProcedure now = world.read("plato");
    REQUIRE(now.problems.empty());
    const auto* update = now.procedure.find_clock("complaint_update");
    REQUIRE(update->length.number == 6);
    REQUIRE(update->our_default.empty());
    REQUIRE(update->only_if_missed == "complaint_reply");  // What no form shows is kept.
    // Somebody has to answer for it.
    REQUIRE(ada.fill("/procedures/drafts/plato/publish", {}).status == 422);
    REQUIRE(ada.last_html.find("Say who owns the procedure.") != std::string::npos);
    REQUIRE(ada.last_html.find("Say who approved it.") != std::string::npos);
    REQUIRE(ada.last_html.find("Say when it is looked at again.") != std::string::npos);
    REQUIRE(ada.fill("/procedures/drafts/plato/details", {{"owner", "Manager"},
                                                          {"approver", "The board"},
                                                          {"review_day", "2027-01-31"},
                                                          {"name_en", "Ours"},
                                                          {"welcome_en", "Tell us."},
                                                          {"no_effect_en", "It changes nothing."},
                                                          {"source_en", "Our own."}})
                .status == 303);
    REQUIRE(ada.get("/procedures/drafts/plato/publish").status == 200);
    // A question's 24 hours are shorter than the kiosk's wait.
    REQUIRE(ada.last_html.find("What comes from the kiosk waits") != std::string::npos);
    answer = ada.fill("/procedures/drafts/plato/publish", {});
    REQUIRE(header_of(answer, "Location") == "/procedures/own/plato");
    const auto kept = world.procedures.procedure_version("plato", 1).value();
    REQUIRE(kept->who == "Ada Adeyemi");
    REQUIRE(complaint::parse_procedure(kept->document, "kept").value().owner == "Manager");
    REQUIRE(ada.get("/procedures/own/plato").status == 200);
    // The next version begins with what is published.
    answer = ada.fill("/procedures/own/plato", "/procedures/own/plato/change", {});
    REQUIRE(header_of(answer, "Location") == "/procedures/drafts/plato");
    REQUIRE(ada.fill("/procedures/drafts/plato/publish", {}).status == 303);
    REQUIRE(world.procedures.newest_procedures().value().front().version == 2);
}

TEST_CASE("a number that is none, and a form over an older state, change nothing", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.fill("/procedures/ready/plato", "/procedures/ready/plato/copy", {});
    FormFields wrong = complaint_stage();
    wrong["clock1_number"] = "ten";
    REQUIRE(ada.fill(complaint_page, wrong).status == 422);
    REQUIRE(ada.last_html.find("Write a whole number") != std::string::npos);
    REQUIRE(ada.last_html.find("value=\"ten\"") != std::string::npos);
    FormFields late = complaint_stage();
    late["form_token"] = input_value(ada.last_html, "form_token");
    late["revision"] = "7";
    REQUIRE(ada.post(complaint_page, late).status == 422);
    REQUIRE(ada.last_html.find("has changed this procedure meanwhile") != std::string::npos);
    REQUIRE(world.procedures.procedure_draft("plato").value()->revision == 1);
}

TEST_CASE("outcomes and bodies are added, renamed and taken off", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.fill("/procedures/ready/plato", "/procedures/ready/plato/copy", {});
    REQUIRE(
        ada.fill("/procedures/drafts/plato/names/codes", {{"new_name_en", "Late <b>"}}).status ==
        303);
    REQUIRE(world.read("plato").procedure.codes.size() == 1);
    REQUIRE(ada.fill("/procedures/drafts/plato/names/bodies",
                     {{"item_ico_name_en", "ICO"}, {"item_ico_what_en", "x"}, {"new_name_en", "B"}})
                .status == 422);  // What does B do?
    REQUIRE(ada.fill("/procedures/drafts/plato/names/bodies", {{"item_ico_remove", "1"}}).status ==
            303);
    REQUIRE(ada.get("/procedures/drafts/plato").status == 200);
    REQUIRE(ada.last_html.find("There is no body") != std::string::npos);
    REQUIRE(ada.last_html.find("<b>") == std::string::npos);
}

TEST_CASE("a member of staff who is no administrator changes no procedure", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.fill("/procedures/ready/wcva", "/procedures/ready/wcva/copy", {});
    Person sam{world, world.sam};
    sam.get("/procedures");
    const FormFields token{{"form_token", input_value(sam.last_html, "form_token")}};
    for (const char* path : {"/procedures/ready/plato/copy", "/procedures/drafts/wcva/remove",
                             "/procedures/drafts/wcva/publish"}) {
        INFO(path);
        REQUIRE(sam.post(path, token).status == 403);
    }
    REQUIRE(world.procedures.procedure_drafts().value().size() == 1);
}

}  // namespace candour::console
