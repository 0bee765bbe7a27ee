// Edits of a draft: what each does, and what it refuses with which words.
#include "core/base/civil_day.h"
#include "core/survey/editing/change.h"
#include "core/survey/editing/choices.h"
#include "core/survey/editing/details.h"
#include "core/survey/editing/items.h"
#include "core/survey/editing/texts.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::survey::editing {
namespace {

const Json example = test::example_questionnaire();

std::vector<std::string> order_of(const Json& draft) {
    std::vector<std::string> ids;
    for_each_item(draft, [&](const Json& item, std::size_t depth) {
        ids.push_back(std::string(depth, '>') + item.at("id").get<std::string>());
    });
    return ids;
}

// "again" and "better" under a heading.
Json grouped() {
    Json draft = wrap_in_group(example, "again", "Next time", {}).take();
    return move_item(draft, "better", Move::In).take();
}

std::string why(const Edited& edited) { return edited.ok() ? "" : edited.error().what; }

}  // namespace

TEST_CASE("a blank draft is read, and says all that it lacks", "[core]") {
    const Json blank = blank_draft("visit", "en", "Your visit");
    REQUIRE(read_draft(blank).ok());
    REQUIRE(read_draft(blank).value().questions.empty());
    std::vector<std::string> places;
    for (const DraftProblem& one : missing_of(blank, from_iso("2026-11-28").value()))
        places.push_back(one.place);
    REQUIRE(places == std::vector<std::string>{"", "owner", "purpose", "act_by"});
    REQUIRE(missing_of(example, from_iso("2026-11-28").value()).empty());
    REQUIRE(missing_of(example, from_iso("2027-04-01").value()).front().place == "act_by");
}

TEST_CASE("a question is added with an id from its words, other than all before", "[core]") {
    struct Row {
        QuestionType type;
        const char* prompt;
        const char* id;
    };
    const Row row = GENERATE(
        Row{QuestionType::LongText, "What could we do better next time, please?",
            "what_could_we_do_better"},
        Row{QuestionType::Faces, "Felt", "felt_2"},
        Row{QuestionType::YesNo, "کیسا رہا؟", "question"},
        Row{QuestionType::Number, "Service", "service_2"},
        Row{QuestionType::Scale, "Didn't you know?", "didnt_you_know"},
        Row{QuestionType::Stars, "Gone", "gone_2"}, Row{QuestionType::Date, "When?", "when"},
        Row{QuestionType::ShortText, "!?", "question"},
        Row{QuestionType::Information, "Thank you", "thank_you"});
    INFO(row.prompt);
    std::string added;
    const Edited edited =
        add_question(example, {.type = row.type, .prompt = row.prompt}, {"gone"}, &added);
    // Welsh is missing: the loader is asked as if there were a fallback.
    INFO(why(edited));
    REQUIRE(edited.ok());
    REQUIRE(added == row.id);
    REQUIRE(order_of(edited.value()).back() == row.id);
}

TEST_CASE("questions with choices need two, and the words are needed", "[core]") {
    REQUIRE(why(add_question(example, {.type = QuestionType::OneChoice, .prompt = "Which?"}, {})) ==
            "write at least two answers, each on a line of its own");
    REQUIRE(why(add_question(example, {.type = QuestionType::Faces, .prompt = " "}, {})) ==
            "write what is asked");
    const Json added = add_question(example,
                                    {.type = QuestionType::Ranking,
                                     .prompt = "Which first?",
                                     .choices = {"Rent", "Rent", "ٹیکس"}},
                                    {})
                           .take();
    const Json& choices = added["questions"].back()["choices"];
    REQUIRE(choices[0]["id"] == "rent");
    REQUIRE(choices[1]["id"] == "rent_2");
    REQUIRE(choices[2]["id"] == "question");
}

TEST_CASE("a question that asks who somebody is needs its reason", "[core]") {
    NewQuestion question{.type = QuestionType::ShortText, .prompt = "What is your name?"};
    REQUIRE(why(add_question(example, question, {})).starts_with("it asks for a name"));
    question.pressing_reason = "So that we can call you.";
    REQUIRE(add_question(example, question, {}).ok());
}

TEST_CASE("nothing is removed that another question needs", "[core]") {
    Json draft = set_show_if(example, "better", "${again} = 'no'").take();
    REQUIRE(why(remove_item(draft, "again")) ==
            "“What could be better?” needs it. Change or remove that first.");
    draft = set_text(draft, "question/felt/prompt", "en", "And ${again}?").take();
    REQUIRE(needed_by(draft, "again") ==
            std::vector<std::string>{"And ${again}?", "What could be better?"});
    REQUIRE(remove_item(draft, "better").ok());
    REQUIRE(remove_item(draft, "nobody").error().kind == ErrorKind::NotFound);
}

TEST_CASE("an emptied group goes with its last question", "[core]") {
    const Json draft = grouped();
    REQUIRE(order_of(draft) ==
            std::vector<std::string>{"felt", "came_for", "next_time", ">again", ">better"});
    const Json less = remove_item(draft, "again").take();
    REQUIRE(order_of(remove_item(less, "better").value()) ==
            std::vector<std::string>{"felt", "came_for"});
}

TEST_CASE("items move up, down, out of a group and into one", "[core]") {
    struct Row {
        const char* id;
        Move move;
        std::vector<std::string> order;
    };
    const Row row = GENERATE(
        Row{"came_for", Move::Up, {"came_for", "felt", "next_time", ">again", ">better"}},
        Row{"came_for", Move::Down, {"felt", "next_time", ">again", ">better", "came_for"}},
        Row{"came_for", Move::In, {"felt", "next_time", ">came_for", ">again", ">better"}},
        Row{"better", Move::Up, {"felt", "came_for", "next_time", ">better", ">again"}},
        Row{"better", Move::Out, {"felt", "came_for", "next_time", ">again", "better"}},
        Row{"next_time", Move::Up, {"felt", "next_time", ">again", ">better", "came_for"}},
        Row{"felt", Move::Up, {}}, Row{"felt", Move::In, {}}, Row{"felt", Move::Out, {}},
        Row{"better", Move::Down, {}});
    INFO(row.id << " " << static_cast<int>(row.move));
    const Edited moved = move_item(grouped(), row.id, row.move);
    REQUIRE(moved.ok() == can_move(grouped(), row.id, row.move));
    REQUIRE(moved.ok() == !row.order.empty());
    if (moved.ok()) REQUIRE(order_of(moved.value()) == row.order);
}

TEST_CASE("a condition is taken, or refused at its character", "[core]") {
    REQUIRE(why(set_show_if(example, "better", "${agian} = 'no'"))
                .starts_with("character 1: there is no question 'agian'"));
    REQUIRE(why(set_show_if(example, "better", "${again} = ")).starts_with("character "));
    const Json draft = set_show_if(example, "better", "${again} = 'no'").take();
    REQUIRE_FALSE(set_show_if(draft, "better", "").value()["questions"][3].contains("show_if"));
    // The other question of a circle is named.
    REQUIRE_FALSE(set_show_if(draft, "again", "${better} != ''").ok());
}

TEST_CASE("a type becomes another of its kind only", "[core]") {
    const Json many = set_type(example, "came_for", QuestionType::ManyChoices).take();
    REQUIRE(many["questions"][1]["type"] == "many_choices");
    REQUIRE(set_type(example, "better", QuestionType::ShortText).ok());
    REQUIRE(why(set_type(example, "better", QuestionType::Faces)) ==
            "answers given so far would mean something else: add a new question of that kind");
    const Json alone = set_choice_role(many, "came_for", "money", ChoiceRole::Exclusive).take();
    REQUIRE_FALSE(set_type(alone, "came_for", QuestionType::OneChoice)
                      .value()["questions"][1]["choices"][1]
                      .contains("exclusive"));
}

TEST_CASE("limits are checked in plain words", "[core]") {
    const auto limited = [](QuestionType type, const Limits& limits) {
        std::string id;
        const Json draft =
            add_question(example, {.type = type, .prompt = "New", .choices = {"A", "B"}}, {}, &id)
                .take();
        return set_limits(draft, id, limits);
    };
    REQUIRE(why(limited(QuestionType::Faces, {.faces = 4})) == "there are three or five faces");
    REQUIRE(why(limited(QuestionType::Stars, {.stars = 11})) == "there are 3 to 10 stars");
    REQUIRE(why(limited(QuestionType::Scale, {.scale_from = 1, .scale_to = 1})) ==
            "a scale has 2 to 21 numbers from its first to its last");
    REQUIRE(why(limited(QuestionType::Number, {.number_min = 3.0, .number_max = 2.0})) ==
            "the smallest number is larger than the largest");
    REQUIRE(why(limited(QuestionType::Date, {.date_min = "31.3.2027"})) ==
            "write a date as year, month and day, such as 2027-03-31");
    REQUIRE(why(limited(QuestionType::ManyChoices, {.choices_at_most = 3})) ==
            "there are only 2 answers to choose from");
    REQUIRE(why(limited(QuestionType::LongText, {.characters_max = 2001})) ==
            "an answer has at most 2000 characters");
    const Json stars = limited(QuestionType::Stars, {.stars = 7}).take();
    REQUIRE(read_draft(stars).value().find("new")->choices.size() == 7);
    const Json number =
        limited(QuestionType::Number, {.whole = true, .number_min = 0.0, .number_max = 99.5})
            .take();
    REQUIRE(read_draft(number).value().find("new")->number.max == 99.5);
}

TEST_CASE("choices keep their ids and are not removed under a condition", "[core]") {
    Json draft = add_choice(example, "came_for", "Something else").take();
    draft = set_choice_role(draft, "came_for", "something_else", ChoiceRole::Other).take();
    draft = add_choice(draft, "came_for", "Benefits").take();
    REQUIRE(draft["questions"][1]["choices"][2]["id"] == "benefits");  // Before "other".
    draft = set_text(draft, "question/came_for/choice/money/label", "en", "Debts").take();
    draft = move_choice(draft, "came_for", "money", /*up=*/true).take();
    REQUIRE(draft["questions"][1]["choices"][0]["id"] == "money");
    draft = set_show_if(draft, "better", "${came_for} = 'money'").take();
    REQUIRE(why(remove_choice(draft, "came_for", "money")) ==
            "“What could be better?” depends on this answer. Change that question first.");
    draft = remove_choice(draft, "came_for", "housing").take();
    draft = remove_choice(draft, "came_for", "benefits").take();
    REQUIRE(why(remove_choice(draft, "came_for", "something_else")) ==
            "a question needs at least two answers to choose from");
    REQUIRE_FALSE(add_choice(draft, "felt", "Sixth face").ok());
}

TEST_CASE("a language comes with a fallback and goes with its words", "[core]") {
    const Json blank = blank_draft("visit", "en", "Your visit");
    Json draft = add_question(blank, {.type = QuestionType::Faces, .prompt = "How?"}, {}).take();
    draft = add_language(draft, "sq").take();
    REQUIRE(draft["fallback"] == "en");
    REQUIRE(missing_texts(draft, "sq").size() == 7);  // Title, prompt, five faces.
    draft = set_text(draft, "question/how/choice/1/label", "sq", "Bardzo źle").take();
    draft = set_text(draft, "title", "sq", "Wizyta").take();
    REQUIRE(missing_texts(draft, "sq").size() == 5);
    REQUIRE(set_fallback(draft, false).ok());
    REQUIRE(missing_of(set_fallback(draft, false).value(), from_iso("2026-11-28").value())
                .back()
                .place == "language/sq");
    REQUIRE(why(remove_language(draft, "en")) == "the questionnaire is written in this language");
    draft = remove_language(draft, "sq").take();
    REQUIRE(draft.dump().find("Wizyta") == std::string::npos);
    REQUIRE_FALSE(draft.contains("fallback"));
    REQUIRE(why(add_language(draft, "polski jezyk")) ==
            "a language has a short name, such as pl for Polish");
}

TEST_CASE("texts are set by key, and the needed ones stay", "[core]") {
    REQUIRE(why(set_text(example, "question/felt/prompt", "en", " ")) == "write the words");
    REQUIRE_FALSE(set_text(example, "question/nobody/prompt", "en", "x").ok());
    REQUIRE_FALSE(set_text(example, "question/felt/prompt", "ur", "x").ok());
    const Json hint = set_text(example, "question/better/hint", "en", "").take();
    REQUIRE_FALSE(hint["questions"][3].contains("hint"));  // Its translation goes with it.
    REQUIRE(set_text(example, "introduction", "en", "Hello").ok());
    REQUIRE(why(set_text(example, "question/felt/prompt", "en", "So ${nobody}?"))
                .find("there is no question 'nobody'") != std::string::npos);
}

TEST_CASE("what the ends of a scale mean is given for both or none", "[core]") {
    std::string id;
    const Json draft =
        add_question(example, {.type = QuestionType::Scale, .prompt = "Likely?"}, {}, &id).take();
    REQUIRE_FALSE(set_scale_ends(draft, id, "Not likely", "").ok());
    const Json named = set_scale_ends(draft, id, "Not likely", "Very likely").take();
    REQUIRE(read_draft(named).value().find(id)->scale.high.in("en").text == "Very likely");
    REQUIRE(set_scale_ends(named, id, "", "").value() == draft);
}

TEST_CASE("details are checked before they are kept", "[core]") {
    REQUIRE(problems_of({.act_by = "soon"}).front().place == "act_by");
    REQUIRE(problems_of({.act_by = "2027-01-01", .closes = "2027-01-02"}).front().place ==
            "closes");
    REQUIRE(problems_of({.sample_one_in = 0}).front().place == "sample");
    REQUIRE(problems_of({}).empty());
    const Details details{.owner = "Mo", .purpose = "P", .act_by = "2027-01-01", .training = true};
    REQUIRE(details_of(set_details(example, details).value()) == details);
}

TEST_CASE("a document that is no draft is refused, whatever it is", "[core]") {
    for (const char* text :
         {"", "[]", "7", "{\"questions\": 3}", "{\"id\": 1, \"languages\": \"en\"}",
          "{\"id\": \"a\", \"languages\": [], \"title\": {}, \"questions\": []}",
          "{\"id\": \"a\", \"languages\": [7], \"title\": {\"en\": \"A\"}, \"questions\": []}",
          "{\"id\": \"a\", \"languages\": [\"en\"], \"title\": {\"en\": \"A\"},"
          " \"questions\": [{\"id\": 3}]}"}) {
        INFO(text);
        REQUIRE(parse_draft(text).error().kind == ErrorKind::Invalid);
    }
}

}  // namespace candour::survey::editing
