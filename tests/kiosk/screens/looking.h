// Looking at screens as a stranger would: what is off the panel, covered, too small or too near.
#pragma once

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/part.h"
#include "app/kiosk/ui/view.h"
#include "tests/kiosk/screens/panel.h"
#include "tests/kiosk/ui/drawn_text.h"
#include "tests/platform/text/engine_fixture.h"
#include "tests/support/catch.h"

namespace candour::tests {

using namespace candour::kiosk;

inline constexpr float target_mm_min = 19.9F;  // 20, less a rounded pixel …
inline constexpr float key_mm_min = 15.9F;     // … and 16.
inline constexpr float gap_mm_min = 1.9F;
inline constexpr float pixel = 0.6F;  // Rectangles are rounded.
inline constexpr std::size_t pages_max = 60;

inline feedback::Organisation organisation_in(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    auto organisation = feedback::parse_organisation(text.str(), path);
    REQUIRE(organisation.ok());
    return organisation.take();
}

inline bool on_panel(const Rect& rect, const PanelMetrics& panel) {
    return rect.x >= -pixel && rect.y >= -pixel && rect.width > 0 && rect.height > 0 &&
           right_of(rect) <= static_cast<float>(panel.width_px) + pixel &&
           bottom_of(rect) <= static_cast<float>(panel.height_px) + pixel;
}

// Between two rectangles' nearest edges.
inline float distance_mm(const Item& a, const Item& b) {
    const float x =
        std::max({a.mm.x - (b.mm.x + b.mm.width), b.mm.x - (a.mm.x + a.mm.width), 0.0F});
    const float y =
        std::max({a.mm.y - (b.mm.y + b.mm.height), b.mm.y - (a.mm.y + a.mm.height), 0.0F});
    return std::max(x, y);
}

// Nastaliq's strokes reach a little out of the box that is theirs by its metrics.
inline bool is_within(const Rect& inner, const Rect& outer) {
    const float reach = 3 + inner.height * 0.12F;
    return inner.x >= outer.x - reach && right_of(inner) <= right_of(outer) + reach &&
           inner.y >= outer.y - reach && bottom_of(inner) <= bottom_of(outer) + reach;
}

// Each word that was drawn is on the panel, whole, and inside one of the items. A field shows a
// part of its text.
inline std::string fault_of(const test::DrawnText& text, const std::vector<const Item*>& shown,
                            const PanelMetrics& panel) {
    const Item* home = nullptr;
    std::string over;
    for (const Item* item : shown) {
        const bool meets = overlap(text.rect, item->px);
        if (meets) over += " " + item->id;
        if ((meets && item->role == Role::Field) || is_within(text.rect, item->px)) home = item;
    }
    if (home == nullptr) {
        std::ostringstream fault;
        fault << "words at " << text.rect.x << "," << text.rect.y << ", " << text.rect.width
              << " x " << text.rect.height << ", are in no item; they touch" << over << "\n";
        return fault.str();
    }
    if (home->role == Role::Field) return {};
    if (!on_panel(text.rect, panel)) return "words of " + home->id + " are not on the panel\n";
    if (!is_within(text.rect, text.clip)) return "words of " + home->id + " are cut off\n";
    return {};
}

// What is wrong with the page shown, one line a fault.
inline std::string faults_of(const std::vector<Item>& items,
                             const std::vector<test::DrawnText>& texts, const PanelMetrics& panel) {
    std::ostringstream faults;
    std::set<std::string> ids;
    std::vector<const Item*> shown;
    // Panels lower than a tablet of ten inches have targets lower by as much.
    const float lowness = std::min(1.0F, panel.height_mm / 134);
    for (const Item& item : items) {
        if (!ids.insert(item.id).second) faults << item.id << " is there twice\n";
        if (item.shown) shown.push_back(&item);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Item& item = *shown[i];
        if (!on_panel(item.px, panel)) faults << item.id << " is not on the panel\n";
        // A field is touched to move the caret; above a keyboard it is one line high at least.
        const bool low = item.role == Role::Key || item.role == Role::Field;
        const float least = (low ? key_mm_min : target_mm_min) * lowness;
        const bool small = item.mm.width < least || item.mm.height < least;
        if (is_interactive(item.role) && small) {
            faults << item.id << " is too small: " << item.mm.width << " x " << item.mm.height
                   << " mm\n";
        }
        for (std::size_t other = i + 1; other < shown.size(); ++other) {
            const Item& next = *shown[other];
            if (overlap(item.px, next.px)) {
                faults << item.id << " overlaps " << next.id << "\n";
            }
            if (is_interactive(item.role) && is_interactive(next.role) &&
                distance_mm(item, next) < gap_mm_min) {
                faults << item.id << " is too near to " << next.id << "\n";
            }
        }
    }
    if (shown.empty()) faults << "nothing is shown\n";
    if (texts.empty()) faults << "no word is drawn\n";
    for (const test::DrawnText& text : texts)
        faults << fault_of(text, shown, panel);
    return faults.str();
}

// A clock that no hand outruns.
inline Milliseconds now{0};

inline void settle(View& view, Flow& flow) {
    for (int frame = 0; frame < 20; ++frame) {
        now += Milliseconds{500};
        const View::Drawn drawn = view.draw(flow, now);
        if (drawn.intent) flow = advance(flow, *drawn.intent).flow;
        if (!drawn.intent && !drawn.draw_again) return;
    }
}

inline void turn_page(View& view, Flow& flow) {
    for (const Pointer::Phase phase : {Pointer::Phase::Down, Pointer::Phase::Up}) {
        for (const Item& item : view.items()) {
            if (item.id != "page.next") continue;
            view.handle(Pointer{phase, centre_x(item.px), centre_y(item.px)});
            break;
        }
        settle(view, flow);
    }
}

// Looks at every page; all pages together must show every item once.
inline std::string faults_on_pages(View& view, Flow flow, const Panel& panel) {
    std::string faults;
    std::set<std::string> seen;
    settle(view, flow);
    const std::size_t pages = view.pages();
    if (pages > pages_max) faults += "more pages than anybody turns\n";
    for (std::size_t page = 0; page < std::min(pages, pages_max); ++page) {
        if (page > 0) turn_page(view, flow);
        const std::string found = faults_of(view.items(), panel.texts, panel.metrics());
        if (!found.empty()) faults += "page " + std::to_string(page + 1) + ":\n" + found;
        for (const Item& item : view.items()) {
            if (item.shown) seen.insert(item.id);
        }
    }
    for (const Item& item : view.items()) {
        if (!seen.contains(item.id)) faults += item.id + " is on no page\n";
    }
    return faults;
}

// All languages and sizes take hours with sanitizers: there the tallest does, the other way round,
// in usual print. CANDOUR_LANGUAGES=2/4 is the second of four parts of all languages, in all sizes;
// ./candour test takes all four, optimised.
inline std::vector<int> print_sizes_here() {
    if (std::getenv("CANDOUR_LANGUAGES") == nullptr) return {100};
    return {print_sizes.begin(), print_sizes.end()};
}

inline std::vector<Language> languages_of(const feedback::Organisation& organisation) {
    const char* part = std::getenv("CANDOUR_LANGUAGES");
    if (part == nullptr) return {"ur"};
    std::size_t number = 0;
    std::size_t parts = 0;
    char slash = 0;
    std::istringstream(part) >> number >> slash >> parts;
    REQUIRE((slash == '/' && number >= 1 && number <= parts));
    std::vector<Language> some;
    for (std::size_t i = number - 1; i < organisation.languages.size(); i += parts)
        some.push_back(organisation.languages[i]);
    return some;
}

}  // namespace candour::tests
