// app/console/cases/case_texts.cpp: see case_texts.h.
#include "app/console/cases/case_texts.h"

#include "app/console/words.h"

namespace candour::console {

using complaint::Field;

ShownText text_of(const complaint::Procedure& procedure, const LocalText& text,
                  const PageLanguage& language) {
    const std::string_view first =
        procedure.languages.empty() ? std::string_view{"en"} : procedure.languages.front();
    ShownText shown = text.in(language.tag(), first);
    shown.text = shown_text(shown.text);
    return shown;
}

ShownText own_text(std::string text, const PageLanguage& language) {
    return {std::move(text), language.tag()};
}

const LocalText* name_of(const complaint::Procedure& procedure, complaint::Field field,
                         const std::string& id) {
    const auto name = [](const auto* found) { return found != nullptr ? &found->name : nullptr; };
    switch (field) {
        case Field::CaseKind:
            return name(procedure.find_kind(id));
        case Field::Stage:
            return name(procedure.find_stage(id));
        case Field::Clock:
            return name(procedure.find_clock(id));
        case Field::Outcome:
            return name(procedure.find_outcome(id));
        case Field::Code:
            return name(procedure.find_code(id));
        case Field::Bodies:
            return name(procedure.find_body(id));
        case Field::Goodwill:
            for (const complaint::Named& named : procedure.goodwill) {
                if (named.id == id) return &named.name;
            }
            return nullptr;
        default:
            return nullptr;
    }
}

std::string listed(const std::vector<ShownText>& texts) {
    std::string all;
    for (const ShownText& one : texts)
        all += (all.empty() ? "" : ", ") + one.text;
    return all;
}

}  // namespace candour::console
