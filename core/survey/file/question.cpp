// One question after the other's pattern: what its type may have, and nothing else.
#include "core/survey/file/question.h"

#include "core/survey/file/choices.h"
#include "core/survey/file/fields.h"
#include "core/survey/file/ranges.h"
#include "core/survey/identifying.h"
#include "core/survey/limits.h"

namespace candour::survey {
namespace {

void read_type(FieldReader& fields, Question& question) {
    const std::string name = fields.text("type", Need::Required);
    if (const auto type = question_type_from(name)) {
        question.type = *type;
    } else {
        fields.fail_field("type",
                          "unknown type '" + name + "'; possible are " + joined(item_type_names()));
    }
}

void read_media(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    const nlohmann::json* source = fields.object("media", Need::Optional);
    if (source == nullptr) return;
    FieldReader media(*source, place_of(fields.place(), "media"));
    question.media.picture = read_file_names(media, "picture", declared);
    question.media.audio = read_file_names(media, "audio", declared);
    question.media.sign = read_sign_names(media, "sign", declared);
    if (const Status read = media.finish(); !read.ok()) fields.fail(read.error());
}

void read_leaving_out(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    question.required = fields.flag("required", /*otherwise=*/false);
    question.may_decline = fields.flag("may_decline", /*otherwise=*/true);
    question.required_message = read_words(fields, "required_message", Need::Optional, declared);
}

// A question that asks who somebody is must say why it has to.
void check_identifying(FieldReader& fields, const Question& question) {
    const auto asked = asks_who(question);
    if (!asked || !question.pressing_reason.empty()) return;
    fields.fail(fields.place(),
                "it asks for " + std::string(*asked) +
                    ", and a survey is answered without saying who one is; leave it out, or give "
                    "\"pressing_reason\": why it must be asked, as the visitor will read it");
}

void read_asking(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    read_leaving_out(fields, declared, question);
    question.constraint = read_expression(fields, "constraint");
    question.constraint_message =
        read_words(fields, "constraint_message", Need::Optional, declared);
    question.pressing_reason = read_words(fields, "pressing_reason", Need::Optional, declared);
    check_identifying(fields, question);
    read_ranges(fields, declared, question);
    read_choices(fields, declared, question);
    read_counts(fields, question);
    if (question.type == QuestionType::OneChoice || takes_many_choices(question.type)) {
        question.random_order = fields.flag("random_order", /*otherwise=*/false);
        question.choice_filter = read_expression(fields, "choice_filter");
    }
}

Result<Question> parse_row(const nlohmann::json& source, const std::string& place,
                           const DeclaredLanguages& declared, const Question& pattern) {
    FieldReader fields(source, place);
    Question row = pattern;
    row.id = read_survey_id(fields, "id");
    row.prompt = read_words(fields, "label", Need::Required, declared);
    row.show_if = read_expression(fields, "show_if");
    RETURN_IF_ERROR(fields.finish());
    return row;
}

}  // namespace

std::vector<std::string> item_type_names() {
    std::vector<std::string> names;
    for (const QuestionType type : all_question_types)
        names.emplace_back(name_of(type));
    names.insert(names.end(), {"group", "repeat", "matrix"});
    return names;
}

Result<Question> parse_question(const nlohmann::json& source, const std::string& place,
                                const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    Question question;
    question.id = read_survey_id(fields, "id");
    read_type(fields, question);
    const bool shown = question.type != QuestionType::Calculated;
    question.prompt =
        read_words(fields, "prompt", shown ? Need::Required : Need::Optional, declared);
    question.show_if = read_expression(fields, "show_if");
    if (shown) {
        question.hint = read_words(fields, "hint", Need::Optional, declared);
        read_media(fields, declared, question);
    } else {
        question.calculation = read_expression(fields, "calculation", Need::Required);
    }
    if (fields.ok() && takes_answer(question.type)) read_asking(fields, declared, question);
    RETURN_IF_ERROR(fields.finish());
    return question;
}

std::vector<Question> read_rows(FieldReader& fields, const DeclaredLanguages& declared) {
    Question pattern;
    read_leaving_out(fields, declared, pattern);
    read_choices(fields, declared, pattern);
    const auto items = fields.list("rows", Need::Required, matrix_rows_max);
    const std::string place = place_of(fields.place(), "rows");
    std::vector<Question> rows;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_row(*items[i], here, declared, pattern), rows)) break;
    }
    return rows;
}

}  // namespace candour::survey
