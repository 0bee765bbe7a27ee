// What an Evaluation has worked out. Only for core/survey/logic*.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/survey/expression/expression.h"
#include "core/survey/logic/compiled.h"

namespace candour::survey {

struct Evaluation::State {
    // One question in one repetition.
    struct Asked {
        const Answer* answer = nullptr;  // Null too when it is declined.
        bool shown = false;
        expression::Value calculated{};
    };
    struct Block {
        std::size_t first = 0;  // In asked, or in groups_shown.
        std::uint32_t count = 0;
    };

    const Questionnaire& questionnaire;
    std::shared_ptr<const Logic> logic;
    CivilDay today;
    Language language;

    std::vector<Block> question_blocks;
    std::vector<Asked> asked;
    std::vector<Block> group_blocks;  // By the repetitions of the repeat around the group.
    std::vector<std::uint8_t> groups_shown;
    // Of a repeat: what counts, and with the one that may be asked next.
    std::vector<std::uint32_t> repetitions;
    std::vector<std::uint32_t> repetitions_possible;
    // Answers by question (upper half) and repetition.
    std::unordered_map<std::uint64_t, const Answer*> answers;
    std::vector<std::uint32_t> answered;  // Of a repeat: one more than its last repetition.
    mutable std::uint64_t steps = 0;

    State(const Questionnaire& asked_of, const Answers& given, CivilDay day, Language spoken);
    ~State();

    void find_answers(const Answers& given);
    void work_out();
    void work_out_group(std::size_t group);
    void count_repetitions(std::size_t group);
    void work_out_question(std::size_t question);

    bool group_lets(std::size_t group, std::uint32_t repetition) const;
    const Asked* find(std::size_t question, std::uint32_t repetition) const;
    bool offers(std::size_t question, std::uint32_t repetition, const Choice& choice) const;
    bool is_offered(std::size_t question, std::uint32_t repetition, std::string_view id) const;
    // As expressions see it: empty when it is not answered or not shown.
    expression::Value value(std::size_t question, std::uint32_t repetition) const;
    std::string chosen(const Answer& answer, std::size_t question, std::uint32_t repetition) const;
    std::string words_for(std::size_t question, std::uint32_t repetition) const;
    std::string label_of(std::size_t question, std::string_view choice) const;
    std::string all_words_for(std::size_t question, std::size_t repeat,
                              std::uint32_t repetition) const;
};

}  // namespace candour::survey
