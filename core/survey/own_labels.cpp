// Labels of faces, stars and yes/no in the languages of the kiosk; of scales in any language.
#include "core/survey/own_labels.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace candour::survey {
namespace {

constexpr std::array<std::string_view, 4> own_languages = {"en", "cy", "ur", "ta"};

struct OwnLabel {
    std::string_view id;
    std::array<std::string_view, own_languages.size()> texts;  // In the order of own_languages.

    std::string_view in(std::string_view language) const {
        const auto found = std::ranges::find(own_languages, language);
        if (found == own_languages.end()) return {};
        return texts.at(static_cast<std::size_t>(found - own_languages.begin()));
    }
};

constexpr std::array<OwnLabel, 5> five_faces = {{
    {"1", {"Very poor", "Gwael iawn", "بہت خراب", "மிக மோசம்"}},
    {"2", {"Poor", "Gwael", "خراب", "மோசம்"}},
    {"3",
     {"Neither good nor poor", "Ddim yn dda nac yn wael", "نہ اچھا نہ خراب",
      "நல்லதும் இல்லை, மோசமும் இல்லை"}},
    {"4", {"Good", "Da", "اچھا", "நன்று"}},
    {"5", {"Very good", "Da iawn", "بہت اچھا", "மிக நன்று"}},
}};

constexpr std::array<OwnLabel, 3> three_faces = {{
    {"1", five_faces[1].texts},
    {"2", five_faces[2].texts},
    {"3", five_faces[3].texts},
}};

constexpr std::array<OwnLabel, 3> yes_no = {{
    {"yes", {"Yes", "Ie", "جی ہاں", "ஆம்"}},
    {"no", {"No", "Na", "جی نہیں", "இல்லை"}},
    {"dont_know", {"I do not know", "Dydw i ddim yn gwybod", "معلوم نہیں", "எனக்குத் தெரியாது"}},
}};

// After the number. Welsh counts with the singular; other languages make do with the number.
constexpr OwnLabel one_star = {"", {" star", " seren", " ستارہ", " நட்சத்திரம்"}};
constexpr OwnLabel more_stars = {"", {" stars", " seren", " ستارے", " நட்சத்திரங்கள்"}};

std::vector<OwnLabel> labels_with_words(const Question& question) {
    if (question.type == QuestionType::YesNo) {
        return {yes_no.begin(), yes_no.end() - (question.dont_know ? 0 : 1)};
    }
    if (question.faces == 3) return {three_faces.begin(), three_faces.end()};
    return {five_faces.begin(), five_faces.end()};
}

bool is_counted(QuestionType type) {
    return type == QuestionType::Stars || type == QuestionType::Scale;
}

std::vector<int> numbers_of(const Question& question) {
    const bool stars = question.type == QuestionType::Stars;
    std::vector<int> numbers;
    const int last = stars ? question.stars : question.scale.to;
    for (int i = stars ? 1 : question.scale.from; i <= last; ++i)
        numbers.push_back(i);
    return numbers;
}

std::vector<Choice> counted_choices(const Question& question,
                                    const std::vector<Language>& languages) {
    std::vector<Choice> choices;
    for (const int number : numbers_of(question)) {
        Choice choice;
        choice.id = std::to_string(number);
        const OwnLabel& unit = number == 1 ? one_star : more_stars;
        for (const Language& language : languages) {
            choice.label.by_language[language] = choice.id;
            if (question.type == QuestionType::Scale) continue;
            choice.label.by_language[language] += unit.in(language);
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace

bool has_own_labels(const Language& language) {
    return std::ranges::find(own_languages, language) != own_languages.end();
}

std::vector<std::string> own_choice_ids(const Question& question) {
    std::vector<std::string> ids;
    if (is_counted(question.type)) {
        for (const int number : numbers_of(question))
            ids.push_back(std::to_string(number));
    } else if (question.type == QuestionType::Faces || question.type == QuestionType::YesNo) {
        for (const OwnLabel& label : labels_with_words(question))
            ids.emplace_back(label.id);
    }
    return ids;
}

std::vector<Choice> own_choices(const Question& question, const std::vector<Language>& languages,
                                const Language& fallback) {
    if (is_counted(question.type)) return counted_choices(question, languages);
    if (own_choice_ids(question).empty()) return {};
    std::vector<Choice> choices;
    for (const OwnLabel& own : labels_with_words(question)) {
        Choice choice{.id = std::string(own.id), .label = {}};
        for (const Language& language : languages) {
            if (!own.in(language).empty()) {
                choice.label.by_language[language] = own.in(language);
            } else if (fallback.empty() || language == fallback) {
                return {};
            }
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace candour::survey
