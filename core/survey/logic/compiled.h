// The compiled form of a questionnaire's expressions. Only for core/survey/logic*.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/survey/expression/expression.h"
#include "core/survey/logic.h"

namespace candour::survey {

struct QuestionLogic {
    std::optional<expression::Expression> show_if{};
    std::optional<expression::Expression> constraint{};
    std::optional<expression::Expression> calculation{};
    std::optional<expression::Expression> choice_filter{};
    std::vector<std::string> columns{};  // Of its choices; the first is always "name", their id.
    std::size_t repeat = no_group;       // Around it.
};

struct GroupLogic {
    std::optional<expression::Expression> show_if{};
    std::optional<expression::Expression> repeat_count{};
    std::size_t outer_repeat = no_group;  // Around it, itself not counted.
    std::size_t repeat = no_group;        // Itself, when it is one; else the same.
};

class Logic {
public:
    std::vector<QuestionLogic> questions;
    std::vector<GroupLogic> groups;
    // Questions by their index, groups by theirs after the last question; each after all that it
    // depends on.
    std::vector<std::size_t> order;
    std::unordered_map<std::string, std::size_t> by_id;  // The same numbers.
};

// The name in "${name}" at each place of `text` where one begins; see mentions.cpp.
struct Mention {
    std::size_t begin = 0;  // Bytes; of "$".
    std::size_t end = 0;    // After "}".
    std::string_view name;
};
std::vector<Mention> mentions_in(std::string_view text);

}  // namespace candour::survey
