// Adding a question: its kind in plain words, what it asks, and its answers.
#include <sstream>

#include "app/console/core_words.h"
#include "app/console/editor/pages.h"
#include "app/console/words.h"
#include "core/survey/editing/items.h"

namespace candour::console {
namespace {

using survey::QuestionType;

// Most wanted first; what is worked out has a page of its own.
constexpr QuestionType offered_types[] = {
    QuestionType::Faces, QuestionType::OneChoice, QuestionType::ManyChoices,
    QuestionType::YesNo, QuestionType::LongText,  QuestionType::Scale,
    QuestionType::Stars, QuestionType::ShortText, QuestionType::Number,
    QuestionType::Date,  QuestionType::Ranking,   QuestionType::Information};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const Fields one = {{"line", line}};
        if (std::string words = typed(one, "line"); !words.empty()) {
            lines.push_back(std::move(words));
        }
    }
    return lines;
}

std::vector<Option> groups_of(const OpenDraft& draft, const std::string& chosen) {
    std::vector<Option> groups = {
        {"", draft.language.tr("At the end, under no heading"), {}, chosen.empty()}};
    survey::editing::for_each_item(draft.document, [&](const Json& item, std::size_t) {
        if (!item.contains("questions")) return;
        const std::string id = item.at("id");
        groups.push_back(
            {id,
             draft.language.tr(
                 "At the end of “{name}”",
                 {{"name", shown_text(survey::editing::name_of_item(draft.document, id))}}),
             {},
             id == chosen});
    });
    return groups;
}

Form add_form(const OpenDraft& draft, const Fields& filled, const std::vector<Problem>& problems) {
    Form form{.language = draft.language,
              .title = draft.language.tr("Add a question"),
              .lead = draft.title(),
              .back = address_of_draft(draft.kept.id),
              .action = address_of_draft(draft.kept.id, "/add"),
              .revision = draft.kept.revision,
              .button = draft.language.tr("Add the question"),
              .problems = problems};
    const std::string type = typed(filled, "type");
    FormField types{.kind = FormField::Kind::Radios,
                    .name = "type",
                    .label = draft.language.tr("How it is answered")};
    for (const QuestionType one : offered_types) {
        const std::string name(survey::name_of(one));
        types.options.push_back({name, type_in_words(one, draft.language),
                                 type_explained(one, draft.language), name == type});
    }
    form.fields = {
        {.kind = FormField::Kind::Words,
         .name = "prompt",
         .label = draft.language.tr("What you ask"),
         .hint = draft.language.tr("One thing at a time, in words that everybody knows."),
         .value = typed(filled, "prompt"),
         .language = draft.main(),
         .rows = 2},
        std::move(types),
        {.kind = FormField::Kind::Words,
         .name = "choices",
         .label = draft.language.tr("Answers to choose from"),
         .hint = draft.language.tr("Each on a line of its own. Only for lists: one answer, several "
                                   "answers, or put in order."),
         .value = typed(filled, "choices"),
         .language = draft.main(),
         .rows = 5}};
    const auto groups = groups_of(draft, typed(filled, "group"));
    if (groups.size() > 1) {
        form.fields.push_back({.kind = FormField::Kind::Select,
                               .name = "group",
                               .label = draft.language.tr("Where it goes"),
                               .options = groups});
    }
    form.links.emplace_back(draft.language.tr("Add a value that is worked out from other answers"),
                            address_of_draft(draft.kept.id, "/add-value"));
    // Only for questions that ask who somebody is: the form says so when it is needed.
    const bool asks_reason = !typed(filled, "pressing_reason").empty() ||
                             (!problems.empty() && problems.front().place == "pressing_reason");
    if (asks_reason) {
        form.fields.push_back({.kind = FormField::Kind::Words,
                               .name = "pressing_reason",
                               .label = draft.language.tr("Why it must be asked"),
                               .hint = draft.language.tr("Visitors read this before the question."),
                               .value = typed(filled, "pressing_reason"),
                               .language = draft.main(),
                               .rows = 2});
    }
    return form;
}

std::string place_of_problem(const std::string& what, QuestionType type) {
    if (what.find("who one is") != std::string::npos) return "pressing_reason";
    const bool lists = type == QuestionType::OneChoice || survey::takes_many_choices(type);
    return lists && what.find("answers") != std::string::npos ? "choices" : "prompt";
}

}  // namespace

Page add_question_page(const OpenDraft& draft) { return form_page(add_form(draft, {}, {})); }

Result<Reply> take_question(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                            const SignedIn& viewer) {
    std::vector<Problem> problems;
    const auto type = survey::question_type_from(typed(form, "type"));
    if (typed(form, "prompt").empty())
        problems.push_back({"prompt", draft.language.tr("Write what you ask.")});
    if (!type) problems.push_back({"type", draft.language.tr("Choose how it is answered.")});
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto avoid, published_ids(editor, draft.kept.id));
        std::string added;
        const auto edited =
            survey::editing::add_question(draft.document,
                                          {.type = *type,
                                           .prompt = typed(form, "prompt"),
                                           .choices = lines_of(typed(form, "choices")),
                                           .pressing_reason = typed(form, "pressing_reason"),
                                           .group = typed(form, "group")},
                                          avoid, &added);
        if (edited.ok()) {
            ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, edited.value(), viewer));
            if (!faster) {
                return Reply{Redirect{address_of_question(draft.kept.id, added, "?added=1")}, {}};
            }
            problems.push_back(*faster);
        } else {
            problems.push_back({place_of_problem(edited.error().what, *type),
                                core_sentence(edited.error().what, draft.language)});
        }
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return Reply{form_page(add_form(now, form, problems)), {}};
}

}  // namespace candour::console
