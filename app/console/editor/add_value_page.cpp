// Adding what is worked out from other answers.
#include "app/console/editor/pages.h"
#include "app/console/editor/question_fields.h"
#include "app/console/editor/question_more.h"
#include "core/survey/editing/items.h"

namespace candour::console {
namespace {

Form value_form(const OpenDraft& draft, const Fields& filled,
                const std::vector<Problem>& problems) {
    return {
        .language = draft.language,
        .title = draft.language.tr("Add a value that is worked out"),
        .lead = draft.title(),
        .back = address_of_draft(draft.kept.id, "/add"),
        .back_text = draft.language.tr("Back to adding a question"),
        .action = address_of_draft(draft.kept.id, "/add-value"),
        .revision = draft.kept.revision,
        .fields = {{.name = "prompt",
                    .label = draft.language.tr("What is worked out"),
                    .hint = draft.language.tr(
                        "Visitors never see it. For example, People in the household."),
                    .value = typed(filled, "prompt"),
                    .language = draft.main()},
                   {.kind = FormField::Kind::Words,
                    .name = "calculation",
                    .label = draft.language.tr("How it is worked out"),
                    .hint = draft.language.tr("For example, ${adults} + ${children}."),
                    .value = typed(filled, "calculation"),
                    .rows = 2}},
        .button = draft.language.tr("Add the value"),
        .problems = problems,
        .facts = {draft.language.tr("Conditions and texts can then use it, as they use answers.")},
        .names = condition_names(draft)};
}

}  // namespace

Page add_value_page(const OpenDraft& draft) { return form_page(value_form(draft, {}, {})); }

Result<Reply> take_value(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                         const SignedIn& viewer) {
    const std::string prompt = typed(form, "prompt");
    const std::string calculation = typed(form, "calculation");
    std::vector<Problem> problems;
    if (prompt.empty())
        problems.push_back({"prompt", draft.language.tr("Write what is worked out.")});
    if (calculation.empty())
        problems.push_back({"calculation", draft.language.tr("Write how it is worked out.")});
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto avoid, published_ids(editor, draft.kept.id));
        std::string added;
        const auto edited = survey::editing::add_question(draft.document,
                                                          {.type = survey::QuestionType::Calculated,
                                                           .prompt = prompt,
                                                           .calculation = calculation},
                                                          avoid, &added);
        if (edited.ok()) {
            ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
            if (!faster) {
                return Reply{Redirect{address_of_question(draft.kept.id, added, "?added=1")}, {}};
            }
            problems.push_back(*faster);
        } else {
            problems.push_back(
                {"calculation", rule_mistake(calculation, edited.error().what, draft.language)});
        }
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{form_page(value_form(now, form, problems)), {}};
}

}  // namespace candour::console
