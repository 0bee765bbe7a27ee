// Health of a device in plain words, from its newest report and what it should have by now. Used by
// the devices page and by the administrators' command.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/console/page_language.h"
#include "core/base/civil_day.h"
#include "core/store/device_registry.h"

namespace candour::console {

// What a device should have by now.
struct ExpectedOfDevices {
    CivilDay today;
    std::uint64_t bundle_version = 0;  // 0: nothing is published yet.
    std::string epoch;                 // "2026-11": of the key that devices are to seal to.
};

enum class Condition { New, Working, NeedsAttention, Revoked };

struct DeviceHealth {
    Condition condition = Condition::New;
    std::vector<std::string> problems;  // Sentences for staff: what is wrong, what to do.
};

// A device that reports daily may be off over a long weekend.
inline constexpr std::int64_t silent_days_max = 4;

DeviceHealth health_of(const store::Device& device, const ExpectedOfDevices& expected,
                       const PageLanguage& language = {});

// "Working", "Needs attention", "Waiting for its first report", "Revoked".
std::string_view condition_in_words(Condition condition);

}  // namespace candour::console
