// app/kiosk/screens/questions/questions.h: how each type of question is answered. One file a type,
// or a few that look alike; screens/question.cpp draws what stands around them.
#pragma once

#include <optional>
#include <vector>

#include "app/kiosk/screens/questions/words.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

struct Asking {
    const Flow& flow;
    const QuestionScreen& screen;
    const survey::Question& question;
    const survey::Answer* answer;  // Null when there is none.
    const SurveyWords& words;
    ShownText prompt;  // Read aloud with a field.
    ShownText hint;    // Beside a field; elsewhere it stands above.
};

// The item of a choice: "question.ID", or "question.choice.ID" where the screen has an item of that
// name already.
std::string choice_item(const std::string& choice);

std::optional<Intent> ask_choices(Ui& ui, const Asking& asking);  // One, several, yes or no.
std::optional<Intent> ask_faces(Ui& ui, const Asking& asking);
std::optional<Intent> ask_scale(Ui& ui, const Asking& asking);
std::optional<Intent> ask_stars(Ui& ui, const Asking& asking);
std::optional<Intent> ask_ranking(Ui& ui, const Asking& asking);
void ask_number(Ui& ui, const Asking& asking);
std::optional<Intent> ask_date(Ui& ui, const Asking& asking);
void ask_text(Ui& ui, const Asking& asking);   // Short and long.
void ask_other(Ui& ui, const Asking& asking);  // A few words more to a choice.

// How many can be chosen, and in which range: what a visitor must know before they answer.
ShownText range_hint(const Ui& ui, const Asking& asking);
// Its hint and its range; nothing while a problem is said.
std::vector<ShownText> hints_of(const Ui& ui, const Asking& asking);
// Why the visitor cannot go on; empty for None.
ShownText problem_text(const Ui& ui, const Asking& asking);

}  // namespace candour::kiosk
