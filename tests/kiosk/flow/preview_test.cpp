// A visit that stands at one question at once, as the console's editor asks for.
#include "app/kiosk/flow/preview.h"

#include <chrono>

#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

const CivilDay today{std::chrono::year{2026} / 11 / 28};

std::optional<Flow> at(const feedback::Organisation& organisation, const std::string& question) {
    return begin_preview(organisation, feedback::Channel::Reception, question, today);
}

TEST_CASE("a preview stands at each question that is shown, and at no other", "[flow]") {
    const feedback::Organisation house = practice_house();
    std::size_t seen = 0;
    for (const feedback::Service& service : house.services) {
        const survey::Questionnaire* asked = house.find_questionnaire(service.questionnaire);
        if (asked == nullptr) continue;
        for (const survey::Question& question : asked->questions) {
            INFO(question.id);
            const std::optional<Flow> flow = at(house, question.id);
            REQUIRE(flow.has_value() == (question.type != survey::QuestionType::Calculated));
            if (!flow) continue;
            REQUIRE(question_shown(*flow)->id == question.id);
            REQUIRE_FALSE(flow->practising);  // Visitors see no such mark.
            REQUIRE_FALSE(flow->behind.empty());
            ++seen;
        }
    }
    REQUIRE(seen > 12);
    REQUIRE_FALSE(at(house, "nobody").has_value());
    REQUIRE_FALSE(at(house, "").has_value());
}

TEST_CASE("a survey that is not asked has no preview", "[flow]") {
    feedback::Organisation small = organisation();
    REQUIRE(at(small, "welcome").has_value());
    for (survey::Questionnaire& one : small.questionnaires)
        one.closes = "2026-11-27";
    REQUIRE_FALSE(at(small, "welcome").has_value());
}

TEST_CASE("from a preview the visit goes on, and back to the beginning", "[flow]") {
    const feedback::Organisation small = organisation();
    const Flow flow = *at(small, "welcome");
    REQUIRE(std::holds_alternative<WelcomeScreen>(advance(flow, Back{}).flow.screen));
    const Flow size = advance(flow, ChooseTextSize{200}).flow;
    REQUIRE(size.visit.preferences.text_percent == 200);
    REQUIRE(std::holds_alternative<QuestionScreen>(size.screen));
}

}  // namespace
}  // namespace candour::kiosk
