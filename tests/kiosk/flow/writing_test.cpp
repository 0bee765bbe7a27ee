// Text fields and questions: bounds, problems, required answers, language changes.
#include "app/kiosk/flow/text.h"
#include "core/base/utf8.h"
#include "core/feedback/limits.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

Flow at_story(const feedback::Organisation& who) { return walk(at_check(who), {Back{}, edit("")}); }

WriteScreen writing(const Flow& flow) { return std::get<WriteScreen>(flow.screen); }

TEST_CASE("an empty story is asked for again, and the problem goes with the first letter",
          "[flow]") {
    const auto who = organisation();
    Flow flow = walk(at_story(who), {edit(" \n\xC2\xA0"), Continue{}});
    REQUIRE(on(flow) == "write");
    REQUIRE(writing(flow).problem == WriteProblem::Empty);
    flow = walk(std::move(flow), {edit("a")});
    REQUIRE(writing(flow).problem == WriteProblem::None);
}

TEST_CASE("a story past the limit is cut between characters and says so", "[flow]") {
    const auto who = organisation();
    std::string long_story;
    for (int i = 0; i < 2100; ++i)
        long_story += "\xC5\xB7";  // ŷ, two bytes.
    const Flow flow = walk(at_story(who), {edit(long_story)});
    REQUIRE(character_count(flow.visit.contact.story) == feedback::story_characters_max);
    REQUIRE(is_utf8(flow.visit.contact.story));
    REQUIRE(writing(flow).problem == WriteProblem::TooLong);
    REQUIRE(writing(flow).caret_byte == flow.visit.contact.story.size());
    REQUIRE(on(walk(flow, {Continue{}})) == "check");
}

TEST_CASE("bounded_edit keeps the old words when new ones do not fit between them", "[flow]") {
    const BoundedText full = bounded_edit("abcdef", "abcXYZdef", 6, 7);
    REQUIRE(full.text == "abcXdef");
    REQUIRE(full.caret_byte == 4);
    REQUIRE(full.cut);
    const BoundedText same_letters = bounded_edit("aaaa", "aaaaaaa", 7, 5);
    REQUIRE(same_letters.text == "aaaaa");
    const BoundedText over = bounded_edit("\xC5\xB7w", "\xC5\xB5w", 2, 2);
    REQUIRE(over.text == "\xC5\xB5w");
    REQUIRE_FALSE(over.cut);
}

TEST_CASE("bounded_edit drops control characters and broken UTF-8, and moves the caret along",
          "[flow]") {
    const BoundedText cleaned = bounded_edit("", "a\x01\tb\n\xFF\xC5z\x7F", 8, 100);
    REQUIRE(cleaned.text == "ab\nz");
    REQUIRE(cleaned.caret_byte == 4);
    const BoundedText caret_inside = bounded_edit("", "a\xC5\xB7z", 2, 100);
    REQUIRE(caret_inside.caret_byte == 3);  // After the character that the caret split.
}

TEST_CASE("Typing goes on where it was after a look at another screen", "[flow]") {
    const auto who = organisation();
    const Flow flow = walk(at_check(who), {Back{}});
    REQUIRE(writing(flow).caret_byte == std::string("Longer hours").size());
}

TEST_CASE("the on-screen keyboard stays away on the next screen when it was put away", "[flow]") {
    const auto who = organisation();
    Flow flow = walk(start(who), {Continue{}, ChooseKind{ContactKind::Complaint}, Continue{},
                                  Continue{}, ChooseService{"advice"}, Continue{}});
    REQUIRE(writing(flow).keyboard_open);
    flow = walk(std::move(flow), {ShowKeyboard{false}, edit("Cold"), Continue{}});
    REQUIRE_FALSE(writing(flow).keyboard_open);
}

TEST_CASE("a required question is asked again until it is answered or declined", "[flow]") {
    const auto who = organisation();
    Flow flow = walk(start(who), {Continue{}, ChooseKind{ContactKind::SurveyAnswer}, Continue{},
                                  Continue{}, ChooseService{"food_bank"}, Continue{}, Continue{}});
    REQUIRE(on(flow) == "question");
    REQUIRE(std::get<QuestionScreen>(flow.screen).problem == AnswerProblem::Missing);
    const Flow declined = walk(flow, {DeclineAnswer{}, Continue{}});
    REQUIRE(std::get<QuestionScreen>(declined.screen).number == 1);
    REQUIRE(on(walk(declined, {Continue{}})) == "check");
}

TEST_CASE("a choice after declining takes its place, and declining clears a text", "[flow]") {
    const auto who = organisation();
    const Flow chosen =
        walk(at_survey_check(who), {ChangeAnswer{"welcome"}, DeclineAnswer{}, ChooseAnswer{"no"}});
    REQUIRE_FALSE(chosen.visit.contact.answers.find("welcome")->declined);
    const Flow declined = walk(at_survey_check(who), {ChangeAnswer{"words"}, DeclineAnswer{}});
    REQUIRE(declined.visit.contact.answers.find("words")->text.empty());
    REQUIRE(text_shown(declined).empty());
}

TEST_CASE("another language, print or contrast keeps every answer", "[flow]") {
    const auto who = organisation();
    const Flow flow =
        walk(at_survey_check(who), {ChangeAnswer{"words"}, ChooseLanguage{"ur"},
                                    ChooseTextSize{150}, ChooseColours{Colours::Dark}});
    REQUIRE(text_shown(flow) == "Kind people");
    REQUIRE(flow.visit.preferences ==
            Preferences{.language = "ur", .text_percent = 150, .colours = Colours::Dark});
}

TEST_CASE("a language or print that is not offered changes nothing", "[flow]") {
    const auto who = organisation();
    const Flow flow = walk(start(who), {ChooseLanguage{"xx"}, ChooseTextSize{170}});
    REQUIRE(flow.visit.preferences == Preferences{.language = "en"});
}

TEST_CASE("a page turn counts on one screen and never below its first page", "[flow]") {
    const auto who = organisation();
    Flow flow = walk(at_check(who), {TurnPage{-1}, TurnPage{1}, TurnPage{1}});
    REQUIRE(flow.page == 2);
    flow = walk(std::move(flow), {Back{}});
    REQUIRE(flow.page == 0);
}

}  // namespace
}  // namespace candour::kiosk
