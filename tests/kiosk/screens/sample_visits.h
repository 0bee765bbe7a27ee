// Visits of the example organisation that stand on each screen, for tests that look at all of them.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/equality.h"
#include "app/kiosk/flow/flow.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/survey_path.h"
#include "core/survey/numbers.h"
#include "tests/kiosk/screens/sample_hand_over.h"
#include "tests/kiosk/screens/sample_help.h"
#include "tests/kiosk/screens/sample_involvement.h"
#include "tests/kiosk/screens/sample_receipts.h"

namespace candour::tests {

inline std::string sample_story(const Language& language) {
    if (language == "cy") {
        return "Arhosais am ddwy awr yn y sesiwn galw heibio. Ni ddywedodd neb wrthyf ei bod wedi "
               "symud i'r adeilad arall.";
    }
    if (language == "ur") {
        return "میں نے دو گھنٹے انتظار کیا۔ کسی نے مجھے نہیں بتایا کہ یہ دوسری عمارت میں منتقل "
               "ہو گیا ہے۔";
    }
    if (language == "ta") {
        return "நான் இரண்டு மணி நேரம் காத்திருந்தேன். அது வேறு கட்டிடத்துக்கு "
               "மாறிவிட்டது என்று யாரும் என்னிடம் சொல்லவில்லை.";
    }
    return "I waited for two hours at the drop-in. Nobody told me that it had moved to the other "
           "building.";
}

// An answer of the longest kind to what the screen asks.
inline survey::Answer sample_answer(const kiosk::Flow& flow, const kiosk::QuestionScreen& screen) {
    const survey::Question& question = kiosk::questionnaire_of(flow)->questions[screen.number];
    survey::Answer answer;
    answer.question = question.id;
    answer.repetition = screen.repetition;
    const auto offered = kiosk::choices_offered(flow, screen);
    if (survey::takes_one_choice(question.type) && !offered.empty()) {
        answer.choice = offered[offered.size() / 2]->id;
    } else if (survey::takes_many_choices(question.type)) {
        for (const survey::Choice* choice : offered) {
            const std::size_t most = question.choices_at_most;
            const bool room = most == 0 || answer.choices.size() < most;
            if (room && !choice->exclusive) answer.choices.push_back(choice->id);
        }
        if (question.other_choice() != nullptr) {
            answer.choices = {question.other_choice()->id};
            answer.other = sample_story(flow.visit.preferences.language);
        }
    } else if (question.type == survey::QuestionType::Number) {
        answer.text = question.number.max ? survey::number_text(*question.number.max) : "1234.5";
    } else if (question.type == survey::QuestionType::Date) {
        answer.text = "2026-09-30";
    } else if (survey::takes_text(question.type)) {
        answer.text = sample_story(flow.visit.preferences.language);
    }
    return answer;
}

// Why somebody cannot go on from a question, for the screen that tells it; None where nothing of
// the kind can be.
inline kiosk::AnswerProblem sample_problem(survey::QuestionType type) {
    using kiosk::AnswerProblem;
    switch (type) {
        case survey::QuestionType::ManyChoices:
        case survey::QuestionType::Ranking:
            return AnswerProblem::TooMany;
        case survey::QuestionType::Number:
            return AnswerProblem::TooLarge;
        case survey::QuestionType::Date:
            return AnswerProblem::NotADate;
        case survey::QuestionType::ShortText:
        case survey::QuestionType::LongText:
            return AnswerProblem::TooLong;
        default:
            return AnswerProblem::Missing;
    }
}

// Every screen of one survey: each once without an answer, with a problem, and with an answer; the
// visit ends at the check screen. Answers open the ways that "yes", "no" and most others open.
inline void add_survey(const kiosk::Flow& start, const std::string& service,
                       std::vector<SampleVisit>& visits) {
    kiosk::Flow survey = start;
    survey.visit.kind_chosen = true;
    survey.visit.contact.kind = feedback::ContactKind::SurveyAnswer;
    if (!survey.visit.equality) survey.visit.contact.service = service;
    kiosk::fit(survey);
    for (std::size_t i = 0; i < kiosk::survey_screens(survey).size(); ++i) {
        const kiosk::Screen screen = kiosk::survey_screens(survey)[i];
        survey.screen = screen;
        const std::string name = service + ", screen " + std::to_string(i);
        visits.push_back({name, survey});
        if (std::holds_alternative<kiosk::IntroductionScreen>(screen)) continue;
        if (auto* repeat = std::get_if<kiosk::RepeatScreen>(&survey.screen)) {
            if (repeat->repetition == 0) survey.visit.another.push_back(*repeat);
            continue;
        }
        auto& asked = std::get<kiosk::QuestionScreen>(survey.screen);
        const survey::Question& question = kiosk::questionnaire_of(survey)->questions[asked.number];
        if (asked.part != kiosk::QuestionPart::Ask || !survey::takes_answer(question.type))
            continue;
        asked.problem = sample_problem(question.type);
        visits.push_back({name + ", a problem", survey});
        asked.problem = kiosk::AnswerProblem::None;
        survey.visit.contact.answers.set(sample_answer(survey, asked));
        visits.push_back({name + ", answered", survey});
    }
    survey.screen = kiosk::CheckScreen{};
    visits.push_back({service + ", check", survey});
}

inline std::vector<SampleVisit> sample_surveys(const feedback::Organisation& organisation,
                                               const kiosk::Preferences& preferences,
                                               bool practising) {
    kiosk::Flow start = kiosk::begin_visit(organisation, feedback::Channel::Reception, practising);
    start.visit.preferences = preferences;
    std::vector<SampleVisit> visits;
    for (const feedback::Service& service : organisation.services) {
        if (!service.questionnaire.empty()) add_survey(start, service.id, visits);
    }
    return visits;
}

// The offer after "thank you", its questions, and the thanks for them.
inline std::vector<SampleVisit> sample_equality(const feedback::Organisation& organisation,
                                                const kiosk::Preferences& preferences,
                                                bool practising) {
    kiosk::Flow before = kiosk::begin_visit(organisation, feedback::Channel::Reception, practising);
    before.visit.preferences = preferences;
    std::vector<SampleVisit> visits;
    before.screen = kiosk::ThankYouScreen{.equality_follows = true};
    visits.push_back({"thanks, more follows", before});
    kiosk::Flow equality = kiosk::begin_equality(before).flow;
    visits.push_back({"equality", equality});
    if (organisation.equality_questions() != nullptr) add_survey(equality, "equality", visits);
    before.screen = kiosk::ThankYouScreen{.equality = true};
    visits.push_back({"thanks, equality", before});
    return visits;
}

// Every screen of a complaint where there is a procedure: each question without an answer and with
// the one that opens most, then the check screen with all of it; and the pages to read.
inline std::vector<SampleVisit> sample_complaints(const feedback::Organisation& organisation,
                                                  const kiosk::Preferences& preferences,
                                                  bool practising) {
    using namespace kiosk;
    Flow flow = begin_visit(organisation, feedback::Channel::Reception, practising);
    flow.visit.preferences = preferences;
    flow.visit.drawn = Drawn{.today = from_iso("2026-11-29").value()};
    std::vector<SampleVisit> visits;
    const auto add = [&](std::string name, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), flow});
    };
    flow.behind = {WelcomeScreen{}};
    if (!organisation.information.empty()) add("pages", InformationScreen{});
    for (const feedback::InformationPage& page : organisation.information)
        add("page " + page.id, InformationScreen{page.id});
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::Complaint;
    flow.visit.contact.service = organisation.services.front().id;
    flow.visit.contact.story = sample_story(preferences.language);
    if (procedure_now(flow) == nullptr) return visits;
    add("about a complaint", AboutScreen{});
    add("guide", GuideScreen{});
    add("chart", ChartScreen{});
    const auto choose = [&](Fact fact, const std::string& choice) {
        flow.screen = FactScreen{fact};
        flow = advance(std::move(flow), ChooseAnswer{choice}).flow;
        visits.push_back({name_of(flow.screen) + ", " + choice, flow});
    };
    for (const Fact fact : {Fact::Behalf, Fact::ByPass, Fact::Answer, Fact::Support})
        add("a fact", FactScreen{fact});
    choose(Fact::Behalf, "councillor");
    add("consent", FactScreen{Fact::Consent});
    choose(Fact::Consent, "cannot");
    choose(Fact::ByPass, "yes");
    choose(Fact::Answer, "in_writing");
    for (const auto& [way, value, problem] :
         {std::tuple{"letter", "Tŷ Gwyn\n14 Long Street\nBangor\nGwynedd LL57 1AA",
                     FactProblem::TooLong},
          std::tuple{"email", "nia.jones.with.a.long.name@post.example.org", FactProblem::NoEmail},
          std::tuple{"phone", "01632 960011", FactProblem::NoPhone}}) {
        add("reach", FactScreen{Fact::ReachBy});
        choose(Fact::ReachBy, way);
        flow.visit.contact.facts.person.name.clear();
        FactWordsScreen words;
        add("name", words);
        words.words = FactWords::Value;
        add(std::string("value, ") + way, words);
        flow.visit.contact.facts.person.name = "Nia Jones";
        flow.visit.contact.facts.person.value = value;
        words.problem = problem;
        add(std::string("a problem, ") + way, words);
    }
    for (const feedback::Support one : feedback::all_supports)
        choose(Fact::Support, std::string(name_of(one)));
    add("interpreter", FactScreen{Fact::Interpreter});
    choose(Fact::Interpreter, "other");
    FactWordsScreen language;
    language.words = FactWords::Language;
    add("another language", language);
    add("check, all", CheckScreen{});
    choose(Fact::Interpreter, "ckb");
    add("check, a language", CheckScreen{});
    return visits;
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
    away.seconds_left = 30;

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
    Flow reading = start;
    reading.visit.drawn = Drawn{CivilDay{std::chrono::days{20'786}}};  // 29 November 2026.
    reading.behind = {WelcomeScreen{}};
    add("changes", reading, ChangesScreen{});
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
    add_help(complaint, visits);
    if (organisation.receipts.offered) {
        add_receipts(complaint, visits);
        add_replies(start, visits);
    }
    for (const auto& more : {sample_hand_over, sample_surveys, sample_complaints, sample_equality,
                             sample_involvement}) {
        for (SampleVisit& one : more(organisation, preferences, practising))
            visits.push_back(std::move(one));
    }
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
