// To whom a question was put: what everybody can read in the questionnaire, and so hold against its
// results ("whoever answered yes was asked why": as many reasons as yeses at most).
#pragma once

#include <string>
#include <vector>

#include "core/report/versions.h"

namespace candour::report {

struct GateChoice {
    std::string question;
    std::string choice;
    bool operator==(const GateChoice&) const = default;
};

struct Gate {
    // Whoever was asked is, for each of these lists, among those who chose something on it.
    // Without any, it was put to everybody.
    std::vector<std::vector<GateChoice>> among{};
    // It depends on numbers, dates or texts, on very many answers, or on what versions do not
    // agree about: then any relation may hold.
    bool unclear = false;
    bool operator==(const Gate&) const = default;

    bool asks_everybody() const { return among.empty() && !unclear; }
};

// Found by trying all answers to the choices that the question's conditions, and those of the
// groups around it, depend on.
Gate gate_of(const Versions& versions, const std::string& question);

}  // namespace candour::report
