// The real screens, fonts and translations on a panel in memory, and hands to touch them.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/view.h"
#include "platform/text/catalogue.h"
#include "platform/text/keyboard_files.h"
#include "platform/text/pango_text.h"
#include "tests/kiosk/ui/drawn_text.h"
#include "tests/kiosk/ui/heard_speaker.h"
#include "tests/platform/text/engine_fixture.h"
#include "tests/support/catch.h"

namespace candour::kiosk::test {

class WatchedPanel : public tests::MemorySurface {
public:
    PanelMetrics panel{1280, 800, 217, 136};
    std::vector<DrawnText> texts;
    int contexts = 0;  // How many ImGui contexts are there now.
    int frames = 0;

    PanelMetrics metrics() const override { return panel; }
    void context_created() override {
        ++contexts;
        ImGui::GetIO().Fonts->Build();
    }
    void context_going() override { --contexts; }
    void present(ImDrawData& data) override {
        ++frames;
        texts = drawn_texts(data);
    }
};

inline feedback::Organisation read_organisation(const std::string& name) {
    std::ifstream file("assets/organisations/" + name);
    std::stringstream text;
    text << file.rdbuf();
    auto organisation = feedback::parse_organisation(text.str(), name);
    REQUIRE(organisation.ok());
    return organisation.take();
}

// Read once: the Chinese dictionary is long.
inline const Keyboards& shipped_keyboards() {
    static const Keyboards read =
        platform::read_keyboards(tests::share_path("keyboards")).keyboards;
    return read;
}

// A kiosk and two hands. The Flow is advanced with every intent, as the shell does.
class Kiosk {
public:
    WatchedPanel surface;
    feedback::Organisation organisation = read_organisation("example.json");
    std::unique_ptr<platform::PangoText> text =
        platform::PangoText::create(surface, tests::share_path("fonts"), tests::font_cache_path())
            .take();
    platform::Catalogue catalogue{tests::share_path("locale")};
    Keyboards keyboards = shipped_keyboards();
    HeardSpeaker speaker;
    View view{surface, *text, catalogue, nullptr, &keyboards, &speaker};
    Milliseconds now{0};  // Each touch and key is a while after the one before.
    Flow flow = begin_visit(organisation, feedback::Channel::Reception, /*practising=*/false);
    std::vector<Intent> intents;  // What came out since the last clear().

    void settle() {
        constexpr int frames_max = 200;
        for (int i = 0; i < frames_max; ++i) {
            const View::Drawn drawn = view.draw(flow, now);
            if (drawn.intent) {
                intents.push_back(*drawn.intent);
                flow = advance(std::move(flow), *drawn.intent).flow;
            } else if (!drawn.draw_again) {
                return;
            }
        }
        FAIL("the kiosk draws for ever");
    }
    void show(Flow shown) {
        view.begin_visit();
        flow = std::move(shown);
        settle();
    }
    const Item* find(const std::string& id) const {
        for (const Item& item : view.items()) {
            if (item.id == id) return &item;
        }
        return nullptr;
    }
    const Item& item(const std::string& id) const {
        const Item* found = find(id);
        INFO(id);
        REQUIRE(found != nullptr);
        return *found;
    }
    void finger(Pointer::Phase phase, const std::string& id) {
        const Rect px = item(id).px;
        view.handle(Pointer{phase, centre_x(px), centre_y(px)});
        settle();
    }
    void tap(const std::string& id) {
        REQUIRE(item(id).shown);
        now += Milliseconds{500};
        finger(Pointer::Phase::Down, id);
        if (find(id)) finger(Pointer::Phase::Up, id);
    }
    void key(Key pressed, bool extend = false) {
        now += Milliseconds{500};
        view.handle(KeyPress{pressed, extend});
        settle();
    }
    void type(const std::string& words) {
        view.handle(Typed{words});
        settle();
    }
    std::size_t page() const {
        std::size_t shown = 0;
        for (const Item& item : view.items()) {
            if (item.shown) shown = std::max(shown, item.page);
        }
        return shown;
    }
    std::string focused() const {
        for (const Item& item : view.items()) {
            if (item.focused) return item.id;
        }
        return {};
    }
};

}  // namespace candour::kiosk::test
