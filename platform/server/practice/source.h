// platform/server/practice/source.h: what a practice office takes over from a real server, which is
// read from copies and never changed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/feedback/publications.h"
#include "core/store/case_store.h"
#include "core/store/procedure_store.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

struct PracticeSource {
    std::string organisation_json;  // The file.
    feedback::Publications publications;
    std::map<std::string, Bytes> pictures;  // That they name, by their hashes.
    std::vector<store::ProcedureVersion> procedures;
    std::optional<store::CalendarRow> calendar;  // The newest.
    // Who can sign in there: without e-mail address and second factor.
    std::vector<store::StaffAccount> staff;
};

// Also while a server runs in it. SQLite files are copied into the empty folder `copies`, which the
// caller removes. Errors: Invalid where there is no office, or it is itself for practice; Conflict
// while another command works in it; as the stores'.
Result<PracticeSource> read_practice_source(const ServerPlace& from, const std::string& copies);

}  // namespace candour::platform
