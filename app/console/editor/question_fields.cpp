// From a question to fields.
#include "app/console/editor/question_fields.h"

#include <algorithm>
#include <sstream>

#include "app/console/editor/field_builder.h"
#include "app/console/editor/question_more.h"
#include "app/console/words.h"
#include "core/survey/editing/change.h"
#include "core/survey/editing/choices.h"
#include "core/survey/identifying.h"

namespace candour::console {
namespace {

using survey::Question;
using survey::QuestionType;
using Builder = FieldBuilder;
using Kind = FormField::Kind;

std::string main_text(const OpenDraft& draft, const Json& holder, const char* field) {
    if (!holder.contains(field) || !holder[field].is_object()) return {};
    return holder[field].value(draft.main(), std::string());
}

std::string number_text(const std::optional<double>& number) {
    if (!number) return {};
    std::ostringstream text;
    text << *number;
    return text.str();
}

std::string count_text(std::size_t count) { return count == 0 ? "" : std::to_string(count); }

std::string role_of(const Json& choice) {
    if (choice.value("other", false)) return "other";
    return choice.value("exclusive", false) ? "exclusive" : "plain";
}

bool is_row(const Json& item) { return !item.contains("type"); }
bool is_heading(const Json& item) { return item.contains("questions"); }
bool is_worked_out(const Json& item) { return item.value("type", "") == "calculated"; }
bool is_matrix(const Json& item) { return item.contains("rows"); }
const char* words_field(const Json& item) {
    return is_row(item) || is_heading(item) ? "label" : "prompt";
}

void put_limits(Fields& fields, const Question& question) {
    const auto limits = survey::editing::limits_of(question);
    fields["faces"] = std::to_string(limits.faces);
    fields["stars"] = std::to_string(limits.stars);
    fields["dont_know"] = limits.dont_know ? "1" : "";
    fields["scale_from"] = std::to_string(limits.scale_from);
    fields["scale_to"] = std::to_string(limits.scale_to);
    fields["whole"] = limits.whole ? "1" : "";
    fields["number_min"] = number_text(limits.number_min);
    fields["number_max"] = number_text(limits.number_max);
    fields["date_min"] = limits.date_min;
    fields["date_max"] = limits.date_max;
    fields["characters_max"] = count_text(limits.characters_max);
    fields["at_least"] = count_text(limits.choices_at_least);
    fields["at_most"] = count_text(limits.choices_at_most);
    fields["random_order"] = limits.random_order ? "1" : "";
}

void add_limits(Builder& build, QuestionType type) {
    switch (type) {
        case QuestionType::Faces:
            build.select("faces", N_("How many faces"),
                         {{"5", build.language().tr("Five")}, {"3", build.language().tr("Three")}});
            return;
        case QuestionType::Stars:
            build.line("stars", N_("How many stars"), N_("From 3 to 10."), 4);
            return;
        case QuestionType::YesNo:
            build.flag("dont_know", N_("Offer “I do not know” too"));
            return;
        case QuestionType::Scale:
            build.line("scale_from", N_("First number"), N_("Usually 0 or 1."), 4);
            build.line("scale_to", N_("Last number"), N_("Usually 10 or 5."), 4);
            build.line("low", N_("What the first number means"),
                       N_("For example, Not likely at all. Give both or none."));
            build.line("high", N_("What the last number means"), N_("For example, Very likely."));
            return;
        case QuestionType::Number:
            build.flag("whole", N_("Whole numbers only"));
            build.line("number_min", N_("Smallest number (optional)"), "", 10);
            build.line("number_max", N_("Largest number (optional)"), "", 10);
            build.line("unit", N_("What is counted (optional)"), N_("For example, years."), 20);
            return;
        case QuestionType::Date:
            build.line("date_min", N_("First day (optional)"),
                       N_("Year, month and day: 2026-01-31."), 10);
            build.line("date_max", N_("Last day (optional)"),
                       N_("Year, month and day: 2026-12-31."), 10);
            return;
        case QuestionType::ShortText:
        case QuestionType::LongText:
            build.line("characters_max", N_("Longest answer, in characters (optional)"),
                       N_("Leave it empty for as much as there is room for."), 5);
            return;
        case QuestionType::ManyChoices:
            build.line("at_least", N_("Fewest answers to choose (optional)"), "", 4);
            build.line("at_most", N_("Most answers to choose (optional)"), "", 4);
            return;
        case QuestionType::Ranking:
            build.line("at_most", N_("How many to put in order (optional)"),
                       N_("With 3, people choose their first three."), 4);
            return;
        default:
            return;
    }
}

void add_choices(Builder& build, const OpenDraft& draft, const Json& item) {
    if (!survey::editing::has_own_choices(item)) return;
    build.heading(N_("Answers"));
    const Json& choices = item["choices"];
    const std::string type = item.at("type");
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::string id = choices[i].at("id");
        FormField field{
            .kind = Kind::Choice,
            .name = "choice_" + id,
            .label = draft.language.tr("Answer {number}", {{"number", std::to_string(i + 1)}})};
        field.value = build.field_value(field.name);
        field.language = draft.main();
        field.moves_up = i > 0;
        field.moves_down = i + 1 < choices.size();
        field.goes = choices.size() > (type == "many_choices" ? 1u : 2u);
        if (type == "one_choice" || type == "many_choices") {
            field.options = {{"plain", draft.language.tr("An answer")},
                             {"other", draft.language.tr("Other, please say")}};
            if (type == "many_choices") {
                field.options.push_back(
                    {"exclusive", draft.language.tr("Chosen alone, like None of these")});
            }
            for (Option& option : field.options)
                option.chosen = option.value == build.field_value("role_" + id);
        }
        build.all.push_back(std::move(field));
    }
    FormField more{.kind = Kind::NewChoice,
                   .name = "new_choice",
                   .label = draft.language.tr("One more answer")};
    more.value = build.field_value(more.name);
    more.language = draft.main();
    build.all.push_back(std::move(more));
}

}  // namespace

Fields fields_of_item(const OpenDraft& draft, const std::string& id) {
    Fields fields;
    const Json* item = survey::editing::find_item(draft.document, id);
    if (item == nullptr) return fields;
    fields["prompt"] = main_text(draft, *item, words_field(*item));
    fields["hint"] = main_text(draft, *item, "hint");
    fields["pressing_reason"] = main_text(draft, *item, "pressing_reason");
    fields["show_if"] = item->value("show_if", std::string());
    fields["required"] = item->value("required", false) ? "1" : "";
    fields["type"] = item->value("type", std::string());
    if (item->contains("scale")) {
        fields["low"] = main_text(draft, (*item)["scale"], "low");
        fields["high"] = main_text(draft, (*item)["scale"], "high");
    }
    if (item->contains("number")) fields["unit"] = main_text(draft, (*item)["number"], "unit");
    if (const Question* question = draft.read.find(id)) put_limits(fields, *question);
    put_more_fields(fields, draft, *item);
    if (!survey::editing::has_own_choices(*item)) return fields;
    for (const Json& choice : (*item)["choices"]) {
        const std::string choice_id = choice.at("id");
        fields["choice_" + choice_id] = main_text(draft, choice, "label");
        fields["role_" + choice_id] = role_of(choice);
    }
    return fields;
}

std::vector<FormField> item_fields(const OpenDraft& draft, const Json& item, const Fields& filled) {
    Builder build(draft, filled);
    const std::string id = item.at("id");
    const Question* question = is_row(item) ? nullptr : draft.read.find(id);
    if (is_heading(item)) {
        build.line("prompt", N_("Heading"), N_("It stands above each of its questions."));
    } else if (is_worked_out(item)) {
        build.words("prompt", N_("What is worked out"), N_("Visitors never see it."));
        build.rule("calculation", N_("How it is worked out"),
                   N_("For example, ${adults} + ${children}."));
    } else {
        build.words("prompt", is_matrix(item) ? N_("What the table asks") : N_("What you ask"),
                    N_("One thing at a time, in words that everybody knows."));
    }
    if (!is_row(item) && !is_worked_out(item)) {
        build.line("hint", N_("Help below it (optional)"), N_("Only if people need it to answer."));
    }
    if (question != nullptr && (!question->pressing_reason.empty() || survey::asks_who(*question) ||
                                !build.field_value("pressing_reason").empty())) {
        build.words("pressing_reason", N_("Why it must be asked"),
                    N_("It asks who somebody is. Visitors read this before the question."));
    }
    if (question != nullptr) {
        std::vector<Option> types;
        for (const QuestionType one : survey::editing::types_like(question->type))
            types.push_back(
                {std::string(survey::name_of(one)), type_in_words(one, draft.language)});
        if (types.size() > 1) build.select("type", N_("How it is answered"), std::move(types));
    }
    const bool takes_answer = question != nullptr && survey::takes_answer(question->type);
    if (takes_answer || is_matrix(item)) {
        build.flag("required", N_("People must answer it"),
                   N_("They can still say that they would rather not."));
    }
    if (question != nullptr) add_limits(build, question->type);
    if (is_matrix(item)) {
        build.line("new_row", N_("One more row (optional)"), N_("For example, Staff were polite."));
    }
    add_choices(build, draft, item);
    build.heading(N_("When it is asked"));
    build.rule("show_if", N_("Condition (optional)"),
               N_("Leave it empty to ask it always. For example, ${felt} = '1'."));
    add_more_fields(build, draft, item);
    return std::move(build.all);
}

std::vector<std::pair<std::string, std::string>> condition_names(const OpenDraft& draft) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const Question& question : draft.read.questions) {
        if (question.type == QuestionType::Information) continue;
        std::string meaning = shown_text(question.prompt.in(draft.main()).text);
        if (!survey::takes_text(question.type) && !question.choices.empty()) {
            std::string ids;
            for (const survey::Choice& choice : question.choices)
                ids += (ids.empty() ? "'" : ", '") + choice.id + "'";
            meaning += " " + draft.language.tr("Its answers: {answers}.", {{"answers", ids}});
        }
        names.emplace_back("${" + question.id + "}", std::move(meaning));
    }
    return names;
}

}  // namespace candour::console
