// When sealed contacts are revealed, as data per channel and kind (architecture §4.5). Pure.
//
// In an organisation's file: {"rules": [{"channel": "reception", "kind": "complaint",
// "every": "day", "at_least": 1, "or_after_days": 0}]}. "channel" (reception, home_visit, event,
// paper, equality, apart) and "kind" may be left out: any. "every": at_once, day, week or event;
// of apart week (or at_once). "at_least" 1 and "or_after_days" 0 unless given. No two rules for the
// same channel and kind. One for kind "text" is at_once, or day with at most 2 days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/feedback/contact_kind.h"

namespace candour::privacy {

enum class Every { AtOnce, Day, Week, Event };  // AtOnce is for demonstrations only.

struct ReleaseRule {
    std::optional<feedback::Channel> channel;   // Empty: any.
    std::optional<feedback::ContactKind> kind;  // Empty: any.
    Every every = Every::Day;
    int at_least = 1;       // k: a smaller group waits …
    int or_after_days = 0;  // … at most this many days, then merges into the parent group.
    bool operator==(const ReleaseRule&) const = default;
};

struct ReleasePolicy {
    std::vector<ReleaseRule> rules;
    // The more specific rule wins: channel and kind, then kind, then channel, then any. What no
    // rule covers falls under default_release_policy(). The equality channel and the one for
    // what is kept apart are covered only by a rule that names them, lest one for all surveys
    // loosens it, or by one that releases at once; and Text of home visits only by one that names
    // that kind, lest one for all of home visits delays it, or by one that releases at once. That
    // answers are to be deleted (Forget) is due the next day at the latest.
    ReleaseRule rule_for(feedback::Channel channel, feedback::ContactKind kind) const;
    // True when some rule releases at once: every page must say so in red.
    bool releases_at_once() const;
};

// As in an organisation's file.
nlohmann::json to_json(const ReleasePolicy& policy);

// Of each part the stricter: the rarer rhythm, the larger group, the longer wait; for Text the
// shorter one, as people were told by when it is read. The channel and kind are those of `one`.
ReleaseRule stricter(ReleaseRule one, const ReleaseRule& other);

// The defaults of §4.5: reception daily k=3 n=2, home visits and paper weekly k=8 n=28, what is
// written on home visits and sent apart daily k=8 n=2, complaints
// daily k=1, equality questions weekly k=8 n=366: who people are can wait until there are enough.
// What is kept apart weekly k=1: whoever wishes to be involved says who they are.
ReleasePolicy default_release_policy();

// Errors: Invalid naming `place`.
Result<ReleasePolicy> parse_release_policy(const nlohmann::json& source, const std::string& place);

// What the opener knows about one waiting message, in memory only.
struct Waiting {
    std::size_t index;  // The caller's own; returned when due.
    feedback::Channel channel;
    feedback::ContactKind kind;
    std::string service_group;
    bool urgent;
    CivilDay first_seen;  // The day the last of its cells was seen in the pool.
    // What was promised with the questionnaire's version when it was published: a later policy can
    // be stricter, never looser (requirement W4).
    std::optional<ReleaseRule> promised{};
    std::optional<CivilDay> closes{};  // The last day of the event, where one is known.
};

struct DueItem {
    std::size_t index;
    // Its group was still below k after n days and merged into the parent, the whole organisation:
    // service and service group must not be shown, for they would single it out again.
    bool drop_group_label;
    bool operator==(const DueItem&) const = default;
};

// Which of the waiting ones are due on `today`. `last_release`: the day of the last release, empty
// when there was none. Order of the result carries no meaning. Pure; no item is ever in it twice.
//   Urgent and AtOnce: always due, with their label.
//   Day: once a day, and only what was first seen on an earlier day, so that the hour of a release
//     never tells the hour of a visit. Week: once an ISO week, and only what was first seen in an
//     earlier week. A group is what waits under one rule and one service group. It is due when it
//     has k, or when waiting for the next day (week) would make its oldest wait more than n days.
//   Apart: what was first seen in an ISO week, from the Thursday after it; a week later if anything
//     else is due in the same run that was first seen within two days of it, for that may have been
//     said in the same visit. So no two come out together whatever days they arrived on.
//   Event: like Day from the day after `closes`; never where no closing day is known, as waiting is
//     the safe side.
// A day "first seen" after today means that the clock was put back; such items count as earlier,
// and as having waited n days.
std::vector<DueItem> due(const ReleasePolicy& policy, const std::vector<Waiting>& waiting,
                         CivilDay today, std::optional<CivilDay> last_release);

}  // namespace candour::privacy
