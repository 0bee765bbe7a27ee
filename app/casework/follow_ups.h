// FollowUps: what somebody writes back with their receipt goes into the case that it belongs to,
// and leaves the list of contacts. Whose receipt it is, a signature shows; which case it belongs
// to stands only in the sealed words of the contact that became one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/casework/case_work.h"
#include "app/casework/history.h"
#include "core/base/world.h"
#include "core/store/case_store.h"
#include "core/store/office_store.h"

namespace candour::casework {

class FollowUps {
public:
    // All outlive it. `work` has the same stores and keys.
    FollowUps(store::OfficeStore& office, store::CaseStore& cases, CaseWork& work,
              server::OfficeKeysNow keys, const Clock& clock)
        : office_(office), cases_(cases), work_(work), keys_(std::move(keys)), clock_(clock) {}

    // Those whose case is there. What nobody signed, or no case is found for, stays among the
    // contacts: it is looked at again on another day. How many went into a case; a case that takes
    // none holds the others up no longer than this call. Errors: the stores', and the first case's.
    Result<int> take();

private:
    // The submissions (hex) that asked for replies to the mailbox, by the contact that writes back.
    // One, but where somebody names a mailbox of the board that is not theirs.
    using Known = std::map<SubmissionId, std::vector<std::string>>;
    Status look_up(const std::vector<store::OfficeItem>& waiting);
    Result<std::optional<complaint::CaseId>> case_among(const std::vector<std::string>& originals);
    Result<bool> take_one(const store::OfficeItem& item, const std::vector<std::string>& originals);

    store::OfficeStore& office_;
    store::CaseStore& cases_;
    CaseWork& work_;
    const server::OfficeKeysNow keys_;
    const Clock& clock_;
    Known known_;
    std::optional<CivilDay> known_on_;
};

}  // namespace candour::casework
