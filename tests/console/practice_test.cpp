// A practice office's console: it says so on every page and in every file, and keeps apart from the
// real one in the same browser.
#include "app/console/practice.h"

#include "app/console/routes.h"
#include "app/console/surveys/surveys.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::count_of;
using test::header_of;
using test::text_of;

feedback::Organisation practising() {
    feedback::Organisation organisation = test::example_organisation();
    organisation.id += "-practice-office";
    return organisation;
}

struct PracticeWorld : ConsoleWorld {
    PracticeWorld() : ConsoleWorld(practising()) { browser.become(ada); }
    Browser browser{*this};
};

const std::string ribbon =
    "<p class=\"candour-practice__text\">" + std::string{practice_words} + "</p>";

bool is_page(const protocol::HttpResponse& response) {
    return header_of(response, "Content-Type").starts_with("text/html") && response.status != 303;
}

// An address of the route; what its "*" names is not there, and the page says so.
std::string address_in(std::string pattern) {
    for (std::size_t at = pattern.find('*'); at != std::string::npos; at = pattern.find('*', at))
        pattern.replace(at, 1, "nothing");
    return pattern;
}

class CountedMail : public office::Mailer {
public:
    Status send(const std::string&, const std::string&, const std::string&) override {
        ++sent;
        return Unit{};
    }
    int sent = 0;
};

void invite_somebody(ConsoleWorld& world) {
    Browser browser{world};
    browser.become(world.ada);
    browser.get("/account");
    const std::string token = test::input_value(browser.last_html, "form_token");
    const auto done = browser.post("/staff/invite", {{"form_token", token},
                                                     {"user_name", "nia"},
                                                     {"display_name", "Nia"},
                                                     {"email", "nia@example.org"},
                                                     {"role_manager", "1"},
                                                     {"limit", "0"}});
    REQUIRE(done.status == 200);
    REQUIRE(world.office.staff_by_name("nia").value().has_value());
}

}  // namespace

TEST_CASE("W8: every page of a practice office says that nothing in it is real", "[console]") {
    PracticeWorld world;
    int pages = 0;
    Browser nobody{world};
    for (const Route& route : routes()) {
        for (Browser* browser : {&world.browser, &nobody}) {
            CAPTURE(route.pattern);
            const auto response = browser->get(address_in(std::string{route.pattern}));
            if (!is_page(response)) continue;
            ++pages;
            const std::string html = text_of(response);
            REQUIRE(count_of(html, ribbon) == 1);
            REQUIRE(html.find("<title>Practice: ") != std::string::npos);
        }
    }
    REQUIRE(pages > 50);
    // The page for everybody, too.
    REQUIRE(count_of(text_of(nobody.get("/changes")), ribbon) == 1);

    ConsoleWorld real;
    Browser browser{real};
    browser.become(real.ada);
    browser.get("/");
    REQUIRE(browser.last_html.find("ractice") == std::string::npos);
}

TEST_CASE("a practice office's cookies are others than the real one's", "[console]") {
    PracticeWorld world;
    Browser browser{world};
    const auto in = browser.sign_in("ada", test::staff_password);
    REQUIRE(in.status == 303);
    const std::string cookies = header_of(in, "Set-Cookie");
    REQUIRE(cookies.find("__Host-candour-practice=") != std::string::npos);
    REQUIRE(browser.get("/").status == 200);
    REQUIRE_FALSE(browser.cookies.contains("__Host-candour"));
    REQUIRE_FALSE(browser.cookies.contains("__Host-candour-form"));
    // The same token under the real office's name lets nobody in.
    Browser other{world};
    other.cookies["__Host-candour"] = browser.cookies.at("__Host-candour-practice");
    REQUIRE(other.get("/").status == 303);
}

TEST_CASE("who may not practise sees nothing of a practice office", "[console]") {
    PracticeWorld world;
    Browser browser{world};
    browser.become(world.add_somebody("eve", {}));
    REQUIRE(browser.get("/").status == 403);
    REQUIRE(browser.get("/account").status == 403);
    // And gets out of it.
    const std::string token = test::input_value(browser.last_html, "form_token");
    REQUIRE(browser.post("/sign-out", {{"form_token", token}}).status == 303);
}

TEST_CASE("what is saved in a practice office says so in its name and at its beginning",
          "[console]") {
    PracticeWorld world;
    const std::string words{practice_words};
    const auto week = world.browser.get("/digest.txt");
    REQUIRE(week.status == 200);
    REQUIRE(header_of(week, "Content-Disposition").find("filename=\"practice-candour-week") !=
            std::string::npos);
    REQUIRE(text_of(week).starts_with(words));

    const auto cases = world.browser.get("/cases.xlsx");
    REQUIRE(header_of(cases, "Content-Disposition").find("\"practice-cases-") != std::string::npos);
    REQUIRE(world.spreadsheet.sheets.front().name == "Practice");
    REQUIRE(world.spreadsheet.sheets.front().rows.front().cells.front().text == words);
    REQUIRE(world.spreadsheet.sheets.size() >= 2);

    const auto csv = practice_file({"a.csv", "text/csv; charset=utf-8", "\xEF\xBB\xBFx,y"},
                                   PracticeMark::NameAndContent);
    REQUIRE(csv.content == "\xEF\xBB\xBF" + words + "\r\nx,y");
    const auto data =
        practice_file({"a.json", "application/json", "{\"x\":1}"}, PracticeMark::NameAndContent);
    REQUIRE(nlohmann::json::parse(data.content) == nlohmann::json{{"practice", words}, {"x", 1}});
    // A form is read back in as it is.
    const auto form =
        practice_file({"f.json", "application/json", "{\"x\":1}"}, PracticeMark::Name);
    REQUIRE(form.name == "practice-f.json");
    REQUIRE(form.content == "{\"x\":1}");
}

TEST_CASE("a practice office sends no e-mail whatever it was given", "[console]") {
    CountedMail mail;
    PracticeWorld practice;
    practice.options.mailer = &mail;
    ConsoleWorld real;
    real.options.mailer = &mail;
    invite_somebody(practice);
    REQUIRE(mail.sent == 0);
    invite_somebody(real);
    REQUIRE(mail.sent == 1);
}

TEST_CASE("my account leads to the practice office where there is one", "[console]") {
    const std::string link = "href=\"https://office.example.org:8444\"";
    ConsoleWorld world;
    world.options.practice_address = "https://office.example.org:8444";
    Browser browser{world};
    browser.become(world.ada);
    browser.get("/account");
    REQUIRE(count_of(browser.last_html, link) == 1);
    // No role, no practice.
    browser.become(world.add_somebody("eve", {}));
    browser.get("/account");
    REQUIRE(count_of(browser.last_html, link) == 0);

    ConsoleWorld without;
    Browser other{without};
    other.become(without.ada);
    other.get("/account");
    REQUIRE(other.last_html.find("Practise") == std::string::npos);
}

}  // namespace candour::console
