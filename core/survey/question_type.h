// QuestionType: how a question is asked and what its answer consists of.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace candour::survey {

enum class QuestionType {
    OneChoice,
    ManyChoices,
    Faces,
    Scale,  // From 0 to 10, or what its Scale says.
    Stars,
    Number,
    Date,
    YesNo,
    Ranking,
    ShortText,
    LongText,
    Information,  // A page to read.
    Calculated,   // Never shown: its value comes from other answers.
};

inline constexpr std::array<QuestionType, 13> all_question_types = {
    QuestionType::OneChoice, QuestionType::ManyChoices, QuestionType::Faces,
    QuestionType::Scale,     QuestionType::Stars,       QuestionType::Number,
    QuestionType::Date,      QuestionType::YesNo,       QuestionType::Ranking,
    QuestionType::ShortText, QuestionType::LongText,    QuestionType::Information,
    QuestionType::Calculated};

// "one_choice", "many_choices", "faces" …: as in the questionnaire file.
std::string_view name_of(QuestionType type);
std::optional<QuestionType> question_type_from(std::string_view name);

// What its Answer may hold; Information and Calculated hold nothing.
bool takes_one_choice(QuestionType type);    // OneChoice, Faces, Scale, Stars, YesNo.
bool takes_many_choices(QuestionType type);  // ManyChoices, Ranking.
bool takes_text(QuestionType type);          // Number, Date, ShortText, LongText.
bool takes_answer(QuestionType type);

}  // namespace candour::survey
