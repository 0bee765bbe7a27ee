// Words: short and long, and a few more to "other".
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/questions/questions.h"
#include "core/survey/limits.h"

namespace candour::kiosk {

void ask_text(Ui& ui, const Asking& asking) {
    ui.field({.id = "question.text",
              .name = asking.prompt,
              .hint = asking.screen.problem == AnswerProblem::None ? asking.hint : ShownText{},
              .text = text_shown(asking.flow),
              .caret_byte = asking.screen.caret_byte,
              .characters_max = survey::characters_allowed(asking.question)});
}

void ask_other(Ui& ui, const Asking& asking) {
    ui.field({.id = "question.text",
              .name = asking.prompt,
              .hint = ui.tr("You can leave this empty."),
              .text = text_shown(asking.flow),
              .caret_byte = asking.screen.caret_byte,
              .characters_max = survey::short_text_characters_max});
}

}  // namespace candour::kiosk
