// The forms of an entry: its words, and its translations.
#include <charconv>

#include "app/console/core_words.h"
#include "app/console/words.h"
#include "app/console/you_said/entries.h"

namespace candour::console {
namespace {

using feedback::Outcome;
using feedback::YouSaid;
using Kind = FormField::Kind;

std::string text_in(const LocalText& text, const Language& language) {
    const auto found = text.by_language.find(language);
    return found == text.by_language.end() ? std::string() : found->second;
}

std::int64_t typed_number(const Fields& form, std::string_view name) {
    const std::string text = typed(form, name);
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return -1;
    return number;
}

Fields fields_of(const YouSaid& entry, const Language& first, CivilDay today) {
    const bool is_new = entry.id.empty();
    const CivilDay half_a_year = today + std::chrono::days{182};
    return {{"theme", entry.theme},
            {"said", text_in(entry.said, first)},
            {"did", text_in(entry.did, first)},
            {"outcome", entry.outcome == Outcome::Changed ? "changed" : "not_changed"},
            {"evidence", entry.evidence},
            {"contacts", is_new ? "" : std::to_string(entry.contacts)},
            {"review", to_iso(is_new ? half_a_year : entry.review.value_or(half_a_year))},
            {"fallback", entry.fallback_accepted ? "1" : ""}};
}

std::vector<FormField> words_fields(const Language& first, const Fields& filled,
                                    const PageLanguage& language) {
    const auto value = [&](const char* name) { return std::string(field(filled, name)); };
    const bool is_changed = value("outcome") != "not_changed";
    return {{.name = "theme",
             .label = language.tr("Theme"),
             .hint = language.tr("What the contacts had in common. Only staff see it."),
             .value = value("theme")},
            {.name = "contacts",
             .label = language.tr("How many contacts have this theme"),
             .hint = language.tr("At least {count}. Where cases carry the theme, they are counted "
                                 "instead.",
                                 {{"count", std::to_string(feedback::you_said_contacts_min)}}),
             .value = value("contacts"),
             .characters = 4},
            {.kind = Kind::Words,
             .name = "said",
             .label = language.tr("You said"),
             .hint = language.tr("In your own words, not in anybody's. For example, You waited too "
                                 "long at reception."),
             .value = value("said"),
             .language = first},
            {.kind = Kind::Words,
             .name = "did",
             .label = language.tr("We did"),
             .hint = language.tr("What is different now. If nothing is, say so and why."),
             .value = value("did"),
             .language = first},
            {.kind = Kind::Radios,
             .name = "outcome",
             .label = language.tr("Was something changed?"),
             .options = {{.value = "changed",
                          .text = language.tr("Yes, something was changed"),
                          .chosen = is_changed},
                         {.value = "not_changed",
                          .text = language.tr("No, and we say why"),
                          .chosen = !is_changed}}},
            {.kind = Kind::Words,
             .name = "evidence",
             .label = language.tr("What shows it"),
             .hint = language.tr("A rota, a photograph, a minute of a meeting; or the reason why "
                                 "nothing was changed. Only staff see it."),
             .value = value("evidence"),
             .rows = 2},
            {.name = "review",
             .label = language.tr("Last day on which people see it"),
             .hint = language.tr("Year, month and day. Within a year: what is old is not true any "
                                 "more."),
             .value = value("review"),
             .characters = 10}};
}

Form words_form(const LearningDesk& desk, const std::string& id, std::int64_t revision,
                const Fields& filled, const std::vector<Passage>& passages,
                std::vector<Problem> problems) {
    const PageLanguage& language = desk.language();
    const auto& languages = desk.desk.organisation.languages;
    const Language& first = languages.front();
    Form form{.language = language,
              .title = id.empty() ? language.tr("Write “You said, we did”")
                                  : language.tr("Change the words"),
              .lead = language.tr("Write what many people said and what came of it. Nothing may "
                                  "tell who spoke or whom they spoke of."),
              .back = id.empty() ? std::string(you_said_prefix) : address_of_entry(id),
              .back_text = language.tr("Back"),
              .action = id.empty() ? std::string(you_said_prefix) + "/new"
                                   : address_of_entry(id, "/edit"),
              .revision = revision,
              .fields = words_fields(first, filled, language),
              .button = language.tr("Save"),
              .problems = std::move(problems)};
    for (const Passage& one : passages)
        form.quotes.emplace_back(language.tr("Can be quoted"), one.text);
    if (languages.size() > 1) {
        form.fields.push_back(
            {.kind = Kind::Flag,
             .name = "fallback",
             .label = language.tr("Show {language} where a translation is missing",
                                  {{"language", language_in_words(first, language)}}),
             .hint = language.tr("Without this, every language must be translated first."),
             .value = std::string(field(filled, "fallback"))});
    }
    return form;
}

// The field that a sentence of core/feedback is about.
std::string place_of_problem(const std::string& what) {
    if (what.find("theme") != std::string::npos) return "theme";
    if (what.find("what people said") != std::string::npos) return "said";
    if (what.find("what you did") != std::string::npos) return "did";
    if (what.find("shows") != std::string::npos) return "evidence";
    return "";
}

Page page_of(const Form& form) {
    Page page = form_page(form);
    page.section = Section::YouSaid;
    return page;
}

std::vector<Problem> problems_of(const Error& error, const PageLanguage& language) {
    return {{place_of_problem(error.what), core_words(error.what, language)}};
}

}  // namespace

Result<Page> words_page(const LearningDesk& desk, const std::string& id) {
    KeptYouSaid found;
    if (!id.empty()) {
        ASSIGN_OR_RETURN(found, find_entry(desk, id));
    }
    const Language& first = desk.desk.organisation.languages.front();
    ASSIGN_OR_RETURN(const auto passages, passages_for(desk, found.entry.theme));
    return page_of(words_form(desk, id, found.kept.revision,
                              fields_of(found.entry, first, desk.today()), passages, {}));
}

Result<Reply> take_entry_words(const LearningDesk& desk, const std::string& id, const Fields& form,
                               const SignedIn& viewer) {
    const PageLanguage& language = desk.language();
    KeptYouSaid found;
    if (!id.empty()) {
        ASSIGN_OR_RETURN(found, find_entry(desk, id));
    }
    ASSIGN_OR_RETURN(const feedback::YouSaidRules rules, rules_for(desk));
    feedback::YouSaidWords words{
        .theme = typed(form, "theme"),
        .said = typed(form, "said"),
        .did = typed(form, "did"),
        .outcome = field(form, "outcome") == "not_changed" ? Outcome::NotChanged : Outcome::Changed,
        .evidence = typed(form, "evidence"),
        .contacts = typed_number(form, "contacts"),
        .review = typed_day(form, "review"),
        .fallback_accepted = is_ticked(form, "fallback")};
    ASSIGN_OR_RETURN(const auto counted, cases_with_theme(desk, words.theme));
    if (counted) words.contacts = *counted;
    ASSIGN_OR_RETURN(const auto passages, passages_for(desk, words.theme));
    const auto again = [&](std::vector<Problem> problems) {
        return Reply{page_of(words_form(desk, id, typed_number(form, "revision"), form, passages,
                                        std::move(problems))),
                     {}};
    };
    if (words.contacts < 0)
        return again({{"contacts", language.tr("Write how many contacts, as a number.")}});
    if (!words.review)
        return again({{"review", language.tr("Write a day, for example 2027-05-29.")}});
    auto changed = with_words(found.entry, words, rules, viewer.account.user_name);
    if (!changed.ok()) return again(problems_of(changed.error(), language));
    YouSaid entry = changed.take();
    Status kept{Unit{}};
    if (id.empty()) {
        entry.id = new_id(desk.random);
        kept = add_entry(desk, entry, viewer);
    } else {
        kept = keep_entry(desk, entry, typed_number(form, "revision"), viewer, "changed");
    }
    if (!kept.ok() && kept.error().kind == ErrorKind::Conflict) {
        return again({{"", language.tr("Somebody else has changed it meanwhile. What you typed is "
                                       "still here; open the entry in another window to see what "
                                       "they wrote.")}});
    }
    RETURN_IF_ERROR(kept);
    return Reply{Redirect{address_of_entry(entry.id)}, {}};
}

namespace {

Result<Form> translation_form(const LearningDesk& desk, const KeptYouSaid& found,
                              const Language& language, const Fields& filled) {
    const auto& languages = desk.desk.organisation.languages;
    if (language == languages.front() || std::ranges::find(languages, language) == languages.end())
        return Error{ErrorKind::NotFound, "there is no such language"};
    const Language& first = languages.front();
    const PageLanguage& own = desk.language();
    Form form{.language = own,
              .title = own.tr("Translate into {language}",
                              {{"language", language_in_words(language, own)}}),
              .back = address_of_entry(found.entry.id),
              .back_text = own.tr("Back"),
              .action = address_of_entry(found.entry.id, "/translate/" + language),
              .revision = found.kept.revision,
              .button = own.tr("Save")};
    form.fields = {{.kind = Kind::Words,
                    .name = "said",
                    .label = own.tr("You said"),
                    .value = std::string(field(filled, "said")),
                    .language = language,
                    .original = text_in(found.entry.said, first),
                    .original_language = first},
                   {.kind = Kind::Words,
                    .name = "did",
                    .label = own.tr("We did"),
                    .value = std::string(field(filled, "did")),
                    .language = language,
                    .original = text_in(found.entry.did, first),
                    .original_language = first}};
    return form;
}

}  // namespace

Result<Page> translation_page(const LearningDesk& desk, const std::string& id,
                              const Language& language) {
    ASSIGN_OR_RETURN(const KeptYouSaid found, find_entry(desk, id));
    ASSIGN_OR_RETURN(const Form form,
                     translation_form(desk, found, language,
                                      {{"said", text_in(found.entry.said, language)},
                                       {"did", text_in(found.entry.did, language)}}));
    return page_of(form);
}

Result<Reply> take_translation(const LearningDesk& desk, const std::string& id,
                               const Language& language, const Fields& form,
                               const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const KeptYouSaid found, find_entry(desk, id));
    ASSIGN_OR_RETURN(Form shown, translation_form(desk, found, language, form));
    ASSIGN_OR_RETURN(const feedback::YouSaidRules rules, rules_for(desk));
    const auto changed = with_translation(found.entry, language, typed(form, "said"),
                                          typed(form, "did"), rules, viewer.account.user_name);
    const std::int64_t revision = typed_number(form, "revision");
    Status kept{Unit{}};
    if (changed.ok()) kept = keep_entry(desk, changed.value(), revision, viewer, "translated");
    if (!changed.ok()) shown.problems = problems_of(changed.error(), desk.language());
    if (!kept.ok() && kept.error().kind == ErrorKind::Conflict) {
        shown.problems = {{"", desk.language().tr("Somebody else has changed it meanwhile. Look "
                                                  "at the entry again; what you typed is still "
                                                  "here.")}};
    }
    shown.revision = revision;
    if (!shown.problems.empty()) return Reply{page_of(shown), {}};
    RETURN_IF_ERROR(kept);
    return Reply{Redirect{address_of_entry(id)}, {}};
}

}  // namespace candour::console
