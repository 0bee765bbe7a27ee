// tests/console/surveys_test.cpp: counting, and what may be shown of it.
#include "app/console/surveys/surveys.h"

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using feedback::ContactKind;
using test::Browser;
using test::ConsoleWorld;

survey::Answers said(const std::string& choice, const std::string& text = "") {
    survey::Answers answers;
    if (!choice.empty()) answers.set({"welcome", choice, "", false});
    if (!text.empty()) answers.set({"better", "", text, false});
    return answers;
}

survey::Answers declined() {
    survey::Answers answers;
    answers.set({"welcome", "", "", true});
    return answers;
}

void answer(ConsoleWorld& world, int times, const survey::Answers& answers) {
    for (int i = 0; i < times; ++i) {
        world.reveal({.kind = ContactKind::SurveyAnswer, .story = "", .answers = answers});
    }
}

std::string see_survey(ConsoleWorld& world) {
    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.get("/surveys/visit").status == 200);
    return browser.last_html;
}

// The words of the cells in the row that starts with `label`, "|" between them.
std::string row_of(const std::string& html, const std::string& label) {
    const std::size_t start = html.find(">" + label + "<");
    REQUIRE(start != std::string::npos);
    const std::string row = html.substr(start, html.find("</tr>", start) - start);
    std::string words;
    bool inside = true;
    for (const char c : row) {
        if (c == '<') inside = true;
        if (!inside) words += c;
        if (c == '>') {
            inside = false;
            if (!words.empty() && words.back() != '|') words += '|';
        }
    }
    return words;
}

TEST_CASE("each person is in exactly one row of a question", "[console]") {
    const feedback::Organisation organisation = test::example_organisation();
    const auto& questions = organisation.questionnaires[0].questions;
    const std::vector<survey::Answers> everyone = {
        said("yes", "More light."), said("yes"), said("no"), declined(), said("maybe"), {}};
    const QuestionTally welcome = tally(questions[0], everyone);
    REQUIRE(welcome.choices == std::vector<std::int64_t>{2, 1});
    REQUIRE(welcome.earlier == 1);  // "maybe": a choice of an earlier version.
    REQUIRE(welcome.declined == 1);
    REQUIRE(welcome.unanswered == 1);
    REQUIRE(answered_counts(questions[0], welcome) == std::vector<std::int64_t>{2, 1, 1});
    const QuestionTally better = tally(questions[1], everyone);
    REQUIRE(better.written == 1);
    REQUIRE(better.unanswered == 5);
}

TEST_CASE("large counts are rounded, with shares of those who answered", "[console]") {
    ConsoleWorld world;
    answer(world, 31, said("yes", "Words."));
    answer(world, 12, said("no"));
    const std::string html = see_survey(world);
    REQUIRE(row_of(html, "Yes") == "Yes|30|75%|");
    REQUIRE(row_of(html, "No") == "No|10|25%|");
    REQUIRE(row_of(html, "Wrote something") == "Wrote something|30|");
    REQUIRE(html.find("<dt>People</dt><dd>45</dd>") != std::string::npos);
}

TEST_CASE("one to seven people are a star, in every row", "[console]") {
    ConsoleWorld world;
    const int few = GENERATE(1, 4, 7);
    answer(world, few, said("no"));
    answer(world, 20, said("yes"));
    const std::string html = see_survey(world);
    REQUIRE(row_of(html, "No") == "No|*|1 to 7|");
    REQUIRE(row_of(html, "Yes") == "Yes|20|");
    REQUIRE(html.find('%') == std::string::npos);
    // 20 and a total would tell the star: the total is not shown.
    REQUIRE(html.find("<dt>People</dt><dd>Not shown</dd>") != std::string::npos);
}

TEST_CASE("how few people there are is not shown", "[console]") {
    ConsoleWorld world;
    answer(world, 3, said("yes"));
    const std::string html = see_survey(world);
    REQUIRE(html.find("<dt>People</dt><dd>Not shown</dd>") != std::string::npos);
    REQUIRE(row_of(html, "No") == "No|0|");
}

TEST_CASE("what people wrote in a survey is nowhere on its page", "[console]") {
    ConsoleWorld world;
    answer(world, 9, said("yes", "canary"));
    const std::string html = see_survey(world);
    REQUIRE(html.find("canary") == std::string::npos);
    REQUIRE(html.find("Reading it comes with moderation") != std::string::npos);
}

TEST_CASE("versions of a questionnaire are counted together", "[console]") {
    ConsoleWorld world;
    answer(world, 10, said("yes"));
    answer(world, 10, said("sometimes"));  // Not offered any more.
    const std::string html = see_survey(world);
    REQUIRE(row_of(html, "Yes") == "Yes|10|50%|");
    REQUIRE(row_of(html, "An answer of an earlier version") ==
            "An answer of an earlier version|10|50%|");
}

TEST_CASE("answers that cannot be read are said to be missing", "[console]") {
    ConsoleWorld world;
    answer(world, 10, said("yes"));
    for (int i = 0; i < 3; ++i) {
        world.reveal({.kind = ContactKind::SurveyAnswer, .epoch = "2019-01"});
    }
    const std::string html = see_survey(world);
    REQUIRE(html.find("not counted here: *.") != std::string::npos);
    REQUIRE(row_of(html, "Yes") == "Yes|10|100%|");
}

TEST_CASE("a survey without answers says so", "[console]") {
    ConsoleWorld world;
    const std::string html = see_survey(world);
    REQUIRE(html.find("No answers have been released yet") != std::string::npos);
    REQUIRE(html.find("<table") == std::string::npos);
}

TEST_CASE("the list of surveys names owner, purpose and the day to act by", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.get("/surveys").status == 200);
    for (const char* part : {"href=\"/surveys/visit\"", "About your visit", "Reception manager",
                             "To make waiting easier.", "31 January 2027"}) {
        INFO(part);
        REQUIRE(browser.last_html.find(part) != std::string::npos);
    }
    REQUIRE(browser.get("/surveys/other").status == 404);
    REQUIRE(browser.get("/surveys/visit/1").status == 404);
}

}  // namespace
}  // namespace candour::console
