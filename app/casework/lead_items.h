// LeadItems: what is for the safeguarding lead to read: who asked for help now (architecture §4.6),
// and what was written on home visits beside a survey; who has taken it up, that it is dealt with,
// that the lead was told of it, and whom it is about. What was written stays among the released
// contacts, under a kind that no list of contacts shows; what staff did about it is a register's,
// without a word of it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/learning_store.h"
#include "core/store/office_store.h"

namespace candour::casework {

enum class LeadKind : std::uint8_t {
    Help,  // Contacts of kind Help.
    Text,  // Of kind Text.
};

enum class LeadState : std::uint8_t { Waiting, Taken, Finished };

struct LeadItem {
    store::OfficeItem item;
    LeadState state = LeadState::Waiting;
    std::string taken_by;  // A user name; empty while it waits, and where nothing was to be done.
    std::string finished_by{};
    bool nothing_to_do = false;           // Finished: whoever read it had nothing to act on.
    std::vector<std::string> concerns{};  // User names of those whom a reader says it is about.
    std::int64_t revision = 0;  // Of the register's entry; 0: there is none, nobody was told.
};

// On one page. More at once nobody reads.
inline constexpr std::int64_t lead_items_shown = 100;

class LeadItems {
public:
    // All outlive it. It has no state of its own.
    LeadItems(LeadKind kind, store::OfficeStore& office, store::LearningStore& registers,
              const Clock& clock)
        : kind_(kind), office_(office), registers_(registers), clock_(clock) {}

    // That nobody has finished: the longest waiting first.
    Result<std::vector<LeadItem>> open() const;
    // The newest, the finished ones too.
    Result<std::vector<LeadItem>> newest() const;
    // Errors: NotFound, also for a contact of another kind.
    Result<LeadItem> find(const SubmissionId& id) const;

    // `who`: a user name. Taken by somebody else, or finished: Conflict. What somebody has taken
    // already changes nothing.
    Status take(const SubmissionId& id, const std::string& who) const;
    // Also of what a colleague has taken. Finished: Conflict.
    Status finish(const SubmissionId& id, const std::string& who) const;
    // Read, and nothing to act on. Taken or finished: Conflict.
    Status set_aside(const SubmissionId& id, const std::string& who) const;
    // That it is about `person`, who has it no more if they had taken it. For ever: nobody takes
    // back what keeps somebody from reading about themselves.
    Status mark_concerns(const SubmissionId& id, const std::string& person,
                         const std::string& who) const;

    // Where there are some that nobody was told of, `tell` is called once with them, and they count
    // as told when it succeeds. Errors: the stores', and what `tell` says.
    using Tell = std::function<Status(const std::vector<LeadItem>&)>;
    Status tell_of_new(const Tell& tell) const;

private:
    feedback::ContactKind contact_kind() const;
    store::Register in_register() const;
    std::int64_t now_s() const;
    Result<std::vector<LeadItem>> page(std::int64_t offset) const;
    Result<std::vector<LeadItem>> untold() const;
    Status keep(const LeadItem& request, const std::string& who, std::int64_t at_s) const;

    LeadKind kind_;
    store::OfficeStore& office_;
    store::LearningStore& registers_;
    const Clock& clock_;
};

}  // namespace candour::casework
