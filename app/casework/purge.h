// Purge: what is past its retention leaves the office, and what must stay of an epoch whose keys
// are to be destroyed is sealed under the current key. Keys themselves are not touched here.
//
// Each step may be cut off and done again: words that must stay open under one key or the other at
// every moment.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "app/casework/case_work.h"
#include "core/feedback/retention.h"
#include "core/store/board_store.h"
#include "core/store/case_store.h"
#include "core/store/office_store.h"
#include "sync/server/office_keys_now.h"

namespace candour::casework {

enum class Fate : std::uint8_t {
    Erase,        // Past its retention.
    KeepTime,     // Its time is not over.
    KeepOpen,     // Of a case that is open.
    KeepHeld,     // A hold keeps it.
    KeepDetails,  // Contact details are needed for the bodies outside.
    KeepNoRule,   // The organisation sets no time for this kind.
};

// What is told about: never one contact or case. Of cases the month in which they were closed;
// open and held ones have none.
struct PurgeGroup {
    Fate fate = Fate::KeepNoRule;
    std::string kind;   // "case", or a contact kind's name.
    std::string month;  // "2026-11", or empty.
    auto operator<=>(const PurgeGroup&) const = default;
};

struct UnderKey {
    std::int64_t past = 0;   // Contacts and cases that are to be erased.
    std::int64_t stays = 0;  // Contacts and cases.
};

struct PurgeLook {
    std::map<PurgeGroup, std::int64_t> groups;
    std::map<std::string, UnderKey> keys;  // By epoch; every key is in it.
};

struct Resealed {
    std::int64_t moved = 0;    // Contacts and cases.
    std::int64_t damaged = 0;  // Their key is here and does not open them.
};

// All outlive it. Of one thread.
class Purge {
public:
    Purge(store::OfficeStore& office, store::CaseStore& cases, store::BoardStore& board,
          CaseWork& work, server::OfficeKeysNow keys, feedback::Retention retention, CivilDay today)
        : office_(office),
          cases_(cases),
          board_(board),
          work_(work),
          keys_(std::move(keys)),
          retention_(retention),
          today_(today) {}

    // Changes nothing. Errors: the stores', Corrupt.
    Result<PurgeLook> look();
    // What is past its retention and under this key, with the answers to it that lie on the board:
    // devices take them away when they next sync. Errors also: Conflict when somebody wrote in a
    // case meanwhile: what was done until then stays done.
    Status erase_past(const std::string& epoch);
    // All else under it goes under the current key.
    Result<Resealed> reseal(const std::string& epoch);
    // Whether anything is still under it.
    Result<bool> seals_anything(const std::string& epoch);

private:
    struct Judged {
        Fate fate = Fate::KeepNoRule;
        std::string month;
    };
    Result<Judged> judge_case(const complaint::CaseId& id);
    // With the case that it is in, if it is in one.
    Result<std::tuple<Judged, std::optional<complaint::CaseId>>> judge(
        const store::OfficeItem& item);
    template <typename Take>
    Status each_item(const std::string& epoch, Take take);
    Result<bool> reseal_item(const store::OfficeItem& item);
    std::optional<store::MailboxId> mailbox_of(const store::OfficeItem& item) const;
    Status end_answers(std::set<store::MailboxId> mailboxes);

    store::OfficeStore& office_;
    store::CaseStore& cases_;
    store::BoardStore& board_;
    CaseWork& work_;
    const server::OfficeKeysNow keys_;
    const feedback::Retention retention_;
    const CivilDay today_;
};

}  // namespace candour::casework
