// tests/console/item_test.cpp: one contact, all that was said.
#include "app/console/item/item.h"

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using feedback::ContactKind;
using test::Browser;
using test::ConsoleWorld;
using test::count_of;

TEST_CASE("an item shows all that was said, in its language and direction", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    const std::string id = world.reveal({.kind = ContactKind::Complaint,
                                         .service = "transport",
                                         .language = "ur",
                                         .story = "پہلا پیراگراف\nدوسری سطر\n\nSecond.",
                                         .wanted = "معافی"});
    REQUIRE(browser.get("/items/" + id).status == 200);
    const std::string& html = browser.last_html;
    REQUIRE(html.find("<h1 class=\"govuk-heading-xl\"><bdi lang=\"en\">A complaint") !=
            std::string::npos);
    REQUIRE(count_of(html, "<blockquote class=\"candour-quote\" dir=\"rtl\" lang=\"ur\">") == 2);
    REQUIRE(count_of(html, "<p class=\"candour-quote__paragraph\" dir=\"auto\">") == 3);
    REQUIRE(html.find("پہلا پیراگراف\nدوسری سطر</p>") != std::string::npos);
    REQUIRE(html.find("معافی") != std::string::npos);
    for (const char* fact : {"Community transport", "Urdu (ur)", "Reception kiosk",
                             "22 November 2026", "What they would like to happen"}) {
        INFO(fact);
        REQUIRE(html.find(fact) != std::string::npos);
    }
}

TEST_CASE("an item from left to right says so", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    browser.get("/items/" + world.reveal({.language = "cy", .story = "Helo."}));
    REQUIRE(browser.last_html.find("dir=\"ltr\" lang=\"cy\">") != std::string::npos);
    REQUIRE(browser.last_html.find("What they would like to happen") == std::string::npos);
}

TEST_CASE("questions that came with a contact are shown in words", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    survey::Answers answers;
    answers.set({"welcome", "no", "", false});
    answers.set({"better", "", "Softer chairs", false});
    answers.set({"gone", "", "", true});
    browser.get("/items/" + world.reveal({.answers = answers}));
    REQUIRE(browser.last_html.find("Softer chairs") != std::string::npos);
    REQUIRE(browser.last_html.find("Preferred not to say") != std::string::npos);
}

TEST_CASE("what was said beside a complaint is shown in plain words", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    feedback::ComplaintFacts facts;
    facts.behalf = feedback::Behalf::Carer;
    facts.answer = feedback::AnswerWanted::InWriting;
    facts.support = {feedback::Support::Transport, feedback::Support::Interpreter};
    facts.interpreter_language = "so";
    facts.person = {"Canary Jones", feedback::ReachBy::Phone, "01632 960011"};
    browser.get("/items/" + world.reveal({.kind = ContactKind::Complaint,
                                          .story = "Late.",
                                          .facts = facts,
                                          .consent = "not_yet"}));
    const std::string& html = browser.last_html;
    for (const char* fact : {"Somebody they care for", "not agreed yet", "Yes, in writing",
                             "Transport; An interpreter", "Somali (so)", "They left some"}) {
        INFO(fact);
        REQUIRE(html.find(fact) != std::string::npos);
    }
    // One answer, not two that contradict each other.
    REQUIRE(html.find("<dt>Reply</dt>") == std::string::npos);
    // Who it is stays with the handler.
    REQUIRE(html.find("Canary") == std::string::npos);
    REQUIRE(html.find("960011") == std::string::npos);
}

TEST_CASE("a language that a person wrote is shown, and nothing that was not said", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    feedback::ComplaintFacts facts;
    facts.support = {feedback::Support::Translation};
    facts.interpreter_language = "Twi <b>";
    browser.get("/items/" + world.reveal({.kind = ContactKind::Complaint, .facts = facts}));
    const std::string& html = browser.last_html;
    REQUIRE(html.find("Twi &lt;b&gt;") != std::string::npos);
    for (const char* label :
         {"Who it is for", "Whether that person", "Answer wanted", "Contact details"}) {
        INFO(label);
        REQUIRE(html.find(label) == std::string::npos);
    }
    REQUIRE(html.find("<dt>Reply</dt>") != std::string::npos);
}

TEST_CASE("a survey answer has no page of its own", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    const std::string id = world.reveal({.kind = ContactKind::SurveyAnswer, .story = "canary"});
    REQUIRE(browser.get("/items/" + id).status == 404);
    REQUIRE(browser.last_html.find("canary") == std::string::npos);
}

TEST_CASE("an address that is no contact is not found, whatever it is", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    for (const char* path :
         {"/items/00", "/items/zz", "/items/00000000000000000000000000000000", "/items/../../etc",
          "/items/%2e%2e", "/items/00000000000000000000000000000000/x"}) {
        INFO(path);
        REQUIRE(browser.get(path).status == 404);
    }
}

TEST_CASE("words whose key is elsewhere leave a plain sentence and the rest", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    const std::string id = world.reveal({.service = "transport", .epoch = "2019-01"});
    REQUIRE(browser.get("/items/" + id).status == 200);
    REQUIRE(browser.last_html.find("The key for the month") != std::string::npos);
    REQUIRE(browser.last_html.find("Community transport") != std::string::npos);
}

TEST_CASE("damaged words leave a plain sentence and the rest", "[console]") {
    ConsoleWorld world;
    world.options.office_keys = {server::make_office_key("2026-11")};  // Same month, other key.
    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(browser.get("/items/" + world.reveal({.story = "canary"})).status == 200);
    REQUIRE(browser.last_html.find("They were changed or damaged") != std::string::npos);
    REQUIRE(browser.last_html.find("canary") == std::string::npos);
}

TEST_CASE("reading an item is written down before its words are shown", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    const std::string id = world.reveal({.kind = ContactKind::Complaint, .story = "canary"});
    browser.get("/items/" + id);
    const auto entries = world.office.audit(10).value();
    REQUIRE(entries.size() == 1);
    REQUIRE(entries[0].who == "sam");
    REQUIRE(entries[0].what == "read a contact (complaint, " + id.substr(0, 8) + ")");
    // Looking at the headers alone shows no words.
    protocol::HttpRequest head;
    head.method = "HEAD";
    head.path = "/items/" + id;
    REQUIRE(browser.send(head).status == 200);
    REQUIRE(browser.last_html.empty());
    REQUIRE(world.office.audit(10).value().size() == 1);
}

}  // namespace
}  // namespace candour::console
