// The answers of one question: their scores, and which are offered when.
#include <charconv>
#include <sstream>

#include "app/console/editor/pages.h"
#include "app/console/editor/question_fields.h"
#include "app/console/editor/question_more.h"
#include "app/console/words.h"
#include "core/survey/editing/choices.h"
#include "core/survey/editing/rules.h"

namespace candour::console {
namespace {

using survey::editing::ChoiceExtras;
using survey::editing::Edited;
using survey::editing::Rule;

// Its choices as they are, or as faces and yes/no have them without saying so.
Json choices_of(const OpenDraft& draft, Json item) {
    survey::editing::write_out_choices(item, draft.read);
    return item.contains("choices") ? item["choices"] : Json::array();
}

std::string score_text(const Json& choice) {
    return choice.contains("score") ? choice["score"].dump() : std::string();
}

// "county=kent", a line each.
std::string filter_text(const Json& choice) {
    std::string text;
    if (!choice.contains("filter")) return text;
    for (const auto& [column, value] : choice["filter"].items())
        text += (text.empty() ? "" : "\n") + column + "=" + value.get<std::string>();
    return text;
}

// Nothing when a line has no "=".
std::optional<std::map<std::string, std::string>> filter_in(const std::string& text) {
    std::map<std::string, std::string> filter;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const Fields one = {{"line", line}};
        line = typed(one, "line");
        if (line.empty()) continue;
        const std::size_t equals = line.find('=');
        if (equals == std::string::npos) return std::nullopt;
        filter[line.substr(0, equals)] = line.substr(equals + 1);
    }
    return filter;
}

std::optional<double> score_in(const std::string& text, bool& right) {
    double score = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), score);
    right = text.empty() || (error == std::errc() && end == text.data() + text.size());
    return text.empty() || !right ? std::nullopt : std::optional(score);
}

Fields fields_of(const OpenDraft& draft, const Json& item) {
    Fields fields = {{"choice_filter", item.value("choice_filter", std::string())}};
    for (const Json& choice : choices_of(draft, item)) {
        const std::string id = choice.at("id");
        fields["score_" + id] = score_text(choice);
        fields["filter_" + id] = filter_text(choice);
    }
    return fields;
}

Form answers_form(const OpenDraft& draft, const Json& item, const Fields& filled,
                  const std::vector<Problem>& problems) {
    const std::string id = item.at("id");
    Form form{
        .language = draft.language,
        .title = draft.language.tr("Scores, and which answers are offered"),
        .lead = shown_text(survey::editing::name_of_item(draft.document, id)),
        .back = address_of_question(draft.kept.id, id),
        .back_text = draft.language.tr("Back to the question"),
        .action = address_of_question(draft.kept.id, id, "/answers"),
        .revision = draft.kept.revision,
        .problems = problems,
        .facts = {draft.language.tr("A score is a number that the results count an answer as.")}};
    const bool filters = survey::editing::can_filter(item);
    if (filters) {
        form.facts.push_back(draft.language.tr(
            "A rule says which answers are offered. It compares what you write beside each."));
        form.fields.push_back({.kind = FormField::Kind::Words,
                               .name = "choice_filter",
                               .label = draft.language.tr("Rule for what is offered (optional)"),
                               .hint = draft.language.tr("For example, county = ${where}."),
                               .value = std::string(field(filled, "choice_filter")),
                               .rows = 2});
        form.names = condition_names(draft);
    }
    for (const Json& choice : choices_of(draft, item)) {
        const std::string one = choice.at("id");
        const std::string label = shown_text(choice.at("label").value(draft.main(), one));
        form.fields.push_back({.kind = FormField::Kind::Heading, .label = label});
        form.fields.push_back(
            {.name = "score_" + one,
             .label = draft.language.tr("Score of “{name}” (optional)", {{"name", label}}),
             .value = std::string(field(filled, "score_" + one)),
             .characters = 5});
        if (!filters) continue;
        form.fields.push_back(
            {.kind = FormField::Kind::Words,
             .name = "filter_" + one,
             .label = draft.language.tr("What the rule compares for “{name}” (optional)",
                                        {{"name", label}}),
             .hint = draft.language.tr("A name, = and a word: county=kent. Each on its own line."),
             .value = std::string(field(filled, "filter_" + one)),
             .rows = 1});
    }
    return form;
}

// The document after the form.
Json with_answers(const OpenDraft& draft, const Json& item, const Fields& filled,
                  std::vector<Problem>& problems) {
    Json document = draft.document;
    const std::string id = item.at("id");
    const Fields before = fields_of(draft, item);
    const auto take = [&](const std::string& place, Edited edited) {
        if (edited.ok()) {
            document = edited.take();
        } else {
            problems.push_back(
                {place, rule_mistake(typed(filled, place), edited.error().what, draft.language)});
        }
    };
    for (const Json& choice : choices_of(draft, item)) {
        const std::string one = choice.at("id");
        const std::string score = typed(filled, "score_" + one);
        const std::string filter = typed(filled, "filter_" + one);
        if (score == field(before, "score_" + one) && filter == field(before, "filter_" + one)) {
            continue;
        }
        bool right = false;
        ChoiceExtras extras{.score = score_in(score, right)};
        const auto read = filter_in(filter);
        if (!right)
            problems.push_back(
                {"score_" + one, draft.language.tr("Write a number in figures, such as 2.")});
        if (!read)
            problems.push_back(
                {"filter_" + one, draft.language.tr("Write a name, = and a word on each line.")});
        if (!right || !read) continue;
        extras.filter = *read;
        take(filter == field(before, "filter_" + one) ? "score_" + one : "filter_" + one,
             survey::editing::set_choice_extras(document, id, one, extras));
    }
    // Last: it may compare what has just been written.
    if (survey::editing::can_filter(item)) {
        take("choice_filter", survey::editing::set_rule(document, id, Rule::ChoiceFilter,
                                                        typed(filled, "choice_filter")));
    }
    return document;
}

Result<const Json*> item_of(const OpenDraft& draft, const std::string& id) {
    const Json* item = survey::editing::find_item(draft.document, id);
    if (item == nullptr || !survey::editing::can_score(*item)) {
        return Error{ErrorKind::NotFound, "there is no question with answers " + id};
    }
    return item;
}

}  // namespace

Result<Page> answers_page(const OpenDraft& draft, const std::string& id) {
    ASSIGN_OR_RETURN(const Json* item, item_of(draft, id));
    return form_page(answers_form(draft, *item, fields_of(draft, *item), {}));
}

Result<Reply> take_answers(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                           const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Json* item, item_of(draft, id));
    std::vector<Problem> problems;
    const Json changed = with_answers(draft, *item, form, problems);
    if (const auto meanwhile = changed_meanwhile(draft, form)) problems = {*meanwhile};
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto faster, keep_draft(editor, draft, changed, viewer));
        if (!faster) {
            return Reply{Redirect{address_of_question(draft.kept.id, id, "?saved=1")}, {}};
        }
        problems.push_back(*faster);
    }
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    ASSIGN_OR_RETURN(item, item_of(now, id));
    return Reply{form_page(answers_form(now, *item, form, problems)), {}};
}

}  // namespace candour::console
