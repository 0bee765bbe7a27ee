// tests/console/you_said_test.cpp: from a draft to what everybody reads, and who may do what (C22).
#include "app/console/you_said/you_said.h"

#include "core/feedback/read_you_said.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::FormFields;

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

// A world whose publications go into its organisation at once.
struct YouSaidWorld : ConsoleWorld {
    YouSaidWorld() {
        organisation.languages = {"en", "cy"};
        options.learning.staff_names = []() -> Result<std::vector<std::string>> {
            return std::vector<std::string>{"Sam Shah", "Ada Adeyemi"};
        };
        options.learning.publish_you_said = [this](const std::string& id,
                                                   const std::string& document,
                                                   const std::string& who) -> Status {
            if (broken) return *broken;
            published[id] = document;
            by = who;
            return Unit{};
        };
        options.learning.withdraw_you_said = [this](const std::string& id,
                                                    const std::string&) -> Status {
            published.erase(id);
            return Unit{};
        };
    }
    std::map<std::string, std::string> published;
    std::string by;
    std::optional<Error> broken;
};

FormFields good_words() {
    return {{"theme", "waiting"},
            {"contacts", "12"},
            {"said", "You waited too long at reception."},
            {"did", "We opened a second desk."},
            {"outcome", "changed"},
            {"evidence", "Rota of November."},
            {"review", "2027-05-22"}};
}

struct Person {
    Person(ConsoleWorld& world, const StaffId& who) : browser(world) { browser.become(who); }

    std::string get(const std::string& path) {
        const int status = browser.get(path).status;
        INFO(path);
        REQUIRE(status == 200);
        return browser.last_html;
    }
    // With the page's token and revision; returns the status.
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

// The address of a new entry that `who` wrote.
std::string written(Person& who, const FormFields& words = good_words()) {
    REQUIRE(who.send("/you-said/new", words) == 303);
    return who.where;
}

}  // namespace

TEST_CASE("C22: one writes, another approves, an administrator publishes, everybody reads",
          "[console]") {
    YouSaidWorld world;
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    const std::string entry = written(sam);
    REQUIRE(has(sam.get(entry), "It is not translated (cy)"));
    REQUIRE(sam.send(entry + "/translate/cy",
                     {{"said", "Arhosoch yn rhy hir."}, {"did", "Agorwyd ail ddesg."}}) == 303);
    // Who wrote it cannot approve it, and nobody publishes what is not approved.
    REQUIRE(has(sam.get(entry), "Somebody else has to approve it"));
    REQUIRE(sam.send(entry + "/approve", {}) == 403);
    REQUIRE(ada.send(entry + "/publish", {}) == 422);
    REQUIRE(world.published.empty());
    REQUIRE(ada.send(entry + "/approve", {}) == 303);
    REQUIRE(sam.send(entry + "/publish", {}) == 403);
    REQUIRE(world.published.empty());
    REQUIRE(ada.send(entry + "/publish", {}) == 303);
    REQUIRE(world.by == "ada");
    REQUIRE(world.published.size() == 1);
    const nlohmann::json document = nlohmann::json::parse(world.published.begin()->second);
    REQUIRE(document["said"]["cy"] == "Arhosoch yn rhy hir.");
    REQUIRE(document["day"] == "2026-11-22");
    REQUIRE(document["people"] == 10);
    // Nothing of staff, evidence or the true number goes out.
    nlohmann::json without_id = document;  // Which is random: it may hold any of these.
    REQUIRE(without_id.erase("id") == 1);
    for (const char* kept : {"sam", "ada", "Rota", "waiting\"", "12"})
        REQUIRE_FALSE(has(without_id.dump(), kept));
    REQUIRE(has(ada.get("/you-said"), "Published"));
    REQUIRE(ada.send(entry + "/withdraw", {}) == 303);
    REQUIRE(world.published.empty());
    const auto audit = world.office.audit(10).take();
    REQUIRE(audit[0].what.starts_with("withdrew a “You said, we did” ("));
}

TEST_CASE("signs of a person are shown with what to do, and another may let them stand",
          "[console]") {
    YouSaidWorld world;
    world.reveal({.story = "I sat there for two hours and nobody at all looked at me once."});
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    FormFields words = good_words();
    words["fallback"] = "1";
    words["did"] = "Ada opened a second desk for one tenant.";
    words["said"] = "You sat there for two hours and nobody at all looked at you.";
    const std::string entry = written(sam, words);
    const std::string html = sam.get(entry);
    REQUIRE(has(html, ">Ada</bdi></mark>"));
    REQUIRE(has(html, ">one tenant</bdi></mark>"));
    REQUIRE(has(html, ">sat there for two hours and nobody at all looked at</bdi></mark>"));
    REQUIRE(has(html, "2 signs of a person"));
    REQUIRE(has(html, "It quotes more than eight words of one person"));
    REQUIRE_FALSE(has(html, "Let it stand"));  // Who wrote the words does not decide.
    const FormFields accept = {
        {"language", "en"}, {"kind", "staff"}, {"words", "Ada"}, {"reason", "A lift called Ada."}};
    REQUIRE(sam.send(entry + "/accept", accept) == 403);
    REQUIRE(has(ada.get(entry), "Let it stand"));
    FormFields without_reason = accept;
    without_reason["reason"] = " ";
    REQUIRE(ada.send(entry + "/accept", without_reason) == 422);
    REQUIRE(ada.send(entry + "/accept", accept) == 303);
    REQUIRE(has(ada.get(entry), "A lift called Ada."));
    REQUIRE(has(ada.get(entry), "1 sign of a person"));
    REQUIRE(ada.send(entry + "/approve", {}) == 422);
    words["did"] = "We opened a second desk.";
    words["said"] = "You waited too long.";
    REQUIRE(sam.send(entry + "/edit", words) == 303);
    REQUIRE(ada.send(entry + "/approve", {}) == 303);
}

TEST_CASE("a theme of cases is counted, and fewer than eight are too few", "[console]") {
    YouSaidWorld world;
    world.options.learning.cases =
        [](const report::ReportScope&) -> Result<std::vector<report::CaseFacts>> {
        std::vector<report::CaseFacts> cases(7);
        for (report::CaseFacts& one : cases)
            one.themes = {"waiting"};
        return cases;
    };
    Person sam{world, world.sam};
    const std::string entry = written(sam);  // It says 12.
    REQUIRE(has(sam.get(entry), "Theme of</dt><dd>7 contacts"));
    REQUIRE(has(sam.get(entry), "Fewer than 8 contacts have this theme"));
}

TEST_CASE("what lacks in the form is said beside its field, with all that was typed", "[console]") {
    struct Row {
        const char* name;
        const char* value;
        const char* place;
    };
    const Row row = GENERATE(Row{"theme", "", "#theme"}, Row{"said", " ", "#said"},
                             Row{"contacts", "many", "#contacts"}, Row{"review", "soon", "#review"},
                             Row{"did", "", "#did"});
    YouSaidWorld world;
    Person sam{world, world.sam};
    FormFields words = good_words();
    words[row.name] = row.value;
    INFO(row.name);
    REQUIRE(sam.send("/you-said/new", words) == 422);
    REQUIRE(has(sam.browser.last_html, std::string("href=\"") + row.place + "\""));
    REQUIRE(has(sam.browser.last_html, "Rota of November."));
    REQUIRE(world.learning.entries(store::Register::YouSaid, 10).value().empty());
}

TEST_CASE("who may approve does not approve their own words", "[console]") {
    YouSaidWorld world;
    Person ada{world, world.ada};
    FormFields words = good_words();
    words["fallback"] = "1";
    const std::string entry = written(ada, words);
    REQUIRE(ada.send(entry + "/approve", {}) == 422);
    REQUIRE(has(ada.browser.last_html, "You wrote it. Somebody else has to approve it."));
    Person mo{world, world.add_somebody("mo", {office::Role::Trustee})};
    REQUIRE(mo.send(entry + "/approve", {}) == 303);
}

TEST_CASE("of two who change one entry the second keeps what was typed", "[console]") {
    YouSaidWorld world;
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    const std::string entry = written(sam);
    FormFields words = good_words();
    words["revision"] = "1";
    words["did"] = "We opened three desks.";
    REQUIRE(ada.send(entry + "/edit", words) == 303);
    words["did"] = "We opened no desk.";
    REQUIRE(sam.send(entry + "/edit", words) == 422);
    REQUIRE(has(sam.browser.last_html, "Somebody else has changed it"));
    REQUIRE(has(sam.browser.last_html, "We opened no desk."));
    REQUIRE(has(sam.get(entry), "We opened three desks."));
}

TEST_CASE("an entry that cannot be published does not say that it is", "[console]") {
    YouSaidWorld world;
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    FormFields words = good_words();
    words["fallback"] = "1";
    const std::string entry = written(sam, words);
    REQUIRE(ada.send(entry + "/approve", {}) == 303);
    world.broken = Error{ErrorKind::Conflict, "Others are publishing just now."};
    REQUIRE(ada.send(entry + "/publish", {}) == 422);
    REQUIRE(has(ada.browser.last_html, "Others are publishing just now."));
    REQUIRE(has(ada.get(entry), "<dd>Approved</dd>"));
}

TEST_CASE("C22: everybody reads what stands today, in their language, without signing in",
          "[console]") {
    YouSaidWorld world;
    feedback::PublishedYouSaid one;
    one.id = "a";
    one.day = world.clock.today();
    one.review_day = world.clock.today() + std::chrono::days{1};
    one.people = 20;
    one.said.by_language = {{"en", "You waited <too> long."}, {"cy", "Arhosoch yn rhy hir."}};
    one.did.by_language = {{"en", "We opened a second desk."}};
    world.organisation.you_said = {one};
    Browser anybody{world};
    const auto response = anybody.get("/changes");
    REQUIRE(response.status == 200);
    REQUIRE(has(anybody.last_html, "You waited &lt;too&gt; long."));
    REQUIRE(has(anybody.last_html, "At least 20 people told us."));
    REQUIRE_FALSE(has(anybody.last_html, "Sign out"));
    REQUIRE_FALSE(has(anybody.last_html, "Please do not try to find out"));
    REQUIRE(anybody.cookies.empty());
    anybody.get("/changes?lang=cy");
    REQUIRE(has(anybody.last_html, "<html lang=\"cy\""));
    REQUIRE(has(anybody.last_html, "Dywedoch chi, gwnaethom ni"));
    REQUIRE(has(anybody.last_html, "Arhosoch yn rhy hir."));
    REQUIRE(has(anybody.last_html, "lang=\"en\" dir=\"ltr\">We opened a second desk."));
    anybody.get("/changes?lang=xx%22%3E");
    REQUIRE(has(anybody.last_html, "<html lang=\"en\""));
    REQUIRE(anybody.post("/changes", {{"a", "b"}}).status == 405);
    world.clock.advance(std::chrono::hours{48});
    anybody.get("/changes");
    REQUIRE_FALSE(has(anybody.last_html, "You waited"));  // Stale: it leaves by itself.
    REQUIRE(has(anybody.last_html, "There is nothing here at the moment."));
}

TEST_CASE("addresses that are no page of \"You said, we did\" are none", "[console]") {
    YouSaidWorld world;
    Person ada{world, world.ada};
    for (const char* path :
         {"/you-said/", "/you-said/none", "/you-said/a/b", "/you-said/a/edit/c", "/you-said//edit",
          "/you-saidx", "/you-said/a/translate/cy/x", "/you-said/a/edit"}) {
        INFO(path);
        REQUIRE(ada.browser.get(path).status == 404);
    }
    const std::string entry = written(ada);
    REQUIRE(ada.browser.get(entry + "/translate/en").status == 404);
    REQUIRE(ada.browser.get(entry + "/translate/fr").status == 404);
    REQUIRE(ada.send(entry + "/dance", {}) == 404);
    Browser nobody{world};
    REQUIRE(nobody.get(entry).status == 303);
}

}  // namespace candour::console
