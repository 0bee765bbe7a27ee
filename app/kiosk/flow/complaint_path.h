// app/kiosk/flow/complaint_path.h: what a complaint has beside its words, where the service has a
// procedure. Without one there is none of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// What a complaint or dissatisfaction with the chosen service goes by; null for all else.
const complaint::Procedure* procedure_now(const Flow& flow);

// The kind that it gives a complaint first; null where it has none.
const complaint::CaseKind* kind_of_complaints(const Flow& flow);

// The stage that a complaint begins with, and that the person may by-pass; null where they may not.
const complaint::Stage* stage_to_bypass(const Flow& flow);

// Before the words: the guide and the chart of a complaint.
std::vector<Screen> screens_before_words(const Flow& flow);
// After them: what is asked, as it follows from what was said so far.
std::vector<Screen> screens_after_words(const Flow& flow);

// True when `next` only asks more of what `screen` began: a name after how to reach somebody.
bool asks_more_of(const Screen& screen, const Screen& next);

// The languages to choose from, the likeliest first; "other" stands for all others.
std::vector<Language> interpreter_languages(const Flow& flow);
inline constexpr std::string_view other_language = "other";

// What is chosen on a fact's screen, by the names of core/feedback/complaint_facts.h; "yes" and
// "no" for the by-pass; a language's tag.
bool is_chosen(const Flow& flow, Fact fact, std::string_view choice);

// What a FactWordsScreen writes into.
std::string& words_of(feedback::Contact& contact, FactWords words);
const std::string& words_of(const feedback::Contact& contact, FactWords words);
std::size_t characters_max_of(FactWords words);

// Who the person is: of a complaint, or of wishes to be involved.
feedback::PersonDetails& person_of(feedback::Contact& contact);
const feedback::PersonDetails& person_of(const feedback::Contact& contact);

// Whether their number or address can be one; the empty text can, but for wishes to be involved.
FactProblem problem_with_value(const feedback::Contact& contact);

// Parts of the check screen: "behalf" …, of what is asked.
std::vector<std::string> fact_parts(const Flow& flow);
std::optional<Screen> screen_of_fact_part(std::string_view part);

// Clears what does not fit the kind, the procedure or what else was said. Wipes it.
void fit_facts(Flow& flow);
// The same for what is sent: a way to reach somebody without a number or address is none.
void tidy_facts(feedback::Contact& contact);

}  // namespace candour::kiosk
