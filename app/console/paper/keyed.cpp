// From fields to answers.
#include "app/console/paper/keyed.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "app/console/core_words.h"
#include "core/survey/logic.h"
#include "core/survey/numbers.h"

namespace candour::console {
namespace {

using survey::Answer;
using survey::PaperBlock;
using survey::Question;
using survey::QuestionType;

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

// Line ends as one character; on one line a space.
std::string with_line_ends(std::string_view text, char line_end) {
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            clean += line_end;
        } else {
            clean += text[i] == '\n' ? line_end : text[i];
        }
    }
    return clean;
}

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string two_figures(std::string text) {
    return text.size() == 1 ? "0" + std::move(text) : std::move(text);
}

// One question's fields.
class Reader {
public:
    Reader(const Question& question, const PaperBlock& block, const Fields& form)
        : question_(question), name_(name_of_field(block)), form_(form) {
        answer_.question = question.id;
        answer_.repetition = block.repetition;
    }

    // What is wrong, N_("…"); empty: nothing, and answer() is what was said.
    std::string_view read() {
        if (takes_one_choice(question_.type)) return read_choice();
        const std::string_view wrong = read_what_is_said();
        if (wrong.empty() && !part("_no").empty()) {
            if (!answer_.empty()) {
                return N_("“would rather not say” is ticked, and there is an answer. Choose one.");
            }
            answer_.declined = true;
        }
        return wrong;
    }
    Answer& answer() { return answer_; }

private:
    std::string_view part(const std::string& end) const { return field(form_, name_ + end); }

    std::string_view read_what_is_said() {
        switch (question_.type) {
            case QuestionType::ManyChoices:
                return read_choices();
            case QuestionType::Ranking:
                return read_places();
            case QuestionType::Number:
                return read_number();
            case QuestionType::Date:
                return read_date();
            case QuestionType::ShortText:
                answer_.text = trimmed(with_line_ends(part(""), ' '));
                return {};
            case QuestionType::LongText:
                answer_.text = trimmed(with_line_ends(part(""), '\n'));
                return {};
            case QuestionType::OneChoice:
            case QuestionType::Faces:
            case QuestionType::Scale:
            case QuestionType::Stars:
            case QuestionType::YesNo:
            case QuestionType::Information:
            case QuestionType::Calculated:
                return {};
        }
        return {};
    }

    std::string_view read_choice() {
        const std::string_view value = part("");
        if (value == value_declined) {
            answer_.declined = true;
        } else if (!value.empty()) {
            for (std::size_t i = 0; i < question_.choices.size(); ++i) {
                if (value == value_of_choice(i)) answer_.choice = question_.choices[i].id;
            }
            if (answer_.choice.empty()) return N_("there is no such answer.");
        }
        return read_other();
    }

    std::string_view read_choices() {
        for (std::size_t i = 0; i < question_.choices.size(); ++i) {
            if (part("_c" + std::to_string(i)).empty()) continue;
            answer_.choices.push_back(question_.choices[i].id);
        }
        return read_other();
    }

    // Words beside "other" mean that it was meant.
    std::string_view read_other() {
        const survey::Choice* other = question_.other_choice();
        if (other == nullptr) return {};
        answer_.other = trimmed(with_line_ends(part("_other"), ' '));
        if (answer_.other.empty()) return {};
        const bool chosen =
            answer_.choice == other->id || std::ranges::count(answer_.choices, other->id) > 0;
        return chosen ? "" : N_("there are words to a choice that is not ticked.");
    }

    std::string_view read_places() {
        std::vector<std::optional<std::size_t>> at_place(question_.choices.size());
        std::size_t placed = 0;
        for (std::size_t i = 0; i < question_.choices.size(); ++i) {
            const std::string place = trimmed(part("_p" + std::to_string(i)));
            if (place.empty()) continue;
            const std::optional<std::size_t> number = number_in(place);
            const bool fits =
                number && *number >= 1 && *number <= at_place.size() && !at_place[*number - 1];
            if (!fits) return N_("number the choices 1, 2, 3 and so on, each number once.");
            at_place[*number - 1] = i;
            ++placed;
        }
        for (std::size_t place = 0; place < placed; ++place) {
            if (!at_place[place])
                return N_("a number is left out: begin with 1 and go on by ones.");
            answer_.choices.push_back(question_.choices[*at_place[place]].id);
        }
        return {};
    }

    std::string_view read_number() {
        const std::string typed = trimmed(part(""));
        if (typed.empty()) return {};
        double number = 0;
        const auto [end, failure] = std::from_chars(typed.data(), typed.data() + typed.size(),
                                                    number, std::chars_format::fixed);
        const bool whole_text = failure == std::errc() && end == typed.data() + typed.size();
        if (!whole_text || !std::isfinite(number)) {
            return N_("here belongs a number in figures, such as 12 or 12.5.");
        }
        answer_.text = survey::number_text(number);
        return {};
    }

    std::string_view read_date() {
        const std::string day = trimmed(part("_day"));
        const std::string month = trimmed(part("_month"));
        const std::string year = trimmed(part("_year"));
        if (day.empty() && month.empty() && year.empty()) return {};
        const std::string iso = year + "-" + two_figures(month) + "-" + two_figures(day);
        if (!from_iso(iso).ok()) {
            return N_("there is no such date: here belong day, month and year in figures.");
        }
        answer_.text = iso;
        return {};
    }

    const Question& question_;
    std::string name_;
    const Fields& form_;
    Answer answer_;
};

// "question 'age': the number is too large" without what names the question.
std::string after_name(const std::string& what, const PageLanguage& language) {
    const std::size_t colon = what.find("': ");
    return core_words(colon == std::string::npos ? what : what.substr(colon + 3), language) + ".";
}

std::string refused_in_words(const Question& question, const PageLanguage& language) {
    const std::string said = question.constraint_message.in(language.tag()).text;
    // A message may repeat an answer; here stands none.
    if (said.empty() || said.find("${") != std::string::npos) {
        return language.tr("the answer does not pass the questionnaire’s own check.");
    }
    return said;
}

// Drops what the other answers rule out, and notes where.
void rule_out(const survey::Questionnaire& questionnaire, const survey::PaperSheet& sheet,
              KeyedAnswers& keyed, CivilDay today) {
    survey::Answers all = keyed.answers;
    survey::drop_hidden(questionnaire, keyed.answers, today);
    for (const Answer& before : all.given) {
        const Answer* after = keyed.answers.find(before.question, before.repetition);
        if (after != nullptr && *after == before) continue;
        for (const PaperBlock& block : sheet.blocks) {
            const bool same = block.kind == PaperBlock::Kind::Question &&
                              questionnaire.questions[block.question].id == before.question &&
                              block.repetition == before.repetition;
            if (same) keyed.ruled_out.push_back(block.number);
        }
    }
    for (Answer& answer : all.given)
        survey::wipe(answer);
}

void check_constraints(const survey::Questionnaire& questionnaire, const survey::PaperSheet& sheet,
                       KeyedAnswers& keyed, CivilDay today, const PageLanguage& language) {
    const survey::Evaluation now = evaluate(questionnaire, keyed.answers, today, sheet.language);
    for (const PaperBlock& block : sheet.blocks) {
        if (block.kind != PaperBlock::Kind::Question) continue;
        const Question& question = questionnaire.questions[block.question];
        if (keyed.answers.find(question.id, block.repetition) == nullptr) continue;
        if (now.holds(block.question, block.repetition)) continue;
        keyed.problems.push_back(
            {block.number, name_of_field(block), refused_in_words(question, language)});
    }
}

}  // namespace

KeyedAnswers::~KeyedAnswers() {
    for (Answer& answer : answers.given)
        survey::wipe(answer);
}

std::string name_of_field(const PaperBlock& block) {
    return "a" + std::to_string(block.question) + "_" + std::to_string(block.repetition);
}

std::string value_of_choice(std::size_t choice) { return "c" + std::to_string(choice); }

KeyedAnswers keyed_answers(const survey::Questionnaire& questionnaire,
                           const survey::PaperSheet& sheet, const Fields& form, CivilDay today,
                           const PageLanguage& language) {
    KeyedAnswers keyed;
    for (const PaperBlock& block : sheet.blocks) {
        if (block.kind != PaperBlock::Kind::Question) continue;
        const Question& question = questionnaire.questions[block.question];
        Reader reader(question, block, form);
        std::string wrong = language.tr(reader.read());
        const bool said = !reader.answer().empty();
        if (wrong.empty() && said) {
            const Status fits = check_answer(questionnaire, question, reader.answer());
            if (!fits.ok()) wrong = after_name(fits.error().what, language);
        }
        if (!wrong.empty()) {
            keyed.problems.push_back({block.number, name_of_field(block), std::move(wrong)});
        } else if (said) {
            keyed.answers.set(std::move(reader.answer()));
        }
        survey::wipe(reader.answer());
    }
    rule_out(questionnaire, sheet, keyed, today);
    check_constraints(questionnaire, sheet, keyed, today, language);
    return keyed;
}

}  // namespace candour::console
