// tests/attacks/linking/game.h: the judge of the linking game: how often the attacker is right, and
// how often somebody would be who only knows the release. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/attacks/linking/observed.h"

namespace candour::linking {

// The candidate visits of an item, as they are counted: those of its channel whose day lies in the
// window of its release (windows.h) and whose service and language are those shown, where they are
// shown; and the true one, should it have come late. A window is as wide as the policy and what its
// service's group released before allow; when each device sent, and what is missing beside an item,
// is not looked at: to narrow by that is the attacker's affair.
std::size_t candidate_visits(const Observed& observed, std::size_t item, const Truth& truth);

struct Score {
    std::size_t responses = 0;
    std::size_t hits = 0;
    double blind = 0;  // The sum of 1 / candidate visits: the hits of a blind guess among them.
};

// The score of "all", and of parts that say who is least protected: channel, language (common: at
// least a tenth of the diary has it), kind, and what was shown.
std::map<std::string, Score> judge(const Month& month,
                                   const std::vector<std::optional<std::size_t>>& guesses);

}  // namespace candour::linking
