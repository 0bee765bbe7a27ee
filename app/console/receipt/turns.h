// Turns: who may look a receipt up now. Two at once, eight waiting; so many a minute of all, and so
// many in ten minutes of one address. Of an address nothing is kept but a counter in memory
// (sync/server/address_limit.h); nothing is written anywhere.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string_view>

#include "core/base/world.h"
#include "sync/server/address_limit.h"

namespace candour::console {

enum class Turn {
    Taken,     // To be given back.
    Busy,      // Too many wait, or all have had what there is for this minute.
    TooOften,  // This address has had what there is for it.
};

// Safe from several threads.
class Turns {
public:
    Turns(const Clock& clock, SecureRandom& random);

    // Waits for its turn, behind at most receipts_waiting_max others. What is refused counts for
    // nothing: neither of the address nor of all.
    Turn take(std::string_view address);
    void give_back();

private:
    // Under the mutex.
    bool has_one(Milliseconds now);

    const Clock& clock_;
    server::AddressLimit of_address_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int working_ = 0;
    int waiting_ = 0;
    Milliseconds credit_;  // A look-up costs a minute's part of it; time brings it back.
    Milliseconds counted_at_;
};

}  // namespace candour::console
