// To whom a question was put: what everybody can read in the questionnaire, and so hold against its
// results ("whoever answered yes was asked why": as many reasons as yeses at most).
#pragma once

#include <string>
#include <vector>

#include "core/report/versions.h"

namespace candour::report {

struct GateChoice {
    std::string question;
    std::string choice;  // Empty: it was left out, declined or never put.
    auto operator<=>(const GateChoice&) const = default;
};
using GateChoices = std::vector<GateChoice>;

struct Gate {
    // Whoever was asked is, for each of these lists, among those of whom something on it is true.
    // Without any, it was put to everybody.
    std::vector<GateChoices> among{};
    // It, or which answers it takes, depends on numbers, dates or texts, on very many answers, or
    // on what versions do not agree about: then any relation to the questions in `depends_on` may
    // hold.
    bool unclear = false;
    std::vector<std::string> depends_on{};  // Where it is unclear: ids.
    bool operator==(const Gate&) const = default;

    bool asks_everybody() const { return among.empty() && !unclear; }
};

// Found by trying all answers to the choices that the question's conditions, and those of the
// groups around it, depend on.
Gate gate_of(const Versions& versions, const std::string& question);

}  // namespace candour::report
