// app/console/cases/case_words.cpp: states, steps, choices and clocks in words.
#include <array>
#include <map>

#include "app/console/cases/labels.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::ClockState;
using complaint::ClockUnit;

using WordTable = std::map<std::string_view, std::string_view>;

const WordTable& choice_words() {
    static const WordTable words = {
        {"yes", "Yes"},
        {"no", "No"},
        {"unknown", "Not known"},
        {"kiosk", "Kiosk"},
        {"letter", "Letter"},
        {"email", "E-mail"},
        {"phone", "Telephone"},
        {"website", "Website"},
        {"telephone", "Telephone"},
        {"social_media", "Social media"},
        {"face_to_face", "Face to face"},
        {"advocate", "An advocate"},
        {"paper", "Paper form"},
        {"other", "Other"},
        {"self", "The person themselves"},
        {"relative", "A relative"},
        {"carer", "A carer"},
        {"councillor", "A councillor or MP"},
        {"group", "A group"},
        {"severity", "How serious it is"},
        {"implications", "What it means for the organisation"},
        {"senior_only", "Only a senior answer is accepted"},
        {"next", "The next step of the procedure"},
        {"appeal", "The person is not content: an appeal"},
        {"leads", "The outcome leads there"},
        {"legal", "Legal"},
        {"safeguarding", "Safeguarding"},
        {"access_request", "A request for access to data"},
        {"said", "They said so"},
        {"wrote", "They wrote it"},
        {"not_yet", "Not yet"},
        {"offered", "Offered"},
        {"accepted", "Accepted"},
        {"refused", "Refused"},
        {"ended", "Ended"},
        {"authority", "It is beyond my authority"},
        {"person", "The person"},
        {"representative", "Who speaks for them"},
        {"third_party", "Somebody outside"},
        {"go_on", "Go on"},
        {"wait", "Wait"},
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

std::string choice_in_words(std::string_view choice) {
    const auto found = choice_words().find(choice);
    return found == choice_words().end() ? readable(choice) : std::string{found->second};
}

std::string_view status_in_words(std::string_view status) {
    static const WordTable words = {{"open", "Open"},
                                    {"resolved", "Resolved, not closed"},
                                    {"closed", "Closed"},
                                    {"set_aside", "Set aside"}};
    return find_or(words, status, "Open");
}

std::string_view next_step_in_words(std::string_view id) {
    static const WordTable words = {
        {"triage", "Decide what it is"},
        {"assign", "Give it to somebody"},
        {"acknowledge", "Acknowledge it"},
        {"contact", "Speak with the person"},
        {"hear", "Hear the person"},
        {"answer", "Answer"},
        {"update", "Tell them how it stands"},
        {"decide", "Decide this stage"},
        {"form_panel", "Form the panel"},
        {"agree_actions", "Agree what will be done"},
        {"do_actions", "Do what was agreed"},
        {"ask_agreement", "Ask whether they agree"},
        {"tell_redress", "Tell them about their other rights"},
        {"finish_learning", "Write what we learned"},
        {"person_ending", "See that it has ended for the person"},
        {"organisation_ending", "See that the change is made"},
        {"close", "Close the case"},
        {"wait_for_person", "Wait for the person"},
        {"wait_for_legal", "Wait for the legal proceedings"},
        {"check_quality", "Check its quality"},
        {"nothing", "Nothing to do"},
    };
    return find_or(words, id, "Look at the case");
}

std::string_view clock_state_in_words(ClockState state) {
    switch (state) {
        case ClockState::Running:
            return "Running";
        case ClockState::Stopped:
            return "Stopped";
        case ClockState::Met:
            return "Kept";
        case ClockState::MetLate:
            return "Done late";
        case ClockState::Overdue:
            return "Late";
        case ClockState::Ended:
            return "Over";
    }
    return "";
}

std::string left_in_words(const complaint::CaseClock& clock, CivilDay today) {
    if (clock.due.due == today) return "Due today";
    const int left = clock.working_days_left;
    if (clock.state == ClockState::Overdue || clock.due.due < today) {
        return left == 0 ? "Late" : "Late by " + counted(-left, "working day", "working days");
    }
    if (clock.rule->length.unit == ClockUnit::Hours) return "Due soon";
    return counted(left, "working day left", "working days left");
}

}  // namespace candour::console
