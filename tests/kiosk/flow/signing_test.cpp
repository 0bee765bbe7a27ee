// Which clip belongs to which screen, and that the choice ends with the visit.
#include "app/kiosk/flow/signing.h"

#include <algorithm>
#include <set>

#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

feedback::Organisation signing_organisation() {
    feedback::Organisation organisation = example::organisation();
    for (const std::string_view screen : feedback::clip_screens)
        organisation.sign_clips.push_back({"bfi", std::string(screen), std::string(screen) + ".w"});
    organisation.sign_clips.push_back({"isg", "welcome", "failte.w"});
    return organisation;
}

Flow signing(const feedback::Organisation& organisation, const Language& language) {
    Flow flow = begin_visit(organisation, feedback::Channel::Reception, false);
    Preferences wanted = flow.visit.preferences;
    wanted.sign_language = language;
    return advance(std::move(flow), Adjust{wanted}).flow;
}

}  // namespace

TEST_CASE("every screen that may have a clip is one of the kiosk's, and the other way round",
          "[kiosk]") {
    std::vector<Screen> screens = {
        WelcomeScreen{},     ChangesScreen{},      PurposeScreen{},
        AboutScreen{},       ServiceScreen{},      WriteScreen{},
        RepeatScreen{},      GuideScreen{},        ChartScreen{},
        FactWordsScreen{},   CheckScreen{},        ThankYouScreen{},
        EqualityScreen{},    TroubleScreen{},      WriteScreen{.field = WriteField::Wanted},
        InformationScreen{}, ReceiptOfferScreen{}, ReceiptScreen{},
        ReceiptKeptScreen{}, ReceiptEntryScreen{}, HandOverStartScreen{},
        HandOverEndScreen{}, HelpScreen{},         HelpBeforeScreen{},
        HelpWriteScreen{},   HelpSentScreen{},     InvolvementScreen{},
        WishesScreen{},      PrizeDrawScreen{}};
    for (const Fact fact : {Fact::Behalf, Fact::Consent, Fact::ByPass, Fact::Answer, Fact::ReachBy,
                            Fact::Support, Fact::Interpreter}) {
        screens.emplace_back(FactScreen{fact});
    }
    std::set<std::string> named;
    for (const Screen& screen : screens)
        named.insert(clip_screen_of(screen));
    REQUIRE(named ==
            std::set<std::string>(feedback::clip_screens.begin(), feedback::clip_screens.end()));
    // What these say differs from visit to visit, or is for staff, or for a moment.
    for (const Screen& screen : std::vector<Screen>{
             SendingScreen{}, LookingScreen{}, RepliesScreen{}, JoinScreen{}, QuestionScreen{},
             IntroductionScreen{}, InformationScreen{"rights"}, HandOverLockedScreen{},
             HandOverChooseScreen{}, HandOverEndingScreen{}, HandOverTroubleScreen{}}) {
        REQUIRE(clip_screen_of(screen).empty());
    }
}

TEST_CASE("nobody is shown a signer who has not asked for one", "[kiosk]") {
    const feedback::Organisation organisation = signing_organisation();
    REQUIRE(sign_languages(organisation) == std::vector<Language>{"bfi", "isg"});
    REQUIRE(clip_of(signing(organisation, "")).empty());
    REQUIRE(clip_of(signing(organisation, "bfi")) == "/sign/welcome.w");
    REQUIRE(clip_of(signing(organisation, "isg")) == "/sign/failte.w");
    // A language that the organisation has no clip in is none.
    REQUIRE(signing(organisation, "ase").visit.preferences.sign_language.empty());
    const feedback::Organisation without = example::organisation();
    REQUIRE(sign_languages(without).empty());
    REQUIRE(signing(without, "bfi").visit.preferences.sign_language.empty());
}

TEST_CASE("the written language stays when a signer is chosen, and both end with the visit",
          "[kiosk]") {
    const feedback::Organisation organisation = signing_organisation();
    Flow flow = signing(organisation, "bfi");
    flow = advance(std::move(flow), ChooseLanguage{"cy"}).flow;
    REQUIRE(flow.visit.preferences.language == "cy");
    REQUIRE(flow.visit.preferences.sign_language == "bfi");
    flow = advance(std::move(flow), Leave{}).flow;
    REQUIRE(flow.visit.preferences.sign_language.empty());
    REQUIRE(flow.visit.preferences.language == "en");
}

TEST_CASE("a stranger's choice of a signer alone is put back after a while", "[kiosk]") {
    const feedback::Organisation organisation = signing_organisation();
    Flow flow = signing(organisation, "bfi");
    REQUIRE(idle_deadline(flow).has_value());
    flow = advance(std::move(flow), IdleFor{still_there_after}).flow;
    REQUIRE(flow.visit.preferences.sign_language.empty());
}

}  // namespace candour::kiosk
