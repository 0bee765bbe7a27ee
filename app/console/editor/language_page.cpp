// Languages: adding one, and translating text by text beside the main language.
#include <algorithm>
#include <map>

#include "app/console/core_words.h"
#include "app/console/editor/pages.h"
#include "app/console/words.h"
#include "core/survey/editing/texts.h"

namespace candour::console {
namespace {

using survey::TextEntry;

// A form has room for so many, also of letters that take three bytes each.
constexpr std::size_t texts_per_page = 20;

std::string text_in(const LocalText& text, const Language& language) {
    const auto found = text.by_language.find(language);
    return found == text.by_language.end() ? std::string() : found->second;
}

Error not_there(const Language& language) {
    return {ErrorKind::NotFound, "the questionnaire has no language " + language};
}

// "question/felt/prompt" says nothing to who translates.
std::string_view what_it_is(const std::string& key) {
    if (key == "title") return N_("Title");
    if (key == "introduction") return N_("Introduction");
    if (key.ends_with("/hint")) return N_("Help below it");
    if (key.find("/choice/") != std::string::npos) return N_("Answer");
    if (key.starts_with("group/") && key.ends_with("/label")) return N_("Heading");
    if (key.ends_with("/prompt")) return N_("Question");
    if (key.ends_with("/low") || key.ends_with("/high")) return N_("End of the scale");
    if (key.ends_with("/unit")) return N_("What is counted");
    if (key.ends_with("/pressing_reason")) return N_("Why it must be asked");
    return N_("Message");
}

std::size_t pages_of(std::size_t texts) {
    return std::max<std::size_t>(1, (texts + texts_per_page - 1) / texts_per_page);
}

Form language_form(const OpenDraft& draft, const Language& language, std::size_t page,
                   const Fields* filled, const std::vector<Problem>& problems) {
    const std::vector<TextEntry> texts = survey::editing::texts_in(draft.document);
    const std::size_t pages = pages_of(texts.size());
    page = std::clamp<std::size_t>(page, 1, pages);
    const std::size_t missing = survey::editing::missing_texts(draft.document, language).size();
    Form form{
        .language = draft.language,
        .title = language_in_words(language, draft.language),
        .lead = missing == 0
                    ? draft.language.tr("Everything is translated.")
                    : draft.language.tr_n("{count} text is missing", "{count} texts are missing",
                                          static_cast<std::int64_t>(missing)),
        .back = address_of_draft(draft.kept.id),
        .action = address_of_draft(draft.kept.id,
                                   "/languages/" + language + "?page=" + std::to_string(page)),
        .revision = draft.kept.revision,
        .button = page < pages ? draft.language.tr("Save and go on") : draft.language.tr("Save"),
        .problems = problems};
    if (pages > 1) {
        form.facts.push_back(draft.language.tr(
            "Page {number} of {pages}.",
            {{"number", std::to_string(page)}, {"pages", std::to_string(pages)}}));
    }
    const std::size_t first = (page - 1) * texts_per_page;
    for (std::size_t i = first; i < std::min(first + texts_per_page, texts.size()); ++i) {
        const TextEntry& entry = texts[i];
        const std::string original = text_in(entry.text, draft.main());
        FormField field{.kind = FormField::Kind::Words,
                        .name = "text_" + std::to_string(i),
                        .label = draft.language.tr(what_it_is(entry.key)),
                        .value = text_in(entry.text, language),
                        .language = language,
                        .original = original,
                        .original_language = draft.main()};
        field.rows = original.size() > 80 ? 3 : 1;
        if (filled != nullptr)
            field.value = std::string(candour::console::field(*filled, field.name));
        form.fields.push_back(std::move(field));
    }
    if (page > 1) {
        form.links.emplace_back(
            draft.language.tr("The page before"),
            address_of_draft(draft.kept.id,
                             "/languages/" + language + "?page=" + std::to_string(page - 1)));
    }
    if (language != draft.main()) {
        form.links.emplace_back(draft.language.tr("Keep its translations as a file (.po)"),
                                address_of_draft(draft.kept.id, "/languages/" + language + "/po"));
        form.links.emplace_back(draft.language.tr("Bring in translations from a file (.po)"),
                                address_to_bring_language(draft.kept.id, language));
        form.links.emplace_back(
            draft.language.tr("Remove this language"),
            address_of_draft(draft.kept.id, "/languages/" + language + "/remove"));
    }
    return form;
}

}  // namespace

Result<Reply> take_new_language(const EditorDesk& editor, const OpenDraft& draft,
                                const Fields& form, const SignedIn& viewer) {
    const std::string language = typed(form, "language");
    std::vector<Problem> problems;
    const auto edited = survey::editing::add_language(draft.document, language);
    if (!edited.ok())
        problems.push_back({"language", core_sentence(edited.error().what, draft.language)});
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
        if (!faster) {
            return Reply{Redirect{address_of_draft(draft.kept.id, "/languages/" + language)}, {}};
        }
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{draft_page(editor, now, viewer, problems, {}), {}};
}

Result<Page> language_page(const OpenDraft& draft, const Language& language, std::size_t page,
                           const std::string& notice) {
    if (!draft.has(language)) return not_there(language);
    Form form = language_form(draft, language, page, nullptr, {});
    form.notice = notice;
    return form_page(form);
}

Result<Reply> take_translations(const EditorDesk& editor, const OpenDraft& draft,
                                const Language& language, const Fields& form,
                                const SignedIn& viewer) {
    if (!draft.has(language)) return not_there(language);
    const std::vector<TextEntry> texts = survey::editing::texts_in(draft.document);
    std::vector<Problem> problems;
    Json changed = draft.document;
    std::size_t last = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string name = "text_" + std::to_string(i);
        if (!form.contains(name)) continue;
        last = i;
        const std::string words = typed(form, name);
        if (words == text_in(texts[i].text, language)) continue;
        auto edited = survey::editing::set_text(changed, texts[i].key, language, words);
        if (edited.ok()) {
            changed = edited.take();
        } else {
            problems.push_back({name, core_sentence(edited.error().what, draft.language)});
        }
    }
    const std::size_t page = last / texts_per_page + 1;
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, changed, viewer));
        if (!faster) {
            const bool more = page < pages_of(texts.size());
            return Reply{Redirect{more ? address_of_draft(draft.kept.id,
                                                          "/languages/" + language +
                                                              "?page=" + std::to_string(page + 1))
                                       : address_of_draft(draft.kept.id, "?saved=1")},
                         {}};
        }
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{form_page(language_form(now, language, page, &form, problems)), {}};
}

Result<Page> remove_language_page(const OpenDraft& draft, const Language& language) {
    if (!draft.has(language) || language == draft.main()) return not_there(language);
    return form_page(
        {.language = draft.language,
         .title = draft.language.tr("Remove {language}?",
                                    {{"language", language_in_words(language, draft.language)}}),
         .lead = draft.title(),
         .back = address_of_draft(draft.kept.id),
         .action = address_of_draft(draft.kept.id, "/languages/" + language + "/remove"),
         .revision = draft.kept.revision,
         .button = draft.language.tr("Remove the language"),
         .warns = true,
         .facts = {draft.language.tr("All its translations go with it.")}});
}

Result<Reply> take_remove_language(const EditorDesk& editor, const OpenDraft& draft,
                                   const Language& language, const Fields& form,
                                   const SignedIn& viewer) {
    std::vector<Problem> problems;
    const auto edited = survey::editing::remove_language(draft.document, language);
    if (!edited.ok()) problems.push_back({"", core_sentence(edited.error().what, draft.language)});
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
        if (!faster) return Reply{Redirect{address_of_draft(draft.kept.id, "?saved=1")}, {}};
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{draft_page(editor, now, viewer, problems, {}), {}};
}

}  // namespace candour::console
