// tests/simulation/canary.h: words in every message that must be on no disk.
#pragma once

#include <string_view>

namespace candour::simulation {

inline constexpr std::string_view canary = "ZQXCANARY7731";

}  // namespace candour::simulation
