// A date: day, month and year, typed on the pad of figures; one part after the other by itself.
#include "app/kiosk/flow/entry.h"
#include "app/kiosk/screens/questions/questions.h"

namespace candour::kiosk {

std::optional<Intent> ask_date(Ui& ui, const Asking& asking) {
    const std::string typed = asking.answer != nullptr ? asking.answer->text : std::string();
    const DateEntry entry = date_entry(typed);
    const DatePart at = asking.screen.date_part;
    DateSpec spec;
    spec.parts = {{"question.day", ui.tr("Day"), entry.day, 2, at == DatePart::Day},
                  {"question.month", ui.tr("Month"), entry.month, 2, at == DatePart::Month},
                  {"question.year", ui.tr("Year"), entry.year, 4, at == DatePart::Year}};
    if (const auto date = canonical_date(typed)) spec.in_words = asking.words.day(*date);
    spec.hints = hints_of(ui, asking);
    const auto touched = ui.date(spec);
    if (!touched) return std::nullopt;
    return ChooseDatePart{static_cast<DatePart>(*touched)};
}

}  // namespace candour::kiosk
