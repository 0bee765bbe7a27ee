// platform/server/practice/example_cases.h: invented cases, each at another point of its life.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/server/practice/examples.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

struct MadeCases {
    std::int64_t count = 0;
    std::string lacks{};  // See PracticeFilled.
};

// They are an invented colleague's, whose account nobody can sign in to. Without a published
// procedure there are none.
Result<MadeCases> add_example_cases(ServerParts& office, const std::vector<ExampleStory>& stories);

}  // namespace candour::platform
