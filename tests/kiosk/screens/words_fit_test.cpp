// Every word that is drawn, in every language and print size, is on the panel, whole, and inside
// the item that it belongs to: no label is wider or higher than its button.
#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

constexpr float slack_px = 0.6F;

bool is_on(const PanelMetrics& panel, const Rect& rect, float slack) {
    return rect.x >= -slack && rect.y >= -slack &&
           right_of(rect) <= static_cast<float>(panel.width_px) + slack &&
           bottom_of(rect) <= static_cast<float>(panel.height_px) + slack;
}

std::vector<const Item*> shown(const Kiosk& kiosk) {
    std::vector<const Item*> items;
    for (const Item& item : kiosk.view.items()) {
        if (item.shown) items.push_back(&item);
    }
    return items;
}

std::size_t page_shown(const Kiosk& kiosk) {
    std::size_t page = 0;
    for (const Item* item : shown(kiosk))
        page = std::max(page, item->page);
    return page;
}

// Nastaliq's strokes reach a little out of the box that is theirs by its metrics.
bool is_within(const Rect& inner, const Rect& outer) {
    const float reach = 3 + inner.height * 0.12F;
    return inner.x >= outer.x - reach && right_of(inner) <= right_of(outer) + reach &&
           inner.y >= outer.y - reach && bottom_of(inner) <= bottom_of(outer) + reach;
}

// Each word that was drawn is on the panel, whole, and inside one of the items.
void check_words(const Kiosk& kiosk) {
    const std::vector<const Item*> items = shown(kiosk);
    REQUIRE(kiosk.surface.texts.size() >= 2);
    for (const DrawnText& text : kiosk.surface.texts) {
        const Item* home = nullptr;
        for (const Item* item : items) {
            const bool in_field = item->role == Role::Field && overlap(text.rect, item->px);
            if (in_field || is_within(text.rect, item->px)) home = item;
        }
        INFO("text at " << text.rect.x << "," << text.rect.y << " " << text.rect.width << "x"
                        << text.rect.height);
        REQUIRE(home != nullptr);
        if (!home || home->role == Role::Field) continue;  // A field shows a part of its text.
        REQUIRE(is_on(kiosk.surface.panel, text.rect, slack_px));
        REQUIRE(is_within(text.rect, text.clip));
    }
}

void check_screens(Kiosk& kiosk, std::vector<tests::SampleVisit> visits) {
    for (tests::SampleVisit& one : visits) {
        const Language language = one.flow.visit.preferences.language;
        const int percent = one.flow.visit.preferences.text_percent;
        kiosk.show(std::move(one.flow));
        const std::size_t pages = kiosk.view.pages();
        for (std::size_t page = 0; page < pages; ++page) {
            INFO(one.name << " in " << language << " at " << percent << " %, page " << page + 1
                          << " of " << pages);
            check_words(kiosk);
            if (page + 1 < pages) kiosk.tap("page.next");
            REQUIRE(page_shown(kiosk) == std::min(page + 1, pages - 1));
        }
    }
}

void check_every_screen(Kiosk& kiosk, const Language& language, int percent) {
    check_screens(kiosk, tests::sample_screens(kiosk.organisation,
                                               {.language = language, .text_percent = percent},
                                               /*practising=*/false));
}

void check_every_question(Kiosk& kiosk, const Language& language, int percent) {
    kiosk.organisation = read_organisation("practice-house.json");
    check_screens(kiosk, tests::sample_surveys(kiosk.organisation,
                                               {.language = language, .text_percent = percent},
                                               /*practising=*/false));
    check_screens(kiosk, tests::sample_complaints(kiosk.organisation,
                                                  {.language = language, .text_percent = percent},
                                                  /*practising=*/false));
}

TEST_CASE("every word fits a 10 inch panel lying down") {
    Kiosk kiosk;
    kiosk.surface.panel = {1280, 800, 217, 136};
    const auto language = GENERATE(as<std::string>{}, "en", "cy", "ur");
    for (const int percent : {100, 150, 200})
        check_every_screen(kiosk, language, percent);
}

TEST_CASE("every word fits a 21 inch panel standing up") {
    Kiosk kiosk;
    kiosk.surface.panel = {1080, 1920, 268, 476};
    const auto language = GENERATE(as<std::string>{}, "en", "cy", "ur");
    for (const int percent : {100, 200})
        check_every_screen(kiosk, language, percent);
}

TEST_CASE("every word of every type of question fits a 10 inch panel lying down") {
    Kiosk kiosk;
    kiosk.surface.panel = {1280, 800, 217, 136};
    const auto language = GENERATE(as<std::string>{}, "en", "cy", "ur", "ta");
    for (const int percent : {100, 150, 200})
        check_every_question(kiosk, language, percent);
}

TEST_CASE("every word fits a low panel of 1024 by 600") {
    Kiosk kiosk;
    kiosk.surface.panel = {1024, 600, 222, 130};
    const auto language = GENERATE(as<std::string>{}, "en", "ur");
    for (const int percent : {100, 200})
        check_every_screen(kiosk, language, percent);
}

}  // namespace
}  // namespace candour::kiosk::test
