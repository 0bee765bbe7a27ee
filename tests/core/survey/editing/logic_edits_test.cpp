// tests/core/survey/editing/logic_edits_test.cpp: headings, repeats, rules, scores, and copies.
#include "core/survey/editing/choices.h"
#include "core/survey/editing/copy.h"
#include "core/survey/editing/groups.h"
#include "core/survey/editing/items.h"
#include "core/survey/editing/rules.h"
#include "tests/support/catch.h"

namespace candour::survey::editing {
namespace {

Json draft() {
    return Json::parse(R"({
        "id": "first", "title": {"en": "The drop-in", "cy": "Galw heibio"},
        "languages": ["en", "cy"], "fallback": "en",
        "earlier": [{"was": "old", "now": "ages"}],
        "questions": [
            {"id": "ages", "type": "number", "prompt": {"en": "How many?"}},
            {"id": "felt", "type": "faces", "prompt": {"en": "How was it?"}},
            {"type": "group", "id": "visit", "label": {"en": "Visit"}, "show_if": "${ages} > 1",
             "questions": [
                {"id": "where", "type": "one_choice", "prompt": {"en": "Where?"},
                 "choices": [{"id": "kent", "label": {"en": "Kent"}},
                             {"id": "essex", "label": {"en": "Essex"}}]},
                {"id": "why", "type": "long_text", "prompt": {"en": "Why?"},
                 "show_if": "${where} = 'kent'"}]},
            {"type": "group", "id": "last", "label": {"en": "Last"}, "questions": [
                {"id": "more", "type": "yes_no", "prompt": {"en": "More?"}}]}]})");
}

std::string show_if(const Json& in, const char* id) {
    return find_item(in, id)->value("show_if", std::string());
}

std::string what(const Edited& edited) { return edited.ok() ? "" : edited.error().what; }

}  // namespace

TEST_CASE("a heading becomes a repeat and a heading again", "[editing]") {
    const Json before = draft();
    REQUIRE(asking_of(*find_item(before, "visit")) == Asking{});
    const Asking each{.one_page = true, .repeat_max = 4, .repeat_count = "${ages}"};
    const Json repeat = set_asking(before, "visit", each).take();
    REQUIRE(find_item(repeat, "visit")->at("type") == "repeat");
    REQUIRE(asking_of(*find_item(repeat, "visit")) == each);
    REQUIRE(read_draft(repeat).value().groups[0].repeat_max == 4);
    REQUIRE(set_asking(repeat, "visit", {}).take() == before);
    REQUIRE(what(set_asking(before, "visit", {.repeat_max = 101})) ==
            "it can be asked again 100 times at most");
    REQUIRE_FALSE(set_asking(before, "visit", {.repeat_count = "2"}).ok());
    REQUIRE(what(set_asking(before, "visit", {.repeat_max = 2, .repeat_count = "${ages"}))
                .starts_with("character "));
    REQUIRE(set_asking(before, "felt", {}).error().kind == ErrorKind::NotFound);
    // A repeat in a repeat.
    const Json within = move_into(repeat, "last", "visit").take();
    REQUIRE_FALSE(set_asking(within, "last", {.repeat_max = 2}).ok());
}

TEST_CASE("items go into a heading and out of it, and never into themselves", "[editing]") {
    const Json before = draft();
    REQUIRE(group_of(before, "where") == "visit");
    REQUIRE(group_of(before, "felt").empty());
    REQUIRE(groups_for(before, "felt") == std::vector<std::string>{"visit", "last"});
    REQUIRE(groups_for(before, "visit") == std::vector<std::string>{"last"});
    const Json moved = move_into(before, "felt", "visit").take();
    REQUIRE(group_of(moved, "felt") == "visit");
    REQUIRE(find_item(moved, "visit")->at("questions").size() == 3);
    REQUIRE(move_into(moved, "felt", "visit").take() == moved);
    REQUIRE(move_into(before, "felt", "").take() == before);
    REQUIRE_FALSE(move_into(before, "visit", "visit").ok());
    REQUIRE_FALSE(move_into(before, "felt", "why").ok());
    // The last of a heading takes it along.
    const Json out = move_into(before, "more", "").take();
    REQUIRE(find_item(out, "last") == nullptr);
    REQUIRE(out["questions"].back()["id"] == "more");
}

TEST_CASE("a heading that goes leaves its questions and its condition", "[editing]") {
    const Json after = ungroup(draft(), "visit").take();
    REQUIRE(find_item(after, "visit") == nullptr);
    REQUIRE(after["questions"].size() == 5);
    REQUIRE(after["questions"][2]["id"] == "where");
    REQUIRE(after["questions"][3]["id"] == "why");
    REQUIRE(show_if(after, "where") == "${ages} > 1");
    REQUIRE(show_if(after, "why") == "(${ages} > 1) and (${where} = 'kent')");
    REQUIRE(ungroup(draft(), "felt").error().kind == ErrorKind::NotFound);
    REQUIRE_FALSE(find_item(ungroup(draft(), "last").take(), "more")->contains("show_if"));
}

TEST_CASE("rules are set, taken away, and refused with their place", "[editing]") {
    const Json before = draft();
    const Json ruled = set_rule(before, "ages", Rule::Constraint, ". < 9").take();
    REQUIRE(read_draft(ruled).value().find("ages")->constraint == ". < 9");
    REQUIRE(set_rule(ruled, "ages", Rule::Constraint, "").take() == before);
    REQUIRE(what(set_rule(before, "ages", Rule::Constraint, ". < ")).starts_with("character "));
    REQUIRE_FALSE(set_rule(before, "ages", Rule::ChoiceFilter, "a = 'b'").ok());
    REQUIRE_FALSE(set_rule(before, "visit", Rule::Constraint, "true()").ok());
    std::string id;
    const Json worked = add_question(before,
                                     {.type = QuestionType::Calculated,
                                      .prompt = "Twice as many",
                                      .calculation = "${ages} * 2"},
                                     {}, &id)
                            .take();
    REQUIRE(find_item(worked, id)->at("calculation") == "${ages} * 2");
    REQUIRE_FALSE(set_rule(worked, id, Rule::Calculation, "").ok());
    REQUIRE(set_rule(worked, id, Rule::Calculation, "1").ok());
    REQUIRE_FALSE(
        add_question(before, {.type = QuestionType::Calculated, .prompt = "Nothing"}, {}).ok());
    const Json firm = set_may_decline(before, "ages", false).take();
    REQUIRE_FALSE(read_draft(firm).value().find("ages")->may_decline);
    REQUIRE(set_may_decline(firm, "ages", true).take() == before);
    REQUIRE_FALSE(set_may_decline(before, "visit", false).ok());
}

TEST_CASE("answers get scores and what a rule compares", "[editing]") {
    const Json before = draft();
    Json after =
        set_choice_extras(before, "where", "kent", {.score = 2, .filter = {{"county", "k"}}})
            .take();
    const Choice kent = *read_draft(after).value().find("where")->find_choice("kent");
    REQUIRE(kent.score == 2);
    REQUIRE(kent.filter.at("county") == "k");
    REQUIRE(find_item(after, "where")->at("choices")[0]["score"].is_number_integer());
    REQUIRE(set_choice_extras(after, "where", "kent", {}).take() == before);
    REQUIRE(set_rule(after, "where", Rule::ChoiceFilter, "county = 'k'").ok());
    // Faces have their labels without saying so.
    REQUIRE(set_choice_extras(before, "felt", "1", {}).take() == before);
    after = set_choice_extras(before, "felt", "1", {.score = -1.5}).take();
    REQUIRE(read_draft(after).value().find("felt")->choices[0].score == -1.5);
    REQUIRE(read_draft(after).value().find("felt")->choices.size() == 5);
    REQUIRE_FALSE(
        set_choice_extras(before, "felt", "1", {.score = 1, .filter = {{"a", "b"}}}).ok());
    REQUIRE_FALSE(set_choice_extras(before, "where", "nobody", {.score = 1}).ok());
    REQUIRE_FALSE(set_choice_extras(before, "ages", "1", {.score = 1}).ok());
}

TEST_CASE("a copy is another questionnaire, and says so in each language", "[editing]") {
    const Json before = draft();
    const std::string mark = mark_for_copy(before, {"The drop-in", "The drop-in (2)"});
    REQUIRE(mark == " (3)");
    const Json copy = copy_of(before, "second", mark).take();
    REQUIRE(copy["id"] == "second");
    REQUIRE(copy["title"] == Json{{"en", "The drop-in (3)"}, {"cy", "Galw heibio (3)"}});
    REQUIRE(copy["questions"] == before["questions"]);
    REQUIRE_FALSE(copy.contains("earlier"));
    // The copy of a copy counts on.
    REQUIRE(mark_for_copy(copy, {"The drop-in (2)", "The drop-in (3)"}) == " (4)");
    REQUIRE(copy_of(copy, "third", " (4)").take()["title"]["cy"] == "Galw heibio (4)");
    Json odd = before;
    odd["title"]["en"] = "(2)";
    REQUIRE(copy_of(odd, "odd", " (2)").take()["title"]["en"] == "(2) (2)");
}

}  // namespace candour::survey::editing
