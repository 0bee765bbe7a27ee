// Group: questions that belong together: under one heading, shown only together, on one page, asked
// as one matrix, or asked again for each of several.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/locale_text.h"
#include "core/survey/question.h"

namespace candour::survey {

struct Group {
    std::string id{};   // is_survey_id(), unique among questions and groups.
    LocalText label{};  // May be empty; a matrix's prompt.
    LocalText hint{};
    std::string show_if{};          // Boolean; hides all that is in it when false.
    std::size_t parent = no_group;  // Before it in Questionnaire::groups.
    bool one_page = false;          // Its questions are on one page when they fit.
    bool matrix = false;            // All its questions are OneChoice with the same choices.
    std::uint32_t repeat_max = 0;   // 0: asked once. Repeats are not in one another.
    std::string
        repeat_count{};  // Number: how many times. Empty: the visitor says when it is enough.
    bool operator==(const Group&) const = default;
};

}  // namespace candour::survey
