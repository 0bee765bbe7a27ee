// tests/kiosk/flow/example.h: a small organisation, and walking a Flow through intents.
#pragma once

#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <utility>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/flow/offers.h"
#include "tests/support/catch.h"

namespace candour::kiosk::example {

using feedback::ContactKind;

inline LocalText text(const std::string& english) { return LocalText{{{"en", english}}}; }

inline survey::Question question(const std::string& id, survey::QuestionType type, bool required) {
    survey::Question made;
    made.id = id;
    made.type = type;
    made.prompt = text("About " + id);
    made.required = required;
    if (type == survey::QuestionType::YesNo) {
        made.choices = {{"yes", text("Yes")}, {"no", text("No")}};
    }
    return made;
}

inline survey::Questionnaire questionnaire(const std::string& id) {
    survey::Questionnaire made;
    made.id = id;
    made.version = "v-" + id;
    made.questions = {question("welcome", survey::QuestionType::YesNo, /*required=*/true),
                      question("words", survey::QuestionType::LongText, /*required=*/false)};
    return made;
}

inline feedback::Service service(const std::string& id, const std::string& questionnaire_id) {
    feedback::Service made;
    made.id = id;
    made.group = "group-" + id;
    made.name = text(id);
    made.questionnaire = questionnaire_id;
    return made;
}

// Advice has no survey; the food bank and the café have one each.
inline feedback::Organisation organisation() {
    feedback::Organisation made;
    made.id = "example";
    made.languages = {"en", "cy", "ur"};
    for (const ContactKind kind : {ContactKind::Suggestion, ContactKind::Compliment,
                                   ContactKind::Complaint, ContactKind::SurveyAnswer}) {
        made.kinds.push_back({kind, text("kind"), text("explanation")});
    }
    made.services = {service("advice", ""), service("food_bank", "food"), service("cafe", "cafe")};
    made.questionnaires = {questionnaire("food"), questionnaire("cafe")};
    return made;
}

// The same with two equality questions.
inline feedback::Organisation with_equality() {
    feedback::Organisation made = organisation();
    made.equality_questionnaire = "about_you";
    made.questionnaires.push_back(questionnaire("about_you"));
    made.questionnaires.back().questions = {
        question("carer", survey::QuestionType::YesNo, /*required=*/false),
        question("ill", survey::QuestionType::YesNo, /*required=*/false)};
    return made;
}

// The same with people who may take part or get a newsletter.
inline feedback::Organisation with_involvement(feedback::Organisation made) {
    for (const feedback::Wish wish : {feedback::Wish::TakePart, feedback::Wish::Newsletter})
        made.involvement.push_back({wish, text(std::string(name_of(wish))), text("Now and then")});
    return made;
}

// The same with a prize draw until the end of March 2027.
inline feedback::Organisation with_prize_draw(feedback::Organisation made) {
    feedback::OfferedWish offered{feedback::Wish::PrizeDraw, text("Win a voucher"), {}};
    offered.draw = feedback::PrizeDraw{"spring-2027", text("A voucher"),
                                       CivilDay{std::chrono::year{2027} / 3 / 31}, 1};
    made.involvement.push_back(std::move(offered));
    return made;
}

// The organisation with every type of question.
inline feedback::Organisation practice_house() {
    std::ifstream file("assets/organisations/practice-house.json");
    std::stringstream text;
    text << file.rdbuf();
    auto read = feedback::parse_organisation(text.str(), "practice-house.json");
    REQUIRE(read.ok());
    return read.take();
}

inline Flow walk(Flow flow, std::initializer_list<Intent> intents) {
    for (const Intent& intent : intents)
        flow = advance(std::move(flow), intent).flow;
    return flow;
}

inline Flow start(const feedback::Organisation& organisation) {
    return begin_visit(organisation, feedback::Channel::Reception, /*practising=*/false);
}

inline EditText edit(const std::string& words) { return EditText{words, words.size()}; }

// At the check screen, with a suggestion about advice.
inline Flow at_check(const feedback::Organisation& organisation) {
    return walk(
        start(organisation),
        {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::Suggestion}, Continue{}, Continue{},
         ChooseService{"advice"}, Continue{}, edit("Longer hours"), Continue{}});
}

// At the check screen, with the food bank's survey.
inline Flow at_survey_check(const feedback::Organisation& organisation) {
    return walk(start(organisation),
                {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::SurveyAnswer}, Continue{},
                 Continue{}, ChooseService{"food_bank"}, Continue{}, ChooseAnswer{"yes"},
                 Continue{}, edit("Kind people"), Continue{}});
}

inline std::string on(const Flow& flow) { return name_of(flow.screen); }

}  // namespace candour::kiosk::example
