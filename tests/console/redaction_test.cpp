// tests/console/redaction_test.cpp: from a contact's words to what of them may be quoted, and who
// may do it (architecture §4.15).
#include "app/console/redaction/redaction.h"

#include <regex>

#include "tests/support/console_words.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::FormFields;
using test::input_value;

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

constexpr const char* story =
    "I waited two hours in the rain at the back door. Mrs Jones said that nobody was coming. Ring "
    "me on 029 2018 0123, said Jones. My cat Smudge was wet.";

struct RedactionWorld : ConsoleWorld {
    RedactionWorld() {
        options.learning.staff_names = []() -> Result<std::vector<std::string>> {
            return std::vector<std::string>{"Sam Shah"};
        };
    }
};

struct Person {
    Person(ConsoleWorld& world, const StaffId& who) : browser(world) { browser.become(who); }

    std::string get(const std::string& path) {
        const int status = browser.get(path).status;
        INFO(path);
        REQUIRE(status == 200);
        return browser.last_html;
    }
    // As the page stands now: its token, revision, what was seen, and the boxes but `unticked`.
    int send(const std::string& path, FormFields fields, const std::string& unticked = {}) {
        const std::string html = browser.last_html;
        for (const char* name : {"form_token", "revision", "seen"})
            fields.emplace(name, input_value(html, name));
        const std::regex box{R"re(name="(take-\d+)" type="checkbox" value="([^"]*)" checked)re"};
        for (std::sregex_iterator one{html.begin(), html.end(), box}, end; one != end; ++one) {
            if ((*one)[2] != unticked) fields.emplace((*one)[1], (*one)[2]);
        }
        const protocol::HttpResponse response = browser.post(path, fields);
        where = test::header_of(response, "Location");
        return response.status;
    }
    Browser browser;
    std::string where;
};

std::string kept_in(ConsoleWorld& world, const std::string& item, std::size_t part = 0) {
    const auto found = world.office.item(SubmissionId::from_hex(item).value()).take();
    const auto kept = server::unlock_redacted(found, {world.key}).take();
    return kept ? kept->parts.at(part).text : std::string{};
}

}  // namespace

TEST_CASE("what is suggested is marked, named and ticked; what is kept is what was looked at",
          "[console]") {
    RedactionWorld world;
    const std::string item = world.reveal({.story = story, .wanted = "An answer."});
    const std::string path = redaction_path(item);
    Person sam{world, world.sam};
    REQUIRE(has(sam.get("/items/" + item), "href=\"" + path + "\""));
    std::string html = sam.get(path);
    REQUIRE(has(html, "<mark class=\"candour-sign candour-sign--goes\"><bdi>Mrs Jones</bdi>"));
    REQUIRE(has(html, "value=\"phone:029 2018 0123\" checked"));
    REQUIRE(has(html, "value=\"name:jones\" checked"));
    REQUIRE(has(html, "[name] said that nobody was coming"));
    REQUIRE(has(html, "on [phone number], said [name]."));
    REQUIRE(has(html, "What they would like to happen"));
    // More is typed, and something unticked: first it is shown, then it is kept.
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", " smudge \r\n"}}, "phone:029 2018 0123") ==
            200);
    REQUIRE(has(sam.browser.last_html, "This is how it reads with what you have chosen now."));
    REQUIRE(has(sam.browser.last_html, "My cat [taken out] was wet."));
    REQUIRE(has(sam.browser.last_html, "on 029 2018 0123, said [name]."));
    REQUIRE(has(sam.browser.last_html, "<mark class=\"candour-sign\"><bdi>029 2018 0123</bdi>"));
    REQUIRE(has(sam.browser.last_html, ">\nsmudge\n</textarea>"));
    REQUIRE(kept_in(world, item).empty());
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", "smudge"}}) == 303);
    REQUIRE(sam.where == "/items/" + item);
    REQUIRE(kept_in(world, item) ==
            "I waited two hours in the rain at the back door. [name] said that nobody was coming. "
            "Ring me on 029 2018 0123, said [name]. My cat [taken out] was wet.");
    REQUIRE(kept_in(world, item, 1) == "An answer.");
    html = sam.get("/items/" + item);
    REQUIRE(has(html, "Kept by <bdi>sam</bdi> on 22 November 2026."));
    REQUIRE(has(html, "My cat [taken out] was wet."));
    REQUIRE(has(html, "Mrs Jones said"));  // The original stays for them.
    REQUIRE(has(html, "Change what is taken out"));
    // Who changes it finds what was chosen.
    html = sam.get(path);
    REQUIRE(has(html, "value=\"phone:029 2018 0123\">"));
    REQUIRE(has(html, "value=\"name:jones\" checked"));
    REQUIRE(has(html, ">\nsmudge\n</textarea>"));
    const auto audit = world.office.audit(10).take();
    REQUIRE(audit[2].what == "kept a redacted text of a contact (" + item.substr(0, 8) + ")");
    for (const auto& line : audit)
        REQUIRE_FALSE(has(line.what, "Jones"));
}

TEST_CASE("words that do not stand in the text are said so, and nothing is kept", "[console]") {
    RedactionWorld world;
    const std::string item = world.reveal({.story = story});
    const std::string path = redaction_path(item);
    Person sam{world, world.sam};
    sam.get(path);
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", "Rover\nsmudge\nSmud"}}) == 422);
    REQUIRE(has(sam.browser.last_html, "“Rover” does not stand in the text as whole words."));
    REQUIRE(has(sam.browser.last_html, "“Smud” does not stand in the text as whole words."));
    REQUIRE_FALSE(has(sam.browser.last_html, "“smudge”"));
    REQUIRE(has(sam.browser.last_html, "href=\"#more\""));
    REQUIRE(kept_in(world, item).empty());
}

TEST_CASE("a box stays ticked whatever its words are, as a browser sends them back", "[console]") {
    RedactionWorld world;
    world.options.learning.private_places = []() -> Result<std::vector<std::string>> {
        return std::vector<std::string>{"Harbour House"};
    };
    const std::string item =
        world.reveal({.story = "At Harbour\nHouse, \x01jo\x02@example.org wrote & \"left\"."});
    const std::string path = redaction_path(item);
    Person sam{world, world.sam};
    REQUIRE(has(sam.get(path), "value=\"place:harbour house\" checked"));
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", "\"left\""}}) == 200);
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", "\"left\""}}) == 303);
    REQUIRE(kept_in(world, item) == "At [place], [e-mail address] wrote & [taken out].");
}

TEST_CASE("of two who keep a text of one contact the second is told", "[console]") {
    RedactionWorld world;
    const std::string item = world.reveal({.story = story});
    const std::string path = redaction_path(item);
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    sam.get(path);
    ada.get(path);
    REQUIRE(ada.send(path, {{"step", "keep"}, {"more", ""}}) == 303);
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", ""}}) == 422);
    REQUIRE(has(sam.browser.last_html, "Somebody else has kept a text of this contact meanwhile."));
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", ""}}) == 303);
}

TEST_CASE("markers and the page speak Welsh, whatever the text speaks", "[console]") {
    const test::WelshFile file;
    RedactionWorld world;
    world.options.translator = &file;
    const std::string welsh = world.reveal({.language = "cy", .story = "Dywedodd Mrs Jones na."});
    const std::string urdu = world.reveal({.language = "ur", .story = "مسز 029 2018 0123 پر"});
    Person sam{world, world.sam};
    REQUIRE(has(sam.get(redaction_path(welsh)), "Dywedodd [enw] na."));
    const std::string html = sam.get(redaction_path(urdu));
    REQUIRE(has(html, "dir=\"rtl\" lang=\"ur\""));
    REQUIRE(has(html, "مسز [phone number] پر"));
    sam.browser.cookies["__Host-candour-language"] = "cy";
    REQUIRE(has(sam.get(redaction_path(welsh)), "Cadw’r testun hwn"));
    REQUIRE(has(sam.browser.last_html, "enw</span>"));
    REQUIRE(test::english_on(sam.browser.last_html, file) == std::vector<std::string>{});
    REQUIRE(has(sam.get(redaction_path(urdu)), "مسز [phone number] پر"));
}

TEST_CASE("who has no part in it, and what cannot be read, has no such page", "[console]") {
    RedactionWorld world;
    const std::string item = world.reveal({.story = story});
    const std::string path = redaction_path(item);
    Person reception{world, world.add_somebody("rae", {office::Role::Reception})};
    REQUIRE(reception.browser.get(path).status == 404);
    Person trustee{world, world.add_somebody("tia", {office::Role::Trustee})};
    REQUIRE(trustee.browser.get(path).status == 403);
    // A contact about which a case runs that they must have no part in.
    Person sam{world, world.sam};
    sam.get(path);
    world.open_case_about(world.sam, item);
    REQUIRE(sam.send(path, {{"step", "keep"}}) == 404);
    REQUIRE(sam.browser.get(path).status == 404);
    REQUIRE(kept_in(world, item).empty());
    Person ada{world, world.ada};
    for (const std::string& other :
         {std::string(32, 'a'), std::string{"x"},
          world.reveal({.kind = feedback::ContactKind::SurveyAnswer}),
          world.reveal({.kind = feedback::ContactKind::Help}), world.reveal({.story = " "}),
          world.reveal({.epoch = "2020-01"})}) {
        INFO(other);
        REQUIRE(ada.browser.get(redaction_path(other)).status == 404);
    }
    Browser nobody{world};
    REQUIRE(nobody.get(path).status == 303);
}

namespace {

FormFields statement(const std::string& said) {
    return {{"theme", "waiting"},     {"contacts", "12"},
            {"said", said},           {"did", "We opened a second desk."},
            {"outcome", "changed"},   {"evidence", "Rota of November."},
            {"review", "2027-05-22"}, {"fallback", "1"}};
}

}  // namespace

TEST_CASE("the whole way: a name and a number are taken out, and only what is left is quoted",
          "[console]") {
    RedactionWorld world;
    world.organisation.languages = {"en", "cy"};
    const std::string item = world.reveal({.story = story});
    const std::string path = redaction_path(item);
    Person sam{world, world.sam};
    Person ada{world, world.ada};
    const std::string quote = "You said: “I waited two hours in the rain at the back door.”";
    sam.get("/you-said/new");
    REQUIRE(sam.send("/you-said/new", statement(quote)) == 303);
    const std::string entry = sam.where;
    // Refused, with the way to the contact; and no reason of a second person lets it stand.
    std::string html = ada.get(entry);
    REQUIRE(has(html, "It quotes more than eight words of one person"));
    REQUIRE(has(html, "href=\"" + path + "\""));
    REQUIRE_FALSE(has(html, "Let it stand"));
    REQUIRE(
        ada.send(entry + "/accept", {{"language", "en"},
                                     {"kind", "quote"},
                                     {"words", "I waited two hours in the rain at the back door"},
                                     {"reason", "They told us that we may."}}) == 422);
    REQUIRE(has(ada.browser.last_html, "from their redacted text alone, whatever the reason."));
    REQUIRE(ada.send(entry + "/approve", {}) == 422);
    // A trustee reads that it is refused, and no way to the words.
    Person tia{world, world.add_somebody("tia", {office::Role::Trustee})};
    html = tia.get(entry);
    REQUIRE_FALSE(has(html, path));
    REQUIRE_FALSE(has(html, "Jones"));

    sam.get(path);
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", "Smudge"}}) == 200);
    REQUIRE(sam.send(path, {{"step", "keep"}, {"more", "Smudge"}}) == 303);
    html = sam.get(entry);
    REQUIRE_FALSE(has(html, "It quotes more than eight words"));
    REQUIRE(has(html, "What can be quoted, also at length"));
    REQUIRE(has(html, "My cat [taken out] was wet."));
    REQUIRE(has(sam.get(entry + "/edit"), "[name] said that nobody was coming"));
    ada.get(entry);
    REQUIRE(ada.send(entry + "/approve", {}) == 303);
    // Over what was taken out, the original is no more to be had than before.
    sam.get(entry + "/edit");
    REQUIRE(
        sam.send(entry + "/edit",
                 statement("You said: at the back door. Mrs Jones said that nobody was coming.")) ==
        303);
    REQUIRE(has(sam.get(entry), "It quotes more than eight words"));
    ada.get(entry);
    REQUIRE(ada.send(entry + "/approve", {}) == 422);
}

TEST_CASE("of a theme that cases have, only their contacts are offered", "[console]") {
    RedactionWorld world;
    const std::string one = world.reveal({.story = "The queue was long."});
    const std::string other = world.reveal({.story = "The soup was cold."});
    world.options.learning.cases =
        [](const report::ReportScope&) -> Result<std::vector<report::CaseFacts>> {
        report::CaseFacts facts;
        facts.reference = "AAAA-1111";
        facts.themes = {"waiting"};
        return std::vector<report::CaseFacts>{facts};
    };
    world.options.learning.reference_of =
        [&](const std::string& submission) -> Result<std::optional<std::string>> {
        if (submission == one) return std::optional<std::string>("AAAA-1111");
        return std::optional<std::string>();
    };
    Person sam{world, world.sam};
    for (const std::string& item : {one, other}) {
        sam.get(redaction_path(item));
        REQUIRE(sam.send(redaction_path(item), {{"step", "keep"}, {"more", ""}}) == 303);
    }
    sam.get("/you-said/new");
    REQUIRE(has(sam.browser.last_html, "The soup was cold."));
    REQUIRE(sam.send("/you-said/new", statement("You waited.")) == 303);
    const std::string html = sam.get(sam.where);
    REQUIRE(has(html, "The queue was long."));
    REQUIRE_FALSE(has(html, "The soup was cold."));
}

}  // namespace candour::console
