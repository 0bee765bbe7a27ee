// A number: typed on a pad of figures, which has a point and a minus only where they can be needed.
#include "app/kiosk/flow/entry.h"
#include "app/kiosk/screens/questions/questions.h"

namespace candour::kiosk {

void ask_number(Ui& ui, const Asking& asking) {
    const survey::NumberRange& range = asking.question.number;
    ui.number({.id = "question.number",
               .name = asking.prompt,
               .unit = asking.words.of(range.unit),
               .text = asking.answer != nullptr ? asking.answer->text : std::string(),
               .point = takes_point(range),
               .minus = takes_minus(range),
               .hints = hints_of(ui, asking)});
}

}  // namespace candour::kiosk
