// tests/console/editor_logic_test.cpp: rules, repeats, scores and worked-out values in the editor.
#include "tests/support/editor_world.h"

namespace candour::console {
namespace {

using test::Editing;
using test::EditorWorld;
using test::FormFields;
using test::header_of;

constexpr const char* better = "/surveys/drafts/first/questions/better";
constexpr const char* heading = "/surveys/drafts/first/questions/today";

FormFields better_form() {
    return {{"prompt", "What could be better?"},
            {"hint", "Any idea"},
            {"type", "long_text"},
            {"characters_max", ""},
            {"show_if", ""},
            {"required_message", ""},
            {"constraint", ""},
            {"constraint_message", ""}};
}

}  // namespace

TEST_CASE("a rule that is wrong is said beside its field, with the words at its place",
          "[console]") {
    EditorWorld world;
    Editing ada{world};
    FormFields fields = better_form();
    fields["constraint"] = "string-length(.) < ";
    fields["constraint_message"] = "Please write less.";
    REQUIRE(ada.fill(better, fields).status == 422);
    INFO(ada.last_html);
    REQUIRE(ada.shows("<a href=\"#constraint\">A value is missing at the end."));
    REQUIRE(ada.shows("id=\"constraint-error\""));
    REQUIRE(ada.shows(">Please write less.</textarea>"));
    REQUIRE(ada.shows("candour-more\" open"));
    fields["constraint"] = "string-length(.) < 100";
    fields["show_if"] = "${nobody} = 'yes'";
    REQUIRE(ada.fill(better, fields).status == 422);
    REQUIRE(ada.shows("<a href=\"#show_if\">At “${nobody} = &apos;yes&apos;”: "));
    fields["show_if"] = "${again} = 'yes'";
    fields["no_decline"] = "1";
    fields["required"] = "1";
    fields["required_message"] = "Please say something.";
    REQUIRE(ada.fill(better, fields).status == 303);
    const auto item = world.item("better");
    REQUIRE(item["constraint"] == "string-length(.) < 100");
    REQUIRE(item["constraint_message"]["en"] == "Please write less.");
    REQUIRE(item["required_message"]["en"] == "Please say something.");
    REQUIRE(item["may_decline"] == false);
    ada.get(better);
    REQUIRE(ada.shows("candour-more\" open"));
    REQUIRE(ada.fill(better, better_form()).status == 303);
    REQUIRE(world.document() == test::drop_in_draft());
}

TEST_CASE("a heading's questions are asked again, moved under it, and let go", "[console]") {
    EditorWorld world;
    Editing ada{world};
    REQUIRE(
        ada.fill("/surveys/drafts/first/questions/came_for/group", {{"label", "Today"}}).status ==
        303);
    FormFields fields = better_form();
    fields["under"] = "today";
    REQUIRE(ada.fill(better, fields).status == 303);
    REQUIRE(world.item("today")["questions"].size() == 2);
    fields = {{"prompt", "Today"}, {"hint", ""},           {"show_if", "${felt} = '1'"},
              {"under", "-"},      {"repeat_max", "four"}, {"repeat_count", ""}};
    REQUIRE(ada.fill(heading, fields).status == 422);
    REQUIRE(ada.shows("<a href=\"#repeat_max\">Write a number in figures, such as 4.</a>"));
    fields["repeat_max"] = "4";
    fields["repeat_count"] = "${felt} +";
    REQUIRE(ada.fill(heading, fields).status == 422);
    REQUIRE(ada.shows("<a href=\"#repeat_count\">A value is missing at the end."));
    fields["repeat_count"] = "2";
    REQUIRE(ada.fill(heading, fields).status == 303);
    REQUIRE(world.item("today")["type"] == "repeat");
    REQUIRE(world.item("today")["repeat_max"] == 4);
    ada.get("/surveys/drafts/first");
    REQUIRE(ada.shows("Asked again for each"));
    ada.get("/surveys/drafts/first/questions/today/ungroup");
    REQUIRE(ada.shows("Its condition goes to each of them"));
    REQUIRE(ada.shows("They are asked once then."));
    REQUIRE(ada.fill("/surveys/drafts/first/questions/today/ungroup", {}).status == 303);
    REQUIRE(world.item("today").is_null());
    REQUIRE(world.item("better")["show_if"] == "${felt} = '1'");
    REQUIRE(ada.get("/surveys/drafts/first/questions/felt/ungroup").status == 404);
}

TEST_CASE("what is worked out is added and changed", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string add = "/surveys/drafts/first/add-value";
    REQUIRE(ada.fill(add, {{"prompt", ""}, {"calculation", ""}}).status == 422);
    REQUIRE(ada.shows("<a href=\"#prompt\">Write what is worked out.</a>"));
    REQUIRE(ada.fill(add, {{"prompt", "Unhappy"}, {"calculation", "${felt} = '1' or"}}).status ==
            422);
    REQUIRE(ada.shows("<a href=\"#calculation\">A value is missing at the end."));
    const auto added =
        ada.fill(add, {{"prompt", "Unhappy"}, {"calculation", "if(${felt} = '1', 1, 0)"}});
    REQUIRE(header_of(added, "Location") == "/surveys/drafts/first/questions/unhappy?added=1");
    const std::string page = "/surveys/drafts/first/questions/unhappy";
    REQUIRE(ada.get(page).status == 200);
    REQUIRE_FALSE(ada.shows("id=\"hint\""));
    REQUIRE(ada.fill(page, {{"prompt", "Sad"}, {"calculation", ""}}).status == 422);
    REQUIRE(ada.fill(page, {{"prompt", "Sad"}, {"calculation", "1"}, {"show_if", ""}}).status ==
            303);
    REQUIRE(world.item("unhappy")["calculation"] == "1");
    REQUIRE(world.item("unhappy")["prompt"]["en"] == "Sad");
}

TEST_CASE("answers get scores and a rule for what is offered", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string page = "/surveys/drafts/first/questions/came_for/answers";
    REQUIRE(ada.get(page).status == 200);
    REQUIRE(ada.fill(page, {{"score_housing", "two"}, {"filter_money", "county"}}).status == 422);
    REQUIRE(ada.shows("<a href=\"#score_housing\">Write a number in figures, such as 2.</a>"));
    REQUIRE(ada.shows("<a href=\"#filter_money\">Write a name, = and a word on each line.</a>"));
    REQUIRE(ada.fill(page, {{"choice_filter", "county ="}, {"filter_money", "county=x"}}).status ==
            422);
    INFO(ada.last_html);
    REQUIRE(ada.shows("<a href=\"#choice_filter\">A value is missing at the end."));
    REQUIRE(ada.fill(page, {{"score_housing", "2"},
                            {"filter_housing", "county=kent\r\n"},
                            {"filter_money", "county=essex"},
                            {"choice_filter", "county = 'kent'"}})
                .status == 303);
    const auto item = world.item("came_for");
    REQUIRE(item["choices"][0]["score"] == 2);
    REQUIRE(item["choices"][0]["filter"]["county"] == "kent");
    REQUIRE(item["choice_filter"] == "county = 'kent'");
    // Faces without labels of their own stay without, until one has a score.
    const std::string faces = "/surveys/drafts/first/questions/felt/answers";
    REQUIRE(ada.fill(faces, {}).status == 303);
    REQUIRE_FALSE(world.item("felt").contains("choices"));
    REQUIRE(ada.fill(faces, {{"score_1", "-1"}}).status == 303);
    REQUIRE(world.item("felt")["choices"].size() == 5);
    REQUIRE(ada.get("/surveys/drafts/first/questions/better/answers").status == 404);
}

}  // namespace candour::console
