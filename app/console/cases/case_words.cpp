// app/console/cases/case_words.cpp: states, steps, choices and clocks in words.
#include <array>
#include <map>

#include "app/console/cases/labels.h"

namespace candour::console {
namespace {

using complaint::ClockState;
using complaint::ClockUnit;

using WordTable = std::map<std::string_view, std::string_view>;

const WordTable& choice_words() {
    static const WordTable words = {
        {"yes", N_("Yes")},
        {"no", N_("No")},
        {"unknown", N_("Not known")},
        {"kiosk", N_("Kiosk")},
        {"home_visit", N_("Home visit")},
        {"event", N_("Event")},
        {"box", N_("Suggestion box")},
        {"visitors_book", N_("Visitors’ book")},
        {"text_message", N_("Text message")},
        {"letter", N_("Letter")},
        {"email", N_("E-mail")},
        {"phone", N_("Telephone")},
        {"website", N_("Website")},
        {"telephone", N_("Telephone")},
        {"social_media", N_("Social media")},
        {"face_to_face", N_("Face to face")},
        {"advocate", N_("An advocate")},
        {"paper", N_("Paper form")},
        {"other", N_("Other")},
        {"self", N_("The person themselves")},
        {"relative", N_("A relative")},
        {"carer", N_("A carer")},
        {"councillor", N_("A councillor or MP")},
        {"group", N_("A group")},
        {"severity", N_("How serious it is")},
        {"implications", N_("What it means for the organisation")},
        {"senior_only", N_("Only a senior answer is accepted")},
        {"next", N_("The next step of the procedure")},
        {"appeal", N_("The person is not content: an appeal")},
        {"leads", N_("The outcome leads there")},
        {"legal", N_("Legal")},
        {"safeguarding", N_("Safeguarding")},
        {"access_request", N_("A request for access to data")},
        {"said", N_("They said so")},
        {"wrote", N_("They wrote it")},
        {"not_yet", N_("Not yet")},
        {"offered", N_("Offered")},
        {"accepted", N_("Accepted")},
        {"refused", N_("Refused")},
        {"ended", N_("Ended")},
        {"authority", N_("It is beyond my authority")},
        {"person", N_("The person")},
        {"representative", N_("Who speaks for them")},
        {"third_party", N_("Somebody outside")},
        {"go_on", N_("Go on")},
        {"wait", N_("Wait")},
    };
    return words;
}

// What is in no table is shown as it is, readable: "first_contact" -> "First contact".
std::string readable(std::string_view id) {
    std::string text{id};
    for (char& character : text) {
        if (character == '_' || character == '-') character = ' ';
    }
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

std::string_view find_or(const WordTable& table, std::string_view id, std::string_view otherwise) {
    const auto found = table.find(id);
    return found == table.end() ? otherwise : found->second;
}

}  // namespace

std::string choice_in_words(std::string_view choice, const PageLanguage& language) {
    const auto found = choice_words().find(choice);
    return found == choice_words().end() ? readable(choice) : language.tr(found->second);
}

std::string next_step_in_words(std::string_view id, const PageLanguage& language) {
    static const WordTable words = {
        {"triage", N_("Decide what it is")},
        {"assign", N_("Give it to somebody")},
        {"acknowledge", N_("Acknowledge it")},
        {"contact", N_("Speak with the person")},
        {"hear", N_("Hear the person")},
        {"answer", N_("Answer")},
        {"update", N_("Tell them how it stands")},
        {"decide", N_("Decide this stage")},
        {"form_panel", N_("Form the panel")},
        {"agree_actions", N_("Agree what will be done")},
        {"do_actions", N_("Do what was agreed")},
        {"ask_agreement", N_("Ask whether they agree")},
        {"tell_redress", N_("Tell them about their other rights")},
        {"finish_learning", N_("Write what we learned")},
        {"person_ending", N_("See that it has ended for the person")},
        {"organisation_ending", N_("See that the change is made")},
        {"close", N_("Close the case")},
        {"wait_for_person", N_("Wait for the person")},
        {"wait_for_legal", N_("Wait for the legal proceedings")},
        {"check_quality", N_("Check its quality")},
        {"nothing", N_("Nothing to do")},
    };
    return language.tr(find_or(words, id, N_("Look at the case")));
}

std::string clock_state_in_words(ClockState state, const PageLanguage& language) {
    switch (state) {
        case ClockState::Running:
            return language.tr("Running");
        case ClockState::Stopped:
            return language.tr("Stopped");
        case ClockState::Met:
            return language.tr("Kept");
        case ClockState::MetLate:
            return language.tr("Done late");
        case ClockState::Overdue:
            return language.tr("Late");
        case ClockState::Ended:
            return language.tr("Over");
    }
    return "";
}

std::string left_in_words(const complaint::CaseClock& clock, CivilDay today,
                          const PageLanguage& language) {
    if (clock.due.due == today) return language.tr("Due today");
    const int left = clock.working_days_left;
    if (clock.state == ClockState::Overdue || clock.due.due < today) {
        return left == 0 ? language.tr("Late")
                         : language.tr_n("Late by {count} working day",
                                         "Late by {count} working days", -left);
    }
    if (clock.rule->length.unit == ClockUnit::Hours) return language.tr("Due soon");
    return language.tr_n("{count} working day left", "{count} working days left", left);
}

}  // namespace candour::console
