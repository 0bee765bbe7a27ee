// tests/fuzz/questionnaire_fuzz.cpp: a questionnaire's JSON.
#include "core/base/json_fields.h"
#include "core/survey/questionnaire.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/texts.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto json = parse_json_file(to_text(input), "file.json");
    if (!json.ok()) return false;
    const auto questionnaire = survey::parse_questionnaire(json.value(), "file.json");
    if (!questionnaire.ok()) return false;
    CHECK(questionnaire.value().version.size() == 32 && !questionnaire.value().questions.empty());
    for (const survey::Question& question : questionnaire.value().questions) {
        CHECK(questionnaire.value().find(question.id) == &question);
    }
    return true;
}

std::vector<Bytes> seeds() { return {bytes_of(small_questionnaire)}; }

}  // namespace candour::fuzz
