// PrizeDraw: what may be won by whoever enters after "thank you", and how it is drawn (requirement
// W6). An entry is a submission of its own: who it is, and of which draw; nothing of what was said.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/json_fields.h"
#include "core/base/locale_text.h"
#include "core/base/world.h"
#include "core/feedback/complaint_facts.h"

namespace candour::privacy {
struct ReleaseRule;
}

namespace candour::feedback {

inline constexpr int draw_winners_max = 100;

struct PrizeDraw {
    std::string id;     // [a-z0-9_-]{1,40}. The next draw has another: each is drawn once.
    LocalText prize;    // What is won, in a sentence or two; visitors read it before they enter.
    CivilDay closes{};  // The last day on which kiosks ask.
    int winners = 1;    // At most draw_winners_max.
    bool operator==(const PrizeDraw&) const = default;
};

// {"id": "spring-2027", "prize": {...}, "closes": "2027-03-31", "winners": 3}; "winners" is 1
// unless given. Errors: Invalid, naming `place`.
Result<PrizeDraw> parse_prize_draw(const nlohmann::json& source, const std::string& place,
                                   const DeclaredLanguages& declared);

// The first day on which it may be drawn: when the last entries have come out, by the rule that
// entries are released by. What arrives in a week comes out on the Thursday after it or a week
// later; three weeks leave a kiosk two days to send it. Where the rule makes them wait for others
// it is as much later. The day after `closes` where they come out at once (demonstrations).
CivilDay may_draw_from(const PrizeDraw& draw, const privacy::ReleaseRule& rule);

// What counts as one person: the way and the number or address, as they are whatever case, spaces,
// punctuation and code of the United Kingdom they were typed with. Only A to Z lose their case.
std::string ticket_of(const PersonDetails& person);

// How many different tickets there are.
std::size_t count_tickets(const std::vector<PersonDetails>& entries);

// Which entries win, in the order in which they were drawn: `winners` different tickets, or all
// where there are no more, each as likely as any other; of a ticket with several entries one of
// them, as likely.
std::vector<std::size_t> draw_winners(const std::vector<PersonDetails>& entries, int winners,
                                      SecureRandom& random);

}  // namespace candour::feedback
