// Title, introduction, and whose the questionnaire is, what for and until when.
#include <charconv>

#include "app/console/core_words.h"
#include "app/console/editor/pages.h"
#include "app/console/words.h"
#include "core/survey/editing/texts.h"

namespace candour::console {
namespace {

using survey::editing::Details;

std::string text_in(const LocalText& text, const Language& language) {
    const auto found = text.by_language.find(language);
    return found == text.by_language.end() ? std::string() : found->second;
}

Fields fields_of(const OpenDraft& draft) {
    const Details details = survey::editing::details_of(draft.document);
    return {{"title", text_in(draft.read.title, draft.main())},
            {"introduction", text_in(draft.read.introduction, draft.main())},
            {"owner", details.owner},
            {"purpose", details.purpose},
            {"act_by", details.act_by},
            {"closes", details.closes},
            {"sample", std::to_string(details.sample_one_in)},
            {"training", details.training ? "1" : ""},
            {"fallback", draft.document.contains("fallback") ? "1" : ""}};
}

Form details_form(const OpenDraft& draft, const Fields& filled,
                  const std::vector<Problem>& problems) {
    const auto value = [&](const char* name) { return std::string(field(filled, name)); };
    Form form{.language = draft.language,
              .title = draft.language.tr("About the questionnaire"),
              .lead = draft.title(),
              .back = address_of_draft(draft.kept.id),
              .action = address_of_draft(draft.kept.id, "/details"),
              .revision = draft.kept.revision,
              .problems = problems};
    form.fields = {
        {.name = "title",
         .label = draft.language.tr("Title"),
         .hint = draft.language.tr("Visitors read it before they choose it."),
         .value = value("title"),
         .language = draft.main()},
        {.kind = FormField::Kind::Words,
         .name = "introduction",
         .label = draft.language.tr("Introduction (optional)"),
         .hint = draft.language.tr("One or two sentences that visitors read first."),
         .value = value("introduction"),
         .language = draft.main()},
        {.name = "owner",
         .label = draft.language.tr("Who owns it"),
         .hint =
             draft.language.tr("The role that looks at the results. For example, Centre manager."),
         .value = value("owner")},
        {.kind = FormField::Kind::Words,
         .name = "purpose",
         .label = draft.language.tr("What its results are for"),
         .hint = draft.language.tr("Visitors see this. For example, To decide the opening hours."),
         .value = value("purpose"),
         .rows = 2},
        {.name = "act_by",
         .label = draft.language.tr("By when you will act on it"),
         .hint = draft.language.tr("Year, month and day, for example 2027-03-31."),
         .value = value("act_by"),
         .characters = 10},
        {.name = "closes",
         .label = draft.language.tr("Last day on which it is asked (optional)"),
         .hint = draft.language.tr(
             "Year, month and day. Leave it empty to ask until somebody stops it."),
         .value = value("closes"),
         .characters = 10},
        {.name = "sample",
         .label = draft.language.tr("Ask one visitor in"),
         .hint = draft.language.tr(
             "1 asks everybody. With 3, the kiosk asks every third visitor, drawn at random."),
         .value = value("sample"),
         .characters = 4},
        {.kind = FormField::Kind::Flag,
         .name = "training",
         .label = draft.language.tr("For practice only"),
         .hint = draft.language.tr(
             "It is marked on every screen, and its answers are counted nowhere."),
         .value = value("training")}};
    if (draft.read.languages.size() > 1) {
        form.fields.push_back(
            {.kind = FormField::Kind::Flag,
             .name = "fallback",
             .label =
                 draft.language.tr("Show {language} where a translation is missing",
                                   {{"language", language_in_words(draft.main(), draft.language)}}),
             .hint = draft.language.tr("Without this, every text must be translated before you "
                                       "publish."),
             .value = value("fallback")});
    }
    return form;
}

// What it says after the form; problems in the form's own places.
Json with_fields(const OpenDraft& draft, const Fields& filled, std::vector<Problem>& problems) {
    Json document = draft.document;
    const auto take = [&](const char* place, survey::editing::Edited edited) {
        if (edited.ok()) {
            document = edited.take();
        } else {
            problems.push_back({place, core_sentence(edited.error().what, draft.language)});
        }
    };
    for (const char* name : {"title", "introduction"}) {
        take(name, survey::editing::set_text(document, name, draft.main(), typed(filled, name)));
    }
    Details details{.owner = typed(filled, "owner"),
                    .purpose = typed(filled, "purpose"),
                    .act_by = typed(filled, "act_by"),
                    .closes = typed(filled, "closes"),
                    .sample_one_in = 0,
                    .training = is_ticked(filled, "training")};
    const std::string sample = typed(filled, "sample");
    const auto [end, error] =
        std::from_chars(sample.data(), sample.data() + sample.size(), details.sample_one_in);
    if (error != std::errc() || end != sample.data() + sample.size()) details.sample_one_in = 0;
    const auto wrong = survey::editing::problems_of(details);
    for (const auto& problem : wrong)
        problems.push_back({problem.place, core_words(problem.what, draft.language)});
    if (wrong.empty()) take("owner", survey::editing::set_details(document, details));
    if (draft.read.languages.size() > 1) {
        take("fallback", survey::editing::set_fallback(document, is_ticked(filled, "fallback")));
    }
    return document;
}

}  // namespace

Page details_page(const OpenDraft& draft) {
    return form_page(details_form(draft, fields_of(draft), {}));
}

Result<Reply> take_details(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                           const SignedIn& viewer) {
    std::vector<Problem> problems;
    const Json changed = with_fields(draft, form, problems);
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, changed, viewer));
        if (!faster) return Reply{Redirect{address_of_draft(draft.kept.id)}, {}};
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{form_page(details_form(now, form, problems)), {}};
}

}  // namespace candour::console
