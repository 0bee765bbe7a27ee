// Every screen in every language and print size, on a tablet and on a tall panel: nothing is off
// the panel, nothing overlaps, every target can be touched, and no two items share an id.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/part.h"
#include "app/kiosk/ui/view.h"
#include "platform/text/catalogue.h"
#include "platform/text/keyboard_files.h"
#include "platform/text/pango_text.h"
#include "tests/kiosk/screens/panel.h"
#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/heard_speaker.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::kiosk;
using namespace candour::tests;

namespace {

constexpr float target_mm_min = 19.9F;  // 20, less a rounded pixel …
constexpr float key_mm_min = 15.9F;     // … and 16.
constexpr float gap_mm_min = 1.9F;
constexpr float pixel = 0.6F;  // Rectangles are rounded.
constexpr std::size_t pages_max = 60;

std::string share_path(const std::string& name) {
    const char* share = std::getenv("CANDOUR_SHARE");
    REQUIRE(share != nullptr);  // CTest sets it.
    return std::string(share) + "/" + name;
}

feedback::Organisation organisation_in(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    auto organisation = feedback::parse_organisation(text.str(), path);
    REQUIRE(organisation.ok());
    return organisation.take();
}

bool on_panel(const Rect& rect, const PanelMetrics& panel) {
    return rect.x >= -pixel && rect.y >= -pixel && rect.width > 0 && rect.height > 0 &&
           right_of(rect) <= static_cast<float>(panel.width_px) + pixel &&
           bottom_of(rect) <= static_cast<float>(panel.height_px) + pixel;
}

// Between two rectangles' nearest edges.
float distance_mm(const Item& a, const Item& b) {
    const float x =
        std::max({a.mm.x - (b.mm.x + b.mm.width), b.mm.x - (a.mm.x + a.mm.width), 0.0F});
    const float y =
        std::max({a.mm.y - (b.mm.y + b.mm.height), b.mm.y - (a.mm.y + a.mm.height), 0.0F});
    return std::max(x, y);
}

// What is wrong with the page shown, one line a fault.
std::string faults_of(const std::vector<Item>& items, const PanelMetrics& panel) {
    std::ostringstream faults;
    std::set<std::string> ids;
    std::vector<const Item*> shown;
    for (const Item& item : items) {
        if (!ids.insert(item.id).second) faults << item.id << " is there twice\n";
        if (item.shown) shown.push_back(&item);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Item& item = *shown[i];
        if (!on_panel(item.px, panel)) faults << item.id << " is not on the panel\n";
        // A field is touched to move the caret; above a keyboard it is one line high at least.
        const bool low = item.role == Role::Key || item.role == Role::Field;
        const float least = low ? key_mm_min : target_mm_min;
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
    return faults.str();
}

// A clock that no hand outruns.
Milliseconds now{0};

void settle(View& view, Flow& flow) {
    for (int frame = 0; frame < 20; ++frame) {
        now += Milliseconds{500};
        const View::Drawn drawn = view.draw(flow, now);
        if (drawn.intent) flow = advance(flow, *drawn.intent).flow;
        if (!drawn.intent && !drawn.draw_again) return;
    }
}

void turn_page(View& view, Flow& flow) {
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
std::string faults_on_pages(View& view, Flow flow, const PanelMetrics& panel) {
    std::string faults;
    std::set<std::string> seen;
    settle(view, flow);
    const std::size_t pages = view.pages();
    if (pages > pages_max) faults += "more pages than anybody turns\n";
    for (std::size_t page = 0; page < std::min(pages, pages_max); ++page) {
        if (page > 0) turn_page(view, flow);
        const std::string found = faults_of(view.items(), panel);
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

using Samples = std::vector<SampleVisit> (*)(const feedback::Organisation&, const Preferences&,
                                             bool);

// Some wide, some tall, and some that cannot be shown.
class Drawings : public PictureSource {
public:
    std::optional<PicturePixels> pixels(const std::string& name) override {
        ++asked[name];
        if (name.ends_with("car.webp")) return std::nullopt;
        const bool wide = name.find("street") != std::string::npos;
        const int width = wide ? 640 : 300;
        const int height = wide ? 400 : 640;
        return PicturePixels{
            width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 4))};
    }
    std::map<std::string, int> asked;
};

// All languages take an hour with sanitizers: there some do, of which each is tall, long or the
// other way round. ./candour test --every-language
// takes all of them, optimised.
std::vector<Language> languages_of(const feedback::Organisation& organisation) {
    if (std::getenv("CANDOUR_EVERY_LANGUAGE") != nullptr) return organisation.languages;
    std::vector<Language> some;
    for (const Language& language : organisation.languages) {
        for (const char* one : {"cy", "ur", "ta"}) {
            if (language == one) some.push_back(language);
        }
    }
    return some;
}

void look_at(const feedback::Organisation& organisation, Samples samples,
             const PanelMetrics& metrics, bool practising) {
    const auto language = GENERATE_COPY(from_range(languages_of(organisation)));
    const int percent = GENERATE(from_range(print_sizes));
    const Preferences preferences{.language = language, .text_percent = percent};
    Panel panel(metrics);
    const auto cache = std::filesystem::temp_directory_path() / "candour-test-font-cache";
    auto text = platform::PangoText::create(panel, share_path("fonts"), cache.string());
    REQUIRE(text.ok());
    const platform::Catalogue catalogue(share_path("locale"));
    Drawings drawings;
    const Keyboards keyboards = platform::read_keyboards(share_path("keyboards")).keyboards;
    kiosk::test::HeardSpeaker speaker;  // Its button takes its room, too.
    View view(panel, *text.value(), catalogue, &drawings, &keyboards, &speaker);
    for (const SampleVisit& visit : samples(organisation, preferences, practising)) {
        INFO(visit.name << " in " << language << " at " << percent << " %");
        view.begin_visit();
        REQUIRE(panel.pictures_shown.empty());  // Those of the visit before are gone.
        drawings.asked.clear();
        const std::string faults = faults_on_pages(view, visit.flow, metrics);
        INFO(faults);
        REQUIRE(faults.empty());
        for (const auto& [name, times] : drawings.asked)
            REQUIRE(times == 1);  // Unpacked once a visit, also when it cannot be shown.
    }
    REQUIRE(panel.largest_px() <= 4096);
}

void look_at_all(const PanelMetrics& metrics, bool practising) {
    look_at(organisation_in(share_path("organisations/many-languages.json")), sample_screens,
            metrics, practising);
}

void look_at_questions(const PanelMetrics& metrics) {
    look_at(organisation_in("assets/organisations/practice-house.json"), sample_surveys, metrics,
            /*practising=*/true);  // The ribbon takes its room, too.
}

// In Tamil, too, which the other example does not have.
void look_at_complaints(const PanelMetrics& metrics) {
    look_at(organisation_in("assets/organisations/practice-house.json"), sample_complaints, metrics,
            /*practising=*/true);
}

// In Tamil, too.
void look_at_equality(const PanelMetrics& metrics) {
    feedback::Organisation house = organisation_in("assets/organisations/practice-house.json");
    std::ifstream file("assets/questionnaires/equality.json");
    auto questions =
        survey::parse_questionnaire(nlohmann::json::parse(file, nullptr, false), "equality.json");
    REQUIRE(questions.ok());
    house.questionnaires.push_back(questions.take());
    house.equality_questionnaire = "equality";
    look_at(house, sample_equality, metrics, /*practising=*/true);
}

void look_at_pictures(const PanelMetrics& metrics) {
    look_at(organisation_in("tests/flows/pictures/organisation.json"), sample_surveys, metrics,
            /*practising=*/true);
}

// Every page of the guesses of a long sentence and of a syllable with very many characters.
void look_at_guesses(const PanelMetrics& metrics, bool practising) {
    const auto organisation = organisation_in(share_path("organisations/many-languages.json"));
    const int percent = GENERATE(from_range(print_sizes));
    const std::string letters = GENERATE(as<std::string>{}, "woduinimendefuwubumanyi", "yi");
    const bool keys = GENERATE(true, false);
    Panel panel(metrics);
    const auto cache = std::filesystem::temp_directory_path() / "candour-test-font-cache";
    auto text = platform::PangoText::create(panel, share_path("fonts"), cache.string());
    REQUIRE(text.ok());
    const platform::Catalogue catalogue(share_path("locale"));
    const Keyboards keyboards = platform::read_keyboards(share_path("keyboards")).keyboards;
    kiosk::test::HeardSpeaker speaker;
    View view(panel, *text.value(), catalogue, nullptr, &keyboards, &speaker);
    Flow flow = begin_visit(organisation, feedback::Channel::Reception, practising);
    flow.visit.preferences = {.language = "zh-Hans", .text_percent = percent};
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::Suggestion;
    flow.visit.contact.story = "工作人员很好。";
    WriteScreen write;
    write.caret_byte = flow.visit.contact.story.size();
    write.keyboard_open = keys;
    flow.screen = write;
    settle(view, flow);
    view.handle(Typed{letters});
    settle(view, flow);
    bool more = true;
    for (std::size_t page = 0; more; ++page) {
        INFO(letters << ", page " << page << " at " << percent << " %, keys: " << keys);
        REQUIRE(page < 100);
        const std::string faults = faults_of(view.items(), metrics);
        INFO(faults);
        REQUIRE(faults.empty());
        more = false;
        std::size_t guesses = 0;
        for (const Item& item : view.items()) {
            if (!item.id.starts_with("candidate.")) continue;
            CAPTURE(item.id, item.mm.width, item.mm.height);
            REQUIRE(item.mm.width >= target_mm_min);
            REQUIRE(item.mm.height >= target_mm_min);
            more = more || item.id == "candidate.next";
            ++guesses;
        }
        REQUIRE(guesses > 0);
        view.handle(KeyPress{Key::PageDown});
        settle(view, flow);
    }
    REQUIRE(panel.largest_px() <= 4096);
}

}  // namespace

TEST_CASE("the guesses of Chinese fit a tablet of 1280 by 800", "[kiosk]") {
    look_at_guesses({1280, 800, 217, 136}, /*practising=*/true);
}

TEST_CASE("the guesses of Chinese fit a tall panel of 1080 by 1920", "[kiosk]") {
    look_at_guesses({1080, 1920, 268, 476}, /*practising=*/false);
}

TEST_CASE("every screen fits a tablet of 1280 by 800", "[kiosk]") {
    look_at_all({1280, 800, 217, 136}, /*practising=*/false);
}

TEST_CASE("every screen fits a tablet while it practises", "[kiosk]") {
    look_at_all({1280, 800, 217, 136}, /*practising=*/true);
}

TEST_CASE("every screen fits a tall panel of 1080 by 1920", "[kiosk]") {
    look_at_all({1080, 1920, 268, 476}, /*practising=*/false);
}

TEST_CASE("every type of question fits a tablet of 1280 by 800", "[kiosk]") {
    look_at_questions({1280, 800, 217, 136});
}

TEST_CASE("questions and choices with pictures fit a tablet of 1280 by 800", "[kiosk]") {
    look_at_pictures({1280, 800, 217, 136});
}

TEST_CASE("questions and choices with pictures fit a tall panel of 1080 by 1920", "[kiosk]") {
    look_at_pictures({1080, 1920, 268, 476});
}

TEST_CASE("every type of question fits a tall panel of 1080 by 1920", "[kiosk]") {
    look_at_questions({1080, 1920, 268, 476});
}

TEST_CASE("the equality questions fit a tablet of 1280 by 800", "[kiosk]") {
    look_at_equality({1280, 800, 217, 136});
}

TEST_CASE("every screen of a complaint fits a tablet of 1280 by 800", "[kiosk]") {
    look_at_complaints({1280, 800, 217, 136});
}

TEST_CASE("every screen of a complaint fits a tall panel of 1080 by 1920", "[kiosk]") {
    look_at_complaints({1080, 1920, 268, 476});
}
