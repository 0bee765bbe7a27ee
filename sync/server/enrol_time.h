// When an attempt to enrol has expired: shared by the device's calls and the console's.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/world.h"
#include "core/store/device_registry.h"
#include "sync/server/enrol.h"

namespace candour::server {

inline std::int64_t seconds_of(const Clock& clock) {
    return std::chrono::floor<std::chrono::seconds>(clock.wall_now()).time_since_epoch().count();
}

// Also when the clock was set back since: then nobody can tell how long ago it was.
inline bool is_older_than(const store::EnrolmentAttempt& attempt, std::int64_t seconds,
                          std::int64_t now_s) {
    return now_s < attempt.started_at_s - seconds || now_s > attempt.started_at_s + seconds;
}

// Waits for a person, who may still approve it.
inline bool is_open(const store::EnrolmentAttempt& attempt, std::int64_t now_s) {
    return attempt.state == store::AttemptState::Waiting && attempt.tries < enrol_tries_max &&
           !is_older_than(attempt, enrol_seconds_max, now_s);
}

// Approved, and fetched some time after that.
inline bool may_fetch(const store::EnrolmentAttempt& attempt, std::int64_t now_s) {
    return attempt.state == store::AttemptState::Approved &&
           !is_older_than(attempt, 2 * enrol_seconds_max, now_s);
}

}  // namespace candour::server
