// Visits of the example organisation that stand on each screen, for tests that look at all of them.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"

namespace candour::tests {

struct SampleVisit {
    std::string name;
    kiosk::Flow flow;
};

inline std::string sample_story(const Language& language) {
    if (language == "cy") {
        return "Arhosais am ddwy awr yn y sesiwn galw heibio. Ni ddywedodd neb wrthyf ei bod wedi "
               "symud i'r adeilad arall.";
    }
    if (language == "ur") {
        return "میں نے دو گھنٹے انتظار کیا۔ کسی نے مجھے نہیں بتایا کہ یہ دوسری عمارت میں منتقل "
               "ہو گیا ہے۔";
    }
    return "I waited for two hours at the drop-in. Nobody told me that it had moved to the other "
           "building.";
}

// Every question once without an answer and once with one; the visit ends at the check screen.
inline void add_survey(const kiosk::Flow& start, std::vector<SampleVisit>& visits) {
    kiosk::Flow survey = start;
    survey.visit.kind_chosen = true;
    survey.visit.contact.kind = feedback::ContactKind::SurveyAnswer;
    for (const feedback::Service& service : start.organisation->services) {
        if (!service.questionnaire.empty()) survey.visit.contact.service = service.id;
    }
    kiosk::fit(survey);
    const survey::Questionnaire* asked = kiosk::questionnaire_of(survey);
    if (asked == nullptr) return;
    for (std::size_t number = 0; number < asked->questions.size(); ++number) {
        kiosk::QuestionScreen screen;
        screen.number = number;
        screen.answer_missing = true;
        survey.screen = screen;
        visits.push_back({"question " + std::to_string(number), survey});
        survey::Answer answer;
        answer.question = asked->questions[number].id;
        if (asked->questions[number].choices.empty()) {
            answer.text = sample_story(survey.visit.preferences.language);
        } else {
            answer.choice = asked->questions[number].choices.front().id;
        }
        survey.visit.contact.answers.set(answer);
    }
    survey.screen = kiosk::CheckScreen{};
    visits.push_back({"check of a survey", survey});
}

// One visit on every screen, and on those that look different in different states.
inline std::vector<SampleVisit> sample_visits(const feedback::Organisation& organisation,
                                              const kiosk::Preferences& preferences,
                                              bool practising) {
    using namespace kiosk;
    Flow start = begin_visit(organisation, feedback::Channel::Reception, practising);
    start.visit.preferences = preferences;
    Flow complaint = start;
    complaint.visit.kind_chosen = true;
    complaint.visit.contact.kind = feedback::ContactKind::Complaint;
    complaint.visit.contact.service = organisation.services.front().id;
    complaint.visit.contact.story = sample_story(preferences.language);
    complaint.behind = {WelcomeScreen{}, PurposeScreen{}};
    Flow unwritten = complaint;
    unwritten.visit.contact.story.clear();
    Flow talkative = complaint;
    for (int i = 0; i < 10; ++i)
        talkative.visit.contact.story += "\n" + complaint.visit.contact.story;
    Flow away = complaint;
    away.asking_still_there = true;

    WriteScreen open;
    WriteScreen closed;
    closed.keyboard_open = false;
    WriteScreen problem;
    problem.problem = WriteProblem::Empty;
    WriteScreen wanted;
    wanted.field = WriteField::Wanted;
    WriteScreen at_end;
    at_end.caret_byte = talkative.visit.contact.story.size();

    std::vector<SampleVisit> visits;
    const auto add = [&](std::string name, Flow flow, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), std::move(flow)});
    };
    add("welcome", start, WelcomeScreen{});
    add("purpose", start, PurposeScreen{});
    add("purpose, chosen", complaint, PurposeScreen{});
    add("about", complaint, AboutScreen{});
    add("service", start, ServiceScreen{});
    add("write, empty", unwritten, open);
    add("write", complaint, open);
    add("write, a problem", unwritten, problem);
    add("write, no keyboard", complaint, closed);
    add("write, what is wanted", complaint, wanted);
    add("write, long", talkative, at_end);
    add("check", complaint, CheckScreen{});
    add("check, long", talkative, CheckScreen{});
    add("sending", complaint, SendingScreen{});
    add("thanks", start, ThankYouScreen{});
    add("no room", start, TroubleScreen{Trouble::NoRoom});
    add("not stored", complaint, TroubleScreen{Trouble::NotStored});
    add("still there", away, open);
    add_survey(start, visits);
    return visits;
}

// And the screen for whoever sets the device up, in each of its states.
inline std::vector<SampleVisit> sample_screens(const feedback::Organisation& organisation,
                                               const kiosk::Preferences& preferences,
                                               bool practising) {
    using namespace kiosk;
    std::vector<SampleVisit> screens = sample_visits(organisation, preferences, practising);
    Flow joining = begin_joining(organisation);
    joining.visit.preferences = preferences;
    const auto add = [&](std::string name, JoinScreen screen) {
        joining.screen = std::move(screen);
        screens.push_back({std::move(name), joining});
    };
    JoinScreen screen;
    add("joining", screen);
    screen.state = Joining::ShowsCode;
    screen.code = "K7QX-2MFA";
    screen.words = {"kettle", "orchard", "planet", "saddle"};
    add("joining, the code", screen);
    screen.state = Joining::Stopped;
    add("not joined", screen);
    screen.state = Joining::Joined;
    screen.organisation = "Glan-yr-Afon Community Trust";
    add("joined", screen);
    return screens;
}

}  // namespace candour::tests
