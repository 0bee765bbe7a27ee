// Every screen with a signer on it, beside the words or on a page of its own: nothing is off the
// panel, nothing overlaps, every target can be touched, and the words are all there.
#include <filesystem>

#include "app/kiosk/flow/signing.h"
#include "platform/text/catalogue.h"
#include "platform/text/keyboard_files.h"
#include "tests/kiosk/screens/looking.h"
#include "tests/kiosk/screens/panel.h"
#include "tests/kiosk/screens/remembering_text.h"
#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/heard_speaker.h"

namespace candour::tests {
namespace {

// A picture that never ends: high as a signer, or wide as an interpreter beside slides.
class StandingClip : public ClipSource {
public:
    explicit StandingClip(bool wide) : wide_(wide) {}
    std::optional<Head> open(const std::string& name) override {
        ++opened[name];
        return wide_ ? Head{640, 360, Milliseconds{9'000}} : Head{320, 400, Milliseconds{9'000}};
    }
    Next next(Picture& into) override {
        into.rgba.assign(640 * 400 * 4, 0);
        return Next::Picture;
    }
    void close() override {}
    std::map<std::string, int> opened;

private:
    bool wide_;
};

feedback::Organisation signing_in(const std::string& path) {
    feedback::Organisation organisation = organisation_in(path);
    for (const std::string_view screen : feedback::clip_screens)
        organisation.sign_clips.push_back({"bfi", std::string(screen), std::string(screen) + ".w"});
    for (survey::Questionnaire& questionnaire : organisation.questionnaires) {
        for (survey::Question& question : questionnaire.questions)
            question.media.sign.by_language["bfi"] = question.id + ".w";
    }
    return organisation;
}

using Samples = std::vector<SampleVisit> (*)(const feedback::Organisation&, const Preferences&,
                                             bool);

void look_at(const feedback::Organisation& organisation, Samples samples,
             const PanelMetrics& metrics) {
    const std::vector<Language> languages = languages_of(organisation);
    if (languages.empty()) return;  // It has fewer than there are parts.
    const auto language = GENERATE_COPY(from_range(languages));
    const int percent = GENERATE_COPY(from_range(print_sizes_here()));
    const bool wide = language == "ur";
    const Preferences preferences{
        .language = language, .sign_language = "bfi", .text_percent = percent};
    Panel panel(metrics);
    const auto cache = std::filesystem::temp_directory_path() / "candour-test-font-cache";
    auto text = platform::PangoText::create(panel, share_path("fonts"), cache.string());
    REQUIRE(text.ok());
    const platform::Catalogue catalogue(share_path("locale"));
    const Keyboards keyboards = platform::read_keyboards(share_path("keyboards")).keyboards;
    kiosk::test::HeardSpeaker speaker;  // Its button takes its room, too.
    StandingClip clips(wide);
    RememberingText remembering(*text.value());
    View view(panel, remembering, catalogue, nullptr, &keyboards, &speaker, &clips);
    int signed_screens = 0;
    for (const SampleVisit& visit : samples(organisation, preferences, /*practising=*/true)) {
        INFO(visit.name << " in " << language << " at " << percent << " %");
        view.begin_visit();
        REQUIRE(panel.pictures_shown.empty());  // That of the visit before is gone.
        const std::string faults = faults_on_pages(view, visit.flow, panel);
        INFO(faults);
        REQUIRE(faults.empty());
        if (clip_of(visit.flow).empty() || visit.flow.asking_still_there) continue;
        ++signed_screens;
        REQUIRE(panel.pictures_shown.size() == 1);
        for (const char* id : {"signer.picture", "signer.play", "signer.again", "signer.slower"}) {
            INFO(id);
            REQUIRE(std::ranges::count(view.items(), std::string(id), &Item::id) == 1);
        }
    }
    REQUIRE(signed_screens > 3);
}

constexpr PanelMetrics tablet{1280, 800, 217, 136};
constexpr PanelMetrics tall{1080, 1920, 268, 476};

}  // namespace

TEST_CASE("every screen with a signer fits a tablet of 1280 by 800", "[kiosk]") {
    look_at(signing_in(share_path("organisations/many-languages.json")), sample_screens, tablet);
}

TEST_CASE("every screen with a signer fits a tall panel of 1080 by 1920", "[kiosk]") {
    look_at(signing_in(share_path("organisations/many-languages.json")), sample_screens, tall);
}

TEST_CASE("every type of question with a signer fits a tablet of 1280 by 800", "[kiosk]") {
    look_at(signing_in("assets/organisations/practice-house.json"), sample_surveys, tablet);
}

TEST_CASE("every type of question with a signer fits a tall panel of 1080 by 1920", "[kiosk]") {
    look_at(signing_in("assets/organisations/practice-house.json"), sample_surveys, tall);
}

TEST_CASE("every screen of a complaint with a signer fits a tablet of 1280 by 800", "[kiosk]") {
    look_at(signing_in("assets/organisations/practice-house.json"), sample_complaints, tablet);
}

}  // namespace candour::tests
