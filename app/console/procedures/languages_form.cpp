// The languages of a procedure: one more, one less, and which of them comes first.
#include <algorithm>

#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using nlohmann::json;

// Every field of a procedure that holds a text, or a list of texts.
constexpr std::string_view text_fields[] = {
    "name",        "source",       "explanation",  "definition", "examples", "what_happens",
    "our_default", "what_they_do", "when",         "address",    "welcome",  "no_effect",
    "who_may",     "standards",    "may_be_about", "help"};

void erase_words(json& value, const Language& language, bool is_text) {
    if (value.is_array()) {
        for (json& one : value)
            erase_words(one, language, is_text);
    } else if (value.is_object() && is_text) {
        value.erase(language);
    } else if (value.is_object()) {
        for (auto one = value.begin(); one != value.end();) {
            const bool text = std::ranges::find(text_fields, one.key()) != std::end(text_fields);
            erase_words(*one, language, text);
            // A text that was only in that language goes.
            const bool gone = text && one->is_object() && one->empty();
            one = gone ? value.erase(one) : std::next(one);
        }
    }
}

Form languages_form(const OpenProcedure& draft, const Fields& filled) {
    Form form = form_about(draft, draft.language.tr("Languages"), "/languages");
    std::vector<Option> languages;
    for (const Language& language : draft.read.procedure.languages)
        languages.push_back({language, language_in_words(language, draft.language)});
    add_select(form.fields, "first",
               draft.language.tr("Shown where a text lacks the language that is wanted"),
               languages);
    form.fields.push_back(
        {.name = "new_language",
         .label = draft.language.tr("One more language"),
         .hint = draft.language.tr("Its short name: cy for Welsh, ur for Urdu, pl for Polish. Its "
                                   "words are written on the other pages."),
         .characters = 20});
    if (languages.size() > 1) {
        form.fields.push_back(
            {.kind = FormField::Kind::More, .label = draft.language.tr("Take a language away")});
        add_checks(form.fields, "remove", draft.language.tr("Take it away with all its words"), "",
                   languages);
        form.fields.push_back({.kind = FormField::Kind::MoreEnd});
    }
    set_values(form.fields, filled);
    return form;
}

std::vector<Language> without_removed(const OpenProcedure& draft, const Fields& form) {
    std::vector<Language> languages = draft.read.procedure.languages;
    std::erase_if(languages, [&](const Language& one) { return is_ticked(form, "remove_" + one); });
    return languages;
}

void put_first(std::vector<Language>& languages, const Language& first) {
    const auto found = std::ranges::find(languages, first);
    if (found != languages.end()) std::rotate(languages.begin(), found, found + 1);
}

void add_language(const OpenProcedure& draft, std::vector<Language>& languages,
                  const Language& added, std::vector<Problem>& problems) {
    if (added.empty()) return;
    if (!is_language_tag(added)) {
        problems.push_back(
            {"new_language", draft.language.tr("Write its short name, such as cy or pl.")});
    } else if (std::ranges::find(languages, added) != languages.end()) {
        problems.push_back(
            {"new_language", draft.language.tr("The procedure has that language already.")});
    } else {
        languages.push_back(added);
    }
}

}  // namespace

Result<Page> languages_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string&) {
    return procedure_form_page(languages_form(draft, {{"first", draft.main()}}));
}

Result<Reply> take_languages(const ProcedureDesk& desk, const OpenProcedure& draft,
                             const std::string&, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    std::vector<Problem> problems;
    const Language first = typed(form, "first");
    std::vector<Language> languages = without_removed(draft, form);
    if (is_ticked(form, "remove_" + first))
        problems.push_back({"first", draft.language.tr("Choose one that stays.")});
    put_first(languages, first);
    add_language(draft, languages, typed(form, "new_language"), problems);
    for (const Language& old : draft.read.procedure.languages) {
        if (std::ranges::find(languages, old) == languages.end())
            erase_words(changed, old, /*is_text=*/false);
    }
    changed["languages"] = languages;
    if (problems.empty() && breaks_more(draft, changed)) {
        problems.push_back(
            {"first", draft.language.tr(
                          "Some texts are not in {language} yet. Write them before it comes first.",
                          {{"language", language_in_words(first, draft.language)}})});
    }
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return languages_form(draft, filled); });
}

}  // namespace candour::console
