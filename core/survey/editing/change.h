// Changing one question or group: how it is asked, what bounds its answers, when it is shown.
// Its words are changed with texts.h, its choices with choices.h.
#pragma once

#include <optional>

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

// What bounds the answers; each counts for its types only, and the others are left alone.
struct Limits {
    int faces = 5;  // 3 or 5.
    int stars = 5;
    bool dont_know = false;
    int scale_from = 0;
    int scale_to = 10;
    bool whole = false;
    std::optional<double> number_min{};
    std::optional<double> number_max{};
    std::string date_min{};
    std::string date_max{};
    std::size_t characters_max = 0;    // 0: what the type allows.
    std::size_t choices_at_least = 0;  // 0: none.
    std::size_t choices_at_most = 0;   // 0: all.
    bool random_order = false;
    bool operator==(const Limits&) const = default;
};
Limits limits_of(const Question& question);

// The types that a question of that type can become without its answers so far losing their
// meaning; itself among them.
std::vector<QuestionType> types_like(QuestionType type);

Edited set_type(const Json& draft, std::string_view id, QuestionType type);
Edited set_required(const Json& draft, std::string_view id, bool required);
Edited set_limits(const Json& draft, std::string_view id, const Limits& limits);
// Of a question, row or group; empty: always. Errors: Invalid "character 7: …", the parser's.
Edited set_show_if(const Json& draft, std::string_view id, const std::string& expression);

}  // namespace candour::survey::editing
