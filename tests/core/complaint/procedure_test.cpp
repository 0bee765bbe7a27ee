// Procedures as data: what is read, what is refused and in which words.
#include "core/complaint/procedure.h"

#include "core/complaint/limits.h"
#include "core/complaint/procedure/names.h"
#include "tests/support/catch.h"
#include "tests/support/small_procedure.h"

namespace candour::complaint {
namespace {

using nlohmann::json;

Procedure small() { return parse_procedure(test::small_procedure_text, "p.json").take(); }

struct Broken {
    const char* where;  // A JSON pointer.
    const char* value;  // JSON; "" takes it away.
    const char* says;   // After "p.json: ".
};

constexpr Broken broken[] = {
    {"/id", "", "the field 'id' is missing"},
    {"/id", R"("Two Words")", "id: 'Two Words' is not an id"},
    {"/colour", R"("red")", "colour: unknown field"},
    {"/languages", R"(["en", "en"])", "languages[1]: 'en' is twice"},
    {"/name", R"({"cy": "Gweithdrefn"})", "name: the text in 'en' is missing"},
    {"/name", R"({"en": "P", "ur": "P"})", "name: unknown language 'ur'"},
    {"/version", "0", "version: here belongs a whole number from 1"},
    {"/review_day", R"("next spring")", "review_day: 'next spring' is not a day"},
    {"/texts", "", "the field 'texts' is missing"},
    {"/texts/may_be_about/0", R"("Delay")", "texts.may_be_about[0]: here belongs one text"},
    {"/texts/may_be_about/0", R"({"en": " "})", "texts.may_be_about[0].en: here belongs a text"},
    {"/posts/1/id", R"("manager")", "posts[1]: the id 'manager' is used twice"},
    {"/posts/2/id", R"("anyone")", "posts[2]: 'anyone' is every member of staff already"},
    {"/kinds/0/stages", "[]", "kinds[0].stages: the list is empty"},
    {"/kinds/0/stages/0", R"("nowhere")", "kinds[0].stages[0]: there is no stage 'nowhere'"},
    {"/kinds/0/stages/1", R"("first")", "kinds[0].stages[1]: 'first' is twice"},
    {"/kinds/0/labels", R"(["survey_answer"])", "kinds[0].labels: unknown label 'survey_answer'"},
    {"/kinds/1/may_become", R"(["question"])",
     "kinds[1].may_become[0]: there is no other kind 'question'"},
    {"/kinds/1/stages", R"(["answer", "first", "panel", "outside"])",
     "kinds[1].stages[1]: no way from the first stage leads to 'first'"},
    {"/kinds/0/stages", R"(["first", "panel"])",
     "kinds[0].stages: its stage 'panel' leads on to 'outside', which is not in the list"},
    {"/kinds/0/stages", R"(["outside"])", "kinds[0].stages: it begins with a stage outside"},
    {"/stages/0/kind", R"("desk")", "stages[0].kind: unknown word 'desk'; possible are assess"},
    {"/stages/0/holders", "", "stages[0]: the field 'holders' is missing"},
    {"/stages/0/holders", R"(["porter"])", "stages[0].holders[0]: there is no post 'porter'"},
    {"/stages/0/not_holders", R"(["manager"])",
     "stages[0].not_holders: 'manager' is also among its holders"},
    {"/stages/0/not_holders", R"(["anyone"])",
     "stages[0].not_holders[0]: there is no post 'anyone'"},
    {"/stages/0/panel", "{}", "stages[0].panel: only a panel stage has a panel"},
    {"/stages/0/outcomes", "", "stages[0]: the field 'outcomes' is missing"},
    {"/stages/0/outcomes", R"(["won"])", "stages[0].outcomes[0]: there is no outcome 'won'"},
    {"/stages/0/clocks/0/length", R"({"number": 2})",
     "stages[0].clocks[0].length: the field 'unit' is missing"},
    {"/stages/0/clocks/0/length/number", "0",
     "stages[0].clocks[0].length.number: here belongs a whole number from 1 to 730"},
    {"/stages/0/clocks/0/length", R"({"number": 105, "unit": "weeks"})",
     "stages[0].clocks[0].length.number: here belongs a whole number from 1 to 104"},
    {"/stages/0/clocks/0/length", R"("2 days")", "stages[0].clocks[0].length: here belongs an "},
    {"/stages/0/clocks/0/methods", R"(["pigeon"])",
     "stages[0].clocks[0].methods: unknown method 'pigeon'"},
    {"/stages/0/clocks/0/met_by", R"("received")", "stages[0].clocks[0].met_by: nobody does that"},
    {"/stages/0/clocks/1/met_by", R"("acknowledged")",
     "stages[0].clocks[1].met_by: it is met by what it counts from"},
    {"/stages/0/clocks/1/kind", R"("reminder")", "stages[0].clocks[1].latest: only a target"},
    {"/stages/0/clocks/2/kind", R"("reminder")",
     "stages[0].clocks[2].only_if_missed: only a target has it"},
    {"/stages/0/clocks/1/latest/from", R"("acknowledged")",
     "stages[0].clocks[1].latest: it counts from the same as the clock"},
    {"/stages/0/clocks/1/extension", "{}", "stages[0].clocks[1].extension: without 'at_most'"},
    {"/stages/0/clocks/1/extension/tell_bodies", R"(["king"])",
     "stages[0].clocks[1].extension.tell_bodies[0]: there is no body 'king'"},
    {"/stages/0/clocks/1/id", R"("eight_weeks")",
     "stages[2].clocks[0]: the id 'eight_weeks' is used twice"},
    {"/stages/0/clocks/2/only_if_missed", R"("set_up")",
     "stages[0].clocks[2].only_if_missed: there is no other target 'set_up' in this stage"},
    {"/stages/0/appeal/to", R"("nowhere")", "stages[0].appeal.to: there is no stage 'nowhere'"},
    {"/stages/0/appeal/to", R"("first")", "stages[0].appeal.to: the stage leads to itself"},
    {"/stages/0/appeal/window/unit", R"("years")",
     "stages[0].appeal.window.unit: unknown word 'years'"},
    {"/stages/1/panel", "", "stages[1]: a panel stage needs the field 'panel'"},
    {"/stages/1/panel/members_min", "4",
     "stages[1].panel: 'members_min' is larger than 'members_max'"},
    {"/stages/1/panel/posts", "", "stages[1].panel: 'every_post' needs 'posts'"},
    {"/stages/1/panel", R"({"members_max": 1, "posts": ["chair", "member"], "every_post": true})",
     "stages[1].panel: it has more posts than 'members_max'"},
    {"/stages/1/leads/0/outcome", R"("answered")",
     "stages[1].leads[0].outcome: 'answered' is not among the stage's outcomes"},
    {"/stages/1/leads", R"([{"outcome": "back", "to": "first"}, {"outcome": "back",
                             "to": "outside"}])",
     "stages[1].leads[1].outcome: 'back' leads to two stages"},
    {"/stages/1/appeal/to", R"("first")", "kinds[0].stages[2]: no way from the first"},
    {"/stages/0/leads", R"([{"outcome": "upheld", "to": "panel"},
                            {"outcome": "not_upheld", "to": "panel"}])",
     ""},  // A way out is left: the panel decides.
    {"/stages/2/outcomes", R"(["upheld"])", "stages[2]: a stage outside has no outcome"},
    {"/stages/2/holders", R"(["manager"])", "stages[2].holders: nobody here holds"},
    {"/stages/2/tells_bodies", "", "stages[2]: a stage outside names where"},
    {"/stages/2/clocks/0/kind", R"("target")",
     "stages[2].clocks[0].kind: a stage outside has only"},
    {"/stages/2/clocks/0/from_stage", R"("answer")",
     "stages[2].clocks[0].from_stage: there is no earlier stage 'answer'"},
    {"/stages/2/clocks/0/from", R"("received")",
     "stages[2].clocks[0].from_stage: a clock from receipt counts from no stage"},
    {"/stages/3/can_be_bypassed", "true",
     "kinds[1].stages: its stage 'answer' can be by-passed, and nothing comes after it"},
    {"/codes", "", "stages[3].needs_code: the procedure has no 'codes'"},
    {"/kinds/1/stages", R"(["first", "panel", "outside"])",
     "stages[3]: no kind reaches the stage 'answer'"},
    {"/left_out/0/body", R"("king")", "left_out[0].body[0]: there is no body 'king'"},
    {"/bodies/0/web", R"("ombudsman.example")", "bodies[0].web: an address of the web begins with"},
    {"/bodies/0/phone", R"("1\n2")", "bodies[0].phone: the text has more than one line"},
    {"/suggestions/0/method", R"("pigeon")", "suggestions[0].method: unknown method 'pigeon'"},
    {"/suggestions/0/owner", R"("porter")", "suggestions[0].owner: there is no post 'porter'"},
    {"/closing/keep_details", "", "closing: the field 'keep_details' is missing"},
    {"/closing/persistent_by", R"(["porter"])",
     "closing.persistent_by[0]: there is no post 'porter'"},
    {"/closing/legal_by", R"(["anyone"])", "closing.legal_by[0]: there is no post 'anyone'"},
};

json changed(const Broken& one) {
    json object = test::small_procedure();
    const json::json_pointer where(one.where);
    if (*one.value != '\0') {
        object[where] = json::parse(one.value);
    } else if (object.at(where.parent_pointer()).is_object()) {
        object.at(where.parent_pointer()).erase(where.back());
    }
    return object;
}

}  // namespace

TEST_CASE("a broken procedure is refused with its place and the reason", "[complaint]") {
    for (const Broken& one : broken) {
        INFO(one.where << " = " << one.value);
        const auto read = parse_procedure(changed(one).dump(), "p.json");
        if (*one.says == '\0') {
            REQUIRE(read.ok());
            continue;
        }
        REQUIRE_FALSE(read.ok());
        REQUIRE(read.error().kind == ErrorKind::Invalid);
        INFO(read.error().what);
        REQUIRE(read.error().what.starts_with(std::string("p.json: ") + one.says));
    }
}

TEST_CASE("a procedure is read with every member that its file gives", "[complaint]") {
    const Procedure read = small();
    REQUIRE(read.languages == std::vector<Language>{"en", "cy"});
    REQUIRE(read.name.in("cy").text == "Gweithdrefn fach");
    const Stage& first = *read.find_stage("first");
    REQUIRE(first.kind == StageKind::Handle);
    REQUIRE(first.appeal->window == ClockLength{10, ClockUnit::WorkingDays});
    REQUIRE(first.appeal->late == LateAppeal::AcceptWithReason);
    const ProcedureClock& decide = *read.find_clock("decide");
    REQUIRE(decide.from == Milestone::Acknowledged);
    REQUIRE(decide.met_by == Milestone::Decided);
    REQUIRE(decide.latest->length.number == 15);
    REQUIRE(decide.latest->from == Milestone::Received);
    REQUIRE(decide.extension->tell_bodies == std::vector<std::string>{"ombudsman"});
    REQUIRE(read.find_clock("update")->only_if_missed == "decide");
    REQUIRE(read.find_clock("answer")->length == ClockLength{24, ClockUnit::Hours});
    REQUIRE(read.find_stage("panel")->panel->every_post);
    REQUIRE(read.find_stage("panel")->panel->nobody_from_before);
    REQUIRE(read.find_kind("question")->labels.front() == feedback::ContactKind::Question);
    REQUIRE(read.find_body("ombudsman")->web == "https://ombudsman.example");
    REQUIRE(read.closing.keep_details == ClockLength{8, ClockUnit::Weeks});
    REQUIRE(read.find_stage("nowhere") == nullptr);
    REQUIRE(read.find_clock("nothing") == nullptr);
}

TEST_CASE("a procedure written and read again is the same", "[complaint]") {
    const Procedure read = small();
    const std::string written = to_json(read);
    REQUIRE(parse_procedure(written, "again").take() == read);
    REQUIRE(to_json(parse_procedure(written, "again").take()) == written);
}

TEST_CASE("every problem of a procedure is found in one look", "[complaint]") {
    json object = test::small_procedure();
    object["stages"][0]["clocks"][0]["length"]["number"] = -1;
    object["stages"][1]["kind"] = "circus";
    object["kinds"][0]["colour"] = "red";
    REQUIRE(problems_of(object, "p.json").size() == 3);

    object = test::small_procedure();
    object["stages"][0]["appeal"]["to"] = "nowhere";
    object["closing"]["legal_by"] = {"porter"};
    const std::vector<Error> found = problems_of(object, "p.json");
    REQUIRE(found.size() >= 2);
    REQUIRE(problems_of(small(), "p.json").empty());
}

TEST_CASE("stages whose every outcome leads on in a circle are refused", "[complaint]") {
    json object = test::small_procedure();
    object["stages"][0]["outcomes"] = {"upheld"};
    object["stages"][0]["leads"] = {{{"outcome", "upheld"}, {"to", "panel"}}};
    object["stages"][1]["outcomes"] = {"back"};
    const auto read = parse_procedure(object.dump(), "p.json");
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().what ==
            "p.json: stages[0]: its outcomes lead in a circle that nobody can "
            "leave");
}

TEST_CASE("a by-passed stage is followed by its appeal's, else by the next of the list",
          "[complaint]") {
    Procedure read = small();
    const CaseKind& kind = read.kinds.front();
    REQUIRE(bypass_to(read, kind, read.stages[0]) == read.find_stage("panel"));
    REQUIRE(bypass_to(read, kind, read.stages[1]) == nullptr);  // Cannot be by-passed.
    read.stages[0].appeal.reset();
    REQUIRE(bypass_to(read, kind, read.stages[0]) == read.find_stage("panel"));
    read.kinds.front().stages = {"first"};
    REQUIRE(bypass_to(read, kind, read.stages[0]) == nullptr);
}

TEST_CASE("a file or a text of a procedure that is too long is refused", "[complaint]") {
    const std::string long_file = std::string(procedure_bytes_max, ' ') + "{}";
    REQUIRE(parse_procedure(long_file, "p").error().what.starts_with("p: the file has"));
    json object = test::small_procedure();
    object["texts"]["help"]["en"] = std::string(procedure_text_bytes_max + 1, 'x');
    REQUIRE(parse_procedure(object.dump(), "p").error().what.starts_with("p: texts.help.en: the "));
}

TEST_CASE("every word of a procedure's enumerations is written and read", "[complaint]") {
    const auto check = [](const auto& table) {
        for (const auto& [value, word] : table) {
            REQUIRE(name_of(value) == word);
            REQUIRE(value_of(table, word) == value);
        }
    };
    check(milestone_names);
    check(clock_kind_names);
    check(clock_unit_names);
    check(stage_kind_names);
    check(late_appeal_names);
    check(anonymous_names);
    REQUIRE(name_of(Milestone::Resolved) == "resolved");
    REQUIRE(is_contact_method("visitors_book"));
    REQUIRE_FALSE(is_contact_method("pigeon"));
}

}  // namespace candour::complaint
