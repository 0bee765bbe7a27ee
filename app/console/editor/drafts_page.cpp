// All drafts, a new one, and one that nobody needs any more.
#include <algorithm>
#include <array>

#include "app/console/core_words.h"
#include "app/console/editor/pages.h"
#include "app/console/words.h"
#include "core/survey/editing/copy.h"
#include "core/survey/editing/texts.h"

namespace candour::console {
namespace {

// Not the equality questions: they are named in the organisation's file, and asked by no service.
constexpr std::array<const char*, 5> ready_names = {"satisfaction", "home_visit", "event",
                                                    "case_closure", "complaint_handling"};
constexpr std::size_t title_bytes_max = 200;

Result<Json> read_ready(const EditorDesk& editor, const std::string& name) {
    if (editor.ready_folder.empty()) return Error{ErrorKind::NotFound, "none are offered"};
    ASSIGN_OR_RETURN(const Bytes file, editor.disk.read(editor.ready_folder + "/" + name + ".json",
                                                        store::survey_draft_bytes_max));
    return survey::editing::parse_draft(to_text(file));
}

std::string title_of(const Json& document) {
    const Language main = survey::editing::main_language(document);
    return shown_text(document.at("title").value(main, document.at("id").get<std::string>()));
}

View draft_view(const store::SurveyDraft& draft, const PageLanguage& language) {
    const Result<Json> document = survey::editing::parse_draft(draft.document);
    View view;
    view["draft_title"] = document.ok() ? title_of(document.value()) : draft.id;
    view["draft_href"] = address_of_draft(draft.id);
    view["is_readable"] = document.ok();
    view["changed_by"] = shown_text(draft.who);
    view["changed_at"] = language.minute(draft.at_s);
    std::size_t questions = 0;
    if (document.ok()) {
        survey::editing::for_each_item(document.value(), [&](const Json& item, std::size_t) {
            if (!item.contains("questions") && !item.contains("rows")) ++questions;
        });
    }
    view["questions_count"] = std::to_string(questions);
    return view;
}

// "blank", "published:visit", "copy:visit" or "ready:event", each with its words.
std::vector<Option> starts(const EditorDesk& editor, const std::vector<store::SurveyDraft>& drafts,
                           const std::string& chosen) {
    const PageLanguage& language = editor.desk.language;
    std::vector<Option> all = {
        {"blank", language.tr("A blank one"), language.tr("You write every question yourself.")}};
    for (const survey::Questionnaire& one : editor.desk.organisation.questionnaires) {
        // What is being changed already is in the list of drafts.
        if (std::ranges::find(drafts, one.id, &store::SurveyDraft::id) != drafts.end()) continue;
        all.push_back(
            {"published:" + one.id,
             language.tr("Change “{name}”",
                         {{"name", shown_text(one.title.in(language.tag()).text)}}),
             language.tr("It is asked now. Nothing changes for visitors until you publish, and its "
                         "results count on.")});
    }
    for (const survey::Questionnaire& one : editor.desk.organisation.questionnaires) {
        all.push_back({"copy:" + one.id,
                       language.tr("A copy of “{name}”",
                                   {{"name", shown_text(one.title.in(language.tag()).text)}}),
                       language.tr("A new one, with results of its own.")});
    }
    for (const char* name : ready_names) {
        const Result<Json> ready = read_ready(editor, name);
        if (!ready.ok()) continue;
        all.push_back({"ready:" + std::string(name),
                       language.tr("Ready-made: {name}", {{"name", title_of(ready.value())}}),
                       shown_text(ready.value().value("purpose", std::string()))});
    }
    for (Option& one : all)
        one.chosen = one.value == chosen;
    return all;
}

Result<Form> new_form(const EditorDesk& editor, const Fields& form,
                      const std::vector<Problem>& problems) {
    const PageLanguage& language = editor.desk.language;
    ASSIGN_OR_RETURN(const auto drafts, editor.drafts.drafts());
    Form made{
        .language = language,
        .title = language.tr("New questionnaire"),
        .lead = language.tr("Choose what to start from. You can change everything afterwards, and "
                            "visitors see nothing of it until it is published."),
        .back = "/surveys/drafts",
        .back_text = language.tr("Back to the drafts"),
        .action = "/surveys/drafts/new",
        .button = language.tr("Start"),
        .problems = problems};
    const std::string chosen = form.contains("start") ? typed(form, "start") : "blank";
    made.fields.push_back({.kind = FormField::Kind::Radios,
                           .name = "start",
                           .label = language.tr("Start from"),
                           .options = starts(editor, drafts, chosen)});
    made.fields.push_back(
        {.name = "title",
         .label = language.tr("What it is called"),
         .hint = language.tr("Visitors read it before they choose it. For example, About "
                             "your visit. Leave it empty to keep the title of what you "
                             "start from."),
         .value = typed(form, "title")});
    return made;
}

// A number of its own in each language; a title that was given, in the main one.
Result<Json> copy_under(const EditorDesk& editor, const Json& of, const std::string& title) {
    ASSIGN_OR_RETURN(const auto taken, taken_ids(editor));
    ASSIGN_OR_RETURN(const auto titles, taken_titles(editor));
    ASSIGN_OR_RETURN(Json copy, survey::editing::copy_of(
                                    of, "copy", survey::editing::mark_for_copy(of, titles)));
    copy["id"] = id_for(title.empty() ? title_of(copy) : title, taken);
    return copy;
}

// The document that a new draft begins with.
Result<Json> start_of(const EditorDesk& editor, const std::string& start, const std::string& title,
                      const std::set<std::string>& taken) {
    const std::size_t colon = start.find(':');
    const std::string kind = start.substr(0, colon);
    const std::string name = colon == std::string::npos ? std::string() : start.substr(colon + 1);
    if (kind == "published" || kind == "copy") {
        const survey::Questionnaire* found = editor.desk.organisation.find_questionnaire(name);
        if (found == nullptr) return Error{ErrorKind::NotFound, "there is no survey " + name};
        if (kind == "copy") return copy_under(editor, survey::to_json(*found), title);
        return survey::to_json(*found);
    }
    Json document;
    if (start == "blank") {
        document = survey::editing::blank_draft("new", "en", title);
    } else if (kind == "ready" && std::ranges::find(ready_names, name) != ready_names.end()) {
        ASSIGN_OR_RETURN(document, read_ready(editor, name));
    } else {
        return Error{ErrorKind::NotFound, "there is no ready questionnaire " + name};
    }
    document["id"] = id_for(title.empty() ? title_of(document) : title, taken);
    return document;
}

}  // namespace

Result<Page> drafts_page(const EditorDesk& editor) {
    ASSIGN_OR_RETURN(const auto drafts, editor.drafts.drafts());
    Page page{
        "survey_drafts", editor.desk.language.tr("Questionnaires"), Section::Surveys, {}, 200};
    View list{View::type::list};
    for (const store::SurveyDraft& draft : drafts)
        list << draft_view(draft, editor.desk.language);
    page.view["has_drafts"] = !drafts.empty();
    page.view["drafts"] = std::move(list);
    return page;
}

Result<Page> new_draft_page(const EditorDesk& editor) {
    ASSIGN_OR_RETURN(const Form form, new_form(editor, {}, {}));
    return form_page(form);
}

Result<Reply> take_new_draft(const EditorDesk& editor, const Fields& form, const SignedIn& viewer) {
    const PageLanguage& language = editor.desk.language;
    const std::string start = typed(form, "start");
    const std::string title = typed(form, "title");
    std::vector<Problem> problems;
    if (start == "blank" && title.empty()) {
        problems.push_back({"title", language.tr("Write what the questionnaire is called.")});
    }
    if (title.size() > title_bytes_max)
        problems.push_back({"title", language.tr("Choose a shorter title.")});
    ASSIGN_OR_RETURN(const auto taken, taken_ids(editor));
    Result<Json> document =
        problems.empty() ? start_of(editor, start, title, taken) : Result<Json>(Json());
    if (!document.ok() && document.error().kind != ErrorKind::NotFound) return document.error();
    if (!document.ok()) {
        problems.push_back({"start", language.tr("Choose what to start from.")});
    }
    survey::editing::Edited changed = problems.empty() ? document : survey::editing::Edited(Json());
    if (problems.empty() && !title.empty()) {
        changed = survey::editing::set_text(
            document.value(), "title", survey::editing::main_language(document.value()), title);
        if (!changed.ok())
            problems.push_back({"title", core_sentence(changed.error().what, language)});
    }
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, begin_draft(editor, changed.value(), viewer));
        const std::string id = changed.value().at("id");
        if (!faster) return Reply{Redirect{address_of_draft(id)}, {}};
        problems.push_back({"start", faster->words});
    }
    ASSIGN_OR_RETURN(const Form again, new_form(editor, form, problems));
    return Reply{form_page(again), {}};
}

Result<std::optional<Problem>> begin_draft(const EditorDesk& editor, const Json& document,
                                           const SignedIn& viewer) {
    const std::string id = document.at("id");
    const Status added = editor.drafts.add_draft(
        {id, document.dump(), 1, viewer.account.display_name, seconds_now(editor.desk.clock)});
    if (added.ok()) {
        RETURN_IF_ERROR(
            note(editor.desk, viewer.account.user_name, "began a draft of the survey " + id));
        return std::optional<Problem>();
    }
    if (added.error().kind != ErrorKind::Conflict && added.error().kind != ErrorKind::Full) {
        return added.error();
    }
    return std::optional(Problem{"", core_sentence(added.error().what, editor.desk.language)});
}

namespace {

Form copy_form(const OpenDraft& draft, const std::string& title,
               const std::vector<Problem>& problems) {
    const PageLanguage& language = draft.language;
    return {
        .language = language,
        .title = language.tr("Make a copy"),
        .lead = draft.title(),
        .back = address_of_draft(draft.kept.id),
        .action = address_of_draft(draft.kept.id, "/copy"),
        .revision = draft.kept.revision,
        .fields = {{.kind = FormField::Kind::Words,
                    .name = "title",
                    .label = language.tr("What the copy is called"),
                    .hint =
                        language.tr("In its other languages the title of this one gets a number."),
                    .value = title,
                    .language = draft.main(),
                    .rows = 2}},
        .button = language.tr("Make the copy"),
        .problems = problems,
        .facts = {
            language.tr(
                "The copy begins with the same questions and is a questionnaire of its own: "
                "it has results of its own, and changing one changes nothing in the other."),
            language.tr("To change what visitors are asked now, do not copy: change this one and "
                        "publish it. Its results count on.")}};
}

}  // namespace

Result<Page> copy_page(const EditorDesk& editor, const OpenDraft& draft) {
    ASSIGN_OR_RETURN(const auto titles, taken_titles(editor));
    const auto copy = survey::editing::copy_of(
        draft.document, "copy", survey::editing::mark_for_copy(draft.document, titles));
    return form_page(copy_form(draft, copy.ok() ? title_of(copy.value()) : draft.title(), {}));
}

Result<Reply> take_copy(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                        const SignedIn& viewer) {
    const PageLanguage& language = draft.language;
    std::string title = typed(form, "title");
    std::ranges::replace(title, '\n', ' ');
    std::vector<Problem> problems;
    if (title.empty()) problems.push_back({"title", language.tr("Write what the copy is called.")});
    if (title.size() > title_bytes_max)
        problems.push_back({"title", language.tr("Choose a shorter title.")});
    if (problems.empty()) {
        survey::editing::Edited copy = copy_under(editor, draft.document, title);
        if (copy.ok()) {
            copy = survey::editing::set_text(copy.value(), "title", draft.main(), title);
        }
        if (!copy.ok() && copy.error().kind != ErrorKind::Invalid) return copy.error();
        if (!copy.ok()) {
            problems.push_back({"title", core_sentence(copy.error().what, draft.language)});
        } else {
            ASSIGN_OR_RETURN(const auto faster, begin_draft(editor, copy.value(), viewer));
            const std::string id = copy.value().at("id");
            if (!faster) return Reply{Redirect{address_of_draft(id, "?copied=1")}, {}};
            problems.push_back({"title", faster->words});
        }
    }
    return Reply{form_page(copy_form(draft, title, problems)), {}};
}

Result<Page> remove_draft_page(const OpenDraft& draft) {
    const PageLanguage& language = draft.language;
    return form_page(
        {.language = language,
         .title = language.tr("Remove this draft?"),
         .lead = draft.title(),
         .back = address_of_draft(draft.kept.id),
         .action = address_of_draft(draft.kept.id, "/remove"),
         .revision = draft.kept.revision,
         .button = language.tr("Remove the draft"),
         .warns = true,
         .facts = {language.tr("The draft is gone then, for everybody. A questionnaire that was "
                               "published stays as it is, with its results.")}});
}

Result<Reply> take_remove_draft(const EditorDesk& editor, const OpenDraft& draft,
                                const SignedIn& viewer) {
    RETURN_IF_ERROR(editor.drafts.remove_draft(draft.kept.id));
    RETURN_IF_ERROR(note(editor.desk, viewer.account.user_name,
                         "removed the draft of the survey " + draft.kept.id));
    return Reply{Redirect{"/surveys/drafts"}, {}};
}

}  // namespace candour::console
