// tests/console/security_test.cpp: what a hostile visitor, site or member of staff may try.
#include "app/console/console.h"
#include "app/console/sign_in/sign_in.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::count_of;
using test::header_of;
using test::input_value;

// anonymity-research A-25.
const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts = {
        "<svg/onload=fetch('//127.0.0.1:9')>",
        "\"><img src=x onerror=alert(1)>",
        "'><script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\">here</a>",
        "{{7*7}} {{{story}}} {{> content}} {{#items}}",
        "</script></style></title></bdi></blockquote>",
        "\u202Etxet desrever \u2069\u2069",
        "<!--",
        "]]>",
        "&lt;b&gt; &amp;",
    };
    return texts;
}

// The page with every form of the hostile text that would be markup.
void require_harmless(const std::string& html) {
    for (const char* markup : {"<svg/onload", "<img src=x", "<script", "<a href=\"javascript",
                               "</bdi></blockquote>", "<!--", "{{7*7}} <"}) {
        INFO(markup);
        REQUIRE(html.find(markup) == std::string::npos);
    }
    REQUIRE(count_of(html, "\u202E") == 0);
    REQUIRE(count_of(html, "<main") == 1);
    REQUIRE(count_of(html, "</main>") == 1);
}

TEST_CASE("no text of anybody becomes markup on any page", "[console]") {
    const std::string hostile = GENERATE(from_range(hostile_texts()));
    INFO(hostile);
    feedback::Organisation organisation = test::example_organisation();
    organisation.name.by_language["en"] = hostile;
    organisation.kinds[0].name.by_language["en"] = hostile;
    organisation.services[0].name.by_language["en"] = hostile;
    auto& questionnaire = organisation.questionnaires[0];
    questionnaire.title.by_language["en"] = hostile;
    questionnaire.owner = questionnaire.purpose = questionnaire.act_by = hostile;
    questionnaire.questions[0].prompt.by_language["en"] = hostile;
    questionnaire.questions[0].choices[0].label.by_language["en"] = hostile;
    ConsoleWorld world{organisation};
    survey::Answers answers;
    answers.set({hostile, "", hostile, false});
    const std::string id = world.reveal(
        {.language = hostile, .story = hostile, .wanted = hostile, .answers = answers});
    for (int i = 0; i < 9; ++i) {
        world.reveal({.kind = feedback::ContactKind::SurveyAnswer, .answers = answers});
    }
    REQUIRE(world.office.add_audit({0, hostile, hostile}).ok());
    const store::CasePeople own{.own = {world.ada}, .excluded = {}};
    world.add_case({.reference = hostile,
                    .kind = hostile,
                    .service = "reception",
                    .unit = hostile,
                    .stage = hostile,
                    .holder = world.ada.hex(),
                    .next_step = hostile,
                    .next_due = "2026-11-30"},
                   own);
    REQUIRE(world.saved_filters
                .save_filter({store::SavedFilterId::create(world.random), world.ada, hostile, ""})
                .ok());
    Browser browser{world};
    browser.get("/sign-in?next=" + hostile);
    require_harmless(browser.last_html);
    browser.sign_in(hostile, "wrong horse battery staple");
    require_harmless(browser.last_html);
    browser.become(world.ada);
    for (const std::string& path :
         {std::string{"/"}, std::string{"/contacts"}, std::string{"/cases"},
          std::string{"/my-work"}, "/cases?words=" + hostile, "/cases?unit=" + hostile,
          std::string{"/digest"}, "/items/" + id, std::string{"/surveys"},
          std::string{"/surveys/visit"}, std::string{"/audit"}, "/contacts?kind=" + hostile,
          "/surveys/" + hostile}) {
        INFO(path);
        browser.get(path);
        require_harmless(browser.last_html);
    }
    browser.get("/items/" + id);
    if (hostile.find("{{") == 0) REQUIRE(browser.last_html.find("{{7*7}}") != std::string::npos);
}

TEST_CASE("a form without its own token does nothing", "[console]") {
    ConsoleWorld world;
    Browser ada{world};
    ada.become(world.ada);
    ada.get("/");
    const std::string token = input_value(ada.last_html, "form_token");
    Browser sam{world};
    sam.become(world.sam);
    sam.get("/");
    const std::string other = input_value(sam.last_html, "form_token");
    REQUIRE(token.size() == 64);
    REQUIRE(token != other);
    for (const std::string& wrong : {std::string{}, other, token.substr(1), std::string(64, 'a')}) {
        REQUIRE(ada.post("/sign-out", {{"form_token", wrong}}).status == 403);
    }
    REQUIRE(ada.post("/sign-out", {}).status == 403);
    REQUIRE(ada.last_html.find("This form is out of date") != std::string::npos);
    REQUIRE(ada.get("/").status == 200);
    // By GET, from another site, in another encoding.
    REQUIRE(ada.get("/sign-out?form_token=" + token).status == 405);
    protocol::HttpRequest request;
    request.method = "POST";
    request.path = "/sign-out";
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    const std::string body = "form_token=" + token;
    request.body = {body.begin(), body.end()};
    request.headers["sec-fetch-site"] = "cross-site";
    REQUIRE(ada.send(request).status == 403);
    request.headers["sec-fetch-site"] = "same-site";
    REQUIRE(ada.send(request).status == 403);
    request.headers["sec-fetch-site"] = "same-origin";
    request.headers["content-type"] = "text/plain";
    REQUIRE(ada.send(request).status == 400);
    REQUIRE(ada.get("/").status == 200);
    REQUIRE(ada.post("/sign-out", {{"form_token", token}}).status == 303);
}

TEST_CASE("a sign-in form without the cookie's token signs nobody in", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    const auto attempt = [&browser](const std::string& token) {
        return browser
            .post("/sign-in", {{"form_token", token},
                               {"user_name", "ada"},
                               {"password", std::string{test::staff_password}}})
            .status;
    };
    REQUIRE(attempt(std::string(64, 'a')) == 403);  // No cookie at all.
    browser.get("/sign-in");
    const std::string token = input_value(browser.last_html, "form_token");
    REQUIRE(attempt("") == 403);
    REQUIRE(attempt(std::string(64, 'a')) == 403);
    REQUIRE(world.office.sessions().empty());
    REQUIRE(attempt(token) == 303);
}

TEST_CASE("without a session there is nothing but the way to sign in", "[console]") {
    ConsoleWorld world;
    const std::string id = world.reveal({.story = "canary"});
    Browser nobody{world};
    for (const std::string& path :
         {std::string{"/"}, std::string{"/contacts"}, std::string{"/cases"},
          std::string{"/cases.xlsx"}, std::string{"/my-work"}, std::string{"/panels"},
          std::string{"/digest"}, std::string{"/digest.txt"}, std::string{"/my-work/calendar"},
          "/items/" + id, std::string{"/items/00"}, std::string{"/surveys"},
          std::string{"/surveys/visit"}, std::string{"/audit"}}) {
        INFO(path);
        const auto response = nobody.get(path);
        REQUIRE(response.status == 303);
        REQUIRE(header_of(response, "Location").starts_with("/sign-in"));
        REQUIRE(response.body.empty());
    }
    REQUIRE(nobody.post("/sign-out", {}).status == 303);
    REQUIRE(nobody.get("/nothing").status == 404);
    REQUIRE(nobody.last_html.find("Sign out") == std::string::npos);
}

TEST_CASE("the activity is for administrators", "[console]") {
    ConsoleWorld world;
    Browser sam{world};
    sam.become(world.sam);
    REQUIRE(sam.get("/audit").status == 403);
    REQUIRE(sam.last_html.find("href=\"/audit\"") == std::string::npos);
    Browser ada{world};
    ada.sign_in("ada", test::staff_password);
    REQUIRE(ada.get("/audit").status == 200);
    REQUIRE(ada.last_html.find("22 November 2026, 10:00") != std::string::npos);
    REQUIRE(ada.last_html.find("Signed in") != std::string::npos);
}

}  // namespace
}  // namespace candour::console
