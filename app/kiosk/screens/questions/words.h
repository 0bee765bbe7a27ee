// app/kiosk/screens/questions/words.h: a questionnaire's texts as the visitor reads them: in their
// language or the one it falls back on, with answers filled in for ${name}.
#pragma once

#include <cstdint>

#include "app/kiosk/flow/survey_path.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

class SurveyWords {
public:
    // All of them outlive it.
    SurveyWords(const Ui& ui, const Flow& flow, const survey::Questionnaire& questionnaire);

    // `group` and `repetition` say where the text stands.
    ShownText of(const LocalText& text, std::size_t group = survey::no_group,
                 std::uint32_t repetition = 0) const;
    // A group's label or a matrix's prompt; in a repeat with which time it is. Empty for no group.
    ShownText heading(std::size_t group, std::uint32_t repetition) const;
    // "25 November 2026"; the text itself when it is no date.
    ShownText day(const std::string& iso) const;
    // The picture's name in the bundle, by the rule of texts: of a language without one, that of
    // the language that it falls back on. Empty where there is none at all.
    std::string picture(const LocalText& files) const;
    // What was said, for a last look.
    ShownText answer(const survey::Question& question, const survey::Answer* answer) const;

private:
    ShownText chosen(const survey::Question& question, const survey::Answer& answer) const;

    const Ui& ui_;
    const survey::Questionnaire& questionnaire_;
    survey::Evaluation now_;
};

// A text that is not in the visitor's language says which one it is in; nothing where it is.
void say_language(Ui& ui, const ShownText& text);

}  // namespace candour::kiosk
