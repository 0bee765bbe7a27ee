// Touch and keys on items: where the focus goes, and what is activated when.
#include "app/kiosk/ui/interaction.h"

#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

Part button(const std::string& id, float x, float y, Place place = Place::Content) {
    Part part;
    part.item.id = id;
    part.item.role = Role::Button;
    part.item.px = {x, y, 80, 40};
    part.place = place;
    return part;
}

std::vector<Part> two_by_two() {
    return {button("a", 0, 0), button("b", 100, 0), button("c", 0, 60), button("d", 100, 60)};
}

TEST_CASE("the focus goes around, in both directions") {
    const std::vector<Part> parts = two_by_two();
    REQUIRE(next_stop(parts, "", +1) == "a");
    REQUIRE(next_stop(parts, "", -1) == "d");
    REQUIRE(next_stop(parts, "d", +1) == "a");
    REQUIRE(next_stop(parts, "a", -1) == "d");
    REQUIRE(next_stop({}, "a", +1).empty());
}

TEST_CASE("arrows go to the nearest in their direction, or nowhere") {
    const std::vector<Part> parts = two_by_two();
    REQUIRE(stop_towards(parts, "a", Key::Right) == "b");
    REQUIRE(stop_towards(parts, "a", Key::Down) == "c");
    REQUIRE(stop_towards(parts, "d", Key::Up) == "b");
    REQUIRE(stop_towards(parts, "d", Key::Left) == "c");
    REQUIRE(stop_towards(parts, "a", Key::Left) == "a");
}

TEST_CASE("what is not shown, not enabled or only to be read is no stop and cannot be touched") {
    std::vector<Part> parts = two_by_two();
    parts[0].item.shown = false;
    parts[1].item.enabled = false;
    parts[2].item.role = Role::Text;
    REQUIRE(focus_stops(parts).size() == 1);
    REQUIRE(item_at(parts, 10, 10) == nullptr);
    REQUIRE(item_at(parts, 110, 10) == nullptr);
    REQUIRE(item_at(parts, 10, 70) == nullptr);
    REQUIRE(item_at(parts, 110, 70)->id == "d");
}

TEST_CASE("a button acts when the finger lifts on it, not before") {
    Kiosk kiosk;
    kiosk.settle();
    kiosk.finger(Pointer::Phase::Down, "welcome.language.cy");
    REQUIRE(kiosk.intents.empty());
    kiosk.finger(Pointer::Phase::Up, "welcome.language.cy");
    REQUIRE(kiosk.flow.visit.preferences.language == "cy");
}

TEST_CASE("sliding off takes a touch back, and sliding on again renews it") {
    Kiosk kiosk;
    kiosk.settle();
    kiosk.finger(Pointer::Phase::Down, "welcome.language.cy");
    kiosk.finger(Pointer::Phase::Move, "welcome.start");
    kiosk.finger(Pointer::Phase::Up, "welcome.start");
    REQUIRE(kiosk.intents.empty());

    kiosk.finger(Pointer::Phase::Down, "welcome.start");
    kiosk.finger(Pointer::Phase::Cancel, "welcome.start");
    kiosk.finger(Pointer::Phase::Up, "welcome.start");
    REQUIRE(kiosk.intents.empty());

    kiosk.finger(Pointer::Phase::Down, "welcome.start");
    kiosk.finger(Pointer::Phase::Move, "welcome.language.cy");
    kiosk.finger(Pointer::Phase::Move, "welcome.start");
    kiosk.finger(Pointer::Phase::Up, "welcome.start");
    REQUIRE(kiosk.intents.size() == 1);
}

TEST_CASE("Tab reaches everything that can be touched on every screen, and comes round again") {
    Kiosk kiosk;
    Preferences preferences;
    preferences.language = "ur";
    for (tests::SampleVisit& one :
         tests::sample_visits(kiosk.organisation, preferences, /*practising=*/false)) {
        kiosk.show(std::move(one.flow));
        INFO(one.name);
        std::vector<std::string> wanted;
        for (const Item& item : kiosk.view.items()) {
            if (item.shown && item.enabled && is_interactive(item.role)) wanted.push_back(item.id);
        }
        if (wanted.empty()) continue;  // While words are locked and kept.
        std::vector<std::string> reached;
        if (!kiosk.focused().empty()) reached.push_back(kiosk.focused());
        while (reached.size() < wanted.size()) {
            kiosk.key(Key::Next);
            reached.push_back(kiosk.focused());
        }
        std::vector<std::string> once = reached;
        std::sort(once.begin(), once.end());
        std::sort(wanted.begin(), wanted.end());
        REQUIRE(once == wanted);
        kiosk.key(Key::Next);
        REQUIRE(kiosk.focused() == reached.front());
    }
}

TEST_CASE("the pause between two touches of a button is as long as somebody wishes") {
    REQUIRE(strike_guard(TouchPause::Usual).button == Milliseconds{400});
    REQUIRE(strike_guard(TouchPause::Longest).key >= Milliseconds{500});  // EN 301 549, 5.8.
    for (const auto& [pause, ignored] :
         {std::pair{TouchPause::Usual, 390}, std::pair{TouchPause::Longer, 790},
          std::pair{TouchPause::Longest, 1'490}}) {
        Kiosk kiosk;
        kiosk.settle();
        kiosk.flow.visit.preferences.touch_pause = pause;
        kiosk.tap("welcome.language.cy");
        const auto again = [&](int after_ms) {
            kiosk.now += Milliseconds{after_ms};
            kiosk.intents.clear();
            kiosk.finger(Pointer::Phase::Down, "welcome.language.cy");
            kiosk.finger(Pointer::Phase::Up, "welcome.language.cy");
            return kiosk.intents.size();
        };
        CAPTURE(ignored);
        REQUIRE(again(ignored) == 0);
        REQUIRE(again(ignored + 20) == 1);
    }
}

TEST_CASE("keys wait too, and so do letters struck twice") {
    Kiosk kiosk;
    kiosk.settle();
    kiosk.flow.visit.kind_chosen = true;
    kiosk.flow.screen = WriteScreen{};
    kiosk.flow.visit.preferences.touch_pause = TouchPause::Longest;
    kiosk.settle();
    kiosk.tap("key.l");  // Each is half a second after the one before.
    kiosk.tap("key.l");
    kiosk.tap("key.o");
    REQUIRE(kiosk.flow.visit.contact.story == "lo");
    kiosk.flow.visit.preferences.touch_pause = TouchPause::Usual;
    kiosk.tap("key.l");
    kiosk.tap("key.l");
    REQUIRE(kiosk.flow.visit.contact.story == "loll");
}

TEST_CASE("Enter and Space activate what has the focus") {
    Kiosk kiosk;
    kiosk.settle();
    while (kiosk.focused() != "welcome.language.cy")
        kiosk.key(Key::Next);
    kiosk.key(Key::Activate);
    REQUIRE(kiosk.flow.visit.preferences.language == "cy");
    while (kiosk.focused() != "welcome.start")
        kiosk.key(Key::Next);
    kiosk.key(Key::Space);
    REQUIRE(name_of(kiosk.flow.screen) == "purpose");
}

}  // namespace
}  // namespace candour::kiosk::test
