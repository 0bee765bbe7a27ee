// Reading flow files: every verb, and a message that helps for every slip.
#include "app/kiosk/play/script.h"

#include "tests/support/catch.h"

namespace candour::kiosk::play {
namespace {

std::vector<Line> parsed(std::string_view text) {
    Result<std::vector<Line>> lines = parse_script(text, "visit.flow");
    INFO((lines.ok() ? std::string{} : lines.error().what));
    REQUIRE(lines.ok());
    return lines.take();
}

TEST_CASE("parse_script reads every verb with its value", "[play]") {
    const std::vector<Line> lines = parsed(R"(tap purpose.next
type "Longer \"hours\",\n please"
press shift-tab
see "Thank you"
see-not "Error"
see-item check.send
see-not-item page.next
wait 90s
language cy
size 200
colours strong
screenshot 01-welcome
list-items
quit
)");
    REQUIRE(lines.size() == 14);
    REQUIRE(std::get<Tap>(lines[0].verb).id == "purpose.next");
    REQUIRE(std::get<Type>(lines[1].verb).text == "Longer \"hours\",\n please");
    REQUIRE(std::get<Press>(lines[2].verb).key == Key::Previous);
    REQUIRE(std::get<See>(lines[3].verb).text == "Thank you");
    REQUIRE_FALSE(std::get<See>(lines[4].verb).wanted);
    REQUIRE(std::get<SeeItem>(lines[5].verb).id == "check.send");
    REQUIRE_FALSE(std::get<SeeItem>(lines[6].verb).wanted);
    REQUIRE(std::get<Wait>(lines[7].verb).time == Milliseconds{90'000});
    REQUIRE(std::get<SetLanguage>(lines[8].verb).language == "cy");
    REQUIRE(std::get<SetSize>(lines[9].verb).percent == 200);
    REQUIRE(std::get<SetColours>(lines[10].verb).colours == Colours::Strong);
    REQUIRE(std::get<Screenshot>(lines[11].verb).name == "01-welcome");
    REQUIRE(std::holds_alternative<ListItems>(lines[12].verb));
    REQUIRE(std::holds_alternative<Quit>(lines[13].verb));
}

TEST_CASE("parse_script knows times in ms, s and m", "[play]") {
    const std::vector<Line> lines = parsed("wait 500ms\nwait 2m\nwait 0s");
    REQUIRE(std::get<Wait>(lines[0].verb).time == Milliseconds{500});
    REQUIRE(std::get<Wait>(lines[1].verb).time == Milliseconds{120'000});
    REQUIRE(std::get<Wait>(lines[2].verb).time == Milliseconds{0});
}

TEST_CASE("parse_script skips comments and empty lines and counts them", "[play]") {
    REQUIRE(std::get<Tap>(parsed("tap key.#")[0].verb).id == "key.#");
    const std::vector<Line> lines = parsed("# a visit\n\n   \ttap a.b  # the first\r\nsee \"# 1\"");
    REQUIRE(lines.size() == 2);
    REQUIRE(lines[0].number == 3);
    REQUIRE(lines[0].source == "tap a.b");
    REQUIRE(std::get<See>(lines[1].verb).text == "# 1");
}

TEST_CASE("parse_script says line and remedy for what it cannot read", "[play]") {
    struct Slip {
        std::string line;
        std::string says;
    };
    const std::vector<Slip> slips = {
        {"push a.b", "there is no verb \"push\"; the verbs are: tap, type"},
        {"tap", "tap takes an item's id"},
        {"tap \"Next\"", "tap takes an item's id"},
        {"tap a b", "a word too many: \"b\""},
        {"quit now", "a word too many: \"now\""},
        {"type hello", "type takes words in quotes"},
        {"type \"\"", "type takes words in quotes"},
        {"type \"hello", "a quote is opened and not closed"},
        {"type \"a\\q\"", "\\q is not known"},
        {"press F1", "press takes a key, one of: tab"},
        {"see Thanks", "see takes words in quotes"},
        {"wait 90", "wait takes a time"},
        {"wait -1s", "wait takes a time"},
        {"wait 25000m", "at most a day"},
        {"wait 99999999999999999999s", "wait takes a time"},
        {"size 300", "100, 150, 200 or giant"},
        {"colours low", "light, dark or strong"},
        {"screenshot ../x", "screenshot takes a name"},
        {"screenshot .hidden", "screenshot takes a name"},
        {"language \xC5\xB7", "language takes a language's tag"},
    };
    for (const Slip& slip : slips) {
        INFO(slip.line);
        const auto lines = parse_script("tap a.b\n" + slip.line, "visit.flow");
        REQUIRE_FALSE(lines.ok());
        REQUIRE(lines.error().kind == ErrorKind::Invalid);
        INFO(lines.error().what);
        REQUIRE(lines.error().what.starts_with("visit.flow:2: "));
        REQUIRE(lines.error().what.find(slip.says) != std::string::npos);
    }
}

}  // namespace
}  // namespace candour::kiosk::play
