// Labels of faces and yes/no in English, Welsh and Urdu.
#include "core/survey/own_labels.h"

#include <array>
#include <span>
#include <string_view>

namespace candour::survey {
namespace {

struct OwnLabel {
    std::string_view id;
    std::string_view english;
    std::string_view welsh;
    std::string_view urdu;

    std::string_view in(std::string_view language) const {
        if (language == "en") return english;
        if (language == "cy") return welsh;
        if (language == "ur") return urdu;
        return {};
    }
};

constexpr std::array<OwnLabel, 5> faces = {{
    {"1", "Very poor", "Gwael iawn", "بہت خراب"},
    {"2", "Poor", "Gwael", "خراب"},
    {"3", "Neither good nor poor", "Ddim yn dda nac yn wael", "نہ اچھا نہ خراب"},
    {"4", "Good", "Da", "اچھا"},
    {"5", "Very good", "Da iawn", "بہت اچھا"},
}};

constexpr std::array<OwnLabel, 2> yes_no = {{
    {"yes", "Yes", "Ie", "جی ہاں"},
    {"no", "No", "Na", "جی نہیں"},
}};

std::span<const OwnLabel> own_labels(QuestionType type) {
    switch (type) {
        case QuestionType::Faces:
            return faces;
        case QuestionType::YesNo:
            return yes_no;
        default:
            return {};
    }
}

}  // namespace

std::vector<std::string> own_choice_ids(QuestionType type) {
    std::vector<std::string> ids;
    for (const OwnLabel& label : own_labels(type))
        ids.emplace_back(label.id);
    return ids;
}

std::vector<Choice> own_choices(QuestionType type, const std::vector<Language>& languages) {
    std::vector<Choice> choices;
    for (const OwnLabel& own : own_labels(type)) {
        Choice choice{.id = std::string(own.id), .label = {}};
        for (const Language& language : languages) {
            if (own.in(language).empty()) return {};
            choice.label.by_language[language] = own.in(language);
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace candour::survey
