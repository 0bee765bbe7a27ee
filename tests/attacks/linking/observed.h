// tests/attacks/linking/observed.h: all that the attacker of the linking game has, and the answer
// that only the judge has. Days and times are of the month's own clock (UTC: there is no summer
// time in it).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/civil_day.h"
#include "core/base/uk_time.h"
#include "core/feedback/contact_kind.h"
#include "core/privacy/release_policy.h"

namespace candour::linking {

// A line of the diary: workers' visits, and who came to the reception.
struct Visit {
    Instant begins{};
    Instant ends{};
    std::string device;  // The worker's tablet, or the kiosk.
    feedback::Channel channel = feedback::Channel::HomeVisit;
    std::string service;
    std::string language;
    CivilDay day() const { return std::chrono::floor<std::chrono::days>(begins); }
};

// A contact as staff with every key see it, and when it was first there.
struct Item {
    feedback::ContactKind kind = feedback::ContactKind::Suggestion;
    feedback::Channel channel = feedback::Channel::HomeVisit;
    std::string service;    // Empty: released without it.
    std::string language;   // Empty: dropped.
    std::size_t words = 0;  // Bytes of what somebody wrote; 0: nothing was written.
    CivilDay released{};
    Instant seen{};          // The look at the database that found it …
    Instant not_yet_seen{};  // … and the one before.
};

// What a listener on the line saw: one request with cells.
struct Sent {
    Instant at{};
    std::string device;
    std::size_t cells = 0;  // From its size; dummies included.
};

// How many cells of each day the pool held at a look.
struct PoolLook {
    Instant at{};
    std::map<CivilDay, std::int64_t> waiting;
};

struct Observed {
    privacy::ReleasePolicy policy;              // No secret: it is on the screen.
    bool words_apart = false;                   // Nor is that: feedback/words_apart.h.
    std::map<std::string, std::string> groups;  // Of each service.
    std::vector<Visit> diary;
    std::vector<Item> items;
    std::vector<Sent> sent;      // In order of time.
    std::vector<PoolLook> pool;  // In order of time: of looks and backups.
};

// visit_of[i]: where in the diary the visit of items[i] is.
using Truth = std::vector<std::size_t>;

// What a month with the real programs wrote down, as the Python program beside this writes it.
struct Month {
    Observed observed;
    Truth truth;
};
// Errors: Invalid naming what is missing.
Result<Month> read_month(const nlohmann::json& source);

}  // namespace candour::linking
