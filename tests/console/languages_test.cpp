// tests/console/languages_test.cpp: what staff learn of each language, and in which.
#include "app/console/languages/languages.h"

#include <regex>

#include "sync/protocol/heartbeat.h"
#include "sync/server/devices.h"
#include "tests/support/console_words.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;

const std::string path = "/languages";

struct LanguagesWorld : ConsoleWorld {
    LanguagesWorld() {
        options.languages = {
            {.tag = "en", .translated = 326, .texts = 326, .has_voice = true, .has_keys = true},
            {.tag = "cy",
             .translated = 325,
             .texts = 326,
             .review = "machine-drafted, not yet reviewed",
             .has_voice = true,
             .has_keys = true,
             .recorded = 30,
             .recordable = 300},
            {.tag = "so",
             .translated = 100,
             .texts = 326,
             .review = "Somali <Advice>, 2027-03-01",
             .has_keys = true},
            {.tag = "zh-Hans", .translated = 1, .texts = 326}};
    }

    void add_device(const std::string& name, store::DeviceState state,
                    const std::vector<std::string>& withdrawn) {
        store::Device device;
        random.fill(device.key);
        device.id = server::device_id_of(device.key);
        device.name = name;
        device.state = state;
        REQUIRE(registry.add_device(device).ok());
        const protocol::Health report{
            .program = "0.2.0", .languages_withdrawn = withdrawn, .epoch = "2026-11"};
        REQUIRE(registry.put_heartbeat(device.id, clock.today(), protocol::to_json(report)).ok());
    }

    std::string page(const std::string& language = "en") {
        Browser browser{*this};
        browser.become(ada);
        browser.cookies["__Host-candour-language"] = language;
        REQUIRE(browser.get(path).status == 200);
        return browser.last_html;
    }
};

// The cells of the row that begins with these words, tags taken away.
std::vector<std::string> row_of(const std::string& html, const std::string& name) {
    const std::size_t begin = html.find("<th scope=\"row\" class=\"govuk-table__header\">" + name);
    INFO(name << " in " << html);
    REQUIRE(begin != std::string::npos);
    const std::string row = html.substr(begin, html.find("</tr>", begin) - begin);
    static const std::regex cell{"<t[hd][^>]*>(.*?)</t[hd]>"};
    std::vector<std::string> cells;
    for (std::sregex_iterator at{row.begin(), row.end(), cell}, end; at != end; ++at)
        cells.push_back(std::regex_replace((*at)[1].str(), std::regex{"<[^>]*>"}, ""));
    REQUIRE(cells.size() == 7);
    return cells;
}

}  // namespace

TEST_CASE("a language says how much of it there is and that nobody has reviewed it", "[console]") {
    LanguagesWorld world;
    const std::string html = world.page();
    const auto welsh = row_of(html, "Welsh (cy)");
    // One text less than all is never 100 %.
    REQUIRE(welsh[1] == "325 of 326 (99 %)");
    REQUIRE(welsh[2] == "Machine-drafted, not yet reviewed");
    REQUIRE(welsh[4] == "Recorded: 10 %, the rest by a computer’s voice");
    REQUIRE(welsh[5] == "Yes");
    REQUIRE(welsh[6] == "No device");
    const auto english = row_of(html, "English (en)");
    REQUIRE(english[1] == "All");
    REQUIRE(english[2] == "The original");
    REQUIRE(english[4] == "By a computer’s voice");
    const auto somali = row_of(html, "Somali (so)");
    REQUIRE(somali[0].find("Not offered here") != std::string::npos);
    REQUIRE(somali[2] == "Somali &lt;Advice&gt;, 2027-03-01");
    REQUIRE(somali[4] == "No");
    // A catalogue without a word about it is not a reviewed one.
    const auto chinese = row_of(html, "Chinese");
    REQUIRE(chinese[2] == "Nobody has said");
    REQUIRE(chinese[5] == "With English letters only");
}

TEST_CASE("the organisation's own texts are counted by language", "[console]") {
    LanguagesWorld world;
    const std::string html = world.page();
    REQUIRE(row_of(html, "English (en)")[3].ends_with("(100 %)"));
    REQUIRE(row_of(html, "Somali (so)")[3].starts_with("0 of "));
}

TEST_CASE("a language that is offered and that no program has is in the list", "[console]") {
    LanguagesWorld world;
    world.options.languages.erase(world.options.languages.begin() + 1);
    const auto welsh = row_of(world.page(), "Welsh (cy)");
    REQUIRE(welsh[1] == "0 of 0 (0 %)");
    REQUIRE(welsh[2] == "Nobody: the program has no such texts");
}

TEST_CASE("devices that cannot show a language are named, those that are gone are not",
          "[console]") {
    LanguagesWorld world;
    world.add_device("Reception <1>", store::DeviceState::Approved, {"cy", "so"});
    world.add_device("Tablet", store::DeviceState::Approved, {"cy"});
    world.add_device("Lost", store::DeviceState::Revoked, {"cy", "en"});
    const std::string html = world.page();
    REQUIRE(row_of(html, "Welsh (cy)")[6] == "Reception &lt;1&gt;, Tablet");
    REQUIRE(row_of(html, "Somali (so)")[6] == "Reception &lt;1&gt;");
    REQUIRE(row_of(html, "English (en)")[6] == "No device");
}

TEST_CASE("the page of languages is for who looks after what kiosks say", "[console]") {
    LanguagesWorld world;
    Browser sam{world};
    sam.become(world.sam);
    REQUIRE(sam.get(path).status == 403);
    sam.get("/");
    REQUIRE(sam.last_html.find("href=\"/languages\"") == std::string::npos);
    REQUIRE(world.page().find("href=\"/languages\" aria-current=\"page\"") != std::string::npos);
}

TEST_CASE("the page of languages is all in Welsh for who reads Welsh", "[console]") {
    const test::WelshFile welsh;
    LanguagesWorld world;
    world.options.translator = &welsh;
    const std::string html = world.page("cy");
    REQUIRE(html.find("<h1 class=\"govuk-heading-xl\">Ieithoedd</h1>") != std::string::npos);
    REQUIRE(html.find("<main class=\"govuk-width-container govuk-main-wrapper\" id=\"main\" "
                      "tabindex=\"-1\">") != std::string::npos);
    const auto row = row_of(html, "Cymraeg (cy)");
    REQUIRE(row[2] == welsh.translate("cy", "Machine-drafted, not yet reviewed"));
    for (const char* left : {"Reviewed by", "Read aloud", "The original", "No device", " of ",
                             "Not offered", "person has reviewed"})
        REQUIRE(html.find(left) == std::string::npos);
}

}  // namespace candour::console
