#include "app/kiosk/screens/questions/words.h"

#include <algorithm>
#include <array>

#include "app/kiosk/flow/entry.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/screens/draw.h"
#include "core/feedback/publications.h"

namespace candour::kiosk {
namespace {

void append(ShownText& list, const ShownText& one) {
    if (list.text.empty()) {
        list = one;
    } else {
        list.text += " · " + one.text;
    }
}

}  // namespace

SurveyWords::SurveyWords(const Ui& ui, const Flow& flow, const survey::Questionnaire& questionnaire)
    : ui_(ui), questionnaire_(questionnaire), now_(evaluate_now(flow, questionnaire)) {}

ShownText SurveyWords::of(const LocalText& text, std::size_t group,
                          std::uint32_t repetition) const {
    ShownText shown = ui_.local(text, questionnaire_.fallback);
    shown.text = now_.filled(shown.text, group, repetition);
    return shown;
}

std::string SurveyWords::picture(const LocalText& files) const {
    if (files.empty()) return {};
    return feedback::picture_name(questionnaire_.id,
                                  files.in(ui_.language(), questionnaire_.fallback).text);
}

ShownText SurveyWords::heading(std::size_t group, std::uint32_t repetition) const {
    // The innermost one that says something.
    for (; group != survey::no_group; group = questionnaire_.groups[group].parent) {
        const survey::Group& one = questionnaire_.groups[group];
        if (one.label.empty()) continue;
        ShownText label = of(one.label, group, repetition);
        if (questionnaire_.repeat_around(group) != survey::no_group) {
            label.text += " · " + Ui::isolated(std::to_string(repetition + 1));
        }
        return label;
    }
    return {};
}

ShownText SurveyWords::day(const std::string& iso) const { return day_in_words(ui_, iso); }

ShownText SurveyWords::chosen(const survey::Question& question,
                              const survey::Answer& answer) const {
    ShownText list;
    std::size_t place = 0;
    const auto add = [&](const std::string& id) {
        const survey::Choice* choice = question.find_choice(id);
        if (choice == nullptr) return;
        ShownText label = of(choice->label);
        if (question.type == survey::QuestionType::Ranking) {
            label.text = std::to_string(++place) + ". " + label.text;
        }
        if (choice->other && !answer.other.empty()) label.text += ": " + answer.other;
        append(list, label);
    };
    if (!answer.choice.empty()) add(answer.choice);
    if (question.type == survey::QuestionType::Ranking) {
        for (const std::string& id : answer.choices)
            add(id);
        return list;
    }
    for (const survey::Choice& choice : question.choices) {
        if (std::ranges::count(answer.choices, choice.id) > 0) add(choice.id);
    }
    return list;
}

ShownText SurveyWords::answer(const survey::Question& question,
                              const survey::Answer* answer) const {
    using survey::QuestionType;
    if (answer == nullptr || !is_said(*answer)) return ui_.tr("No answer");
    if (answer->declined) return ui_.tr("I would rather not say");
    if (!survey::takes_text(question.type)) {
        ShownText said = chosen(question, *answer);
        return said.text.empty() ? ui_.tr("No answer") : said;
    }
    if (question.type == QuestionType::Date) {
        return day(canonical_date(answer->text).value_or(answer->text));
    }
    if (question.type == QuestionType::Number) {
        ShownText said{Ui::left_to_right(answer->text), ui_.language()};
        const ShownText unit = of(question.number.unit);
        if (!unit.text.empty()) said.text += " " + unit.text;
        return said;
    }
    return {answer->text, ui_.language()};
}

void say_language(Ui& ui, const ShownText& prompt) {
    if (prompt.language == ui.language()) return;
    ui.paragraph(ui.tr("This survey has no text in your language here. It is in {language}.",
                       {{"language", Ui::isolated(ui.own_name(prompt.language).text)}}),
                 TextStyle::Quiet);
}

}  // namespace candour::kiosk
