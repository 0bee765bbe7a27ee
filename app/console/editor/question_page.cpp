// Changing one question, putting it under a heading, and removing it.
#include "app/console/core_words.h"
#include "app/console/editor/pages.h"
#include "app/console/editor/question_fields.h"
#include "app/console/words.h"
#include "core/survey/editing/choices.h"
#include "core/survey/editing/groups.h"
#include "core/survey/editing/items.h"

namespace candour::console {
namespace {

constexpr std::size_t names_shown_max = 100;
// More do not fit into a form, and none of them on a kiosk.
constexpr std::size_t choices_in_form_max = 60;

Error not_there(const std::string& id) {
    return {ErrorKind::NotFound, "there is no question " + id};
}

Form question_form(const OpenDraft& draft, const Json& item, const Fields& filled,
                   const std::vector<Problem>& problems) {
    const std::string id = item.at("id");
    Form form{.language = draft.language,
              .title = draft.language.tr("Change this question"),
              .lead = item_in_words(item, draft.language),
              .back = address_of_draft(draft.kept.id),
              .action = address_of_question(draft.kept.id, id),
              .revision = draft.kept.revision,
              .fields = item_fields(draft, item, filled),
              .problems = problems};
    if (item.contains("questions")) form.title = draft.language.tr("Change this heading");
    if (!item.contains("type")) form.title = draft.language.tr("Change this row");
    form.names = condition_names(draft);
    if (form.names.size() > names_shown_max) form.names.resize(names_shown_max);
    if (item.contains("type") && !item.contains("questions") && !item.contains("rows")) {
        form.links.emplace_back(
            draft.language.tr("See it as the kiosk shows it"),
            address_of_draft(draft.kept.id, "/preview?question=" + url_encode(id)));
    }
    if (survey::editing::can_score(item)) {
        form.links.emplace_back(draft.language.tr("Scores, and which answers are offered"),
                                address_of_question(draft.kept.id, id, "/answers"));
    }
    if (item.contains("questions")) {
        form.links.emplace_back(draft.language.tr("Take the heading away and keep its questions"),
                                address_of_question(draft.kept.id, id, "/ungroup"));
    }
    if (item.contains("type")) {
        form.links.emplace_back(draft.language.tr("Put it under a heading of its own"),
                                address_of_question(draft.kept.id, id, "/group"));
    }
    form.links.emplace_back(draft.language.tr("Remove it"),
                            address_of_question(draft.kept.id, id, "/remove"));
    return form;
}

Result<const Json*> item_of(const OpenDraft& draft, const std::string& id) {
    const Json* item = survey::editing::find_item(draft.document, id);
    if (item == nullptr) return not_there(id);
    return item;
}

// "up:money" after everything else.
survey::editing::Edited with_answer_moved(const Json& document, const std::string& id,
                                          const std::string& what, const Fields& filled) {
    const std::size_t colon = what.find(':');
    const std::string verb = what.substr(0, colon);
    const std::string choice = colon == std::string::npos ? "" : what.substr(colon + 1);
    if (verb == "add") {
        return survey::editing::add_choice(document, id, typed(filled, "new_choice"));
    }
    if (verb == "remove") return survey::editing::remove_choice(document, id, choice);
    if (verb != "up" && verb != "down") return Error{ErrorKind::Invalid, "choose where it goes"};
    return survey::editing::move_choice(document, id, choice, verb == "up");
}

std::string place_of(const std::string& what) {
    const std::size_t colon = what.find(':');
    return colon == std::string::npos ? "new_choice" : "choice_" + what.substr(colon + 1);
}

bool is_translated(const OpenDraft& draft) { return draft.read.languages.size() > 1; }

// What a page that asks "Remove it?" leads to: done, or the same page with what stood in the way.
Result<Reply> take_out(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                       const Fields& form, const SignedIn& viewer,
                       const survey::editing::Edited& edited,
                       Result<Page> (*page_again)(const OpenDraft&, const std::string&)) {
    std::vector<Problem> problems;
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (!edited.ok() && edited.error().kind == ErrorKind::NotFound) return edited.error();
    if (!edited.ok()) problems.push_back({"", core_sentence(edited.error().what, draft.language)});
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
        if (!faster) return Reply{Redirect{address_of_draft(draft.kept.id, "?removed=1")}, {}};
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    ASSIGN_OR_RETURN(Page page, page_again(now, id));
    add_problems(page.view, problems);
    page.status = 422;
    return Reply{std::move(page), {}};
}

}  // namespace

Result<Page> question_page(const OpenDraft& draft, const std::string& id,
                           const std::string& notice) {
    ASSIGN_OR_RETURN(const Json* item, item_of(draft, id));
    Form form = question_form(draft, *item, fields_of_item(draft, id), {});
    form.notice = notice;
    const bool too_many =
        survey::editing::has_own_choices(*item) && (*item)["choices"].size() > choices_in_form_max;
    if (too_many) {
        return form_page({.language = draft.language,
                          .title = form.title,
                          .lead = survey::editing::name_of_item(draft.document, id),
                          .back = form.back,
                          .action = form.action,
                          .revision = form.revision,
                          .button = draft.language.tr("Save"),
                          .facts = {draft.language.tr(
                              "It has more answers than fit here, and more than a kiosk can "
                              "show. Change it in its file, with a spreadsheet.")},
                          .links = form.links});
    }
    return form_page(form);
}

Result<Reply> change_question(const EditorDesk& editor, const OpenDraft& draft,
                              const std::string& id, const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Json* item, item_of(draft, id));
    std::vector<Problem> problems;
    ASSIGN_OR_RETURN(const auto avoid, published_ids(editor, draft.kept.id));
    Json changed = with_item_fields(draft, id, form, avoid, problems);
    const bool words_changed = changed != draft.document;
    std::string what = typed(form, "do");
    // What was typed into the field for one more answer is not left behind.
    if (what.empty() && !typed(form, "new_choice").empty()) what = "add";
    if (problems.empty() && !what.empty()) {
        auto edited = with_answer_moved(changed, id, what, form);
        if (edited.ok()) {
            changed = edited.take();
        } else {
            problems.push_back(
                {place_of(what), core_sentence(edited.error().what, draft.language)});
        }
    }
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, changed, viewer));
        if (!faster) {
            if (!what.empty()) {
                return Reply{Redirect{address_of_question(draft.kept.id, id, "?saved=1")}, {}};
            }
            const bool check = words_changed && is_translated(draft);
            return Reply{
                Redirect{address_of_draft(draft.kept.id, check ? "?translated=1" : "?saved=1")},
                {}};
        }
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    ASSIGN_OR_RETURN(item, item_of(now, id));
    return Reply{form_page(question_form(now, *item, form, problems)), {}};
}

Result<Page> remove_question_page(const OpenDraft& draft, const std::string& id) {
    ASSIGN_OR_RETURN(const Json* item, item_of(draft, id));
    Form form{
        .language = draft.language,
        .title = item->contains("questions")
                     ? draft.language.tr("Remove this heading and all below it?")
                     : draft.language.tr("Remove this question?"),
        .lead = shown_text(survey::editing::name_of_item(draft.document, id)),
        .back = address_of_draft(draft.kept.id),
        .action = address_of_question(draft.kept.id, id, "/remove"),
        .revision = draft.kept.revision,
        .button = draft.language.tr("Remove it"),
        .warns = true,
        .facts = {draft.language.tr("Answers that were given to it before stay in the results.")}};
    for (const std::string& name : survey::editing::needed_by(draft.document, id)) {
        form.facts.push_back(draft.language.tr("“{name}” needs it: change that question first.",
                                               {{"name", shown_text(name)}}));
    }
    return form_page(form);
}

Result<Reply> take_remove_question(const EditorDesk& editor, const OpenDraft& draft,
                                   const std::string& id, const Fields& form,
                                   const SignedIn& viewer) {
    return take_out(editor, draft, id, form, viewer,
                    survey::editing::remove_item(draft.document, id), remove_question_page);
}

Result<Page> ungroup_page(const OpenDraft& draft, const std::string& id) {
    ASSIGN_OR_RETURN(const Json* item, item_of(draft, id));
    if (!item->contains("questions")) return not_there(id);
    Form form{.language = draft.language,
              .title = draft.language.tr("Take this heading away?"),
              .lead = shown_text(survey::editing::name_of_item(draft.document, id)),
              .back = address_of_question(draft.kept.id, id),
              .back_text = draft.language.tr("Back to the heading"),
              .action = address_of_question(draft.kept.id, id, "/ungroup"),
              .revision = draft.kept.revision,
              .button = draft.language.tr("Take it away"),
              .facts = {draft.language.tr("Its questions stay where they are.")}};
    if (item->contains("show_if")) {
        form.facts.push_back(draft.language.tr(
            "Its condition goes to each of them: they are asked when it holds, as "
            "now."));
    }
    if (item->contains("repeat_max"))
        form.facts.push_back(draft.language.tr("They are asked once then."));
    return form_page(form);
}

Result<Reply> take_ungroup(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                           const Fields& form, const SignedIn& viewer) {
    return take_out(editor, draft, id, form, viewer, survey::editing::ungroup(draft.document, id),
                    ungroup_page);
}

Result<Page> group_page(const OpenDraft& draft, const std::string& id) {
    RETURN_IF_ERROR(item_of(draft, id));
    return form_page(
        {.language = draft.language,
         .title = draft.language.tr("Put it under a heading"),
         .lead = shown_text(survey::editing::name_of_item(draft.document, id)),
         .back = address_of_question(draft.kept.id, id),
         .back_text = draft.language.tr("Back to the question"),
         .action = address_of_question(draft.kept.id, id, "/group"),
         .revision = draft.kept.revision,
         .fields = {{.name = "label",
                     .label = draft.language.tr("Heading"),
                     .hint = draft.language.tr("Other questions can be moved below it afterwards."),
                     .language = draft.main()}}});
}

Result<Reply> take_group(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                         const Fields& form, const SignedIn& viewer) {
    std::vector<Problem> problems;
    ASSIGN_OR_RETURN(const auto avoid, published_ids(editor, draft.kept.id));
    const auto edited =
        survey::editing::wrap_in_group(draft.document, id, typed(form, "label"), avoid);
    if (!edited.ok() && edited.error().kind == ErrorKind::NotFound) return edited.error();
    if (!edited.ok())
        problems.push_back({"label", core_sentence(edited.error().what, draft.language)});
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
        if (!faster) return Reply{Redirect{address_of_draft(draft.kept.id, "?saved=1")}, {}};
        problems.push_back(*faster);
    }
    Form again{.language = draft.language,
               .title = draft.language.tr("Put it under a heading"),
               .back = address_of_question(draft.kept.id, id),
               .back_text = draft.language.tr("Back to the question"),
               .action = address_of_question(draft.kept.id, id, "/group"),
               .revision = draft.kept.revision,
               .problems = problems};
    again.fields = {{.name = "label",
                     .label = draft.language.tr("Heading"),
                     .hint = draft.language.tr("Other questions can be moved below it afterwards."),
                     .value = typed(form, "label"),
                     .language = draft.main()}};
    return Reply{form_page(again), {}};
}

}  // namespace candour::console
