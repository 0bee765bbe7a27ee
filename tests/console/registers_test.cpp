// tests/console/registers_test.cpp: suggestions acknowledged and reviewed (W2), recommendations
// decided (N11 to N13), and what cases taught (D13).
#include "app/console/registers/registers.h"

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::FormFields;

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

struct Person {
    Person(ConsoleWorld& world, const StaffId& who) : browser(world) { browser.become(who); }
    std::string get(const std::string& path) {
        const int status = browser.get(path).status;
        INFO(path);
        REQUIRE(status == 200);
        return browser.last_html;
    }
    int send(const std::string& path, FormFields fields) {
        browser.get(path);
        fields["form_token"] = test::input_value(browser.last_html, "form_token");
        fields.emplace("revision", test::input_value(browser.last_html, "revision"));
        const protocol::HttpResponse response = browser.post(path, fields);
        where = test::header_of(response, "Location");
        return response.status;
    }
    Browser browser;
    std::string where;
};

FormFields recommendation() {
    return {{"title", "Two desks before noon"},
            {"because", "Waiting is the cause of half of the complaints."},
            {"decision_maker", "The board"},
            {"due", "2027-01-31"},
            {"option1_name", "Two desks"},
            {"option1_benefits", "Shorter queue"},
            {"option1_drawbacks", "One more volunteer"},
            {"option2_name", "Nothing"},
            {"option2_benefits", "No cost"},
            {"option2_drawbacks", "The queue stays"}};
}

}  // namespace

TEST_CASE("W2: a suggestion is due by working days, owned, acknowledged, reviewed and answered",
          "[console]") {
    ConsoleWorld world;  // Sunday, 22 November 2026.
    world.options.learning.suggestion_promise = [](const std::string& method) {
        REQUIRE(method == "kiosk");
        return feedback::SuggestionPromise{{3, complaint::ClockUnit::WorkingDays},
                                           "Centre manager"};
    };
    const std::string id = world.reveal({.story = "canary bench"});
    world.reveal({.kind = feedback::ContactKind::Complaint});
    Person sam{world, world.sam};
    std::string html = sam.get("/registers");
    REQUIRE(has(html, "Acknowledge by 25 November 2026"));
    REQUIRE(has(html, "Centre manager"));
    REQUIRE(test::count_of(html, "/registers/suggestions/") == 1);  // The complaint is none.
    REQUIRE_FALSE(has(html, "canary"));  // Words are read at their own page, which leaves a trace.
    REQUIRE_FALSE(has(html, ">Late<"));
    world.clock.advance(std::chrono::hours{24 * 4});
    sam.browser.become(world.sam);  // The session of four days ago has ended.
    REQUIRE(has(sam.get("/registers/suggestions"), ">Late<"));

    const std::string path = "/registers/suggestions/" + id;
    REQUIRE(has(sam.get(path), "href=\"/items/" + id + "\""));
    REQUIRE(sam.send(path, {{"owner", "Centre manager"}, {"how", ""}, {"next", "2027-02-01"}}) ==
            422);
    REQUIRE(has(sam.browser.last_html, "href=\"#how\""));
    REQUIRE(sam.send(path, {{"owner", "Sam"}, {"how", ""}, {"next", "2027-02-01"}}) == 303);
    REQUIRE(sam.send(path, {{"owner", "Sam"}, {"how", "A notice"}, {"next", "2027-02-01"}}) == 303);
    html = sam.get(path);
    REQUIRE(
        has(html, "Acknowledged on 26 November 2026 (by 25 November 2026 was promised): A notice"));
    REQUIRE(has(sam.get("/registers"), "Review on 1 February 2027"));
    REQUIRE(sam.send(path, {{"owner", "Sam"},
                            {"note", "Good idea."},
                            {"decision", "done"},
                            {"next", "2027-03-01"},
                            {"answer", ""}}) == 422);
    REQUIRE(has(sam.browser.last_html, "href=\"#answer\""));
    REQUIRE(has(sam.browser.last_html, "Good idea."));
    REQUIRE(sam.send(path, {{"owner", "Sam"},
                            {"note", "Good idea."},
                            {"decision", "done"},
                            {"next", ""},
                            {"answer", "The bench is there."}}) == 303);
    html = sam.get(path);
    REQUIRE(has(html, "What people are told: The bench is there."));
    REQUIRE_FALSE(has(html, "name=\"note\""));  // It is settled.
    const auto audit = world.office.audit(1).take();
    REQUIRE(audit[0].what.starts_with("wrote in the suggestion register ("));
}

TEST_CASE("a suggestion that is due comes first, however old it is", "[console]") {
    ConsoleWorld world;
    const std::string old = world.reveal({.service = "transport"});
    Person sam{world, world.sam};
    REQUIRE(sam.send("/registers/suggestions/" + old,
                     {{"owner", "Sam"}, {"how", "A notice"}, {"next", "2027-02-01"}}) == 303);
    for (int i = 0; i < 60; ++i)
        world.reveal({.released = world.clock.today() + std::chrono::days{100}});
    REQUIRE_FALSE(has(sam.get("/registers"), "Community transport"));
    world.clock.advance(std::chrono::hours{24 * 75});
    sam.browser.become(world.sam);
    REQUIRE(has(sam.get("/registers"), "Community transport"));
}

TEST_CASE("two who write in one line lose nothing of each other", "[console]") {
    ConsoleWorld world;
    const std::string path = "/registers/suggestions/" + world.reveal({});
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    REQUIRE(ada.send(path, {{"owner", "Ada"}, {"how", "A letter"}, {"next", "2027-02-01"}}) == 303);
    REQUIRE(sam.send(path, {{"owner", "Sam"},
                            {"how", "A notice"},
                            {"next", "2027-02-01"},
                            {"revision", "0"}}) == 422);
    REQUIRE(has(sam.browser.last_html, "Somebody else has written here"));
    REQUIRE(has(sam.get(path), "A letter"));
}

TEST_CASE("N11 to N13: proposed with options, decided with a reason, finished with a result",
          "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    FormFields half = recommendation();
    half["option2_drawbacks"] = "";
    REQUIRE(sam.send("/registers/recommendations/new", half) == 422);
    REQUIRE(has(sam.browser.last_html, "href=\"#option2_drawbacks\""));
    REQUIRE(has(sam.browser.last_html, "One more volunteer"));
    REQUIRE(sam.send("/registers/recommendations/new", recommendation()) == 303);
    const std::string path = sam.where;
    REQUIRE(has(sam.get("/registers/recommendations"), "To be decided by The board"));
    REQUIRE_FALSE(has(sam.get(path), "name=\"chosen\""));  // A manager or a trustee decides.
    const FormFields decision = {{"chosen", "0"},
                                 {"reason", "It is cheap."},
                                 {"decided_by", "The board"},
                                 {"review", "2027-06-01"}};
    REQUIRE(sam.send(path + "/decide", decision) == 403);
    REQUIRE(ada.send(path + "/decide", {{"chosen", "7"},
                                        {"reason", "x"},
                                        {"decided_by", "y"},
                                        {"review", "2027-06-01"}}) == 422);
    REQUIRE(ada.send(
                path + "/decide",
                {{"chosen", "0"}, {"reason", ""}, {"decided_by", "y"}, {"review", "2027-06-01"}}) ==
            422);
    REQUIRE(has(ada.browser.last_html, "href=\"#reason\""));
    REQUIRE(ada.send(path + "/decide", decision) == 303);
    REQUIRE(has(sam.get("/registers/recommendations"), "Decided: Two desks"));
    REQUIRE(sam.send(path + "/edit", recommendation()) == 422);  // It is decided.
    REQUIRE(sam.send(path + "/finish", {{"result", "The queue is half as long."}}) == 303);
    REQUIRE(has(sam.get(path), "The queue is half as long."));
}

TEST_CASE("D13: what cases taught is read by the case team alone", "[console]") {
    ConsoleWorld world;
    world.options.learning.lessons =
        [](const auto&) -> Result<std::vector<LearningOptions::Lesson>> {
        return std::vector<LearningOptions::Lesson>{{.day = "2026-11-02",
                                                     .service = "reception",
                                                     .reason = "canary reason",
                                                     .root_cause = "One desk",
                                                     .action = "Two desks",
                                                     .owner = "Ada",
                                                     .reference = "K7M2"}};
    };
    Person ada{world, world.ada};
    Person auditor{world, world.add_somebody("tom", {office::Role::Auditor})};
    REQUIRE(has(ada.get("/registers/learning"), "canary reason"));
    REQUIRE_FALSE(has(auditor.get("/registers/learning"), "canary reason"));
}

TEST_CASE("addresses that are no register are none", "[console]") {
    ConsoleWorld world;
    Person sam{world, world.sam};
    const std::string complaint = world.reveal({.kind = feedback::ContactKind::Complaint});
    for (const std::string path :
         {"/registers/", "/registers/other", "/registers/suggestions/x",
          "/registers/suggestions/00000000000000000000000000000000",
          "/registers/recommendations/none", "/registers/recommendations/none/edit",
          "/registers/learning/x"}) {
        INFO(path);
        REQUIRE(sam.browser.get(path).status == 404);
    }
    REQUIRE(sam.browser.get("/registers/suggestions/" + complaint).status == 404);
    Browser nobody{world};
    REQUIRE(nobody.get("/registers").status == 303);
}

}  // namespace candour::console
