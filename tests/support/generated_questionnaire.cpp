#include "tests/support/generated_questionnaire.h"

#include "core/survey/limits.h"
#include "core/survey/own_labels.h"
#include "tests/support/generated_expressions.h"

namespace candour::test {
namespace {

using survey::Choice;
using survey::Group;
using survey::Question;
using survey::Questionnaire;
using survey::QuestionType;

const std::vector<std::string> wordings = {
    "How was it?",        "Sut oedd hi?",    "کیسا رہا؟", "எப்படி இருந்தது?", "\"Quoted\"",
    "Two\nlines, <both>", "50 % & more; #1", "=1+1",      "🙂 – fine",  "a, b\tc"};

class Maker {
public:
    explicit Maker(Gen& gen) : gen_(gen) {}

    Questionnaire make() {
        made_.id = "generated-" + std::to_string(gen_.below(1000));
        choose_languages();
        made_.title = words();
        made_.introduction = maybe_words();
        made_.owner = "Centre manager";
        made_.purpose = gen_.one_of(wordings);
        made_.act_by = "2027-03-31";
        if (gen_.chance(50)) made_.closes = "2027-02-28";
        made_.sample_one_in = gen_.chance(30) ? gen_.between(2, 20) : 1;
        made_.training = gen_.chance(20);
        add_items(survey::no_group, 0);
        add_earlier();
        made_.version = survey::version_of(made_);
        return made_;
    }

private:
    void choose_languages() {
        made_.languages = {"en", "cy", "ur", "ta", "pa-Arab"};
        gen_.shuffle(made_.languages);
        made_.languages.resize(1 + gen_.below(3));
        if (gen_.chance(50)) made_.fallback = gen_.one_of(made_.languages);
    }

    // What the fallback allows to be missing is missing now and then.
    LocalText words() {
        LocalText text;
        for (const Language& language : made_.languages) {
            const bool needed = made_.fallback.empty() || made_.fallback == language;
            if (!needed && gen_.chance(30)) continue;
            text.by_language[language] = gen_.one_of(wordings);
            if (gen_.chance(20)) text.by_language[language] += " " + mention();
        }
        return text;
    }

    // "${x}" in a text is filled in with the answer.
    std::string mention() {
        for (const Question& question : made_.questions) {
            if (question.group == survey::no_group && survey::takes_answer(question.type)) {
                return "(${" + question.id + "})";
            }
        }
        return "…";
    }

    LocalText maybe_words() { return gen_.chance(30) ? words() : LocalText{}; }

    LocalText maybe_files(const char* suffix) {
        LocalText names;
        if (gen_.chance(80)) return names;
        const std::string name = "file " + std::to_string(gen_.below(9));
        for (const Language& language : made_.languages) {
            const bool same = gen_.chance(80);
            names.by_language[language] = same ? name + suffix : name + "-" + language + suffix;
        }
        if (gen_.chance(30)) names.by_language.erase(names.by_language.begin());
        return names;
    }

    std::string next_id() {
        static const std::vector<std::string> kinds = {"q", "Q.", "some-Question_", "f"};
        return gen_.one_of(kinds) + std::to_string(++ids_);
    }

    Choice choice(const std::string& id) {
        Choice made{.id = id, .label = words()};
        made.picture = maybe_files(".png");
        made.audio = maybe_files(".opus");
        if (gen_.chance(20)) made.score = gen_.between(-20, 20) / 4.0;
        return made;
    }

    void give_named_choices(Question& question) {
        question.choices = survey::own_choices(question, made_.languages, made_.fallback);
        const bool named =
            question.type == QuestionType::Faces || question.type == QuestionType::YesNo;
        if (!named || (!question.choices.empty() && gen_.chance(70))) return;
        question.choices.clear();
        for (const std::string& id : survey::own_choice_ids(question))
            question.choices.push_back(choice(id));
    }

    void give_choices(Question& question) {
        const int count = gen_.between(2, 6);
        for (int i = 0; i < count; ++i)
            question.choices.push_back(choice("c" + std::to_string(i)));
        const bool many = question.type == QuestionType::ManyChoices;
        if (many && gen_.chance(40)) question.choices.front().exclusive = true;
        if (question.type != QuestionType::Ranking && gen_.chance(40)) {
            question.choices.back().other = true;
        }
        question.random_order = gen_.chance(30);
        if (gen_.chance(20)) filter_choices(question);
        if (!survey::takes_many_choices(question.type)) return;
        if (gen_.chance(40)) question.choices_at_least = gen_.below(2);
        if (gen_.chance(40)) question.choices_at_most = 1 + gen_.below(question.choices.size());
        if (question.choices_at_most == 0) return;
        question.choices_at_least = std::min(question.choices_at_least, question.choices_at_most);
    }

    void filter_choices(Question& question) {
        for (const Question& before : made_.questions) {
            const bool fits = before.type == QuestionType::OneChoice &&
                              made_.repeat_around(before.group) == survey::no_group;
            if (!fits) continue;
            question.choice_filter = "of = ${" + before.id + "}";
            for (Choice& one : question.choices)
                one.filter["of"] = gen_.one_of(before.choices).id;
            return;
        }
    }

    void give_ranges(Question& question) {
        question.faces = question.type == QuestionType::Faces && gen_.chance(50) ? 3 : 5;
        if (question.type == QuestionType::Stars) question.stars = gen_.between(3, 10);
        if (question.type == QuestionType::YesNo) question.dont_know = gen_.chance(50);
        if (question.type == QuestionType::Scale && gen_.chance(60)) {
            question.scale = {.from = gen_.between(-2, 1), .to = gen_.between(2, 10)};
            if (gen_.chance(50)) question.scale.low = words();
            if (!question.scale.low.empty()) question.scale.high = words();
        }
        if (question.type == QuestionType::Number) {
            question.number.whole = gen_.chance(50);
            if (gen_.chance(50)) question.number.min = gen_.between(-8, 0) / 8.0;
            if (gen_.chance(50)) question.number.max = gen_.between(1, 1000) * 0.1;
            question.number.unit = maybe_words();
        }
        if (question.type == QuestionType::Date) {
            if (gen_.chance(50)) question.date.min = "2020-02-29";
            if (gen_.chance(50)) question.date.max = "2027-12-31";
        }
        const bool written =
            question.type == QuestionType::ShortText || question.type == QuestionType::LongText;
        if (written && gen_.chance(50)) question.characters_max = 1 + gen_.below(200);
    }

    void give_asking(Question& question) {
        question.required = gen_.chance(40);
        question.may_decline = gen_.chance(80);
        question.required_message = maybe_words();
        if (gen_.chance(10)) question.pressing_reason = words();
        give_ranges(question);
        const bool listed =
            question.type == QuestionType::OneChoice || survey::takes_many_choices(question.type);
        if (listed) {
            give_choices(question);
        } else {
            give_named_choices(question);
        }
        if (gen_.chance(30)) question.constraint = generated_constraint(gen_, question);
        if (!question.constraint.empty()) question.constraint_message = maybe_words();
    }

    void add_question(std::size_t group) {
        Question question;
        question.type = gen_.one_of(survey::all_question_types);
        question.group = group;
        question.id = next_id();
        if (gen_.chance(30)) question.show_if = generated_condition(gen_, made_, group);
        if (question.type == QuestionType::Calculated) {
            question.calculation = generated_calculation(gen_, made_, group);
        } else {
            question.prompt = words();
            question.hint = maybe_words();
            question.media = {maybe_files(".png"), maybe_files(".opus"), maybe_files(".webm")};
        }
        if (survey::takes_answer(question.type)) give_asking(question);
        made_.questions.push_back(question);
    }

    void add_matrix(std::size_t group) {
        Question row;
        row.required = gen_.chance(50);
        row.may_decline = gen_.chance(50);
        row.required_message = maybe_words();
        for (const char* id : {"never", "often", "always"})
            row.choices.push_back(choice(id));
        row.group = group;
        const int rows = gen_.between(1, 4);
        for (int i = 0; i < rows; ++i) {
            row.id = next_id();
            row.prompt = words();
            row.show_if = gen_.chance(20) ? generated_condition(gen_, made_, group) : "";
            made_.questions.push_back(row);
        }
    }

    void add_group(std::size_t parent, std::size_t depth) {
        Group group{.id = next_id(), .hint = maybe_words(), .parent = parent};
        if (gen_.chance(30)) group.show_if = generated_condition(gen_, made_, parent);
        group.matrix = gen_.chance(30);
        group.label = group.matrix ? words() : maybe_words();
        const bool in_repeat = made_.repeat_around(parent) != survey::no_group;
        if (!group.matrix) group.one_page = gen_.chance(50);
        if (!group.matrix && !in_repeat && gen_.chance(40)) {
            group.repeat_max = static_cast<std::uint32_t>(gen_.between(1, 5));
            if (gen_.chance(30)) group.repeat_count = generated_number(gen_, made_, parent);
        }
        made_.groups.push_back(group);
        const std::size_t here = made_.groups.size() - 1;
        if (group.matrix) {
            add_matrix(here);
        } else {
            add_items(here, depth + 1);
        }
    }

    void add_items(std::size_t group, std::size_t depth) {
        const int count = gen_.between(1, depth == 0 ? 12 : 4);
        for (int i = 0; i < count; ++i) {
            if (depth < 3 && gen_.chance(20)) {
                add_group(group, depth);
            } else {
                add_question(group);
            }
        }
    }

    void add_earlier() {
        for (const Question& question : made_.questions) {
            if (!survey::takes_answer(question.type) || !gen_.chance(10)) continue;
            survey::Earlier earlier{.was = "old_" + question.id, .now = question.id};
            if (!question.choices.empty() && gen_.chance(50)) {
                earlier.choices["before"] = gen_.one_of(question.choices).id;
                if (gen_.chance(50)) earlier.was = question.id;
            }
            made_.earlier.push_back(earlier);
        }
    }

    Gen& gen_;
    Questionnaire made_;
    int ids_ = 0;
};

}  // namespace

survey::Questionnaire generated_questionnaire(Gen& gen) { return Maker(gen).make(); }

}  // namespace candour::test
