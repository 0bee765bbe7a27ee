// HelpRequests: who asked for help now (architecture §4.6), who has taken it on, and that they were
// told of. What was written stays among the released contacts, under a kind that no list of
// contacts shows; what staff did about it is a register's.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/learning_store.h"
#include "core/store/office_store.h"

namespace candour::casework {

enum class HelpState : std::uint8_t { Waiting, Taken, Finished };

struct HelpRequest {
    store::OfficeItem item;
    HelpState state = HelpState::Waiting;
    std::string taken_by;  // A user name; empty while it waits.
    std::string finished_by{};
    std::int64_t revision = 0;  // Of the register's entry; 0: there is none, nobody was told.
};

// On one page. More at once nobody has.
inline constexpr std::int64_t help_requests_shown = 100;

class HelpRequests {
public:
    // All outlive it. It has no state of its own.
    HelpRequests(store::OfficeStore& office, store::LearningStore& registers, const Clock& clock)
        : office_(office), registers_(registers), clock_(clock) {}

    // That nobody has finished: the longest waiting first.
    Result<std::vector<HelpRequest>> open() const;
    // The newest, the finished ones too.
    Result<std::vector<HelpRequest>> newest() const;
    // Errors: NotFound, also for a contact of another kind.
    Result<HelpRequest> find(const SubmissionId& id) const;

    // `who`: a user name. Taken by somebody else, or finished: Conflict. What somebody has taken
    // already changes nothing.
    Status take(const SubmissionId& id, const std::string& who) const;
    // Also of what a colleague has taken. Finished: Conflict.
    Status finish(const SubmissionId& id, const std::string& who) const;

    // Where there are some that nobody was told of, `tell` is called once, and they count as told
    // when it succeeds. Errors: the stores', and what `tell` says.
    Status tell_of_new(const std::function<Status()>& tell) const;

private:
    std::int64_t now_s() const;
    Status keep(const HelpRequest& request, const std::string& who, std::int64_t at_s) const;

    store::OfficeStore& office_;
    store::LearningStore& registers_;
    const Clock& clock_;
};

}  // namespace candour::casework
