// platform/storage/postgres_error.h: what an SQLSTATE means: who can mend it, and whether trying
// again helps.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour::platform {

// `detail`: the server's own words, in one line. Source: PostgreSQL, appendix A, error codes.
Error postgres_error(const std::string& name, std::string_view state, const std::string& detail);

// The transaction stood in another's way and may simply be done again.
bool is_clash(std::string_view state);
// The server is going, coming or not the one that takes writes.
bool is_lost(std::string_view state);

}  // namespace candour::platform
