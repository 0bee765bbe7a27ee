// What the screens tell a visitor is true, and is there when it matters.
#include "app/kiosk/flow/receipt.h"
#include "tests/kiosk/screens/sample_visits.h"
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

std::string all_words(Kiosk& kiosk) {
    std::string words;
    const std::size_t pages = kiosk.view.pages();
    for (const Item& item : kiosk.view.items())
        words += item.name + "\n" + item.value + "\n";
    REQUIRE(pages >= 1);
    return words;
}

bool says(const std::string& words, const std::string& text) {
    return words.find(text) != std::string::npos;
}

Flow about(const Kiosk& kiosk, feedback::ContactKind kind) {
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = kind;
    flow.screen = AboutScreen{};
    return flow;
}

void release(Kiosk& kiosk, privacy::Every every, int at_least, int or_after_days) {
    kiosk.organisation.release.rules = {
        {std::nullopt, std::nullopt, every, at_least, or_after_days}};
}

TEST_CASE("before writing, the visitor is told who reads it when") {
    Kiosk kiosk;
    release(kiosk, privacy::Every::AtOnce, 1, 0);
    kiosk.show(about(kiosk, feedback::ContactKind::Suggestion));
    REQUIRE(says(all_words(kiosk), "read it at once"));
    REQUIRE(says(kiosk.item("ribbon.text").name, "Demonstration"));

    release(kiosk, privacy::Every::Day, 3, 2);
    kiosk.show(about(kiosk, feedback::ContactKind::Suggestion));
    std::string words = all_words(kiosk);
    REQUIRE(says(words, "once a day"));
    REQUIRE(says(words, "until 3 people have written"));
    REQUIRE(says(words, "2 days"));
    REQUIRE(kiosk.find("ribbon.text") == nullptr);

    release(kiosk, privacy::Every::Week, 8, 1);
    kiosk.show(about(kiosk, feedback::ContactKind::Suggestion));
    words = all_words(kiosk);
    REQUIRE(says(words, "once a week"));
    REQUIRE(says(words, "1 day."));

    release(kiosk, privacy::Every::Event, 1, 0);
    kiosk.show(about(kiosk, feedback::ContactKind::Suggestion));
    REQUIRE(says(all_words(kiosk), "when the event is over"));
}

TEST_CASE("before writing, the limits of confidentiality, the crowd and people to ring are told") {
    Kiosk kiosk;
    kiosk.show(about(kiosk, feedback::ContactKind::Complaint));
    const std::string words = all_words(kiosk);
    REQUIRE(says(words, "a child is in danger"));
    REQUIRE(says(words, "About 240 people use this each month"));
    REQUIRE(says(words, kiosk.organisation.contacts.front().phone));
    REQUIRE(says(words, "Complaints are welcome"));
    REQUIRE(kiosk.find("write.text") == nullptr);
}

TEST_CASE("the crowd is left out where the organisation does not know it") {
    Kiosk kiosk;
    kiosk.organisation.crowd_note_users_month = "";
    kiosk.show(about(kiosk, feedback::ContactKind::Suggestion));
    REQUIRE_FALSE(says(all_words(kiosk), "people use this"));
    REQUIRE(says(all_words(kiosk), "staff may guess"));
}

TEST_CASE("the crowd is told as the organisation knows it or the server counted, rounded down") {
    Kiosk kiosk;
    feedback::Organisation& organisation = kiosk.organisation;
    const auto told = [&](Flow flow) {
        kiosk.show(std::move(flow));
        return all_words(kiosk);
    };
    const auto suggestion = [&] { return about(kiosk, feedback::ContactKind::Suggestion); };
    organisation.crowd_note_users_month = "about 47";
    REQUIRE(says(told(suggestion()), "About 40 people use this"));
    organisation.crowd_note_users_month = "9";
    REQUIRE(says(told(suggestion()), "Fewer than 10 people use this"));
    organisation.crowd_note_users_month = "";
    organisation.crowd = feedback::Crowd{};
    REQUIRE_FALSE(says(told(suggestion()), "last month"));
    organisation.crowd->counted =
        feedback::CountedCrowd{"2026-10", {{feedback::Channel::Reception, 30}}, {"en"}};
    REQUIRE(says(told(suggestion()), "at least 30 times"));
    organisation.crowd->counted->contacts.clear();
    REQUIRE(says(told(suggestion()), "Few people said something here last month"));
    // Of the service that a worker has picked it is the service's own people.
    Flow picked = suggestion();
    picked.visit.contact.service = organisation.services.front().id;
    organisation.crowd->groups = {{organisation.services.front().group, 3, 2}};
    REQUIRE(says(told(picked), "Fewer than 10 people use this"));
    Flow choosing = suggestion();
    choosing.screen = ServiceScreen{};
    REQUIRE(says(told(choosing), "Few people use"));
    organisation.crowd->groups.front().people_month = 10;
    REQUIRE_FALSE(says(told(choosing), "Few people use"));
    REQUIRE(says(told(picked), "About 10 people use this"));
}

TEST_CASE("whoever writes in a language that few write in is told so") {
    Kiosk kiosk;
    Flow flow = about(kiosk, feedback::ContactKind::Suggestion);
    const auto is_told = [&](const Language& language) {
        flow.visit.preferences.language = language;
        kiosk.show(flow);
        return says(all_words(kiosk),
                    kiosk.catalogue.translate(language, "Your language can be a clue"));
    };
    // Nobody has counted: in every language but the first.
    REQUIRE_FALSE(is_told("en"));
    REQUIRE_FALSE(is_told("en-simple"));
    REQUIRE(is_told("ur"));
    kiosk.organisation.crowd = feedback::Crowd{{}, feedback::CountedCrowd{"2026-10", {}, {"ur"}}};
    REQUIRE_FALSE(is_told("ur"));
    REQUIRE(is_told("cy"));
    REQUIRE(is_told("en"));
}

TEST_CASE("who reads it is told where the organisation says it") {
    Kiosk kiosk;
    Flow flow = about(kiosk, feedback::ContactKind::Suggestion);
    const auto told = [&](const Language& language) {
        flow.visit.preferences.language = language;
        kiosk.show(flow);
        return all_words(kiosk);
    };
    REQUIRE(says(told("en"), "Who reads it, and when"));
    REQUIRE(says(told("en"), "It is read by: the centre manager."));
    REQUIRE(says(told("cy"), "gan: rheolwr y ganolfan."));
    REQUIRE(says(told("en-simple"), "Who reads your words, and when"));
    kiosk.organisation.read_by = {};
    REQUIRE(says(told("en"), "When we read it"));
    REQUIRE_FALSE(says(told("en"), "Who reads it"));
}

TEST_CASE("where an answer can be read at home stands beside the code") {
    Kiosk kiosk;
    Flow flow = about(kiosk, feedback::ContactKind::Suggestion);
    flow.visit.receipt = practice_receipt();
    flow.screen = ReceiptScreen{};
    const std::string sentence = "At home you can read the answer on the internet:";
    kiosk.show(flow);
    REQUIRE(says(all_words(kiosk), sentence));
    REQUIRE(says(all_words(kiosk), "example.org/answer"));
    kiosk.organisation.receipts.page.clear();
    kiosk.show(flow);
    REQUIRE_FALSE(says(all_words(kiosk), sentence));
}

TEST_CASE("the limits of confidentiality are told in words that fit where it is") {
    Kiosk kiosk;
    const std::string& own = kiosk.organisation.confidentiality_for.at(0).text.in("en").text;
    const std::string first_sentence = own.substr(0, own.find('.'));
    Flow flow = about(kiosk, feedback::ContactKind::Complaint);
    kiosk.show(flow);
    REQUIRE_FALSE(says(all_words(kiosk), first_sentence));
    flow.channel = feedback::Channel::HomeVisit;
    kiosk.show(flow);
    REQUIRE(says(all_words(kiosk), first_sentence));
    // Whoever reads in small steps, as children do, has it in small steps.
    const std::string small = "Your worker cannot read this.";
    kiosk.organisation.confidentiality_for[0].text.by_language["en-simple"] = small;
    flow.visit.preferences.language = "en-simple";
    kiosk.show(flow);
    const std::string words = all_words(kiosk);
    REQUIRE(says(words, small));
    REQUIRE_FALSE(says(words, first_sentence));
}

TEST_CASE("whose language has no keys here is told so, and nobody else is") {
    Kiosk kiosk;
    Flow flow = about(kiosk, feedback::ContactKind::Suggestion);
    const auto keyboard_text = [&](const Language& language) {
        return kiosk.catalogue.translate(language, "This screen has no keys for your language");
    };
    for (const char* language : {"en", "en-simple", "cy", "ur", "ti", "vi", "zh-Hans"}) {
        flow.visit.preferences.language = language;
        kiosk.show(flow);
        REQUIRE_FALSE(says(all_words(kiosk), keyboard_text(language)));
    }
    // Its words are missing: what is said is what was always said, in Chinese.
    Keyboards others;
    others.add(kiosk.keyboards.english());
    kiosk.keyboards = others;
    flow.visit.preferences.language = "zh-Hans";
    kiosk.show(flow);
    REQUIRE(keyboard_text("zh-Hans") != "This screen has no keys for your language");
    REQUIRE(says(all_words(kiosk), keyboard_text("zh-Hans")));
}

TEST_CASE("every screen of a kiosk on which people practise says so") {
    Kiosk kiosk;
    const Preferences preferences{.language = "en"};
    for (tests::SampleVisit& one :
         tests::sample_visits(kiosk.organisation, preferences, /*practising=*/false)) {
        one.flow.practising = true;
        kiosk.show(std::move(one.flow));
        INFO(one.name);
        REQUIRE(says(kiosk.item("ribbon.text").name, "Practice only"));
        REQUIRE(kiosk.item("ribbon.text").shown);
    }
}

TEST_CASE("every screen of a training survey says that nothing is counted") {
    Kiosk kiosk;
    kiosk.organisation = read_organisation("practice-house.json");
    Flow start = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    std::vector<tests::SampleVisit> visits;
    tests::add_survey(start, "training", visits);
    start.screen = ThankYouScreen{/*training=*/true};
    visits.push_back({"thanks", start});
    REQUIRE(visits.size() >= 6);
    for (tests::SampleVisit& one : visits) {
        kiosk.show(std::move(one.flow));
        INFO(one.name);
        REQUIRE(says(kiosk.item("ribbon.text").name, "nothing you say here is counted"));
    }
}

TEST_CASE("yes and no to the equality questions are alike, on one page, in every print") {
    Kiosk kiosk;
    const Language language = GENERATE(as<Language>{}, "en", "cy", "ur", "ta");
    const int percent = GENERATE(100, 150, 200);
    Flow thanks = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    thanks.visit.preferences = {.language = language, .text_percent = percent};
    kiosk.show(begin_equality(thanks).flow);
    const Item yes = kiosk.item("equality.yes");
    const Item no = kiosk.item("equality.no");
    REQUIRE(yes.shown);
    REQUIRE(no.shown);
    REQUIRE(yes.px.width == no.px.width);
    REQUIRE(yes.px.height > no.px.height * 0.8F);  // Letters of Urdu have heights of their own.
    REQUIRE(no.px.height > yes.px.height * 0.8F);
}

TEST_CASE("a text that is not in the visitor's language says which one it is in") {
    Kiosk kiosk;
    kiosk.organisation = read_organisation("practice-house.json");
    survey::Questionnaire& training = kiosk.organisation.questionnaires.back();
    training.fallback = "cy";
    Flow start = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    for (const char* language : {"en", "cy", "ur"}) {
        start.visit.preferences.language = language;
        std::vector<tests::SampleVisit> visits;
        tests::add_survey(start, "training", visits);
        kiosk.show(visits.front().flow);
        REQUIRE(kiosk.item("introduction.heading").language ==
                (std::string(language) == "ur" ? "cy" : language));
        kiosk.show(visits.at(1).flow);
        const bool translated = std::string(language) != "ur";
        REQUIRE(kiosk.item("question.heading").language == (translated ? language : "cy"));
        REQUIRE(says(all_words(kiosk), "Cymraeg\u2069") == !translated);
    }
}

TEST_CASE("every screen of a demonstration says that staff read at once") {
    Kiosk kiosk;
    release(kiosk, privacy::Every::AtOnce, 1, 0);
    const Preferences preferences{.language = "en", .text_percent = 200};
    for (tests::SampleVisit& one :
         tests::sample_visits(kiosk.organisation, preferences, /*practising=*/false)) {
        kiosk.show(std::move(one.flow));
        INFO(one.name);
        REQUIRE(says(kiosk.item("ribbon.text").name, "at once"));
    }
}

TEST_CASE("the time-out's question hides what was written") {
    Kiosk kiosk;
    Flow flow = about(kiosk, feedback::ContactKind::Complaint);
    flow.visit.contact.story = "canary";
    flow.screen = CheckScreen{};
    kiosk.show(flow);
    REQUIRE(says(all_words(kiosk), "canary"));
    flow.asking_still_there = true;
    kiosk.show(flow);
    REQUIRE_FALSE(says(all_words(kiosk), "canary"));
    kiosk.tap("stay.yes");
    REQUIRE(says(all_words(kiosk), "canary"));
}

TEST_CASE("the check screen shows all that was said, and leads to each part of it") {
    Kiosk kiosk;
    Flow flow = about(kiosk, feedback::ContactKind::Complaint);
    flow.visit.contact.service = kiosk.organisation.services.front().id;
    flow.visit.contact.story = "It was closed.";
    flow.visit.contact.wanted = "A notice.";
    flow.screen = CheckScreen{};
    kiosk.show(flow);
    const std::string words = all_words(kiosk);
    REQUIRE(says(words, "It was closed."));
    REQUIRE(says(words, "A notice."));
    REQUIRE(says(words, kiosk.organisation.services.front().name.in("en").text));
    for (const char* part : {"kind", "service", "story", "wanted"}) {
        REQUIRE(kiosk.find(std::string("check.change.") + part) != nullptr);
    }
    kiosk.tap("check.change.kind");
    REQUIRE(name_of(kiosk.flow.screen) == "purpose");
}

TEST_CASE("what is asked fits the kind of contact") {
    Kiosk kiosk;
    std::vector<std::string> headings;
    for (const feedback::OfferedKind& kind : kiosk.organisation.kinds) {
        if (kind.kind == feedback::ContactKind::SurveyAnswer) continue;
        Flow flow = about(kiosk, kind.kind);
        flow.screen = WriteScreen{};
        kiosk.show(std::move(flow));
        headings.push_back(kiosk.item("write.heading").name);
    }
    std::sort(headings.begin(), headings.end());
    REQUIRE(std::adjacent_find(headings.begin(), headings.end()) == headings.end());
}

}  // namespace
}  // namespace candour::kiosk::test
