// A questionnaire, or translations of one, from a file.
#include <algorithm>

#include "app/console/core_words.h"
#include "app/console/editor/brought.h"
#include "app/console/editor/pages.h"
#include "app/console/limits.h"
#include "app/console/words.h"
#include "core/survey/editing/texts.h"
#include "core/survey/translation/po.h"

namespace candour::console {
namespace {

using survey::Imported;
using survey::Severity;

constexpr const char* questionnaire_files = ".xlsx,.json,.csv";

Form bring_form(const PageLanguage& language, const std::vector<Problem>& problems) {
    return {
        .language = language,
        .title = language.tr("Bring in a questionnaire from a file"),
        .lead =
            language.tr("It becomes a draft. Visitors see nothing of it until it is published."),
        .back = "/surveys/drafts",
        .back_text = language.tr("Back to the questionnaires"),
        .action = address_to_bring,
        .fields = {{.kind = FormField::Kind::File,
                    .name = "file",
                    .label = language.tr("File"),
                    .hint = language.tr(
                        "A spreadsheet for ODK or Kobo (XLSForm, .xlsx), a SurveyJS form "
                        "(.json), or one of Candour’s own (.json)."),
                    .value = questionnaire_files}},
        .button = language.tr("Bring it in"),
        .sends_file = true,
        .problems = problems,
        .facts = {
            language.tr("The page that follows says what was taken, and what was not and why.")}};
}

Reply wrong_file(const Form& form, const SentFile* file) {
    Page page = form_page(form);
    if (file != nullptr && file->too_large) page.status = 413;
    return {std::move(page), {}};
}

// What can be said of a file before it is read.
std::optional<Problem> problem_of(const SentFile* file, const PageLanguage& language) {
    if (file == nullptr || (file->name.empty() && file->content.empty() && !file->too_large)) {
        return Problem{"file", language.tr("Choose a file.")};
    }
    if (file->too_large) {
        return Problem{
            "file",
            language.tr(
                "The file is larger than {size} MB, which is more than a questionnaire can be.",
                {{"size", std::to_string(upload_file_bytes_max >> 20)}})};
    }
    if (file->content.empty()) return Problem{"file", language.tr("The file is empty.")};
    return std::nullopt;
}

// "form.xlsx: sheet 'survey' …" begins with a name that the page says already.
std::string without_name(std::string what, const std::string& name, const PageLanguage& language) {
    if (what.starts_with(name + ": ")) what.erase(0, name.size() + 2);
    return core_sentence(shown_text(what), language);
}

// The draft that the same file became before, when nobody has changed it since: a page that is
// loaded again must not make another.
std::optional<std::string> same_before(const std::vector<store::SurveyDraft>& drafts,
                                       Json document) {
    const std::size_t size =
        document.dump().size() - document.at("id").get_ref<const std::string&>().size();
    for (const store::SurveyDraft& draft : drafts) {
        if (draft.revision != 1 || draft.document.size() != size + draft.id.size()) continue;
        document["id"] = draft.id;
        if (draft.document == document.dump()) return draft.id;
    }
    return std::nullopt;
}

std::string summary_of(const survey::Questionnaire& read, const PageLanguage& language) {
    const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
    std::string words = language.tr_n("It has {count} question.", "It has {count} questions.",
                                      count(read.questions.size()));
    if (!read.groups.empty()) {
        words +=
            " " + language.tr_n("They stand under {count} heading.",
                                "They stand under {count} headings.", count(read.groups.size()));
    }
    return words + " " +
           language.tr_n("It is in {count} language.", "It is in {count} languages.",
                         count(read.languages.size()));
}

}  // namespace

Page bring_page(const PageLanguage& language) { return form_page(bring_form(language, {})); }

Result<Reply> take_questionnaire_file(const EditorDesk& editor, const SentFile* file,
                                      const SignedIn& viewer) {
    if (const auto problem = problem_of(file, editor.desk.language))
        return wrong_file(bring_form(editor.desk.language, {*problem}), file);
    const survey::ReadWorkbook none = [](ByteView, const std::string&) -> Result<survey::Workbook> {
        return Error{ErrorKind::Invalid, "this server reads no spreadsheets"};
    };
    Result<Imported> imported = survey::questionnaire_in(
        file->content, file->name, editor.read_spreadsheet ? editor.read_spreadsheet : none,
        /*takes_drafts=*/true);
    if (!imported.ok()) {
        const std::string what =
            without_name(imported.error().what, file->name, editor.desk.language);
        return wrong_file(bring_form(editor.desk.language, {{"file", what}}), file);
    }
    const PageLanguage& language = editor.desk.language;
    Brought brought{.language = language,
                    .title = language.tr("Nothing was brought in"),
                    .file = file->name,
                    .summary = language.tr("The file can be read, but makes no questionnaire."),
                    .button = language.tr("Try another file"),
                    .href = address_to_bring,
                    .report = imported.value().report,
                    .status = 422};
    if (!imported.value().questionnaire) return Reply{brought_page(brought), {}};
    const survey::Questionnaire& read = *imported.value().questionnaire;
    Json document = survey::to_json(read);
    if (read.questions.empty()) document["questions"] = Json::array();
    ASSIGN_OR_RETURN(const auto drafts, editor.drafts.drafts());
    std::string id = document.at("id");
    if (const auto before = same_before(drafts, document)) {
        id = *before;
    } else {
        ASSIGN_OR_RETURN(const auto taken, taken_ids(editor));
        if (taken.contains(id)) {
            id = id_for(id, taken);
            brought.report.push_back(
                {Severity::Note,
                 {},
                 0,
                 {},
                 language.tr("A questionnaire with its name is there already: this one is another, "
                             "with results of its own, and is called “{name}” in addresses and "
                             "files.",
                             {{"name", id}})});
        }
        document["id"] = id;
        const auto right = survey::editing::parse_draft(document.dump());
        if (!right.ok()) {
            return wrong_file(bring_form(editor.desk.language,
                                         {{"file", core_sentence(right.error().what, language)}}),
                              file);
        }
        ASSIGN_OR_RETURN(const auto problem, begin_draft(editor, document, viewer));
        if (problem)
            return wrong_file(bring_form(editor.desk.language, {{"file", problem->words}}), file);
    }
    const bool whole = survey::count(brought.report, Severity::Refused) == 0;
    brought.title = whole ? language.tr("The questionnaire is brought in")
                          : language.tr("Brought in, but not all of it");
    brought.summary = summary_of(read, language);
    brought.button = language.tr("Go on to the questionnaire");
    brought.href = address_of_draft(id);
    brought.status = 200;
    return Reply{brought_page(brought), {}};
}

namespace {

Form bring_language_form(const OpenDraft& draft, const Language& language,
                         const std::vector<Problem>& problems) {
    return {.language = draft.language,
            .title = draft.language.tr("Bring in translations"),
            .lead = language_in_words(language, draft.language),
            .back = address_of_draft(draft.kept.id, "/languages/" + language),
            .back_text = draft.language.tr("Back to the translations"),
            .action = address_to_bring_language(draft.kept.id, language),
            .revision = draft.kept.revision,
            .fields = {{.kind = FormField::Kind::File,
                        .name = "file",
                        .label = draft.language.tr("File of translations"),
                        .hint = draft.language.tr(
                            "The .po file that a translator has given back. Start with the one "
                            "that the page of this language gives you."),
                        .value = ".po"}},
            .button = draft.language.tr("Bring them in"),
            .sends_file = true,
            .problems = problems,
            .facts = {draft.language.tr(
                "What is translated in the file takes the place of what is translated here. "
                "Texts that have changed since are left alone.")}};
}

std::string text_in(const LocalText& text, const Language& language) {
    const auto found = text.by_language.find(language);
    return found == text.by_language.end() ? std::string() : found->second;
}

// The texts of a PO file in that language. Errors: Invalid.
Result<survey::Translations> texts_in(const SentFile& file, const Language& language,
                                      survey::Report& report) {
    ASSIGN_OR_RETURN(const survey::PoFile po, survey::read_po(to_text(file.content)));
    if (!po.language.empty() && po.language != language) {
        return Error{ErrorKind::Invalid, "the file says that it is in " +
                                             language_in_words(po.language) + ", not in " +
                                             language_in_words(language)};
    }
    return translations_of(po, report);
}

struct Translated {
    Json document{};
    survey::Report report{};
    std::size_t changed = 0;  // Texts in that language.
};

// Errors: Invalid: nothing is taken.
Result<Translated> translate(const OpenDraft& draft, const Language& language,
                             const survey::Translations& texts, survey::Report report) {
    if (draft.read.questions.empty()) {
        return Error{ErrorKind::Invalid, "there is no question to translate yet"};
    }
    survey::Questionnaire from = draft.read;
    from.fallback = draft.main();  // What it is translated from.
    survey::TranslationResult done = with_translations(std::move(from), language, texts);
    if (!done.questionnaire) return Error{ErrorKind::Invalid, done.report.back().what};
    Translated translated{survey::to_json(*done.questionnaire), std::move(report)};
    translated.report.insert(translated.report.end(), done.report.begin(), done.report.end());
    std::map<std::string, std::string> before;
    for (const survey::TextEntry& entry : texts_of(draft.read))
        before[entry.key] = text_in(entry.text, language);
    bool missing = false;
    for (const survey::TextEntry& entry : texts_of(*done.questionnaire)) {
        if (text_in(entry.text, language) != before[entry.key]) ++translated.changed;
        missing = missing || !entry.text.by_language.contains(language);
    }
    // One that had none needs none for this language either.
    if (!draft.document.contains("fallback") && !missing) translated.document.erase("fallback");
    return translated;
}

}  // namespace

Result<Page> bring_language_page(const OpenDraft& draft, const Language& language) {
    if (!draft.has(language) || language == draft.main()) {
        return Error{ErrorKind::NotFound, "there are no translations into " + language};
    }
    return form_page(bring_language_form(draft, language, {}));
}

Result<Reply> take_language_file(const EditorDesk& editor, const OpenDraft& draft,
                                 const Language& language, const SentForm& form,
                                 const SignedIn& viewer) {
    RETURN_IF_ERROR(bring_language_page(draft, language));
    const auto sent = form.files.find("file");
    const SentFile* file = sent == form.files.end() ? nullptr : &sent->second;
    const auto wrong = [&](const Problem& problem) {
        return wrong_file(bring_language_form(draft, language, {problem}), file);
    };
    if (const auto problem = problem_of(file, draft.language)) return wrong(*problem);
    if (changed_meanwhile(draft, form.fields)) {
        return wrong(
            {"", draft.language.tr("{who} has changed this draft meanwhile. Send the file again.",
                                   {{"who", shown_text(draft.kept.who)}})});
    }
    survey::Report report;
    const auto texts = texts_in(*file, language, report);
    if (!texts.ok())
        return wrong({"file", core_sentence(shown_text(texts.error().what), draft.language)});
    Result<Translated> translated = translate(draft, language, texts.value(), std::move(report));
    if (!translated.ok())
        return wrong({"file", core_sentence(shown_text(translated.error().what), draft.language)});
    Translated done = translated.take();
    ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, done.document, viewer));
    if (faster) return wrong({"", faster->words});
    RETURN_IF_ERROR(note(
        editor.desk, viewer.account.user_name,
        "brought translations (" + language + ") into the draft of the survey " + draft.kept.id));
    const std::size_t missing = survey::editing::missing_texts(done.document, language).size();
    return Reply{
        brought_page(
            {.language = draft.language,
             .title = draft.language.tr("The translations are brought in"),
             .file = file->name,
             .summary = draft.language.tr_n("{count} text is new.", "{count} texts are new.",
                                            static_cast<std::int64_t>(done.changed)) +
                        " " +
                        (missing == 0 ? draft.language.tr("Everything is translated.")
                                      : draft.language.tr_n("{count} text is still missing.",
                                                            "{count} texts are still missing.",
                                                            static_cast<std::int64_t>(missing))),
             .button = "Go on to the translations",
             .href = address_of_draft(draft.kept.id, "/languages/" + language),
             .report = std::move(done.report)}),
        {}};
}

}  // namespace candour::console
