// Practice offices: servers of their own in which staff practise (requirement W8). What marks one
// is the end of its organisation's id. Every row of a server's databases hangs on that id, so the
// mark cannot be taken off: under another id there is nothing left.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

bool is_practice(const Organisation& organisation);

// A real organisation's file as that of its practice office: an id of its own, and a name that says
// "Practice". Errors: as parse_organisation().
Result<std::string> practice_organisation(std::string_view file_json, const std::string& file_name);

// No real organisation has such an id. Errors: Invalid.
Status check_is_no_practice(const Organisation& organisation, const std::string& file_name);

}  // namespace candour::feedback
