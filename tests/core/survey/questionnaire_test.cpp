// Reading questionnaires.
#include "core/survey/questionnaire.h"

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::survey {
namespace {

using nlohmann::json;

Result<Questionnaire> parse(const json& source) { return parse_questionnaire(source, "q.json"); }

// The example with the value at `pointer` replaced; null removes it.
json changed(const char* pointer, const json& value) {
    json source = test::example_questionnaire();
    const json::json_pointer at(pointer);
    if (value.is_null()) {
        source[at.parent_pointer()].erase(at.back());
    } else {
        source[at] = value;
    }
    return source;
}

}  // namespace

TEST_CASE("parse_questionnaire reads every field", "[core]") {
    const Questionnaire read = parse(test::example_questionnaire()).take();
    REQUIRE(read.id == "drop_in");
    REQUIRE(read.title.in("cy").text == "Y sesiwn galw heibio");
    REQUIRE(read.introduction.empty());
    REQUIRE(read.owner == "Centre manager");
    REQUIRE(read.act_by == "2027-03-31");
    REQUIRE(read.languages == std::vector<Language>{"en", "cy"});
    REQUIRE(read.questions.size() == 4);
    REQUIRE(read.find("felt")->required);
    REQUIRE_FALSE(read.find("again")->required);
    REQUIRE(read.find("came_for")->choices.at(1).label.in("cy").text == "Arian");
    REQUIRE(read.find("better")->hint.in("en").text == "Any idea");
    REQUIRE(read.find("better")->choices.empty());
    REQUIRE(read.find("absent") == nullptr);
}

TEST_CASE("faces and yes/no bring their own labels when the file gives none", "[core]") {
    const Questionnaire read = parse(test::example_questionnaire()).take();
    const auto& faces = read.find("felt")->choices;
    REQUIRE(faces.size() == 5);
    REQUIRE(faces.front().id == "1");
    REQUIRE(faces.front().label.in("en").text == "Very poor");
    REQUIRE(faces.back().label.in("cy").text == "Da iawn");
    REQUIRE(faces.back().label.by_language.size() == 2);  // The declared ones only.
    const auto& yes_no = read.find("again")->choices;
    REQUIRE(yes_no.at(0).id == "yes");
    REQUIRE(yes_no.at(1).id == "no");
}

TEST_CASE("faces take labels from the file, all five and in order", "[core]") {
    json choices = json::array();
    for (const char* id : {"1", "2", "3", "4", "5"}) {
        choices.push_back({{"id", id}, {"label", {{"en", "E"}, {"cy", "C"}}}});
    }
    const auto read = parse(changed("/questions/0/choices", choices));
    REQUIRE(read.ok());
    REQUIRE(read.value().find("felt")->choices.at(2).label.in("cy").text == "C");
    choices.erase(4);
    REQUIRE(parse(changed("/questions/0/choices", choices)).error().what ==
            "q.json: questions[0].choices: here belong exactly the choices 1, 2, 3, 4, 5");
}

TEST_CASE("parse_questionnaire says what is wrong and where", "[core]") {
    struct Row {
        const char* pointer;
        json value;
        std::string what;
    };
    const json label = {{"en", "E"}, {"cy", "C"}};
    const Row row = GENERATE_COPY(
        Row{"/questions/3/prompt/xx", "?",
            "q.json: questions[3].prompt: unknown language 'xx'; the questionnaire declares en, "
            "cy"},
        Row{"/questions/3/prompt/cy", nullptr,
            "q.json: questions[3].prompt: the text in 'cy' is missing; the questionnaire declares "
            "en, cy"},
        Row{"/questions/1/choices/0/label/cy", "  ",
            "q.json: questions[1].choices[0].label.cy: here belongs a text in quotes, not empty"},
        Row{"/questions/1/choices/1/id", "housing",
            "q.json: questions[1].choices[1]: the id 'housing' is used twice"},
        Row{"/questions/1/choices",
            {{{"id", "only"}, {"label", label}}},
            "q.json: questions[1].choices: at least two choices are needed"},
        Row{"/questions/3/choices",
            {{{"id", "a"}, {"label", label}}},
            "q.json: questions[3].choices: a long_text question has no choices"},
        Row{"/questions/2/id", "felt", "q.json: questions[2]: the id 'felt' is used twice"},
        Row{"/questions/2/id", "service",
            "q.json: questions[2]: the id 'service' is Candour's own; choose another"},
        Row{"/questions/2/type", "yesno",
            "q.json: questions[2].type: unknown type 'yesno'; possible are one_choice, "
            "many_choices, faces, scale, stars, number, date, yes_no, ranking, short_text, "
            "long_text, information, calculated, group, repeat, matrix"},
        Row{"/questions/0/required", "yes",
            "q.json: questions[0].required: here belongs true or false"},
        Row{"/questions/0/promt", "typo",
            "q.json: questions[0].promt: unknown field; possible here are choices, constraint, "
            "constraint_message, faces, hint, id, may_decline, media, pressing_reason, prompt, "
            "required, required_message, show_if, type"},
        Row{"/questions", json::array(), "q.json: questions: the list is empty"},
        Row{"/owner", nullptr, "q.json: the field 'owner' is missing"},
        Row{"/purpose", "", "q.json: purpose: the text is empty"},
        Row{"/act_by", "next spring", "q.json: act_by: a date is written YYYY-MM-DD"},
        Row{"/languages", {"en", "en"}, "q.json: languages[1]: 'en' is twice"},
        Row{"/languages",
            {"english"},
            "q.json: languages[0]: here belongs a language tag such as \"en\" or \"pa-Arab\""});
    INFO(row.pointer);
    const auto read = parse(changed(row.pointer, row.value));
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().kind == ErrorKind::Invalid);
    REQUIRE(read.error().what == row.what);
}

TEST_CASE("a questionnaire in a language without labels of our own must give them", "[core]") {
    json source = json::parse(R"({"id": "q", "title": {"sq": "ሀ"}, "owner": "o", "purpose": "p",
        "act_by": "2027-01-01", "languages": ["sq"],
        "questions": [{"id": "felt", "type": "faces", "prompt": {"sq": "ሀ"}}]})");
    REQUIRE(parse(source).error().what ==
            "q.json: questions[0].choices: there are no labels of our own in every language of sq; "
            "give the choices 1, 2, 3, 4, 5 with their labels");
}

TEST_CASE("the version names what was asked: it changes with every word, not with layout",
          "[core]") {
    const std::string version = parse(test::example_questionnaire()).value().version;
    REQUIRE(version == "49452319608c0ae243f095f09a292c70");  // For ever: answers name it.
    const json reread = json::parse(test::example_questionnaire().dump(7));
    REQUIRE(parse(reread).value().version == version);
    const auto other = parse(changed("/questions/0/prompt/cy", "Sut oedd hi?"));
    REQUIRE(other.value().version != version);
}

}  // namespace candour::survey
