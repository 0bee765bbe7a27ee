// Playing lines on a small pretended kiosk: pages, focus, looking, and what failures say.
#include "app/kiosk/play/runner.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/kiosk/play/look.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk::play {
namespace {

// Two pages with one button each, a field, and page buttons, laid out in a row.
class PretendKiosk : public Driver {
public:
    explicit PretendKiosk(const feedback::Organisation& who) : flow_(example::start(who)) {
        draw();
    }

    void inject(const InputEvent& event) override { events_.push_back(event); }
    void choose(const Intent& intent) override { flow_ = advance(std::move(flow_), intent).flow; }
    void settle() override {
        for (const InputEvent& event : events_)
            act(event);
        events_.clear();
        draw();
    }
    void pass(Milliseconds time) override { passed += time; }
    const Flow& flow() const override { return flow_; }
    const std::vector<Item>& items() const override { return items_; }
    std::size_t pages() const override { return 2; }
    std::vector<std::string> heard() const override { return said; }
    void forget_heard() override { said.clear(); }
    std::vector<std::string> said;
    Status screenshot(const std::string& name) override {
        pictures.push_back(name);
        return Unit{};
    }
    void list_items() override { ++listed; }

    std::vector<std::string> taps;
    std::vector<std::string> pictures;
    std::string typed;
    Milliseconds passed{0};
    int listed = 0;
    bool has_field = true;

private:
    void add(const std::string& id, Role role, const std::string& name, std::size_t page) {
        Item item;
        item.id = id;
        item.role = role;
        item.name = name;
        item.page = page;
        item.shown = page == flow_.page;
        if (item.shown) item.px = {static_cast<float>(items_.size()) * 10, 0, 10, 10};
        items_.push_back(item);
    }
    void draw() {
        items_.clear();
        add("a.one", Role::Button, "One\n button", 0);
        add("a.two", Role::Button, "Two", 1);
        if (has_field) add("a.field", Role::Field, "Your words", 1);
        add("a.off", Role::Button, "Off", 0);
        items_.back().enabled = false;
        // The keys and page buttons are on every page.
        add("key.q", Role::Key, "q", flow_.page);
        add("page.next", Role::Button, "More", flow_.page);
        add("page.previous", Role::Button, "Back", flow_.page);
        for (Item& item : items_) {
            if (item.role != Role::Field) continue;
            item.focused = field_focused_;
            item.value = typed;
        }
    }
    void act(const InputEvent& event) {
        if (const auto* text = std::get_if<Typed>(&event)) typed += text->utf8;
        if (const auto* key = std::get_if<KeyPress>(&event)) {
            if (key->key == Key::Activate) typed += "\n";
        }
        const auto* pointer = std::get_if<Pointer>(&event);
        if (!pointer || pointer->phase != Pointer::Phase::Up) return;
        for (const Item& item : items_) {
            const bool hit =
                item.shown && pointer->x > item.px.x && pointer->x < item.px.x + item.px.width;
            if (hit) touched(item.id);
        }
    }
    void touched(const std::string& id) {
        taps.push_back(id);
        field_focused_ = id == "a.field";
        if (id == "page.next") flow_.page = std::min<std::size_t>(flow_.page + 1, 1);
        if (id == "page.previous" && flow_.page > 0) --flow_.page;
    }

    Flow flow_;
    std::vector<Item> items_;
    std::vector<InputEvent> events_;
    bool field_focused_ = false;
};

Status play(PretendKiosk& kiosk, const std::string& text) {
    const auto lines = parse_script(text, "visit.flow");
    REQUIRE(lines.ok());
    return run(lines.value(), "visit.flow", kiosk);
}

std::string failure(PretendKiosk& kiosk, const std::string& text) {
    const Status done = play(kiosk, text);
    REQUIRE_FALSE(done.ok());
    return done.error().what;
}

TEST_CASE("tap touches the middle of an item, and turns pages to reach it", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(play(kiosk, "tap a.one\ntap a.two\ntap a.one").ok());
    REQUIRE(kiosk.taps ==
            std::vector<std::string>{"a.one", "page.next", "a.two", "page.previous", "a.one"});
}

TEST_CASE("tap of an item that is not there names file, line and what is there", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(failure(kiosk, "tap a.one\n\ntap purpose.x") ==
            "visit.flow:3: tap purpose.x: there is no such item; on screen 'welcome', page 1 of 2, "
            "are: a.one, a.two, a.field, a.off, page.next, page.previous, 1 key of the keyboard");
}

TEST_CASE("tap of a disabled item fails", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(failure(kiosk, "tap a.off").find("cannot be used now") != std::string::npos);
}

TEST_CASE("type goes into the only field, touching it first when nothing has the focus", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    const std::string words = "Dŵr oer, a digon ohono, i bawb sy'n dod";
    REQUIRE(play(kiosk, "type \"" + words + "\\nDiolch\"\ntype \"!\"").ok());
    REQUIRE(kiosk.typed == words + "\nDiolch!");
    REQUIRE(kiosk.taps == std::vector<std::string>{"page.next", "a.field"});
}

TEST_CASE("type without a field fails instead of typing into nothing", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    kiosk.has_field = false;
    kiosk.settle();
    REQUIRE(failure(kiosk, "type \"x\"").find("no field has the focus") != std::string::npos);
}

TEST_CASE("see finds names and values however lines break, and turns to their page", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(play(kiosk, "see \"One button\"\nsee \"Two\"").ok());
    REQUIRE(kiosk.taps == std::vector<std::string>{"page.next"});
    REQUIRE(play(kiosk, "type \"cold tea\"\nsee \"cold tea\"").ok());
}

TEST_CASE("see fails with what is there, see-not with what it found", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(failure(kiosk, "see \"Three\"").find("\"Two\"") != std::string::npos);
    REQUIRE(failure(kiosk, "see-not \"Two\"").find("it is there") != std::string::npos);
    REQUIRE(play(kiosk, "see-not \"Three\"").ok());
}

TEST_CASE("see-item and see-not-item look at every page", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(play(kiosk, "see-item a.two\nsee-not-item a.three").ok());
    REQUIRE_FALSE(play(kiosk, "see-item a.three").ok());
    REQUIRE_FALSE(play(kiosk, "see-not-item a.two").ok());
}

TEST_CASE("language, size and contrast are chosen, and an unknown language is told", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(play(kiosk, "language cy\nsize 200\ncolours dark").ok());
    REQUIRE(kiosk.flow().visit.preferences ==
            Preferences{.language = "cy", .text_percent = 200, .colours = Colours::Dark});
    REQUIRE(failure(kiosk, "language xx").find("it offers: en cy ur") != std::string::npos);
}

TEST_CASE("wait, screenshot, list-items and quit do what they say", "[play]") {
    const auto who = example::organisation();
    PretendKiosk kiosk(who);
    REQUIRE(play(kiosk, "wait 90s\nscreenshot one\nlist-items\nquit\ntap nothing.here").ok());
    REQUIRE(kiosk.passed == Milliseconds{90'000});
    REQUIRE(kiosk.pictures == std::vector<std::string>{"one"});
    REQUIRE(kiosk.listed == 1);
}

TEST_CASE("the item list is JSON with what an outsider needs", "[play]") {
    const auto who = example::organisation();
    const PretendKiosk kiosk(who);
    const auto json = nlohmann::json::parse(
        items_as_json(kiosk.flow(), kiosk.items(), kiosk.pages()), nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    REQUIRE(json["screen"] == "welcome");
    REQUIRE(json["pages"] == 2);
    REQUIRE(json["direction"] == "ltr");
    REQUIRE(json["items"].size() == 7);
    REQUIRE(json["items"][1]["id"] == "a.two");
    REQUIRE(json["items"][1]["role"] == "button");
    REQUIRE(json["items"][1]["shown"] == false);
    REQUIRE(json["items"][0]["px"]["width"] == 10.0);
}

}  // namespace
}  // namespace candour::kiosk::play
