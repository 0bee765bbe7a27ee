// tests/console/surveys_test.cpp: a month's results, and what may be seen of them.
#include "app/console/surveys/surveys.h"

#include "sync/server/survey_desk.h"
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

void answer(ConsoleWorld& world, int times, const survey::Answers& answers,
            const std::string& service = "reception") {
    for (int i = 0; i < times; ++i) {
        world.reveal({.kind = ContactKind::SurveyAnswer,
                      .service = service,
                      .story = "",
                      .answers = answers});
    }
}

// On 2 December all of November's answers have come.
void close_november(ConsoleWorld& world) {
    world.clock.advance(std::chrono::hours{24 * 10});
    REQUIRE(server::close_months(world.surveys, world.office, {world.key}, world.organisation,
                                 world.clock.today())
                .ok());
}

std::string see(ConsoleWorld& world, const StaffId& who, const std::string& path) {
    Browser browser{world};
    browser.become(who);
    REQUIRE(browser.get(path).status == 200);
    return browser.last_html;
}

std::string see_november(ConsoleWorld& world) {
    close_november(world);
    return see(world, world.sam, "/surveys/visit");
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

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("large counts are rounded, with shares of those who answered", "[console]") {
    ConsoleWorld world;
    answer(world, 31, said("yes", "Words."));
    answer(world, 12, said("no"));
    const std::string html = see_november(world);
    REQUIRE(has(html, "November 2026"));
    REQUIRE(row_of(html, "Yes") == "Yes|30|75%|");
    REQUIRE(row_of(html, "No") == "No|10|25%|");
    REQUIRE(row_of(html, "Wrote something") == "Wrote something|30|");
    REQUIRE(has(html, "<dt>People</dt><dd>About 40</dd>"));  // Of 43: 30 and 10 are shown.
}

TEST_CASE("one to seven people are a star, in every row", "[console]") {
    ConsoleWorld world;
    const int few = GENERATE(1, 4, 7);
    answer(world, few, said("no"));
    answer(world, 20, said("yes"));
    const std::string html = see_november(world);
    REQUIRE(row_of(html, "No") == "No|*|1 to 7|");
    REQUIRE(row_of(html, "Yes") == "Yes|20|");
    REQUIRE_FALSE(has(html, "%"));
    // The same for any star: it is made of the shown counts.
    REQUIRE(has(html, "<dt>People</dt><dd>About 25</dd>"));
}

TEST_CASE("nothing is shown of a month that is not over", "[console]") {
    ConsoleWorld world;
    answer(world, 20, said("yes"));
    REQUIRE(server::close_months(world.surveys, world.office, {world.key}, world.organisation,
                                 world.clock.today())
                .ok());
    const std::string html = see(world, world.sam, "/surveys/visit");
    REQUIRE(has(html, "No results yet"));
    REQUIRE_FALSE(has(html, "<table"));
}

TEST_CASE("a demonstration shows the month that runs and says so", "[console]") {
    feedback::Organisation organisation = test::example_organisation();
    organisation.release.rules = {{.channel = {}, .kind = {}, .every = privacy::Every::AtOnce}};
    ConsoleWorld world{organisation};
    answer(world, 20, said("yes"));
    const std::string html = see(world, world.sam, "/surveys/visit");
    REQUIRE(has(html, "November 2026, so far"));
    REQUIRE(has(html, "Only a demonstration shows them"));
    REQUIRE(row_of(html, "Yes") == "Yes|20|100%|");
}

TEST_CASE("each month keeps its address, and one without results has none", "[console]") {
    ConsoleWorld world;
    answer(world, 20, said("yes"));
    close_november(world);
    REQUIRE(has(see(world, world.sam, "/surveys/visit/2026-11"), "November 2026"));
    Browser browser{world};
    browser.become(world.sam);
    for (const char* path : {"/surveys/visit/2026-10", "/surveys/visit/now", "/surveys/visit/x",
                             "/surveys/visit/2026-11/", "/surveys/other", "/surveys/visit/1",
                             "/surveys//2026-11", "/surveys/visit/2026-11/words/1"}) {
        INFO(path);
        REQUIRE(browser.get(path).status == 404);
    }
}

TEST_CASE("services stand beside the whole, or are withheld with the reason", "[console]") {
    ConsoleWorld world;
    const bool few = GENERATE(false, true);
    answer(world, 12, said("yes"), "reception");
    answer(world, few ? 6 : 30, said("yes"), "transport");
    const std::string html = see_november(world);
    REQUIRE(has(html, "By service") != few);
    REQUIRE(has(html, "Not shown by service: somebody could be picked out.") == few);
    if (few) return;
    const std::string parts = html.substr(html.find("By service"));
    REQUIRE(has(parts, ">Reception desk</bdi>"));
    REQUIRE(row_of(parts, "Yes") == "Yes|10|30|");
}

TEST_CASE("what people wrote is read by administrators alone, and noted", "[console]") {
    ConsoleWorld world;
    answer(world, 9, said("yes", "canary"));
    const std::string html = see_november(world);
    REQUIRE_FALSE(has(html, "canary"));
    REQUIRE_FALSE(has(html, "/words"));

    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.get("/surveys/visit/2026-11/words").status == 403);
    REQUIRE_FALSE(has(browser.last_html, "canary"));
    REQUIRE(has(see(world, world.ada, "/surveys/visit"), "/surveys/visit/2026-11/words"));
    const std::string words = see(world, world.ada, "/surveys/visit/2026-11/words");
    REQUIRE(test::count_of(words, ">canary<") == 9);
    const auto audit = world.office.audit(1).take();
    REQUIRE(audit[0].who == "ada");
    REQUIRE(audit[0].what == "read what was written in the survey visit, 2026-11");
}

TEST_CASE("equality questions are counted for whole months, and nothing else is there of them",
          "[console]") {
    feedback::Organisation organisation = test::example_organisation();
    organisation.equality_questionnaire = "visit";
    ConsoleWorld world{organisation};
    // Two services would make a table, and words a page, of any other survey.
    answer(world, 12, said("yes", "canary"), "reception");
    answer(world, 30, said("yes"), "transport");
    answer(world, 3, said("no"), "transport");
    close_november(world);
    const std::string html = see(world, world.ada, "/surveys/visit");
    REQUIRE(has(html, "These are the equality questions."));
    REQUIRE(row_of(html, "Yes") == "Yes|40|");
    REQUIRE(row_of(html, "No") == "No|*|1 to 7|");
    for (const char* absent : {"By service", "Not shown by service", "By version", "/words",
                               "canary", "/paper", "/key-in"}) {
        INFO(absent);
        REQUIRE_FALSE(has(html, absent));
    }
    Browser browser{world};
    browser.become(world.ada);
    for (const char* path :
         {"/surveys/visit/2026-11/words", "/surveys/visit/now", "/surveys/visit/paper",
          "/surveys/visit/paper.pdf?language=en&size=100", "/surveys/visit/key-in"}) {
        INFO(path);
        REQUIRE(browser.get(path).status == 404);
    }
    REQUIRE_FALSE(has(see(world, world.ada, "/contacts"), "/items/"));
}

TEST_CASE("a demonstration does not show the month that runs of equality questions", "[console]") {
    feedback::Organisation organisation = test::example_organisation();
    organisation.release.rules = {{.channel = {}, .kind = {}, .every = privacy::Every::AtOnce}};
    organisation.equality_questionnaire = "visit";
    ConsoleWorld world{organisation};
    answer(world, 20, said("yes"));
    const std::string html = see(world, world.sam, "/surveys/visit");
    REQUIRE(has(html, "No results yet"));
    REQUIRE_FALSE(has(html, "<table"));
}

TEST_CASE("an answer of an earlier version has a row", "[console]") {
    ConsoleWorld world;
    answer(world, 10, said("yes"));
    answer(world, 10, said("sometimes"));  // Not offered any more.
    const std::string html = see_november(world);
    REQUIRE(row_of(html, "Yes") == "Yes|10|50%|");
    REQUIRE(row_of(html, "An answer of an earlier version") ==
            "An answer of an earlier version|10|50%|");
}

TEST_CASE("the list of surveys names owner, purpose and the day to act by", "[console]") {
    ConsoleWorld world;
    answer(world, 10, said("yes"));
    close_november(world);
    const std::string html = see(world, world.sam, "/surveys");
    for (const char* part : {"href=\"/surveys/visit\"", "About your visit", "Reception manager",
                             "To make waiting easier.", "31 January 2027", "November 2026"}) {
        INFO(part);
        REQUIRE(has(html, part));
    }
    REQUIRE_FALSE(has(html, "not told yet"));
}

TEST_CASE("a survey that is asked no more stays in the list", "[console]") {
    ConsoleWorld world;
    REQUIRE_FALSE(has(see(world, world.sam, "/surveys"), "Not asked any more"));
    world.organisation.questionnaires.clear();
    const std::string html = see(world, world.sam, "/surveys");
    REQUIRE(has(html, "Not asked any more"));
    REQUIRE(has(html, "href=\"/surveys/visit\""));
    REQUIRE(has(html, "About your visit"));
}

TEST_CASE("after its day to act the owner is asked what came of it, until it is told",
          "[console]") {
    ConsoleWorld world;
    const auto days = std::chrono::hours{24};
    world.clock.advance(days * 70);  // 31 January 2027.
    REQUIRE_FALSE(has(see(world, world.sam, "/surveys"), "not told yet"));
    world.clock.advance(days);
    REQUIRE(has(see(world, world.sam, "/surveys"), "not told yet"));
    REQUIRE(has(see(world, world.sam, "/surveys/visit"), "What came of it?"));

    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.get("/surveys/visit/outcome").status == 200);
    const std::string token = test::input_value(browser.last_html, "form_token");
    const auto half = browser.post("/surveys/visit/outcome",
                                   {{"form_token", token}, {"learned", "Too dark."}, {"did", " "}});
    REQUIRE(half.status == 422);
    REQUIRE(has(browser.last_html, "Write what you did"));
    REQUIRE(has(browser.last_html, ">Too dark.</textarea>"));
    REQUIRE(browser
                .post("/surveys/visit/outcome",
                      {{"form_token", token}, {"learned", "Too dark. <b>"}, {"did", "More lamps."}})
                .status == 303);
    const std::string html = see(world, world.sam, "/surveys/visit");
    REQUIRE(has(html, "Too dark. &lt;b&gt;"));
    REQUIRE(has(html, "More lamps."));
    REQUIRE(has(html, "Sam Shah"));
    REQUIRE_FALSE(has(see(world, world.sam, "/surveys"), "not told yet"));
}

TEST_CASE("what came of a survey is taken from its own form alone", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.post("/surveys/visit/outcome", {{"learned", "a"}, {"did", "b"}}).status != 303);
    REQUIRE_FALSE(world.surveys.outcome("visit").value().has_value());
    REQUIRE(browser.post("/surveys/visit", {{"learned", "a"}}).status != 303);
}

TEST_CASE("results can be saved as CSV and as a spreadsheet, with shown numbers only",
          "[console]") {
    feedback::Organisation organisation = test::example_organisation();
    organisation.questionnaires[0].questions[0].choices[0].label.by_language["en"] = "=1+1";
    ConsoleWorld world{organisation};
    answer(world, 31, said("yes", "canary"));
    answer(world, 3, said("no"));
    close_november(world);
    Browser browser{world};
    browser.become(world.sam);
    const auto csv = browser.get("/surveys/visit/2026-11.csv");
    REQUIRE(csv.status == 200);
    REQUIRE(test::header_of(csv, "Content-Type") == "text/csv; charset=utf-8");
    REQUIRE(test::header_of(csv, "Content-Disposition") ==
            "attachment; filename=\"visit-2026-11.csv\"");
    const std::string text = test::text_of(csv);
    REQUIRE(text.starts_with("\xEF\xBB\xBFMonth,Table,"));  // Excel takes it for UTF-8.
    INFO(text);
    REQUIRE(has(text, "2026-11,All,welcome,,Did you feel welcome?,\"'=1+1\",30,,\r\n"));
    REQUIRE(has(text, "2026-11,All,welcome,,Did you feel welcome?,No,*"));
    REQUIRE_FALSE(has(text, "canary"));
    REQUIRE_FALSE(has(text, "31"));

    const auto xlsx = browser.get("/surveys/visit/2026-11.xlsx");
    REQUIRE(test::header_of(xlsx, "Content-Disposition") ==
            "attachment; filename=\"visit-2026-11.xlsx\"");
    REQUIRE(world.spreadsheet.sheets.size() == 3);
    const survey::Row& row = world.spreadsheet.sheets[0].rows[1];
    REQUIRE(survey::text_at(row, 5) == "=1+1");  // As text: the writer makes no formula of it.
    REQUIRE(survey::text_at(row, 6) == "30");
    REQUIRE(browser.get("/surveys/visit/2026-10.csv").status == 404);
    REQUIRE(browser.get("/surveys/visit/now.xlsx").status == 404);
}

TEST_CASE("a visitor's own earlier answer in a question is left out of its results", "[console]") {
    feedback::Organisation organisation = test::example_organisation();
    organisation.questionnaires[0].questions[0].prompt.by_language["en"] = "Why ${better} and ${x?";
    ConsoleWorld world{organisation};
    answer(world, 31, said("yes"));
    REQUIRE(has(see_november(world), "Why … and ${x?"));
}

TEST_CASE("nobody saves results without signing in", "[console]") {
    ConsoleWorld world;
    answer(world, 31, said("yes"));
    close_november(world);
    Browser browser{world};
    REQUIRE(browser.get("/surveys/visit/2026-11.csv").status == 303);
}

}  // namespace candour::console
