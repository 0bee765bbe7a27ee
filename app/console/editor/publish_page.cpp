// Publishing a draft to services, and withdrawing what was published. For administrators.
#include <algorithm>
#include <set>

#include "app/console/core_words.h"
#include "app/console/editor/changes.h"
#include "app/console/editor/pages.h"
#include "app/console/words.h"
#include "core/feedback/equality.h"
#include "core/survey/editing/texts.h"

namespace candour::console {
namespace {

std::string in_words(const feedback::Service& service, const PageLanguage& language) {
    return shown_text(service.name.in(language.tag()).text);
}

// Services by group; what each asks now stands below it.
std::vector<Option> services_of(const EditorDesk& editor, const std::string& id,
                                const Fields* filled) {
    const PageLanguage& language = editor.desk.language;
    std::vector<Option> options;
    std::vector<const feedback::Service*> services;
    for (const feedback::Service& service : editor.desk.organisation.services)
        services.push_back(&service);
    std::ranges::stable_sort(services, {}, [](const auto* one) { return one->group; });
    for (const feedback::Service* service : services) {
        const survey::Questionnaire* asks =
            editor.desk.organisation.find_questionnaire(service->questionnaire);
        std::string hint = language.tr("Group {name}.", {{"name", service->group}}) + " ";
        if (asks == nullptr) {
            hint += language.tr("Asks no survey now.");
        } else if (asks->id == id) {
            hint += language.tr("Asks this one now.");
        } else {
            hint += language.tr("Asks “{name}” now, and would ask this one instead.",
                                {{"name", shown_text(asks->title.in(language.tag()).text)}});
        }
        const bool chosen = filled != nullptr ? is_ticked(*filled, "service_" + service->id)
                                              : service->questionnaire == id;
        options.push_back({service->id, in_words(*service, language), hint, chosen});
    }
    return options;
}

std::vector<std::string> facts_of(const EditorDesk& editor, const OpenDraft& draft) {
    std::vector<std::string> facts;
    const survey::Questionnaire* now = editor.desk.organisation.find_questionnaire(draft.kept.id);
    if (now == nullptr) {
        facts.push_back(
            draft.language.tr("It has not been asked before.") + " " +
            draft.language.tr_n("It has {count} question.", "It has {count} questions.",
                                static_cast<std::int64_t>(draft.read.questions.size())));
    } else {
        facts = changes_between(*now, draft.read, draft.language);
        if (facts.empty())
            facts.push_back(draft.language.tr("It is the same as what is asked now."));
    }
    if (draft.read.sample_one_in > 1) {
        facts.push_back(draft.language.tr("Asked of one visitor in {number}.",
                                          {{"number", std::to_string(draft.read.sample_one_in)}}));
    }
    for (const Language& language : draft.read.languages) {
        const std::size_t missing = survey::editing::missing_texts(draft.document, language).size();
        if (missing == 0 || draft.read.fallback.empty()) continue;
        facts.push_back(language_in_words(language, draft.language) + ": " +
                        fill(draft.language.tr_n("{count} text is shown in {language}.",
                                                 "{count} texts are shown in {language}.",
                                                 static_cast<std::int64_t>(missing)),
                             {{"language", language_in_words(draft.main(), draft.language)}}));
    }
    return facts;
}

Form publish_form(const EditorDesk& editor, const OpenDraft& draft, const Fields* filled,
                  std::vector<Problem> problems) {
    Form form{.language = draft.language,
              .title = draft.language.tr("Publish"),
              .lead = draft.title(),
              .back = address_of_draft(draft.kept.id),
              .action = address_of_draft(draft.kept.id, "/publish"),
              .revision = draft.kept.revision,
              .button = draft.language.tr("Publish it"),
              .facts = facts_of(editor, draft)};
    for (const auto& problem : publication_problems(editor, draft)) {
        problems.push_back({address_of_place(draft, problem.place), shown_text(problem.what)});
    }
    if (!editor.publish)
        problems.push_back({"", draft.language.tr("This server cannot publish questionnaires.")});
    form.problems = std::move(problems);
    if (feedback::asks_equality(editor.desk.organisation, draft.kept.id)) {
        form.facts.push_back(
            draft.language.tr("These are the equality questions: no service asks them."));
        return form;
    }
    form.fields = {{.kind = FormField::Kind::Checks,
                    .name = "service",
                    .label = draft.language.tr("Services that ask it"),
                    .hint = draft.language.tr(
                        "Kiosks of these services ask it from their next contact with the "
                        "server on."),
                    .options = services_of(editor, draft.kept.id, filled)}};
    return form;
}

}  // namespace

Result<Page> publish_page(const EditorDesk& editor, const OpenDraft& draft) {
    Form form = publish_form(editor, draft, nullptr, {});
    form.problems_title = draft.language.tr("It cannot be published yet");
    Page page = form_page(form);
    page.status = 200;  // Nothing was sent that could be wrong.
    return page;
}

Result<Reply> take_publish(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                           const SignedIn& viewer) {
    std::vector<Problem> problems;
    std::vector<std::string> services;
    for (const feedback::Service& service : editor.desk.organisation.services) {
        if (is_ticked(form, "service_" + service.id)) services.push_back(service.id);
    }
    const bool equality = feedback::asks_equality(editor.desk.organisation, draft.kept.id);
    if (services.empty() && !equality) {
        problems.push_back(
            {"service", draft.language.tr("Choose at least one service that asks it.")});
    }
    if (field(form, "revision") != std::to_string(draft.kept.revision)) {
        problems = {
            {"",
             draft.language.tr(
                 "{who} has changed this draft meanwhile. Look at it again before you publish it.",
                 {{"who", shown_text(draft.kept.who)}})}};
    }
    const bool ready = publication_problems(editor, draft).empty() && editor.publish;
    if (ready && problems.empty()) {
        const std::string document = survey::to_json(draft.read).dump();
        const Result<std::string> published =
            editor.publish(document, services, viewer.account.user_name);
        if (published.ok()) {
            RETURN_IF_ERROR(editor.drafts.remove_draft(draft.kept.id));
            return Reply{Redirect{"/surveys/drafts?published=1"}, {}};
        }
        problems.push_back({"", core_sentence(published.error().what, draft.language)});
    }
    return Reply{form_page(publish_form(editor, draft, &form, problems)), {}};
}

Result<Page> withdraw_page(const EditorDesk& editor, const OpenDraft& draft) {
    Form form{.language = draft.language,
              .title = draft.language.tr("Stop asking it?"),
              .lead = draft.title(),
              .back = address_of_draft(draft.kept.id),
              .action = address_of_draft(draft.kept.id, "/withdraw"),
              .revision = draft.kept.revision,
              .button = draft.language.tr("Stop asking it"),
              .warns = true,
              .facts = {draft.language.tr(
                  "No service asks it any more. Its results stay, and so does this draft.")}};
    form.problems_title = draft.language.tr("It cannot be done here");
    if (!editor.withdraw)
        form.problems = {{"", draft.language.tr("This server cannot withdraw questionnaires.")}};
    Page page = form_page(form);
    page.status = 200;
    return page;
}

Result<Reply> take_withdraw(const EditorDesk& editor, const OpenDraft& draft, const Fields&,
                            const SignedIn& viewer) {
    ASSIGN_OR_RETURN(Page page, withdraw_page(editor, draft));
    page.status = 422;
    if (!editor.withdraw) return Reply{std::move(page), {}};
    const Status withdrawn = editor.withdraw(draft.kept.id, viewer.account.user_name);
    if (withdrawn.ok()) return Reply{Redirect{"/surveys/drafts?withdrawn=1"}, {}};
    add_problems(page.view, {{"", core_sentence(withdrawn.error().what, draft.language)}});
    return Reply{std::move(page), {}};
}

}  // namespace candour::console
