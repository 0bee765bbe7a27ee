// app/kiosk/flow/complaint_asking.cpp: the guide, the chart, and what is asked beside a complaint.
#include <algorithm>
#include <utility>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"
#include "app/kiosk/flow/text.h"

namespace candour::kiosk {
namespace {

// A number or an address goes with its way: another way begins with an empty one.
void choose_reach(feedback::PersonDetails& person, feedback::ReachBy way) {
    if (person.reach_by != way) wipe(person.value);
    person.reach_by = way;
}

void choose_interpreter(Flow& flow, const std::string& choice) {
    std::string& language = flow.visit.contact.facts.interpreter_language;
    const std::vector<Language> listed = interpreter_languages(flow);
    if (choice == other_language) {
        if (!flow.visit.other_language) wipe(language);
        flow.visit.other_language = true;
    } else if (std::ranges::find(listed, choice) != listed.end()) {
        flow.visit.other_language = false;
        wipe(language);
        language = choice;
    }
}

void choose_fact(Flow& flow, Fact fact, const std::string& choice) {
    feedback::Contact& contact = flow.visit.contact;
    switch (fact) {
        case Fact::Behalf:
            contact.facts.behalf = feedback::behalf_from(choice).value_or(contact.facts.behalf);
            break;
        case Fact::Consent:
            if (feedback::consent_from(choice)) contact.consent = choice;
            break;
        case Fact::ByPass:
            if (choice == "yes" || choice == "no") contact.by_pass = choice == "yes";
            break;
        case Fact::Answer:
            contact.facts.answer =
                feedback::answer_wanted_from(choice).value_or(contact.facts.answer);
            break;
        case Fact::ReachBy:
            if (const auto way = feedback::reach_by_from(choice)) {
                choose_reach(person_of(contact), *way);
            }
            break;
        case Fact::Support:
            if (const auto one = feedback::support_from(choice)) contact.facts.turn(*one);
            break;
        case Fact::Interpreter:
            choose_interpreter(flow, choice);
            break;
    }
}

void edit_words(Flow& flow, const FactWords words, const EditText& edit) {
    auto& screen = std::get<FactWordsScreen>(flow.screen);
    std::string& field = words_of(flow.visit.contact, words);
    const bool lines = words == FactWords::Value &&
                       person_of(flow.visit.contact).reach_by == feedback::ReachBy::Letter;
    const auto bounded = lines ? bounded_edit : bounded_line;
    BoundedText edited = bounded(field, edit.text, edit.caret_byte, characters_max_of(words));
    screen.caret_byte = edited.caret_byte;
    screen.problem = edited.cut ? FactProblem::TooLong : FactProblem::None;
    wipe(field);
    field = std::move(edited.text);
}

}  // namespace

Step on_guide(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) go_on(flow);
    if (std::holds_alternative<Back>(intent)) go_back(flow);
    return just(std::move(flow));
}

Step on_chart(Flow flow, const Intent& intent) { return on_guide(std::move(flow), intent); }

Step on_fact(Flow flow, const Intent& intent) {
    if (const auto* choice = std::get_if<ChooseAnswer>(&intent)) {
        auto& screen = std::get<FactScreen>(flow.screen);
        choose_fact(flow, screen.fact, choice->choice);
        screen.choice_missing = false;
    } else if (std::holds_alternative<Continue>(intent)) {
        auto& screen = std::get<FactScreen>(flow.screen);
        // Of wishes to be involved all that is asked for is a way to reach the person.
        screen.choice_missing = flow.visit.involvement && person_of(flow.visit.contact).reach_by ==
                                                              feedback::ReachBy::NotGiven;
        if (screen.choice_missing) {
            flow.page = 0;  // There it is said.
        } else {
            go_on(flow);
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

Step on_fact_words(Flow flow, const Intent& intent) {
    auto& screen = std::get<FactWordsScreen>(flow.screen);
    if (const auto* edit = std::get_if<EditText>(&intent)) {
        edit_words(flow, screen.words, *edit);
    } else if (const auto* keyboard = std::get_if<ShowKeyboard>(&intent)) {
        screen.keyboard_open = keyboard->open;
    } else if (std::holds_alternative<Continue>(intent)) {
        const FactProblem problem = screen.words == FactWords::Value
                                        ? problem_with_value(flow.visit.contact)
                                        : FactProblem::None;
        if (problem == FactProblem::None) {
            go_on(flow);
        } else {
            screen.problem = problem;
        }
    } else if (std::holds_alternative<Back>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
