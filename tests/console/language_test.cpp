// tests/console/language_test.cpp: the console in Welsh.
#include <fstream>

#include "app/console/page_language.h"
#include "tests/console/welsh_office.h"
#include "tests/console/welsh_walk.h"
#include "tests/support/console_words.h"
#include "tests/support/console_world.h"
#include "tests/support/every_type.h"
#include "tests/support/memory_procedures.h"

namespace candour::console {
namespace {

using test::Bracketing;
using test::Browser;
using test::ConsoleWorld;
using test::header_of;
using test::input_value;
using test::WelshFile;

// Says what it was asked for, so that every text that was not asked for is seen.
class Marking : public Translator {
public:
    std::string translate(std::string_view language, std::string_view english) const override {
        if (english == "{day} {month} {year}") return std::string{english};
        return std::string{language} + ":" + std::string{english};
    }
    std::string translate_plural(std::string_view language, std::string_view, std::string_view many,
                                 std::int64_t) const override {
        return std::string{language} + ":" + std::string{many};
    }
    std::string own_name(std::string_view language) const override { return std::string{language}; }
};

struct WelshWorld : ConsoleWorld {
    WelshWorld() {
        options.translator = &translator;
        browser.become(sam);
    }
    Marking translator;
    Browser browser{*this};
};

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

TEST_CASE("a person chooses a language, on any page, and stays on it", "[console]") {
    WelshWorld world;
    world.browser.get("/cases?due=late&words=a%20b");
    REQUIRE(has(world.browser.last_html, "<html lang=\"en\""));
    const std::string link = "/language/cy?next=%2Fcases%3Fdue%3Dlate%26words%3Da%2520b";
    REQUIRE(
        has(world.browser.last_html, "href=\"" + link + "\" lang=\"cy\" hreflang=\"cy\">Cymraeg<"));
    const auto chosen = world.browser.get(link);
    REQUIRE(chosen.status == 303);
    REQUIRE(header_of(chosen, "Location") == "/cases?due=late&words=a%20b");
    REQUIRE(header_of(chosen, "Set-Cookie").find("Secure; HttpOnly; SameSite=Strict") !=
            std::string::npos);
    world.browser.get("/cases");
    REQUIRE(has(world.browser.last_html, "<html lang=\"cy\""));
    REQUIRE(has(world.browser.last_html, "<h1 class=\"govuk-heading-xl\">cy:Cases</h1>"));
    REQUIRE(has(world.browser.last_html, ">cy:Sign out</button>"));
    REQUIRE(has(world.browser.last_html, "lang=\"en\" hreflang=\"en\">English<"));
    // What the organisation calls things is in Welsh too.
    REQUIRE(has(world.browser.last_html, "Y dderbynfa"));
    world.browser.get("/language/en?next=/cases");
    world.browser.get("/cases");
    REQUIRE(has(world.browser.last_html, "<html lang=\"en\""));
}

TEST_CASE("the way to another language leads nowhere else", "[console]") {
    WelshWorld world;
    for (const char* next : {"https://evil.example", "//evil.example", "/\\evil.example", "",
                             "/a%0d%0ab", "javascript:alert(1)"}) {
        INFO(next);
        const auto response = world.browser.get(std::string{"/language/cy?next="} + next);
        REQUIRE(response.status == 303);
        REQUIRE(header_of(response, "Location") == "/");
    }
    REQUIRE(world.browser.get("/language/xx?next=/cases").status == 404);
    world.browser.cookies["__Host-candour-language"] = "xx\"><script>";
    world.browser.get("/");
    REQUIRE(has(world.browser.last_html, "<html lang=\"en\""));
}

TEST_CASE("a page without a mark says that it is in English", "[console]") {
    WelshWorld world;
    world.disk.replaced["audit/audit.mustache"] = "<h1>Activity</h1>";
    world.browser.become(world.ada);
    world.browser.cookies["__Host-candour-language"] = "cy";
    world.browser.get("/audit");
    REQUIRE(has(world.browser.last_html, "<html lang=\"cy\""));
    REQUIRE(has(world.browser.last_html, "tabindex=\"-1\" lang=\"en\">"));
    world.browser.get("/surveys");
    REQUIRE(has(world.browser.last_html, "tabindex=\"-1\">"));
}

TEST_CASE("signing in is in the reader's language, also when it is refused", "[console]") {
    WelshWorld world;
    Browser nobody{world};
    nobody.cookies["__Host-candour-language"] = "cy";
    nobody.sign_in("sam", "wrong horse battery staple");
    REQUIRE(has(nobody.last_html, "cy:The user name or the password is not right."));
    REQUIRE(has(nobody.last_html, ">cy:Password</label>"));
    REQUIRE(has(nobody.last_html, "cy:Error: "));
}

TEST_CASE("the digest's e-mail and the calendar are in Welsh where Welsh was chosen", "[console]") {
    WelshWorld world;
    world.browser.cookies["__Host-candour-language"] = "cy";
    REQUIRE(has(test::text_of(world.browser.get("/digest.txt")), "cy:No new case came in."));
    world.browser.get("/my-work/calendar");
    world.browser.post(
        "/my-work/calendar",
        {{"form_token", input_value(world.browser.last_html, "form_token")}, {"do", "make"}});
    REQUIRE(has(world.browser.last_html, ".ics?language=cy<"));
}

TEST_CASE("without translations there is one language and no way to another", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    browser.cookies["__Host-candour-language"] = "cy";
    browser.get("/");
    REQUIRE(has(browser.last_html, "<html lang=\"en\""));
    REQUIRE_FALSE(has(browser.last_html, "Cymraeg"));
    REQUIRE(browser.get("/language/cy").status == 404);
}

TEST_CASE("numbers and days are written as people read them", "[console]") {
    const PageLanguage english;
    REQUIRE(english.number(0) == "0");
    REQUIRE(english.number(999) == "999");
    REQUIRE(english.number(1'000) == "1,000");
    REQUIRE(english.number(-1'234'567) == "-1,234,567");
    REQUIRE(english.day(CivilDay{std::chrono::days{20'779}}) == "22 November 2026");
    REQUIRE(english.day_of_week(CivilDay{std::chrono::days{20'779}}) == "Sunday 22 November");
    REQUIRE(english.tr_n("{count} case", "{count} cases", 1) == "1 case");
    REQUIRE(english.tr_n("{count} case", "{count} cases", 0) == "0 cases");
}

TEST_CASE("a mark without an end is named at start", "[console]") {
    ConsoleWorld world;
    world.disk.replaced["inbox/inbox.mustache"] = "<p>{{#t}}never ended";
    const auto console = Console::create(world.options);
    REQUIRE(console.error().kind == ErrorKind::Invalid);
    REQUIRE(console.error().what.find("inbox/inbox.mustache") != std::string::npos);
}

TEST_CASE("reports, registers, contacts and the calendar say nothing that is not translated",
          "[console]") {
    const Bracketing brackets;
    welsh::Office world{brackets};
    for (const auto& [what, html] : welsh::all_pages(world)) {
        INFO(what << "\n" << html);
        REQUIRE(html.find("tabindex=\"-1\">") != std::string::npos);  // It says that it is Welsh.
        // A contact's is what the organisation calls it, and a recommendation's what somebody
        // wrote.
        if (what.starts_with("/reports") || what.starts_with("/calendar"))
            REQUIRE(html.find("<title>⟦") != std::string::npos);
        REQUIRE(test::untranslated(html, welsh::own_words) == std::vector<std::string>{});
    }
}

TEST_CASE("no English of the catalogue is left on these pages in Welsh", "[console]") {
    const WelshFile file;
    welsh::Office world{file};
    const welsh::Pages pages = welsh::all_pages(world);
    for (const auto& [what, html] : pages) {
        INFO(what << "\n" << html);
        REQUIRE(test::english_on(html, file) == std::vector<std::string>{});
    }
    const std::string& report = pages[1].second;
    REQUIRE(report.find("Adroddiad: Gorffennaf – Medi 2026") != std::string::npos);
    REQUIRE(report.find("26-Ch3") != std::string::npos);
    REQUIRE(report.find("Cludiant cymunedol") != std::string::npos);
}

TEST_CASE("procedures are in Welsh, with their pictures, times and drafts", "[console]") {
    const WelshFile file;
    welsh::Office world{file};
    test::MemoryProcedures procedures;
    world.options.procedures = &procedures;
    world.options.procedures_folder = "assets/procedures";
    welsh::Pages pages;
    welsh::Person ada{world, world.ada, pages};
    for (const char* id : {"wcva", "calico", "plato", "donnington", "housing-ombudsman-code"})
        ada.look("/procedures/ready/" + std::string(id));
    ada.look(ada.send("/procedures/ready/plato", {}, 303, "/procedures/ready/plato/copy"));
    ada.look("/procedures");
    for (const auto& [what, html] : pages) {
        INFO(what << "\n" << html);
        REQUIRE(html.find("tabindex=\"-1\">") != std::string::npos);
        REQUIRE(test::english_on(html, file) == std::vector<std::string>{});
        // What the times and pictures say stands in no catalogue.
        for (const char* english : {"working day", "of receiving it", "within ", "up to ", "days",
                                    "any member of staff", "only by", "If you ", "The stages"})
            REQUIRE(html.find(english) == std::string::npos);
    }
    REQUIRE(pages.front().second.find("diwrnod gwaith") != std::string::npos);
    REQUIRE(pages.front().second.find("Y camau, yn eu trefn: ") != std::string::npos);
    REQUIRE(pages[2].second.find("dim ond trwy: e-bost") != std::string::npos);
}

// What people wrote: it stays as it is, in whatever language.
std::set<std::string> written_in(welsh::WalkWorld& world) {
    std::set<std::string> texts{welsh::own_words.begin(), welsh::own_words.end()};
    for (const char* more :
         {"Mo", "eve", "v2", "No", "Da", "Ie", "Na", "Candour", "Adolygiad", "Cam cyntaf"})
        texts.insert(more);
    const PageLanguage welsh{world.options.translator, "cy"};
    for (const char* tag : {"ar", "bn", "cy", "en", "es", "fa", "fr", "gu", "hi", "it", "ku", "pa",
                            "pl", "ps", "pt", "ro", "ru", "so", "ta", "ti", "tr", "uk", "ur"})
        texts.insert(language_in_words(tag, welsh));
    for (const survey::Questionnaire& asked : world.organisation.questionnaires)
        welsh::add_texts(survey::to_json(asked), texts);
    for (const store::SurveyDraft& draft : world.drafts.drafts().take()) {
        const auto document = nlohmann::json::parse(draft.document);
        welsh::add_texts(document, texts);
        // Faces, yes and no have labels of their own, in each language.
        for (const survey::Question& question :
             survey::editing::read_draft(document).take().questions) {
            for (const survey::Choice& choice : question.choices)
                welsh::add_texts(choice.label.by_language, texts);
        }
    }
    for (const char* name :
         {"satisfaction", "home_visit", "event", "case_closure", "complaint_handling"}) {
        std::ifstream file{std::string("assets/questionnaires/") + name + ".json"};
        const auto ready = nlohmann::json::parse(file);
        welsh::add_texts(ready.at("title"), texts);
        welsh::add_texts(ready.at("purpose"), texts);
    }
    for (const char* id : {"wcva", "calico", "plato", "donnington", "housing-ombudsman-code"}) {
        const auto ready = nlohmann::json::parse(test::ready_procedure_text(id));
        welsh::add_texts(ready, texts);
        texts.insert(id);
    }
    return texts;
}

// One with every type of question and every sort of item, and one that is not finished.
void give_drafts(welsh::WalkWorld& world) {
    nlohmann::json all = survey::to_json(test::every_type());
    all["title"]["en"] = "4000";
    for (const char* field : {"owner", "purpose"})
        all[field] = "4001";
    for (nlohmann::json& question : all["questions"]) {
        if (question.at("id") != "rank") continue;
        for (nlohmann::json& choice : question["choices"])
            choice["label"]["en"] = "82";
    }
    world.keep(all);
    world.keep(survey::editing::blank_draft("bare", "cy", "3000"));
}

TEST_CASE("whoever reads Welsh meets no English on any page of the console", "[console]") {
    const Bracketing brackets;
    welsh::WalkWorld world{brackets};
    give_drafts(world);
    world.give_procedure("donnington");
    world.add_somebody("eve", {office::Role::Auditor});
    (void)world.reveal({.story = "77"});
    (void)world.reveal({.kind = feedback::ContactKind::Complaint, .story = "78"});
    welsh::Walk walk{world, written_in(world)};
    for (const char* place : {"/", "/information", "/account", "/surveys/visit"})
        walk.follow(place);
    REQUIRE(walk.english() == std::set<std::string>{});
    REQUIRE(walk.pages() > 150);
    REQUIRE(walk.refusals() > 40);
}

TEST_CASE("who somebody is is asked again in Welsh", "[console]") {
    const WelshFile file;
    ConsoleWorld world;
    world.options.translator = &file;
    Browser browser{world};
    browser.become(world.ada);
    browser.cookies["__Host-candour-language"] = "cy";
    world.clock.advance(step_up_lifetime);
    browser.get("/account");
    const std::string token = input_value(browser.last_html, "form_token");
    const auto ask = [&](test::FormFields fields) {
        fields["form_token"] = token;
        REQUIRE(browser.post("/account/code/remove", fields).status < 423);
        INFO(browser.last_html);
        REQUIRE(has(browser.last_html, "Ai chi sydd yna?"));
        REQUIRE(has(browser.last_html, "tabindex=\"-1\">"));
        REQUIRE(test::english_on(browser.last_html, file) == std::vector<std::string>{});
    };
    ask({});
    ask({{"confirm_who", ""}});
    REQUIRE(has(browser.last_html, "Rhowch eich cyfrinair eich hun."));
    ask({{"confirm_who", "wrong horse battery staple"}});
    REQUIRE(has(browser.last_html, "Nid yw’r cyfrinair yn gywir."));
    REQUIRE(has(browser.last_html, "Nid yw wedi’i wneud eto"));
}

TEST_CASE("an English page has what the check for it looks for", "[console]") {
    const WelshFile file;
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    for (const char* path : {"/registers", "/you-said", "/you-said/new", "/reports"}) {
        INFO(path);
        browser.get(path);
        REQUIRE(test::english_on(browser.last_html, file).size() > 3);
        REQUIRE(test::untranslated(browser.last_html, {}).size() > 3);
    }
}

}  // namespace
}  // namespace candour::console
