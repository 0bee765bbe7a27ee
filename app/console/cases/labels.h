// Labels: what the parts of a case are called in the console, in plain words: entries, their
// fields, clocks, next steps. One table each, none by omission. What comes as a view is the key of
// a text, for PageLanguage::tr.
#pragma once

#include <string>
#include <string_view>

#include "app/console/page_language.h"
#include "core/complaint/case_clocks.h"

namespace candour::console {

struct EntryLabel {
    std::string_view action;  // On a link or button: "Acknowledge it".
    std::string_view done;    // In the history: "Acknowledged".
    std::string_view hint;    // One sentence on its form; may be empty.
};
EntryLabel label_of(complaint::EntryKind kind);

struct FieldLabel {
    std::string_view label;
    std::string_view hint;  // May be empty.
};
// As the entry's form asks for it; some fields mean another thing in another entry.
FieldLabel label_of(complaint::EntryKind kind, complaint::Field field);
// In the history: "Reason".
std::string_view short_label(complaint::EntryKind kind, complaint::Field field);
// Of Field::Why and of the fields with a fixed list: "severity" -> "How serious it is".
std::string choice_in_words(std::string_view choice, const PageLanguage& language);

// "acknowledge" -> "Acknowledge it".
std::string next_step_in_words(std::string_view id, const PageLanguage& language);
std::string clock_state_in_words(complaint::ClockState state, const PageLanguage& language);
// "3 working days left", "Due today", "Late by 2 working days".
std::string left_in_words(const complaint::CaseClock& clock, CivilDay today,
                          const PageLanguage& language);

}  // namespace candour::console
