// The questionnaires that come with Candour: an organisation can ask them as they are.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/json_fields.h"
#include "core/feedback/kiosk_can_show.h"
#include "core/survey/longest_answer.h"
#include "core/survey/questionnaire.h"
#include "tests/support/catch.h"

namespace candour::survey {
namespace {

Questionnaire read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto json = parse_json_file(text, file.filename());
    INFO((json.ok() ? "" : json.error().what));
    REQUIRE(json.ok());
    auto read = parse_questionnaire(json.value(), file.filename());
    INFO((read.ok() ? "" : read.error().what));
    REQUIRE(read.ok());
    return read.take();
}

bool takes_words(const Question& question) { return question.type == QuestionType::LongText; }

}  // namespace

TEST_CASE("every ready questionnaire is short and in all languages of the kiosk", "[core]") {
    std::vector<std::string> ids;
    for (const auto& file : std::filesystem::directory_iterator("assets/questionnaires")) {
        INFO(file.path());
        const Questionnaire questionnaire = read(file.path());
        ids.push_back(questionnaire.id);
        REQUIRE(file.path().stem() == questionnaire.id);
        // One for each file in locales/, and English.
        REQUIRE(questionnaire.languages == std::vector<Language>{"en", "cy", "ur", "ta"});
        REQUIRE(questionnaire.fallback.empty());
        // Who people are takes more questions, and none that asks for words.
        const bool equality = questionnaire.id == "equality";
        REQUIRE(questionnaire.questions.size() <= (equality ? 10 : 5));
        REQUIRE(std::ranges::count_if(questionnaire.questions, takes_words) == !equality);
        REQUIRE(fits_into_message(questionnaire, "file").ok());
        REQUIRE(feedback::kiosk_can_show(questionnaire, "file").ok());
    }
    std::ranges::sort(ids);
    REQUIRE(ids == std::vector<std::string>{"case_closure", "complaint_handling", "equality",
                                            "event", "home_visit", "satisfaction"});
}

TEST_CASE("the one about a complaint asks about its handling and its outcome apart", "[core]") {
    const Questionnaire asked = read("assets/questionnaires/complaint_handling.json");  // C23.
    for (const char* id : {"handling", "outcome"}) {
        const Question* question = asked.find(id);
        REQUIRE(question != nullptr);
        REQUIRE(question->required);
        REQUIRE(question->choices.front().score == 5.0);
        REQUIRE(question->choices.back().score == 1.0);
    }
}

}  // namespace candour::survey
