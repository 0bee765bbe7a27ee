// tests/attacks/linking/diary.h: who is visited when, who says what, and when tablets are back:
// drawn from a seed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/feedback/draft.h"
#include "core/feedback/organisation.h"
#include "tests/attacks/linking/observed.h"
#include "tests/simulation/rng.h"

namespace candour::linking {

inline constexpr int workers = 5;
inline constexpr int visits_a_day = 4;
inline constexpr const char* reception = "reception";

// A time in which a device is in the office's network.
struct OnLine {
    std::string device;
    Instant from;
    Instant until;
};

struct Plan {
    std::vector<std::string> devices;
    std::vector<Visit> visits;                           // In order of their end.
    std::vector<std::optional<feedback::Contact>> said;  // Of each visit, before it is sealed.
    std::vector<OnLine> on_line;
};

// The services of the example, with their groups; they replace the organisation's.
std::vector<feedback::Service> services();

// `monday`: the first of so many weeks of five working days.
Plan draw_plan(std::uint64_t seed, CivilDay monday, int weeks);

// What the judge finds in a released contact: which visit it is of. Neither the attacker's item nor
// anything that is shown beside it has this.
std::size_t visit_in(const feedback::Contact& contact);
// So that it is found there.
void put_mark(feedback::Contact& contact, std::size_t visit);

// Bytes of what somebody wrote.
std::size_t words_in(const feedback::Contact& contact);

}  // namespace candour::linking
