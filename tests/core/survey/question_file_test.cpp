// Every kind of question in a questionnaire's file: what is read, what is refused, what is written.
#include <set>

#include <nlohmann/json.hpp>

#include "core/survey/questionnaire.h"
#include "tests/support/generated_questionnaire.h"

namespace candour::survey {
namespace {

using nlohmann::json;

// A questionnaire in English with these items.
json with_items(const json& items) {
    json source = json::parse(R"({"id": "q", "title": {"en": "T"}, "owner": "o", "purpose": "p",
        "act_by": "2027-01-01", "languages": ["en"]})");
    source["questions"] = items;
    return source;
}

json with_item(const char* item) { return with_items(json::array({json::parse(item)})); }

Result<Questionnaire> parse(const json& source) { return parse_questionnaire(source, "q.json"); }

Question read_one(const char* item) {
    const auto read = parse(with_item(item));
    INFO((read.ok() ? "" : read.error().what));
    REQUIRE(read.ok());
    return read.value().questions.at(0);
}

std::string error_of(const json& source) {
    const auto read = parse(source);
    return read.ok() ? "none" : read.error().what;
}

std::vector<std::string> choice_ids(const Question& question) {
    std::vector<std::string> ids;
    for (const Choice& choice : question.choices)
        ids.push_back(choice.id);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("many_choices are read with limits, filter, score, exclusive and other", "[core]") {
    const Question read = read_one(R"({"id": "Used", "type": "many_choices", "prompt": {"en": "?"},
        "choices": [{"id": "cafe", "label": {"en": "Café"}, "picture": "cafe.png",
                     "filter": {"floor": "1"}, "score": 2.5},
                    {"id": "none", "label": {"en": "None"}, "exclusive": true},
                    {"id": "other", "label": {"en": "Other"}, "other": true}],
        "choices_at_least": 1, "choices_at_most": 2, "random_order": true,
        "choice_filter": "floor = '1'", "show_if": "1 = 1", "may_decline": false})");
    REQUIRE(read.type == QuestionType::ManyChoices);
    REQUIRE(read.choices.at(0).picture.in("en").text == "cafe.png");
    REQUIRE(read.choices.at(0).filter.at("floor") == "1");
    REQUIRE(read.choices.at(0).score == 2.5);
    REQUIRE(read.choices.at(1).exclusive);
    REQUIRE(read.other_choice() == &read.choices.at(2));
    REQUIRE(read.choices_at_least == 1);
    REQUIRE(read.choices_at_most == 2);
    REQUIRE(read.random_order);
    REQUIRE(read.choice_filter == "floor = '1'");
    REQUIRE(read.show_if == "1 = 1");
    REQUIRE_FALSE(read.may_decline);
}

TEST_CASE("faces, stars, scales and yes/no have the choices that their numbers ask for", "[core]") {
    const Question faces = read_one(R"({"id": "a", "type": "faces", "faces": 3,
                                        "prompt": {"en": "?"}})");
    REQUIRE(choice_ids(faces) == Ids{"1", "2", "3"});
    const Question stars = read_one(R"({"id": "a", "type": "stars", "stars": 4,
                                        "prompt": {"en": "?"}})");
    REQUIRE(choice_ids(stars) == Ids{"1", "2", "3", "4"});
    REQUIRE(stars.choices.at(0).label.in("en").text == "1 star");
    REQUIRE(stars.choices.at(3).label.in("en").text == "4 stars");
    const Question ten = read_one(R"({"id": "a", "type": "scale", "prompt": {"en": "?"}})");
    REQUIRE(choice_ids(ten).size() == 11);
    const Question scale = read_one(R"({"id": "a", "type": "scale", "prompt": {"en": "?"},
        "scale": {"from": -1, "to": 2, "low": {"en": "Never"}, "high": {"en": "Always"}}})");
    REQUIRE(choice_ids(scale) == Ids{"-1", "0", "1", "2"});
    REQUIRE(scale.scale.high.in("en").text == "Always");
    const Question yes_no = read_one(R"({"id": "a", "type": "yes_no", "dont_know": true,
                                         "prompt": {"en": "?"}})");
    REQUIRE(choice_ids(yes_no) == Ids{"yes", "no", "dont_know"});
}

TEST_CASE("numbers, dates and texts are read with their ranges", "[core]") {
    const NumberRange number = read_one(R"({"id": "a", "type": "number", "prompt": {"en": "?"},
        "number": {"whole": true, "min": 0, "max": 120.5, "unit": {"en": "years"}}})")
                                   .number;
    REQUIRE(number.whole);
    REQUIRE(number.min == 0.0);
    REQUIRE(number.max == 120.5);
    REQUIRE(number.unit.in("en").text == "years");
    const Question date = read_one(R"~({"id": "a", "type": "date", "prompt": {"en": "?"},
        "date": {"min": "2020-01-01"}, "constraint": ". <= today()",
        "constraint_message": {"en": "Not yet"}})~");
    REQUIRE(date.date.min == "2020-01-01");
    REQUIRE(date.date.max.empty());
    REQUIRE(date.constraint == ". <= today()");
    REQUIRE(date.constraint_message.in("en").text == "Not yet");
    const Question text = read_one(R"({"id": "a", "type": "short_text", "prompt": {"en": "?"},
                                       "characters_max": 30})");
    REQUIRE(characters_allowed(text) == 30);
    REQUIRE(characters_allowed(Question{.type = QuestionType::ShortText}) == 200);
    REQUIRE(characters_allowed(Question{.type = QuestionType::LongText}) == 2000);
}

TEST_CASE("pages to read and calculated values have what they need and no more", "[core]") {
    const Question page = read_one(R"({"id": "a", "type": "information", "prompt": {"en": "Hello"},
        "media": {"picture": "map.png", "audio": {"en": "hello.opus"}, "sign": "hello.webm"}})");
    REQUIRE(page.media.sign.in("en").text == "hello.webm");
    REQUIRE(page.media.audio.in("en").text == "hello.opus");
    const Question sum = read_one(R"({"id": "a", "type": "calculated", "calculation": "1 + 1"})");
    REQUIRE(sum.calculation == "1 + 1");
}

TEST_CASE("groups, repeats and matrices keep the order and the nesting of the file", "[core]") {
    const auto items = json::parse(R"([
        {"id": "first", "type": "yes_no", "prompt": {"en": "?"}},
        {"id": "visit", "type": "group", "label": {"en": "Your visit"}, "one_page": true,
         "show_if": "${first} = 'yes'", "questions": [
            {"id": "child", "type": "repeat", "repeat_max": 4, "questions": [
                {"id": "age", "type": "number", "prompt": {"en": "Age?"}}]},
            {"id": "staff", "type": "matrix", "prompt": {"en": "Staff"}, "required": true,
             "choices": [{"id": "a", "label": {"en": "A"}}, {"id": "b", "label": {"en": "B"}}],
             "rows": [{"id": "kind_to_me", "label": {"en": "Kind"}},
                      {"id": "quick", "label": {"en": "Quick"}, "show_if": "1 = 1"}]}]},
        {"id": "last", "type": "long_text", "prompt": {"en": "?"}}])");
    const Questionnaire read = parse(with_items(items)).take();
    REQUIRE(read.groups.size() == 3);
    REQUIRE(read.groups.at(0).one_page);
    REQUIRE(read.groups.at(0).show_if == "${first} = 'yes'");
    REQUIRE(read.groups.at(1).repeat_max == 4);
    REQUIRE(read.groups.at(1).parent == 0);
    REQUIRE(read.groups.at(2).matrix);
    REQUIRE(read.groups.at(2).label.in("en").text == "Staff");
    REQUIRE(read.questions.size() == 5);
    REQUIRE(read.questions.at(0).group == no_group);
    REQUIRE(read.questions.at(1).group == 1);
    REQUIRE(read.find("quick")->group == 2);
    REQUIRE(read.find("quick")->show_if == "1 = 1");
    REQUIRE(read.find("kind_to_me")->required);
    REQUIRE(read.find("kind_to_me")->choices.size() == 2);
    REQUIRE(read.questions.at(4).group == no_group);
    REQUIRE(read.repeat_around(1) == 1);
    REQUIRE(read.repeat_around(2) == no_group);
    REQUIRE(to_json(read) == with_items(items));
}

TEST_CASE("where a fallback is named, only its texts must be there", "[core]") {
    json source = with_item(R"({"id": "a", "type": "faces", "prompt": {"cy": "Sut?"}})");
    source["languages"] = {"sq", "cy"};
    source["fallback"] = "cy";
    source["title"] = {{"cy", "T"}, {"sq", "ሀ"}};
    const Questionnaire read = parse(source).take();
    REQUIRE(read.questions.at(0).prompt.in("sq", read.fallback).text == "Sut?");
    REQUIRE(read.questions.at(0).choices.at(0).label.in("sq", read.fallback).text == "Gwael iawn");
    source["title"].erase("cy");
    REQUIRE(error_of(source) ==
            "q.json: title: the text in 'cy' is missing; the questionnaire declares sq, cy");
    source["fallback"] = "en";
    REQUIRE(error_of(source) == "q.json: fallback: 'en' is not among the languages sq, cy");
}

TEST_CASE("a question's file says what is wrong and where", "[core]") {
    struct Row {
        const char* item;
        std::string what;
    };
    const std::vector<Row> rows = {
        Row{R"({"id": "a b", "type": "date", "prompt": {"en": "?"}})",
            ".id: 'a b' is not an id: use 1 to 64 of A-Z, a-z, 0-9, _, - and ."},
        Row{R"({"id": "a", "type": "faces", "prompt": {"en": "?"}, "faces": 4})",
            ".faces: four faces have no middle; possible are 3 and 5"},
        Row{R"({"id": "a", "type": "stars", "prompt": {"en": "?"}, "stars": 11})",
            ".stars: here belongs a whole number from 3 to 10"},
        Row{R"({"id": "a", "type": "stars", "prompt": {"en": "?"},
                "choices": [{"id": "1", "label": {"en": "x"}}]})",
            ".choices: a stars question has no choices of its own: they are numbers"},
        Row{R"({"id": "a", "type": "number", "prompt": {"en": "?"}, "stars": 5})",
            ".stars: unknown field; possible here are choices, constraint, constraint_message, "
            "hint, id, may_decline, media, number, pressing_reason, prompt, required, "
            "required_message, show_if, type"},
        Row{R"({"id": "a", "type": "number", "prompt": {"en": "?"},
                "number": {"min": 2, "max": 1}})",
            ".number: \"min\" is larger than \"max\""},
        Row{R"({"id": "a", "type": "number", "prompt": {"en": "?"}, "number": {"min": "2"}})",
            ".number.min: here belongs a number"},
        Row{R"({"id": "a", "type": "date", "prompt": {"en": "?"}, "date": {"max": "1 May"}})",
            ".date.max: a date is written YYYY-MM-DD"},
        Row{R"({"id": "a", "type": "date", "prompt": {"en": "?"},
                "date": {"min": "2027-01-01", "max": "2026-01-01"}})",
            ".date: \"min\" is later than \"max\""},
        Row{R"({"id": "a", "type": "scale", "prompt": {"en": "?"}, "scale": {"low": {"en": "L"}}})",
            ".scale: \"low\" and \"high\" are given both or not at all"},
        Row{R"({"id": "a", "type": "scale", "prompt": {"en": "?"}, "scale": {"from": 1, "to": 1}})",
            ".scale.to: here belongs a whole number from 2 to 21"},
        Row{R"({"id": "a", "type": "calculated"})", ": the field 'calculation' is missing"},
        Row{R"({"id": "a", "type": "information", "prompt": {"en": "?"}, "required": true})",
            ".required: unknown field; possible here are hint, id, media, prompt, show_if, type"},
        Row{R"({"id": "a", "type": "information", "prompt": {"en": "?"},
                "media": {"picture": "../x.png"}})",
            ".media.picture: here belongs the name of a file without its folder, of at most 120 "
            "bytes"},
        Row{R"({"id": "a", "type": "group", "questions": []})", ".questions: the list is empty"},
        Row{R"({"id": "a", "type": "repeat", "questions": []})",
            ": the field 'repeat_max' is missing: how often at most?"},
        Row{R"({"id": "a", "type": "group", "questions": [{"id": "a", "type": "date",
                "prompt": {"en": "?"}}]})",
            ".questions[0]: the id 'a' is used twice"},
        Row{R"({"id": "a", "type": "repeat", "repeat_max": 2, "questions": [
                {"id": "b", "type": "repeat", "repeat_max": 2, "questions": []}]})",
            ".questions[0]: a repeat cannot stand in another repeat"},
        Row{R"({"id": "a", "type": "many_choices", "prompt": {"en": "?"}, "choices_at_least": 2,
                "choices": [{"id": "1", "label": {"en": "x"}}]})",
            ".choices_at_least: here belongs a whole number from 0 to 1"},
        Row{R"({"id": "a", "type": "many_choices", "prompt": {"en": "?"}, "choices": [
                {"id": "1", "label": {"en": "x"}, "other": true},
                {"id": "2", "label": {"en": "x"}, "other": true}]})",
            ".choices[1]: two choices are \"other\"; one is enough"},
        Row{R"({"id": "a", "type": "many_choices", "prompt": {"en": "?"}, "choices": [
                {"id": "1", "label": {"en": "x"}, "other": true, "exclusive": true}]})",
            ".choices[0]: a choice is \"exclusive\" or \"other\", not both"},
        Row{R"({"id": "a", "type": "one_choice", "prompt": {"en": "?"}, "choices": [
                {"id": "1", "label": {"en": "x"}, "filter": {"county": ""}}]})",
            ".choices[0].filter.county: here belongs an id with a text in quotes, not empty and of "
            "at most 200 bytes"}};
    const Row row = GENERATE_COPY(from_range(rows));
    INFO(row.item);
    REQUIRE(error_of(with_item(row.item)) == "q.json: questions[0]" + row.what);
}

TEST_CASE("groups stand in one another at most eight deep", "[core]") {
    json item = json::parse(R"({"id": "a", "type": "date", "prompt": {"en": "?"}})");
    for (int i = 0; i < 8; ++i) {
        json around = {{"id", "g" + std::to_string(i)}, {"type", "group"}};
        around["questions"].push_back(item);
        item = around;
    }
    REQUIRE(error_of(with_items(json::array({item}))) == "none");
    json around = {{"id", "outermost"}, {"type", "group"}};
    around["questions"].push_back(item);
    REQUIRE(error_of(with_items(json::array({around}))).ends_with("more than 8 deep"));
}

TEST_CASE("text longer than anybody reads is refused with its place", "[core]") {
    const json item = {{"id", "a"},
                       {"type", "information"},
                       {"prompt", {{"en", std::string(16 * 1024 + 1, 'x')}}}};
    REQUIRE(error_of(with_items(json::array({item}))) ==
            "q.json: questions[0].prompt.en: the text is longer than 16384 bytes");
}

TEST_CASE("a survey closes before its results are acted on, and asks one in some", "[core]") {
    json source = with_item(R"({"id": "a", "type": "date", "prompt": {"en": "?"}})");
    source["closes"] = "2026-12-01";
    source["sample_one_in"] = 5;
    source["training"] = true;
    const Questionnaire read = parse(source).take();
    REQUIRE(read.closes == "2026-12-01");
    REQUIRE(read.sample_one_in == 5);
    REQUIRE(read.training);
    source["closes"] = "2027-01-02";
    REQUIRE(error_of(source) ==
            "q.json: closes: it closes after the day by which its results are acted on");
}

TEST_CASE("earlier ids lead to questions and choices of this version", "[core]") {
    json source = with_items(json::parse(R"([
        {"id": "felt", "type": "faces", "prompt": {"en": "?"}},
        {"id": "age", "type": "number", "prompt": {"en": "?"}}])"));
    source["earlier"] = json::parse(R"([
        {"was": "feeling", "now": "felt", "choices": {"good": "4", "bad": "2"}},
        {"was": "age_in_years", "now": "age"}])");
    const Questionnaire read = parse(source).take();
    REQUIRE(read.earlier.at(0).choices.at("good") == "4");
    REQUIRE(read.earlier.at(1).now == "age");
    const auto with = [&](const char* earlier) {
        source["earlier"] = json::parse(earlier);
        return error_of(source);
    };
    REQUIRE(with(R"([{"was": "a", "now": "b"}])") ==
            "q.json: earlier[0].now: there is no question 'b' that takes an answer");
    REQUIRE(with(R"([{"was": "age", "now": "felt"}])") ==
            "q.json: earlier[0].was: 'age' is a question of this version too");
    REQUIRE(with(R"([{"was": "felt", "now": "felt"}])") ==
            "q.json: earlier[0]: the question has kept its id: \"choices\" is missing");
    REQUIRE(with(R"([{"was": "a", "now": "felt", "choices": {"x": "6"}}])") ==
            "q.json: earlier[0].choices.x: here belongs the id of a choice that 'felt' has now");
    REQUIRE(with(R"([{"was": "a", "now": "felt"}, {"was": "a", "now": "age"}])") ==
            "q.json: earlier[1]: the id 'a' is used twice");
}

TEST_CASE("what was written is read again to the same questionnaire and version", "[core]") {
    std::set<QuestionType> types;
    std::size_t groups = 0;
    test::for_all(300, [&](test::Gen& gen) {
        const Questionnaire made = test::generated_questionnaire(gen);
        const json written = to_json(made);
        const auto read = parse(written);
        INFO(written.dump(1) << (read.ok() ? "" : read.error().what));
        REQUIRE(read.ok());
        REQUIRE(read.value() == made);
        REQUIRE(to_json(read.value()) == written);
        for (const Question& question : made.questions)
            types.insert(question.type);
        groups += made.groups.size();
    });
    REQUIRE(types.size() == all_question_types.size());
    REQUIRE(groups > 100);
}

}  // namespace candour::survey
