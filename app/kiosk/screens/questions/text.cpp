// Words: short and long, and a few more to "other".
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/questions/questions.h"
#include "core/survey/limits.h"

namespace candour::kiosk {

namespace {

// What the question says of itself comes first.
ShownText without_names(const Ui& ui, const ShownText& hint) {
    const ShownText names = ui.tr("You need not give any names.");
    if (hint.text.empty()) return names;
    return {hint.text + " " + names.text, hint.language};
}

}  // namespace

void ask_text(Ui& ui, const Asking& asking) {
    ui.field({.id = "question.text",
              .name = asking.prompt,
              .hint = asking.screen.problem == AnswerProblem::None ? without_names(ui, asking.hint)
                                                                   : ShownText{},
              .text = text_shown(asking.flow),
              .caret_byte = asking.screen.caret_byte,
              .characters_max = survey::characters_allowed(asking.question)});
}

void ask_other(Ui& ui, const Asking& asking) {
    ui.field({.id = "question.text",
              .name = asking.prompt,
              .hint = without_names(ui, ui.tr("You can leave this empty.")),
              .text = text_shown(asking.flow),
              .caret_byte = asking.screen.caret_byte,
              .characters_max = survey::short_text_characters_max});
}

}  // namespace candour::kiosk
