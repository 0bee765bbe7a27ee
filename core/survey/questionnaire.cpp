// Reading a questionnaire.
#include "core/survey/questionnaire.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <sodium.h>

#include "core/base/bytes.h"
#include "core/base/json_fields.h"
#include "core/survey/file/earlier.h"
#include "core/survey/file/fields.h"
#include "core/survey/file/items.h"
#include "core/survey/limits.h"
#include "core/survey/logic.h"

namespace candour::survey {
namespace {

// Whose it is and until when it is asked (requirement W3).
void read_governance(FieldReader& fields, Questionnaire& questionnaire) {
    questionnaire.owner = fields.text("owner", Need::Required);
    questionnaire.purpose = fields.text("purpose", Need::Required);
    questionnaire.act_by = read_day(fields, "act_by", Need::Required);
    questionnaire.closes = read_day(fields, "closes");
    if (questionnaire.closes > questionnaire.act_by) {
        fields.fail_field("closes", "it closes after the day by which its results are acted on");
    }
    questionnaire.sample_one_in = fields.number("sample_one_in", 1, sample_one_in_max, 1);
    questionnaire.training = fields.flag("training", /*otherwise=*/false);
}

Language read_fallback(FieldReader& fields, const std::vector<Language>& languages) {
    Language fallback = fields.text("fallback", Need::Optional);
    if (!fallback.empty() && std::ranges::find(languages, fallback) == languages.end()) {
        fields.fail_field("fallback",
                          "'" + fallback + "' is not among the languages " + joined(languages));
    }
    return fallback;
}

Status compile(Questionnaire& questionnaire, const ItemPlaces& places) {
    CompiledLogic compiled = compile_logic(questionnaire);
    questionnaire.logic = std::move(compiled.logic);
    if (compiled.problems.empty()) return Unit{};
    const LogicProblem& first = compiled.problems.front();
    const auto& of = first.in_group ? places.groups : places.questions;
    std::string what = first.column > 0 ? "character " + std::to_string(first.column) + ": " : "";
    return Error{ErrorKind::Invalid,
                 place_of(of.at(first.index), first.field) + ": " + what + first.what};
}

}  // namespace

const Question* Questionnaire::find(std::string_view question_id) const {
    const auto found = std::ranges::find(questions, question_id, &Question::id);
    return found == questions.end() ? nullptr : &*found;
}

std::size_t Questionnaire::repeat_around(std::size_t group) const {
    while (group != no_group && groups[group].repeat_max == 0)
        group = groups[group].parent;
    return group;
}

bool Questionnaire::operator==(const Questionnaire& other) const {
    const auto all = [](const Questionnaire& one) {
        return std::tie(one.id, one.title, one.introduction, one.owner, one.purpose, one.act_by,
                        one.closes, one.languages, one.fallback, one.sample_one_in, one.training,
                        one.groups, one.questions, one.earlier, one.version);
    };
    return all(*this) == all(other);
}

bool is_survey_id(std::string_view text) {
    return !text.empty() && text.size() <= survey_id_characters_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-' || c == '.';
           });
}

Result<Questionnaire> parse_questionnaire(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    Questionnaire questionnaire;
    questionnaire.id = fields.id("id", Need::Required);
    questionnaire.languages = fields.languages("languages");
    questionnaire.fallback = read_fallback(fields, questionnaire.languages);
    const DeclaredLanguages declared{questionnaire.languages, "questionnaire",
                                     questionnaire.fallback};
    questionnaire.title = read_words(fields, "title", Need::Required, declared);
    questionnaire.introduction = read_words(fields, "introduction", Need::Optional, declared);
    read_governance(fields, questionnaire);
    const ItemPlaces places = read_items(fields, declared, questionnaire);
    read_earlier(fields, questionnaire);
    RETURN_IF_ERROR(fields.finish());
    RETURN_IF_ERROR(compile(questionnaire, places));
    questionnaire.version = version_of(questionnaire);
    return questionnaire;
}

// Of the canonical form: nlohmann sorts the keys and writes no white space.
std::string version_of(const Questionnaire& questionnaire) {
    const std::string canonical =
        to_json(questionnaire).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), as_bytes(canonical).data(), canonical.size(),
                       nullptr, 0);
    return to_hex(hash);
}

}  // namespace candour::survey
