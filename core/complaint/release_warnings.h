// Release warnings: where a procedure promises less time than contacts wait before staff see them.
#pragma once

#include <string>
#include <vector>

#include "core/complaint/procedure.h"
#include "core/privacy/release_policy.h"

namespace candour::complaint {

// A clock that counts from receipt, and a channel whose contacts may wait longer than it runs. The
// clock starts when they are released to staff, so it can be kept; the person waits longer.
struct ReleaseWarning {
    std::string clock;  // Its id.
    ClockLength length;
    feedback::Channel channel = feedback::Channel::Reception;
    int wait_days = 0;  // The longest; 0: until an event has ended.
    bool operator==(const ReleaseWarning&) const = default;
};

// One for each channel that complaints come by: of its clocks the shortest. In the order of
// all_channels. `words_apart`: as released_as() (feedback/contact_kind.h).
std::vector<ReleaseWarning> release_warnings(const Procedure& procedure,
                                             const privacy::ReleasePolicy& policy,
                                             bool words_apart);

}  // namespace candour::complaint
