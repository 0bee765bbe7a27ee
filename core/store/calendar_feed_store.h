// CalendarFeedStore: who may read a calendar of due dates without signing in, by a secret address.
// Only the hash of its token is kept; a person has one feed or none.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace candour::store {

struct CalendarFeed {
    StaffId staff;
    Bytes token_hash;            // BLAKE2b-256.
    std::int64_t made_at_s = 0;  // Staff's own act: it has a time.
    bool operator==(const CalendarFeed&) const = default;
};

class CalendarFeedStore {
public:
    virtual ~CalendarFeedStore() = default;
    virtual Result<std::optional<CalendarFeed>> feed_of(const StaffId& staff) = 0;
    virtual Result<std::optional<CalendarFeed>> feed_by_token(ByteView token_hash) = 0;
    // In the place of the one that the person had: its address is no longer answered.
    virtual Status set_feed(const CalendarFeed& feed) = 0;
    // Changes nothing when there is none.
    virtual Status remove_feed(const StaffId& staff) = 0;
};

}  // namespace candour::store
