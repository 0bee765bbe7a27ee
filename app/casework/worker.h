// Worker: a member of staff as case work sees them: who may do what, and what they are.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/office/permissions.h"
#include "core/store/staff_store.h"

namespace candour::casework {

struct Worker {
    StaffId id{};
    std::string display_name{};
    std::string title{};  // Told to people with the name: "Housing manager".
    office::Roles roles{};
    std::set<std::string> posts{};     // What procedures call them: "trustee", "chair".
    std::vector<std::string> units{};  // Empty: all of the organisation.
    std::int64_t payment_limit_pence = 0;
    std::string user_name{};  // For the audit.
};

// "Tess Morgan" -> "TM": under every note (requirement P8).
std::string initials_of(const std::string& display_name);

Worker worker_of(const store::StaffAccount& account);

// All who may be named in a case, those who left not among them. Asked anew for each request.
using Everybody = std::function<Result<std::vector<Worker>>()>;

// Those of an office who have not left.
Result<std::vector<Worker>> everybody_of(store::StaffStore& staff);

}  // namespace candour::casework
