// The editor: starting drafts, their page, questions, details, languages; and what is said when
// something is wrong.
#include "app/console/editor/address.h"
#include "core/survey/editing/change.h"
#include "core/survey/editing/items.h"
#include "tests/support/editor_world.h"

namespace candour::console {
namespace {

using test::Editing;
using test::EditorWorld;
using test::FormFields;
using test::header_of;
using test::input_value;

constexpr const char* first = "/surveys/drafts/first";

std::vector<std::string> order(EditorWorld& world) {
    std::vector<std::string> ids;
    const auto document = world.document();
    survey::editing::for_each_item(
        document, [&](const auto& item, std::size_t) { ids.push_back(item.at("id")); });
    return ids;
}

// Everything that the form of a question sends when nothing is changed.
FormFields faces_form() {
    return {{"prompt", "How was it?"}, {"hint", ""},   {"type", "faces"}, {"faces", "5"},
            {"required", "1"},         {"show_if", ""}};
}

FormFields came_for_form() {
    return {{"prompt", "What for?"},   {"hint", ""},
            {"type", "one_choice"},    {"choice_housing", "Housing"},
            {"role_housing", "plain"}, {"choice_money", "Money"},
            {"role_money", "plain"},   {"show_if", ""},
            {"new_choice", ""}};
}

}  // namespace

TEST_CASE("only the editor's own addresses are its pages", "[console]") {
    REQUIRE(editor_address("/surveys/drafts")->view == EditorView::Drafts);
    REQUIRE(editor_address("/surveys/drafts/a-1")->draft == "a-1");
    const auto question = editor_address("/surveys/drafts/a/questions/Q.1/remove");
    REQUIRE(question->view == EditorView::RemoveQuestion);
    REQUIRE(question->part == "Q.1");
    REQUIRE(editor_address("/surveys/drafts/a/languages/pa-Arab")->part == "pa-Arab");
    REQUIRE(editor_address("/surveys/pictures/a")->view == EditorView::Picture);
    for (const char* path :
         {"/surveys", "/surveys/pictures/", "/surveys/pictures/a/b", "/surveys/draftsx",
          "/surveys/drafts/", "/surveys/drafts/A", "/surveys/drafts/a/",
          "/surveys/drafts/a/nothing", "/surveys/drafts/a/questions",
          "/surveys/drafts/a/questions/b/", "/surveys/drafts/a/questions/b/c",
          "/surveys/drafts/a/questions/%2e", "/surveys/drafts/a/languages/english",
          "/surveys/drafts/a/preview/other", "/surveys/drafts/a/b/c/d/e"}) {
        INFO(path);
        REQUIRE_FALSE(editor_address(path).has_value());
    }
}

TEST_CASE("a draft starts blank, from a ready questionnaire, or from one that is asked",
          "[console]") {
    EditorWorld world;
    world.options.ready_folder = "assets/questionnaires";
    Editing ada{world};
    struct Row {
        const char* start;
        const char* title;
        const char* id;
    };
    const Row row = GENERATE(Row{"blank", "Your visit", "your_visit"},
                             Row{"ready:event", "", "tell_us_about_this_event"},
                             Row{"ready:event", "The summer fair", "the_summer_fair"},
                             Row{"published:visit", "", "visit"});
    const auto answer =
        ada.fill("/surveys/drafts/new", {{"start", row.start}, {"title", row.title}});
    INFO(ada.last_html);
    REQUIRE(answer.status == 303);
    const std::string at = header_of(answer, "Location");
    const auto drafts = world.drafts.drafts().value();
    REQUIRE(drafts.size() == 2);
    const auto& made = drafts[0].id == "first" ? drafts[1] : drafts[0];
    REQUIRE(at == "/surveys/drafts/" + made.id);
    if (std::string(row.start) != "ready:event" || *row.title != '\0') REQUIRE(made.id == row.id);
    REQUIRE(made.who == "Ada Adeyemi");
    REQUIRE(ada.get(at).status == 200);
    REQUIRE(world.office.audit(10).value().front().what ==
            "began a draft of the survey " + made.id);
    // Not twice: what is changed already is in the list.
    if (made.id == "visit") {
        ada.fill("/surveys/drafts/new", {{"start", "published:visit"}, {"title", ""}});
        REQUIRE(ada.shows("There is a problem"));
    }
}

TEST_CASE("a blank draft needs a title, and what was chosen stays chosen", "[console]") {
    EditorWorld world;
    Editing ada{world};
    REQUIRE(ada.fill("/surveys/drafts/new", {{"start", "blank"}, {"title", " "}}).status == 422);
    REQUIRE(ada.shows("<a href=\"#title\">Write what the questionnaire is called.</a>"));
    REQUIRE(ada.shows("id=\"title-error\""));
    for (const char* wrong : {"", "nothing", "ready:../secrets", "published:none", "ready:"}) {
        INFO(wrong);
        REQUIRE(ada.fill("/surveys/drafts/new", {{"start", wrong}, {"title", "Kept"}}).status ==
                422);
        REQUIRE(ada.shows("Choose what to start from."));
        REQUIRE(ada.shows("value=\"Kept\""));
    }
    REQUIRE(world.drafts.drafts().value().size() == 1);
}

TEST_CASE("the page of a draft shows its questions, what is missing and its languages",
          "[console]") {
    EditorWorld world;
    auto document = world.document();
    document.erase("owner");
    document["questions"][3]["prompt"]["en"] = "Did the CAB help and/or listen?";
    world.keep(document);
    Editing ada{world};
    REQUIRE(ada.get("/surveys/drafts").status == 200);
    REQUIRE(ada.shows("The drop-in"));
    REQUIRE(ada.get(first).status == 200);
    REQUIRE(ada.shows("How was it?"));
    REQUIRE(ada.shows("1 thing is missing"));
    REQUIRE(ada.shows("Say who owns it."));
    REQUIRE(ada.shows("“CAB” is not explained."));
    REQUIRE(ada.shows("It asks two things at once"));
    REQUIRE(ada.shows("Everything is translated."));
    REQUIRE(ada.get("/surveys/drafts/none").status == 404);
    REQUIRE(ada.get("/surveys/drafts/first/languages").status == 405);
}

TEST_CASE("questions move by buttons", "[console]") {
    EditorWorld world;
    Editing ada{world};
    REQUIRE(ada.fill(first, {{"do", "down:felt"}}).status == 303);
    REQUIRE(order(world) == std::vector<std::string>{"came_for", "felt", "again", "better"});
    REQUIRE(ada.fill(first, {{"do", "up:came_for"}}).status == 422);
    REQUIRE(ada.shows("It cannot be moved further that way."));
    for (const char* wrong : {"", "up:", "up:nobody", "sideways:felt"}) {
        INFO(wrong);
        REQUIRE(ada.fill(first, {{"do", wrong}}).status == 422);
    }
    REQUIRE(ada.fill("/surveys/drafts/first/questions/felt/group", {{"label", "Today"}}).status ==
            303);
    REQUIRE(ada.fill(first, {{"do", "in:came_for"}}).status == 303);
    REQUIRE(order(world) ==
            std::vector<std::string>{"today", "came_for", "felt", "again", "better"});
    REQUIRE(ada.fill(first, {{"do", "out:felt"}}).status == 303);
    REQUIRE(world.document()["questions"].size() == 4);
}

TEST_CASE("a question is added, or all that was typed is shown again", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string add = "/surveys/drafts/first/add";
    REQUIRE(ada.fill(add, {{"prompt", ""}, {"choices", "One\nTwo"}}).status == 422);
    REQUIRE(ada.shows("<a href=\"#prompt\">Write what you ask.</a>"));
    REQUIRE(ada.shows("<a href=\"#type\">Choose how it is answered.</a>"));
    REQUIRE(ada.shows("One\nTwo</textarea>"));
    REQUIRE(ada.fill(add, {{"prompt", "Which?"}, {"type", "ranking"}, {"choices", "One\r\n \r\n"}})
                .status == 422);
    REQUIRE(ada.shows("<a href=\"#choices\">Write at least two answers"));
    REQUIRE(ada.fill(add, {{"prompt", "Your name?"}, {"type", "short_text"}}).status == 422);
    REQUIRE(ada.shows("id=\"pressing_reason\""));
    REQUIRE(order(world).size() == 4);
    const auto added =
        ada.fill(add, {{"prompt", "Which?"}, {"type", "ranking"}, {"choices", "One\r\nTwo\r\n"}});
    REQUIRE(header_of(added, "Location") == "/surveys/drafts/first/questions/which?added=1");
    REQUIRE(world.item("which")["choices"].size() == 2);
    REQUIRE(ada.get("/surveys/drafts/first/questions/which").status == 200);
}

TEST_CASE("an id that a published version had is not given to another question", "[console]") {
    EditorWorld world;
    auto published = world.document();
    published["questions"][0]["id"] = "which";
    REQUIRE(world.surveys.add_version("first", {"v", published.dump(), "{}"}).ok());
    Editing ada{world};
    ada.fill("/surveys/drafts/first/add", {{"prompt", "Which?"}, {"type", "yes_no"}});
    REQUIRE(order(world).back() == "which_2");
}

TEST_CASE("every type of question has a form that saves it unchanged", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const survey::QuestionType type = GENERATE(from_range(
        std::vector(survey::all_question_types.begin(), survey::all_question_types.end() - 1)));
    INFO(survey::name_of(type));
    std::string id;
    world.keep(survey::editing::add_question(world.document(),
                                             {.type = type,
                                              .prompt = "A new one?",
                                              .choices = {"One", "Two"},
                                              .pressing_reason = {}},
                                             {}, &id)
                   .take());
    const auto before = world.document();
    const std::string path = "/surveys/drafts/first/questions/" + id;
    REQUIRE(ada.get(path).status == 200);
    // As a browser sends it: every field of the page with its value.
    FormFields fields;
    const std::string html = ada.last_html.substr(ada.last_html.find("candour-editor-form"));
    for (const char* name : {"stars", "scale_from", "scale_to", "hint", "low", "high", "number_min",
                             "number_max", "unit", "choice_one", "choice_two"}) {
        if (html.find("id=\"" + std::string(name) + "\"") == std::string::npos) continue;
        fields[name] = input_value(html, name);
    }
    fields["prompt"] = "A new one?";
    fields["type"] = std::string(survey::name_of(type));
    fields["faces"] = "5";
    if (html.find("name=\"whole\" type=\"checkbox\" value=\"1\" checked") != std::string::npos) {
        fields["whole"] = "1";
    }
    const auto saved = ada.send_again(path, fields);
    INFO(ada.last_html);
    REQUIRE(saved.status == 303);
    REQUIRE(world.document() == before);
    fields["prompt"] = "Another one?";
    REQUIRE(ada.fill(path, fields).status == 303);
    REQUIRE(world.item(id)["prompt"]["en"] == "Another one?");
    REQUIRE(world.item(id)["id"] == id);
}

TEST_CASE("what is wrong with a question is said at its field, and nothing is saved", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string path = "/surveys/drafts/first/questions/felt";
    struct Row {
        const char* name;
        const char* value;
        const char* words;
    };
    const Row row = GENERATE(
        Row{"prompt", "", "Write the words."},
        Row{"show_if", "${nobody} = '1'", "At “${nobody} = &apos;1&apos;”: there is no question"},
        Row{"show_if", "${again} =", "A value is missing at the end."},
        Row{"faces", "4", "There are three or five faces."},
        Row{"faces", "many", "Write a number in figures"},
        Row{"prompt", "And ${nobody}?", "there is no question"});
    INFO(row.value);
    const auto before = world.document();
    FormFields fields = faces_form();
    fields[row.name] = row.value;
    fields["hint"] = "Kept <hint>";
    REQUIRE(ada.fill(path, fields).status == 422);
    REQUIRE(ada.shows("<a href=\"#" + std::string(row.name) + "\">"));
    REQUIRE(ada.shows(row.words));
    REQUIRE(ada.shows("Kept &lt;hint&gt;"));
    REQUIRE(ada.shows("<title>Error: "));
    REQUIRE(world.document() == before);
}

TEST_CASE("answers are added, renamed, moved and removed with one form", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string path = "/surveys/drafts/first/questions/came_for";
    FormFields fields = came_for_form();
    fields["choice_money"] = "Debts";
    fields["new_choice"] = "Something else";
    fields["do"] = "add";
    REQUIRE(ada.fill(path, fields).status == 303);
    REQUIRE(world.item("came_for")["choices"][1]["label"]["en"] == "Debts");
    REQUIRE(world.item("came_for")["choices"][2]["id"] == "something_else");
    fields = came_for_form();
    fields["choice_something_else"] = "Something else";
    fields["role_something_else"] = "other";
    fields["do"] = "up:something_else";
    REQUIRE(ada.fill(path, fields).status == 303);
    REQUIRE(world.item("came_for")["choices"][1]["other"] == true);
    // "Other" goes from one answer to another in one step.
    fields["role_something_else"] = "plain";
    fields["role_money"] = "other";
    fields["do"] = "remove:housing";
    REQUIRE(ada.fill(path, fields).status == 303);
    REQUIRE(world.item("came_for")["choices"].size() == 2);
    REQUIRE(world.item("came_for")["choices"][1]["other"] == true);
    fields.erase("choice_housing");
    fields["do"] = "remove:money";
    REQUIRE(ada.fill(path, fields).status == 422);
    REQUIRE(ada.shows("A question needs at least two answers to choose from."));
    // Words typed for one more answer are not lost by pressing Save.
    fields = came_for_form();
    fields.erase("choice_housing");
    fields["choice_something_else"] = "Something else";
    fields["new_choice"] = "Benefits";
    REQUIRE(ada.fill(path, fields).status == 303);
    REQUIRE(world.item("came_for")["choices"].size() == 3);
}

TEST_CASE("who was slower is told, keeps what was typed, and can save it then", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string path = "/surveys/drafts/first/questions/felt";
    ada.get(path);
    const std::string seen = input_value(ada.last_html, "revision");
    auto document = world.document();
    document["questions"][3]["prompt"]["en"] = "Mo's words";
    REQUIRE(world.drafts.change_draft({"first", document.dump(), 1, "Mo", 2}).ok());
    FormFields fields = faces_form();
    fields["prompt"] = "Words of Ada";
    fields["revision"] = seen;
    REQUIRE(ada.send_again(path, fields).status == 422);
    REQUIRE(ada.shows("Mo has changed this draft meanwhile."));
    REQUIRE(ada.shows("Words of Ada"));
    REQUIRE(world.document() == document);
    fields.erase("revision");
    REQUIRE(ada.send_again(path, fields).status == 303);
    REQUIRE(world.item("felt")["prompt"]["en"] == "Words of Ada");
    REQUIRE(world.item("better")["prompt"]["en"] == "Mo's words");
    // Between the look and the change.
    ada.get(path);
    world.drafts.before_change = [&] {
        REQUIRE(world.drafts.change_draft({"first", document.dump(), 3, "Mo", 2}).ok());
    };
    fields["prompt"] = "Again";
    REQUIRE(ada.send_again(path, fields).status == 422);
    REQUIRE(ada.shows("Mo has changed this draft meanwhile."));
    REQUIRE(world.document() == document);
}

TEST_CASE("nothing is removed that another question needs", "[console]") {
    EditorWorld world;
    world.keep(survey::editing::set_show_if(world.document(), "better", "${again} = 'no'").take());
    Editing ada{world};
    const std::string path = "/surveys/drafts/first/questions/again/remove";
    ada.get(path);
    REQUIRE(ada.shows("“What could be better?” needs it"));
    REQUIRE(ada.fill(path, {}).status == 422);
    REQUIRE(order(world).size() == 4);
    REQUIRE(ada.fill("/surveys/drafts/first/questions/better/remove", {}).status == 303);
    REQUIRE(ada.fill(path, {}).status == 303);
    REQUIRE(order(world) == std::vector<std::string>{"felt", "came_for"});
    REQUIRE(ada.get(path).status == 404);
}

TEST_CASE("details are kept, or each mistake is said at its field", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string path = "/surveys/drafts/first/details";
    FormFields fields = {{"title", "Today"},         {"introduction", ""},     {"owner", "Mo"},
                         {"purpose", "Hours"},       {"act_by", "2027-02-30"}, {"closes", "soon"},
                         {"sample", "every second"}, {"training", "1"}};
    REQUIRE(ada.fill(path, fields).status == 422);
    for (const char* place : {"act_by", "closes", "sample"})
        REQUIRE(ada.shows("<a href=\"#" + std::string(place) + "\">"));
    REQUIRE(ada.shows("value=\"every second\""));
    fields["act_by"] = "2027-02-28";
    fields["closes"] = "2027-01-31";
    fields["sample"] = "3";
    REQUIRE(ada.fill(path, fields).status == 303);
    const auto document = world.document();
    REQUIRE(document["title"]["en"] == "Today");
    REQUIRE(document["sample_one_in"] == 3);
    REQUIRE(document["training"] == true);
    REQUIRE(document["closes"] == "2027-01-31");
}

TEST_CASE("a language is added, translated beside the English, and removed", "[console]") {
    EditorWorld world;
    Editing ada{world};
    REQUIRE(ada.get(first).status == 200);
    const auto added = ada.send_again("/surveys/drafts/first/languages", {{"language", "ur"}});
    REQUIRE(header_of(added, "Location") == "/surveys/drafts/first/languages/ur");
    const std::string path = "/surveys/drafts/first/languages/ur";
    ada.get(path);
    REQUIRE(ada.shows("8 texts are missing"));
    REQUIRE(ada.shows("lang=\"ur\" dir=\"rtl\""));
    REQUIRE(ada.shows("The drop-in"));
    REQUIRE(ada.fill(path, {{"text_0", "عنوان"}, {"text_1", ""}}).status == 303);
    REQUIRE(world.document()["title"]["ur"] == "عنوان");
    ada.get(first);
    REQUIRE(ada.shows("7 texts are missing"));
    REQUIRE(ada.fill(path, {{"text_1", "عنوان ${nobody}"}}).status == 422);
    REQUIRE(ada.shows("there is no question"));
    REQUIRE(
        ada.send_again("/surveys/drafts/first/languages", {{"language", "urdu please"}}).status ==
        422);
    REQUIRE(ada.fill("/surveys/drafts/first/languages/ur/remove", {}).status == 303);
    REQUIRE(world.document().dump().find("عنوان") == std::string::npos);
    REQUIRE(ada.get(path).status == 404);
    REQUIRE(ada.get("/surveys/drafts/first/languages/en/remove").status == 404);
}

TEST_CASE("a draft is removed for good, and that is written down", "[console]") {
    EditorWorld world;
    Editing ada{world};
    REQUIRE(ada.fill("/surveys/drafts/first/remove", {}).status == 303);
    REQUIRE(world.drafts.drafts().value().empty());
    REQUIRE(world.office.audit(1).value().front().what == "removed the draft of the survey first");
    REQUIRE(ada.get(first).status == 404);
}

TEST_CASE("a damaged draft is named in the list and cannot be opened", "[console]") {
    EditorWorld world;
    REQUIRE(world.drafts.add_draft({"broken", "{\"id\": 3", 1, "Mo", 1}).ok());
    Editing ada{world};
    REQUIRE(ada.get("/surveys/drafts").status == 200);
    REQUIRE(ada.shows("This draft is damaged"));
    REQUIRE(ada.get("/surveys/drafts/broken").status == 500);
    world.drafts.broken = Error{ErrorKind::Unavailable, "no database"};
    REQUIRE(ada.get("/surveys/drafts").status == 503);
}

TEST_CASE("drafts are for staff, and each form needs its token", "[console]") {
    EditorWorld world;
    test::Browser nobody{world};
    REQUIRE(nobody.get(first).status == 303);
    REQUIRE(nobody.post(first, {{"do", "down:felt"}}).status == 303);
    Editing sam{world, world.sam};
    REQUIRE(sam.get(first).status == 200);
    REQUIRE(sam.shows("An administrator publishes it."));
    for (const char* path :
         {"", "/details", "/add", "/questions/felt", "/questions/felt/remove", "/languages",
          "/languages/cy", "/languages/cy/remove", "/remove", "/questions/felt/group"}) {
        INFO(path);
        REQUIRE(sam.post(first + std::string(path), {{"revision", "1"}}).status == 403);
    }
    REQUIRE(order(world).size() == 4);
}

TEST_CASE("what staff write never becomes markup", "[console]") {
    EditorWorld world;
    const std::string hostile = "\"><script>alert(1)</script>{{7*7}}<svg/onload=x>";
    auto document = world.document();
    document["title"]["en"] = document["owner"] = document["purpose"] = hostile;
    for (auto& question : document["questions"])
        question["prompt"]["en"] = hostile;
    document["questions"][1]["choices"][0]["label"]["en"] = hostile;
    world.keep(document);
    Editing ada{world};
    for (const char* path :
         {"/surveys/drafts", "/surveys/drafts/first", "/surveys/drafts/first/details",
          "/surveys/drafts/first/questions/came_for", "/surveys/drafts/first/languages/cy",
          "/surveys/drafts/first/preview", "/surveys/drafts/first/publish"}) {
        INFO(path);
        REQUIRE(ada.get(path).status == 200);
        REQUIRE_FALSE(ada.shows("<script"));
        REQUIRE_FALSE(ada.shows("<svg/onload"));
    }
}

}  // namespace candour::console
