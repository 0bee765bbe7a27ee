// Every screen in every language and print size, on a tablet and on a tall panel: nothing is off
// the panel, nothing overlaps, every word is whole and within what it belongs to, every target can
// be touched, and no two items share an id.
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "platform/text/catalogue.h"
#include "platform/text/keyboard_files.h"
#include "platform/text/pango_text.h"
#include "tests/kiosk/screens/looking.h"
#include "tests/kiosk/screens/panel.h"
#include "tests/kiosk/screens/remembering_text.h"
#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/heard_speaker.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::kiosk;
using namespace candour::tests;

namespace {

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

void look_at(const feedback::Organisation& organisation, Samples samples,
             const PanelMetrics& metrics, bool practising) {
    const std::vector<Language> languages = languages_of(organisation);
    if (languages.empty()) return;  // It has fewer than there are parts.
    const auto language = GENERATE_COPY(from_range(languages));
    const int percent = GENERATE_COPY(from_range(print_sizes_here()));
    const Preferences preferences{.language = language, .text_percent = percent};
    Panel panel(metrics);
    const auto cache = std::filesystem::temp_directory_path() / "candour-test-font-cache";
    auto text = platform::PangoText::create(panel, share_path("fonts"), cache.string());
    REQUIRE(text.ok());
    const platform::Catalogue catalogue(share_path("locale"));
    Drawings drawings;
    const Keyboards keyboards = platform::read_keyboards(share_path("keyboards")).keyboards;
    kiosk::test::HeardSpeaker speaker;  // Its button takes its room, too.
    RememberingText remembering(*text.value());
    View view(panel, remembering, catalogue, &drawings, &keyboards, &speaker);
    for (const SampleVisit& visit : samples(organisation, preferences, practising)) {
        INFO(visit.name << " in " << language << " at " << percent << " %");
        view.begin_visit();
        REQUIRE(panel.pictures_shown.empty());  // Those of the visit before are gone.
        drawings.asked.clear();
        const std::string faults = faults_on_pages(view, visit.flow, panel);
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
    const int percent = GENERATE_COPY(from_range(print_sizes_here()));
    const std::string letters = GENERATE(as<std::string>{}, "woduinimendefuwubumanyi", "yi");
    const bool keys = GENERATE(true, false);
    Panel panel(metrics);
    const auto cache = std::filesystem::temp_directory_path() / "candour-test-font-cache";
    auto text = platform::PangoText::create(panel, share_path("fonts"), cache.string());
    REQUIRE(text.ok());
    const platform::Catalogue catalogue(share_path("locale"));
    const Keyboards keyboards = platform::read_keyboards(share_path("keyboards")).keyboards;
    kiosk::test::HeardSpeaker speaker;
    RememberingText remembering(*text.value());
    View view(panel, remembering, catalogue, nullptr, &keyboards, &speaker);
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
        const std::string faults = faults_of(view.items(), panel.texts, metrics);
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

TEST_CASE("every screen fits a low tablet of 1024 by 600", "[kiosk]") {
    look_at_all({1024, 600, 222, 130}, /*practising=*/false);
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
