// What is published can always be sent: the computed bound holds against what sealing really takes.
#include "core/survey/longest_answer.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/feedback/words_apart.h"
#include "core/privacy/content.h"
#include "core/privacy/equal_cells.h"
#include "core/privacy/limits.h"
#include "core/privacy/open.h"
#include "core/privacy/seal.h"
#include "core/survey/answers.h"
#include "core/survey/limits.h"
#include "tests/support/random_text.h"
#include "tests/support/secure_random.h"

namespace candour::survey {
namespace {

// Ids compress as badly as ids can.
std::string random_id(test::Gen& gen) {
    static constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
    std::string id;
    const std::size_t length = gen.chance(50) ? survey_id_characters_max : 1 + gen.below(20);
    while (id.size() < length)
        id += gen.one_of(allowed);
    return id;
}

Question random_question(test::Gen& gen) {
    Question question{.id = random_id(gen), .type = gen.one_of(all_question_types)};
    const std::size_t choices = 2 + gen.below(12);
    const bool listed = takes_one_choice(question.type) || takes_many_choices(question.type);
    for (std::size_t i = 0; listed && i < choices; ++i)
        question.choices.push_back({.id = random_id(gen)});
    if (listed && gen.chance(50)) question.choices.back().other = true;
    if (takes_many_choices(question.type)) question.choices_at_most = gen.below(choices + 1);
    if (gen.chance(50) && takes_text(question.type)) question.characters_max = 1 + gen.below(200);
    if (gen.chance(20)) question.group = 0;
    return question;
}

using Fits = Status (*)(const Questionnaire&, const std::string& place);

// As many questions as fit.
Questionnaire fullest(test::Gen& gen, Fits fits) {
    Questionnaire made;
    made.groups = {{.id = "again", .repeat_max = 1 + static_cast<std::uint32_t>(gen.below(5))}};
    do {
        made.questions.push_back(random_question(gen));
    } while (fits(made, "q").ok());
    made.questions.pop_back();
    return made;
}

Answer longest(test::Gen& gen, const test::Script& script, const Question& question,
               std::size_t long_text_max) {
    Answer answer{.question = question.id};
    if (takes_one_choice(question.type)) {
        answer.choice = std::ranges::max(question.choices, {}, [](const Choice& choice) {
                            return choice.id.size();
                        }).id;
    }
    std::size_t chosen = question.choices_at_most;
    if (chosen == 0) chosen = question.choices.size();
    for (std::size_t i = 0; takes_many_choices(question.type) && i < chosen; ++i)
        answer.choices.push_back(question.choices[question.choices.size() - 1 - i].id);
    if (question.other_choice() != nullptr) {
        answer.other = random_text(gen, script, short_text_characters_max);
    }
    if (question.type == QuestionType::Number) answer.text = "-1234567890123456.1234567";
    if (question.type == QuestionType::Date) answer.text = "2026-11-25";
    if (question.type == QuestionType::ShortText)
        answer.text = random_text(gen, script, characters_allowed(question));
    if (question.type == QuestionType::LongText) {
        const std::size_t most = std::min(characters_allowed(question), long_text_max);
        answer.text = random_text(gen, script, most);
    }
    return answer;
}

std::size_t cells_of(feedback::Contact contact, const privacy::EpochPublicKey& key) {
    test::SodiumRandom random;
    REQUIRE(privacy::to_canonical_json(contact).size() <= privacy::content_bytes_max);
    auto sealed = privacy::seal(feedback::Draft(std::move(contact)), key, random);
    REQUIRE(sealed.ok());
    return sealed.value().cells().size();
}

Status fits_whole(const Questionnaire& asked, const std::string& place) {
    return fits_into_hand_over(asked, Sent::Whole, place);
}
Status fits_apart(const Questionnaire& asked, const std::string& place) {
    return fits_into_hand_over(asked, Sent::WordsApart, place);
}

// How many cells the longest answers to the fullest questionnaires take.
std::size_t cells_of_fullest(Fits fits, Sent sent = Sent::Whole) {
    const privacy::EpochKeyPair pair = privacy::make_epoch_key_pair();
    std::size_t most = 0;
    test::for_all(40, [&](test::Gen& gen) {
        const Questionnaire asked = fullest(gen, fits);
        const std::size_t long_text_max =
            fits == fits_into_message ? text_characters_max : hand_over_long_text_max(asked, sent);
        const test::Script& script = test::scripts[gen.below(test::scripts.size())];
        INFO(script.name << ", " << asked.questions.size() << " questions");
        feedback::Contact contact;
        for (std::string* id : {&contact.service, &contact.service_group, &contact.questionnaire})
            *id = to_hex(gen.bytes(20));
        contact.questionnaire_version = to_hex(gen.bytes(16));
        for (const Question& question : asked.questions) {
            if (!takes_answer(question.type)) continue;
            const std::uint32_t times = question.group == 0 ? asked.groups[0].repeat_max : 1;
            for (std::uint32_t i = 0; i < times; ++i) {
                contact.answers.set(longest(gen, script, question, long_text_max));
                contact.answers.given.back().repetition = i;
            }
        }
        std::size_t cells = 0;
        if (sent == Sent::WordsApart) {
            if (auto words = feedback::take_words(contact, asked))
                cells += cells_of(std::move(*words), pair.public_key);
        }
        cells += cells_of(std::move(contact), pair.public_key);
        most = std::max(most, cells);
    });
    return most;
}

}  // namespace

TEST_CASE("the longest answers of every questionnaire that fits can be sealed, in any script",
          "[core]") {
    // Else the bound is far too careful.
    REQUIRE(cells_of_fullest(fits_into_message) > privacy::cells_per_message_max * 3 / 4);
}

TEST_CASE("the longest answers on a tablet that is handed over fit into its cells", "[core]") {
    for (const auto& [fits, sent] : {std::pair<Fits, Sent>{fits_whole, Sent::Whole},
                                     std::pair<Fits, Sent>{fits_apart, Sent::WordsApart}}) {
        const std::size_t most = cells_of_fullest(fits, sent);
        REQUIRE(most <= privacy::cells_per_hand_over);
        REQUIRE(most > privacy::cells_per_hand_over / 2);
    }
    static_assert(hand_over_cells == privacy::cells_per_hand_over);
    static_assert(cell_room_bytes == privacy::cell_content_bytes_max);
}

TEST_CASE("a long text has what is left on a tablet that is handed over", "[core]") {
    Questionnaire asked;
    asked.questions = {{.id = "felt", .type = QuestionType::Faces},
                       {.id = "one", .type = QuestionType::LongText}};
    REQUIRE(fits_whole(asked, "q").ok());
    REQUIRE(fits_apart(asked, "q").ok());
    REQUIRE(hand_over_long_text_max(asked, Sent::Whole) == 2000);
    // Two messages, and two parts of a cell that nobody can use.
    const std::size_t apart = hand_over_long_text_max(asked, Sent::WordsApart);
    REQUIRE((apart > 1600 && apart < 2000));
    // Two share it.
    asked.questions.push_back({.id = "two", .type = QuestionType::LongText});
    REQUIRE(fits_whole(asked, "q").ok());
    REQUIRE(hand_over_long_text_max(asked, Sent::WordsApart) < apart * 6 / 10);
    // What is shorter by itself leaves more to the other.
    asked.questions[1].characters_max = 100;
    REQUIRE(hand_over_long_text_max(asked, Sent::WordsApart) > apart * 9 / 10);
    // Without words there is one message.
    asked.questions.resize(1);
    for (int i = 0; i < 39; ++i) {
        const std::string id = std::string(62, 'x') + std::to_string(10 + i);
        asked.questions.push_back(
            {.id = id, .choices = {{.id = std::string(64, 'a')}, {.id = id}}});
    }
    REQUIRE(fits_whole(asked, "q").ok());
    REQUIRE(fits_apart(asked, "q").ok());
}

TEST_CASE("a questionnaire with many long texts is too long for a tablet that is handed over",
          "[core]") {
    Questionnaire asked;
    for (const char* id : {"one", "two", "three", "four", "five"}) {
        REQUIRE(fits_whole(asked, "q").ok());
        asked.questions.push_back({.id = id, .type = QuestionType::LongText});
    }
    REQUIRE(fits_whole(asked, "q").ok());
    REQUIRE(hand_over_long_text_max(asked, Sent::Whole) < 450);
    REQUIRE(fits_apart(asked, "q").error().what.starts_with("q: question 'five': it is too long"));
    asked.questions.push_back({.id = "six", .type = QuestionType::LongText});
    REQUIRE(fits_whole(asked, "q").error().what ==
            "q: question 'six': it is too long for a tablet that is handed over, where every visit "
            "takes the same room; give long texts a smaller \"characters_max\", or ask less");
}

TEST_CASE("four long texts and three dozen choices fit, a fifth text does not", "[core]") {
    Questionnaire asked;
    for (int i = 0; i < 36; ++i) {
        asked.questions.push_back(
            {.id = "q" + std::to_string(i) + std::string(37, 'x'),
             .choices = {{.id = std::string(40, 'a')}, {.id = std::string(40, 'b')}}});
    }
    for (int i = 0; i < 4; ++i)
        asked.questions.push_back({.id = "t" + std::to_string(i), .type = QuestionType::LongText});
    REQUIRE(fits_into_message(asked, "file.json: questionnaires[0]").ok());
    asked.questions.push_back({.id = "fifth", .type = QuestionType::LongText});
    REQUIRE(
        fits_into_message(asked, "file.json: questionnaires[0]").error().what ==
        "file.json: questionnaires[0]: question 'fifth': the longest answers would not fit into "
        "a message any more; give long texts a smaller \"characters_max\", or ask less");
    asked.questions.back().characters_max = 10;
    REQUIRE(fits_into_message(asked, "q").ok());
}

TEST_CASE("a repeat takes room for each of its repetitions", "[core]") {
    Questionnaire asked;
    asked.groups = {{.id = "child", .repeat_max = 4}};
    asked.questions = {{.id = "name_it", .type = QuestionType::LongText, .group = 0}};
    REQUIRE(fits_into_message(asked, "q").ok());
    asked.groups[0].repeat_max = 5;
    REQUIRE_FALSE(fits_into_message(asked, "q").ok());
}

}  // namespace candour::survey
