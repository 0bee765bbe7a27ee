// platform/server/staff_commands.h: what commands about accounts share.
#pragma once

#include <string>

#include "core/office/role.h"
#include "sync/server/key_ring.h"

namespace candour::platform {

// "manager,case_worker" or with spaces. Errors: Invalid, naming what is no role.
Result<office::Roles> roles_in_words(std::string text);

// What second factors are kept under: made from a key that is in no database and never changes, so
// that every process of the office has the same and no other file is needed.
Bytes staff_key_of(const server::OfficeKeys& keys);

}  // namespace candour::platform
