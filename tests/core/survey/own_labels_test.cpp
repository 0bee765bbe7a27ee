// Labels that we bring along.
#include "core/survey/own_labels.h"

#include "tests/support/catch.h"

namespace candour::survey {
namespace {

const std::vector<Language> ours = {"en", "cy", "ur", "ta"};

std::vector<std::string> labels(const Question& question, const Language& language) {
    std::vector<std::string> words;
    for (const Choice& choice : own_choices(question, ours))
        words.push_back(choice.label.by_language.at(language));
    return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("three faces are the ends and the middle of five", "[core]") {
    const Question three{.type = QuestionType::Faces, .faces = 3};
    REQUIRE(labels(three, "en") == Words{"Poor", "Neither good nor poor", "Good"});
    REQUIRE(labels(three, "cy") == Words{"Gwael", "Ddim yn dda nac yn wael", "Da"});
    REQUIRE(labels(three, "ur") == Words{"خراب", "نہ اچھا نہ خراب", "اچھا"});
    REQUIRE(labels(three, "ta") == Words{"மோசம்", "நல்லதும் இல்லை, மோசமும் இல்லை", "நன்று"});
    REQUIRE(own_choice_ids(three) == Words{"1", "2", "3"});
}

TEST_CASE("stars are counted as each language counts, in others by number alone", "[core]") {
    const Question stars{.type = QuestionType::Stars, .stars = 3};
    REQUIRE(labels(stars, "en") == Words{"1 star", "2 stars", "3 stars"});
    REQUIRE(labels(stars, "cy") == Words{"1 seren", "2 seren", "3 seren"});
    REQUIRE(labels(stars, "ur") == Words{"1 ستارہ", "2 ستارے", "3 ستارے"});
    REQUIRE(own_choices(stars, {"sq"}).at(2).label.by_language.at("sq") == "3");
}

TEST_CASE("a scale's points are its numbers", "[core]") {
    const Question scale{.type = QuestionType::Scale, .scale = {.from = -1, .to = 1}};
    REQUIRE(labels(scale, "cy") == Words{"-1", "0", "1"});
}

TEST_CASE("yes/no has a third choice only where it is offered", "[core]") {
    const Question two{.type = QuestionType::YesNo};
    const Question three{.type = QuestionType::YesNo, .dont_know = true};
    REQUIRE(labels(two, "en") == Words{"Yes", "No"});
    REQUIRE(labels(three, "cy") == Words{"Ie", "Na", "Dydw i ddim yn gwybod"});
    REQUIRE(labels(three, "ur") == Words{"جی ہاں", "جی نہیں", "معلوم نہیں"});
}

TEST_CASE("words of our own are missing in other languages, unless one falls back on ours",
          "[core]") {
    const Question faces{.type = QuestionType::Faces};
    REQUIRE(own_choices(faces, {"en", "sq"}).empty());
    REQUIRE(own_choices(faces, {"en", "sq"}, "sq").empty());
    REQUIRE(own_choices(faces, {"en", "sq"}, "en").at(0).label.by_language.size() == 1);
    REQUIRE(own_choices(Question{.type = QuestionType::ShortText}, ours).empty());
}

}  // namespace candour::survey
