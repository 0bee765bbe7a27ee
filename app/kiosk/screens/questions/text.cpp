// Words: short and long, and a few more to "other".
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "app/kiosk/screens/questions/questions.h"
#include "core/survey/limits.h"

namespace candour::kiosk {

namespace {

// What the question says of itself comes first.
ShownText before_words(const Ui& ui, const Asking& asking, const ShownText& hint) {
    ShownText before = ui.tr("You need not give any names.");
    if (goes_apart(asking.flow)) before.text += " " + who_reads_words(ui, asking.flow).text;
    if (hint.text.empty()) return before;
    return {hint.text + " " + before.text, hint.language};
}

}  // namespace

void ask_text(Ui& ui, const Asking& asking) {
    ui.field({.id = "question.text",
              .name = asking.prompt,
              .hint = asking.screen.problem == AnswerProblem::None
                          ? before_words(ui, asking, asking.hint)
                          : ShownText{},
              .text = text_shown(asking.flow),
              .caret_byte = asking.screen.caret_byte,
              .characters_max = characters_max(asking.flow, asking.question)});
}

void ask_other(Ui& ui, const Asking& asking) {
    ui.field({.id = "question.text",
              .name = asking.prompt,
              .hint = before_words(ui, asking, ui.tr("You can leave this empty.")),
              .text = text_shown(asking.flow),
              .caret_byte = asking.screen.caret_byte,
              .characters_max = survey::short_text_characters_max});
}

}  // namespace candour::kiosk
