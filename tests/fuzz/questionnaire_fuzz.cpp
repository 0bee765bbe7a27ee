// tests/fuzz/questionnaire_fuzz.cpp: a questionnaire's JSON; what is accepted is written and read
// again, asked, and answered.
#include "core/base/json_fields.h"
#include "core/feedback/kiosk_can_show.h"
#include "core/survey/logic.h"
#include "core/survey/longest_answer.h"
#include "core/survey/questionnaire.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/texts.h"

namespace candour::fuzz {
namespace {

using survey::Question;
using survey::Questionnaire;

// Some answer to most questions, twice in a repeat: what is asked next depends on them.
survey::Answers answers_to(const Questionnaire& asked) {
    survey::Answers answers;
    for (std::size_t i = 0; i < asked.questions.size() && i < 200; ++i) {
        const Question& question = asked.questions[i];
        const bool repeated = asked.repeat_around(question.group) != survey::no_group;
        for (std::uint32_t time = 0; time < (repeated ? 2U : 1U); ++time) {
            survey::Answer answer{.question = question.id, .repetition = time};
            const bool listed = !question.choices.empty();
            if (listed) answer.choice = question.choices[(i + time) % question.choices.size()].id;
            if (survey::takes_many_choices(question.type)) answer.choices = {answer.choice};
            if (!survey::takes_one_choice(question.type)) answer.choice.clear();
            if (question.type == survey::QuestionType::Date) answer.text = "2026-11-25";
            if (survey::takes_text(question.type) && answer.text.empty()) answer.text = "7";
            answers.given.push_back(std::move(answer));
        }
    }
    return answers;
}

void ask(const Questionnaire& asked) {
    const CivilDay today = from_iso("2026-11-25").value();
    survey::Answers answers = answers_to(asked);
    {
        const auto now = survey::evaluate(asked, answers, today, asked.languages.front());
        for (std::size_t i = 0; i < asked.questions.size(); ++i) {
            const Question& question = asked.questions[i];
            now.holds(i);
            CHECK(now.choices(i).size() <= question.choices.size());
            for (const auto& [language, words] : question.prompt.by_language)
                now.filled(words, question.group, 1);
        }
    }
    drop_hidden(asked, answers, today);
    const survey::Answers once = answers;
    drop_hidden(asked, answers, today);
    CHECK(answers == once);
    for (const survey::Answer& answer : once.given)
        (void)check_answer(asked, answer);
}

}  // namespace

bool accepts(ByteView input) {
    const auto json = parse_json_file(to_text(input), "file.json");
    if (!json.ok()) return false;
    const auto questionnaire = survey::parse_questionnaire(json.value(), "file.json");
    if (!questionnaire.ok()) {
        CHECK(questionnaire.error().what.starts_with("file.json: "));
        return false;
    }
    const Questionnaire& read = questionnaire.value();
    CHECK(read.version.size() == 32 && !read.questions.empty());
    for (const Question& question : read.questions)
        CHECK(read.find(question.id) == &question);
    const auto again = survey::parse_questionnaire(to_json(read), "file.json");
    CHECK(again.ok() && again.value() == read);
    (void)feedback::kiosk_can_show(read, "file.json");
    (void)survey::fits_into_message(read, "file.json");
    ask(read);
    return true;
}

std::vector<Bytes> seeds() { return {bytes_of(small_questionnaire), bytes_of(full_questionnaire)}; }

}  // namespace candour::fuzz
