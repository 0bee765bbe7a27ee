// The forms of a procedure's draft: each changes what it shows and nothing else, says what is wrong
// beside the field, and loses nothing of somebody faster.
#include <regex>
#include <set>

#include "tests/support/procedure_world.h"

namespace candour::console {
namespace {

using test::FormFields;
using test::header_of;
using test::Person;
using test::ProcedureWorld;

constexpr const char* ready_ids[] = {"wcva", "calico", "plato", "donnington",
                                     "housing-ombudsman-code"};

bool shows(const Person& person, const std::string& words) {
    return person.last_html.find(words) != std::string::npos;
}

// The forms that the draft's page leads to, but those that end the draft.
std::set<std::string> forms_of(Person& person, const std::string& id) {
    const std::string draft = "/procedures/drafts/" + id;
    REQUIRE(person.get(draft).status == 200);
    const std::regex link("href=\"(" + draft + "/[^\"]+)\"");
    std::set<std::string> forms;
    for (std::sregex_iterator match{person.last_html.begin(), person.last_html.end(), link}, end;
         match != end; ++match)
        forms.insert((*match)[1]);
    forms.erase(draft + "/publish");
    return forms;
}

// Whether the form makes something new, which has no name yet.
bool is_for_new(const std::string& form) {
    return form.ends_with("/kinds") || form.ends_with("/stages") ||
           form.find("/new-clock/") != std::string::npos;
}

}  // namespace

TEST_CASE("each form of each ready procedure that is sent back as it is changes nothing",
          "[console]") {
    for (const std::string id : ready_ids) {
        ProcedureWorld world;
        Person ada{world, world.ada};
        ada.copy(id);
        const nlohmann::json before = world.document(id);
        const std::set<std::string> forms = forms_of(ada, id);
        for (const char* part : {"/details",
                                 "/languages",
                                 "/kinds",
                                 "/kinds/data_protection",
                                 "/examples/data_protection",
                                 "/stages",
                                 "/stages/ico",
                                 "/ways/ico",
                                 "/new-clock/data_protection",
                                 "/clocks/data_protection_acknowledge",
                                 "/texts/who_may",
                                 "/texts/may_be_about",
                                 "/texts/standards",
                                 "/names/outcomes",
                                 "/names/codes",
                                 "/names/posts",
                                 "/names/goodwill",
                                 "/names/bodies",
                                 "/names/left_out",
                                 "/closing",
                                 "/suggestions"}) {
            INFO(part);
            REQUIRE(forms.contains("/procedures/drafts/" + id + part));
        }
        for (const std::string& form : forms) {
            INFO(form);
            REQUIRE(ada.change(form, {}) == (is_for_new(form) ? 422 : 303));
            REQUIRE(world.document(id) == before);
        }
        REQUIRE(world.procedures.procedure_draft(id).value()->revision == 1);
    }
}

TEST_CASE("no form is kept over what somebody faster has kept", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const nlohmann::json before = world.document("donnington");
    for (const std::string& form : forms_of(ada, "donnington")) {
        INFO(form);
        REQUIRE(ada.change(form, {{"revision", "0"}}) == 422);
        REQUIRE(shows(ada, "has changed this procedure meanwhile"));
    }
    REQUIRE(world.document("donnington") == before);
}

TEST_CASE("whoever was slower keeps their words, and both changes are there in the end",
          "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    Person again{world, world.ada};
    ada.copy("plato");
    const std::string page = "/procedures/drafts/plato/kinds/question";
    REQUIRE(ada.get(page).status == 200);
    const std::string shown = ada.last_html;
    REQUIRE(again.change("/procedures/drafts/plato/closing", {{"both_endings", "1"}}) == 303);
    ada.last_html = shown;
    REQUIRE(ada.send_form(page, {{"name_en", "A thing to ask"}}) == 422);
    REQUIRE(shows(ada, "value=\"A thing to ask\""));
    REQUIRE_FALSE(world.read("plato").procedure.find_kind("question")->name.in("en").text ==
                  "A thing to ask");
    REQUIRE(ada.send_form(page, {}) == 303);
    const complaint::Procedure now = world.read("plato").procedure;
    REQUIRE(now.find_kind("question")->name.in("en").text == "A thing to ask");
    REQUIRE(now.closing.both_endings);
}

TEST_CASE("a kind of contact is named, explained, ordered and given its stages", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/kinds/request";
    REQUIRE(ada.change(page, {{"name_cy", "Cais"},
                              {"definition_en", "You ask for <something>."},
                              {"labels_information", "1"},
                              {"labels_question", ""},
                              {"thanks", "1"},
                              {"may_become_comment", "1"},
                              {"place", "."}}) == 303);
    const complaint::ReadProcedure now = world.read("donnington");
    REQUIRE(now.problems.empty());
    REQUIRE(now.procedure.kinds.front().id == "request");
    const complaint::CaseKind& kind = now.procedure.kinds.front();
    REQUIRE(kind.name.in("cy").text == "Cais");
    REQUIRE(kind.definition.in("en").text == "You ask for <something>.");
    REQUIRE(kind.labels == std::vector{feedback::ContactKind::Information});
    REQUIRE(kind.thanks);
    REQUIRE(kind.may_become == std::vector<std::string>{"service_failure", "comment"});

    // What is wrong stands beside its field, with what was typed.
    REQUIRE(ada.change(page, {{"definition_en", " "}, {"name_en", "Kept"}}) == 422);
    REQUIRE(shows(ada, "id=\"definition_en-error\""));
    REQUIRE(shows(ada, "value=\"Kept\""));
    REQUIRE(ada.change(page, {{"name_en", std::string(5000, 'x')}}) == 422);
    REQUIRE(shows(ada, "It is too long: make it shorter."));
    REQUIRE(ada.change(page, {{"stage_1", ""}}) == 422);
    REQUIRE(shows(ada, "Say with which stage it begins."));
    REQUIRE(ada.change(page, {{"stage_2", "request"}}) == 422);
    REQUIRE(shows(ada, "This stage is there twice."));
    // The loader's own words, with names instead of ids.
    REQUIRE(ada.change(page, {{"stage_2", "comment"}}) == 422);
    REQUIRE(shows(ada, "No way from the first stage leads to “Thank you”."));
    REQUIRE(shows(ada, "id=\"stage_2-error\""));
    REQUIRE(ada.get("/procedures/drafts/donnington/kinds/nothing").status == 404);
}

TEST_CASE("a kind of contact is added, and goes only when nothing has it", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    REQUIRE(
        ada.change("/procedures/drafts/donnington/kinds", {{"name_en", "Praise"},
                                                           {"definition_en", "Somebody did well."},
                                                           {"labels_compliment", "1"},
                                                           {"stage_1", "comment"},
                                                           {"place", "service_failure"}}) == 303);
    complaint::ReadProcedure now = world.read("donnington");
    REQUIRE(now.problems.empty());
    REQUIRE(now.procedure.kinds[1].id == "praise");
    const std::string page = "/procedures/drafts/donnington/kinds/praise";

    world.add_case({.procedure = "donnington", .kind = "praise"});
    world.add_case({.procedure = "another", .kind = "request"});
    REQUIRE(ada.change(page, {{"remove", "1"}}) == 422);
    REQUIRE(shows(ada, "1 case of this kind still runs."));
    // Another's case does not hold it; that a kind may become it does.
    REQUIRE(ada.change("/procedures/drafts/donnington/kinds/request", {{"remove", "1"}}) == 422);
    REQUIRE_FALSE(shows(ada, "still run"));
    REQUIRE(shows(ada, "“Service failure” may become it: take that off there first."));
    REQUIRE(world.read("donnington").procedure.kinds.size() == 5);

    REQUIRE(ada.change("/procedures/drafts/donnington/kinds/data_protection", {{"remove", "1"}}) ==
            303);
    // Its stages are left, which the draft's page says.
    REQUIRE(ada.get("/procedures/drafts/donnington").status == 200);
    REQUIRE(shows(ada, "No kind reaches the stage “Your personal information”."));
}

TEST_CASE("examples and what visitors are told are added, changed and taken off", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    REQUIRE(ada.change("/procedures/drafts/donnington/examples/service_failure",
                       {{"text0_en", ""},
                        {"text0_cy", ""},
                        {"text0_ur", ""},
                        {"text0_ta", ""},
                        {"text1_en", "Nobody came"},
                        {"text4_en", "It was cold"},
                        {"text4_cy", "Roedd yn oer"}}) == 303);
    const complaint::Procedure now = world.read("donnington").procedure;
    const auto& examples = now.find_kind("service_failure")->examples;
    REQUIRE(examples.size() == 4);
    REQUIRE(examples[0].in("en").text == "Nobody came");
    REQUIRE(examples[3].in("cy").text == "Roedd yn oer");

    const std::string standards = "/procedures/drafts/donnington/texts/standards";
    REQUIRE(ada.change(standards, {{"text2_cy", "Dim ond Cymraeg"}}) == 422);
    REQUIRE(shows(ada, "Write it in English (en)."));
    REQUIRE(shows(ada, "Dim ond Cymraeg"));
    REQUIRE(ada.send_form(standards, {{"text2_en", "We answer"}}) == 303);
    REQUIRE(world.read("donnington").procedure.texts.standards.size() == 3);
    REQUIRE(ada.get("/procedures/drafts/donnington/texts/nothing").status == 404);
}

TEST_CASE("what closes a case, and who closes a persistent one, is set", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/closing";
    REQUIRE(ada.change(page, {{"both_endings", "1"},
                              {"learning_required", ""},
                              {"quality_check_percent", "5"},
                              {"persistent_by_chair", "1"},
                              {"legal_by_trustee", "1"},
                              {"keep_number", "0"}}) == 303);
    const complaint::ClosingRule closing = world.read("donnington").procedure.closing;
    REQUIRE(closing.both_endings);
    REQUIRE_FALSE(closing.learning_required);
    REQUIRE(closing.quality_check_percent == 5);
    REQUIRE(closing.persistent_by == std::vector<std::string>{"chair"});
    REQUIRE(closing.legal_by == std::vector<std::string>{"trustee"});
    REQUIRE(closing.keep_details.number == 0);

    REQUIRE(ada.change(page, {{"quality_check_percent", "101"}, {"keep_number", "-1"}}) == 422);
    REQUIRE(shows(ada, "id=\"quality_check_percent-error\""));
    REQUIRE(shows(ada, "value=\"101\""));
    REQUIRE(shows(ada, "id=\"keep_number-error\""));
    // More than the loader takes: its own words, beside the field.
    REQUIRE(ada.change(page, {{"keep_number", "1000"}}) == 422);
    REQUIRE(shows(ada, "Here belongs a whole number from 0 to 104."));
}

TEST_CASE("a way that suggestions come gets a rule, another one, or none", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("wcva");
    const std::string page = "/procedures/drafts/wcva/suggestions";
    REQUIRE(ada.change(page, {{"by_kiosk_owner", ""},
                              {"by_box_number", "3"},
                              {"by_letter_owner", "chair"},
                              {"by_letter_number", "2"},
                              {"by_letter_unit", "weeks"}}) == 303);
    const complaint::ReadProcedure now = world.read("wcva");
    REQUIRE(now.problems.empty());
    REQUIRE(now.procedure.suggestions.size() == 6);
    REQUIRE(now.procedure.suggestions.front().method == "box");
    REQUIRE(now.procedure.suggestions.front().acknowledge.number == 3);
    REQUIRE(now.procedure.suggestions.back().method == "letter");
    REQUIRE(now.procedure.suggestions.back().owner == "chair");
    REQUIRE(ada.change(page, {{"by_event_owner", "anyone"}}) == 422);
    REQUIRE(shows(ada, "id=\"by_event_number-error\""));
    REQUIRE(ada.change(page, {{"by_letter_owner", "nobody"}}) == 422);
    REQUIRE(shows(ada, "There is no post "));
}

TEST_CASE("a language is added, comes first once it has all words, and goes with its words",
          "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/languages";
    for (const char* wrong : {"Polish", "cy"}) {
        REQUIRE(ada.change(page, {{"new_language", wrong}}) == 422);
        REQUIRE(shows(ada, "id=\"new_language-error\""));
    }
    REQUIRE(ada.change(page, {{"new_language", "pl"}, {"remove_ta", "1"}}) == 303);
    const complaint::ReadProcedure now = world.read("donnington");
    REQUIRE(now.problems.empty());
    REQUIRE(now.procedure.languages == std::vector<Language>{"en", "cy", "ur", "pl"});
    REQUIRE(world.document("donnington").dump().find("\"ta\"") == std::string::npos);
    REQUIRE(ada.change(page, {{"first", "pl"}}) == 422);
    REQUIRE(shows(ada, "Some texts are not in Polish (pl) yet."));
    REQUIRE(ada.change(page, {{"remove_en", "1"}}) == 422);
    REQUIRE(shows(ada, "Choose one that stays."));
    REQUIRE(ada.change(page, {{"first", "cy"}, {"remove_en", "1"}}) == 303);
    REQUIRE(world.read("donnington").problems.empty());
    REQUIRE(ada.get("/procedures/drafts/donnington/names/codes").status == 200);
    REQUIRE(shows(ada, "Apwyntiad"));
}

TEST_CASE("what a procedure leaves out names where to go instead", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string page = "/procedures/drafts/donnington/names/left_out";
    REQUIRE(ada.change(page, {{"new_name_en", "Parking"}}) == 422);
    REQUIRE(shows(ada, "Say why it is left out, and where to go instead."));
    REQUIRE(ada.send_form(page, {{"new_what_en", "Ask the council."}}) == 303);
    REQUIRE(ada.change(page, {{"item_parking_body", "ico"}}) == 303);
    REQUIRE(world.read("donnington").procedure.left_out.front().body == "ico");
    REQUIRE(ada.change("/procedures/drafts/donnington/names/bodies",
                       {{"item_ico_when_en", "At any time."},
                        {"item_ico_address_en", "Wilmslow"}}) == 303);
    REQUIRE(world.read("donnington").procedure.find_body("ico")->address.in("en").text ==
            "Wilmslow");
    // A name that is gone is said beside it, and nothing is kept.
    REQUIRE(ada.change(page, {{"item_parking_name_en", ""}}) == 422);
    REQUIRE(shows(ada, "id=\"item_parking_name_en-error\""));
    REQUIRE(world.read("donnington").problems.empty());
}

TEST_CASE("what the forms have changed is what is published", "[console]") {
    ProcedureWorld world;
    Person ada{world, world.ada};
    ada.copy("donnington");
    const std::string draft = "/procedures/drafts/donnington";
    REQUIRE(ada.change(draft + "/kinds/comment", {{"name_en", "A kind word"}}) == 303);
    REQUIRE(ada.change(draft + "/clocks/trustee_contact",
                       {{"name_en", "A trustee telephones"}, {"number", "48"}}) == 303);
    REQUIRE(ada.change(draft + "/panels/review_panel", {{"members_max", "4"}}) == 303);
    REQUIRE(ada.change(draft + "/closing", {{"both_endings", "1"}}) == 303);
    REQUIRE(ada.change(draft + "/details", {{"owner", "Manager"},
                                            {"approver", "The board"},
                                            {"review_day", "2027-01-31"}}) == 303);
    nlohmann::json edited = world.document("donnington");
    const auto answer = ada.fill(draft + "/publish", {});
    REQUIRE(header_of(answer, "Location") == "/procedures/own/donnington");
    const auto kept = world.procedures.procedure_version("donnington", 1).value();
    edited["version"] = 1;
    REQUIRE(nlohmann::json::parse(kept->document) == edited);
    REQUIRE(ada.get("/procedures/own/donnington").status == 200);
    REQUIRE(shows(ada, "A kind word"));
    REQUIRE(shows(ada, "A trustee telephones"));
    REQUIRE(shows(ada, "48 hours"));
}

}  // namespace candour::console
