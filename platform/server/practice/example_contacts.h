// platform/server/practice/example_contacts.h: invented contacts, through the pool and the release.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/server/practice/examples.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

// Spread over the last weeks, and over the organisation's services and languages; kinds that it
// does not offer are left out. Returns how many were released.
Result<std::int64_t> add_example_contacts(ServerParts& office,
                                          const std::vector<ExampleContact>& contacts);

}  // namespace candour::platform
