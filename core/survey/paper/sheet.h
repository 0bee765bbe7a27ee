// Sheet: a questionnaire as it stands on paper: what follows what, under which numbers, in one
// language. What is printed and what is keyed in from it are made from the same sheet, so that
// "question 7" is the same on both. Pure: the sheet's own words and its looks are the printer's.
//
// A sheet is the same for everybody: choices stand in the questionnaire's order also where a kiosk
// would shuffle them, and nothing in it counts copies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/locale_text.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

// When to answer, as far as it can be told in a few words.
struct PaperCondition {
    enum class When {
        Answered,     // Only with one of these answers to question `number`.
        NotAnswered,  // Not with one of them.
        Concerns,     // It cannot be told simply: "if it concerns you".
    };
    When when = When::Concerns;
    std::string number{};               // Of another question, as in PaperBlock.
    std::vector<std::string> labels{};  // Of its choices; empty: with any of them.
    bool operator==(const PaperCondition&) const = default;
};

struct PaperBlock {
    enum class Kind {
        Heading,      // Of a group or matrix.
        Turn,         // One of several times that a repeat is asked begins: its heading.
        Information,  // To read.
        Question,
    };
    Kind kind = Kind::Question;
    std::size_t question = 0;      // In Questionnaire::questions; of Information and Question.
    std::uint32_t repetition = 0;  // In a repeat: which time, from 0.
    std::string number{};          // "7"; in a repeat "7.2"; of a Question.
    std::uint32_t turns = 0;       // In a repeat: how many times the sheet has it; else 0.
    ShownText prompt{};            // Of a heading its label. Earlier answers in it are "…".
    ShownText hint{};              // May be empty.
    ShownText reason{};            // Why it must ask who somebody is; stands before it.
    std::vector<PaperCondition> conditions{};  // All of them hold.
    std::vector<ShownText> choices{};          // Labels, as in Question::choices.
    ShownText low{};                           // Of a Scale's ends; may be empty.
    ShownText high{};
    ShownText unit{};  // Of a Number; may be empty.
};

struct PaperSheet {
    Language language;
    ShownText title;
    ShownText introduction;  // May be empty.
    std::vector<PaperBlock> blocks;

    // "7.2": nothing when there is no such question.
    const PaperBlock* find(std::string_view number) const;
};

// A repeat is on the sheet `turns_max` times, or as often as it may be asked where that is less.
// Texts are in `language`, or where a translation is missing in the questionnaire's fallback.
PaperSheet paper_sheet(const Questionnaire& questionnaire, const Language& language,
                       std::uint32_t turns_max);

// How often a printed sheet has a repeat: more are on another sheet.
inline constexpr std::uint32_t printed_turns = 3;
// And how often somebody who keys it in can: a second sheet of the same person.
inline constexpr std::uint32_t keyed_turns = 2 * printed_turns;

// How a sheet names its version at its foot.
std::string short_version(const Questionnaire& questionnaire);

}  // namespace candour::survey
