// People who wish to be involved, as they stand in the office: reading them, and showing one.
#pragma once

#include <cstdint>
#include <functional>

#include "app/console/page.h"

namespace candour::console {

inline constexpr std::string_view involvement_path = "/involvement";

// A page of them, the newest release first.
store::InboxFilter of_involvement(std::int64_t offset, std::int64_t limit);

// Each of them once, with what it says; null for what cannot be read on this server. Errors: the
// store's; Conflict where somebody removed one meanwhile, again and again.
using EachInvolved =
    std::function<void(const store::OfficeItem& item, const feedback::Involvement* said)>;
Status for_each_involved(const Desk& desk, const std::function<void()>& begin,
                         const EachInvolved& each);

// Name, way, address, wishes and the page on which they are removed.
View person_view(const Desk& desk, const store::OfficeItem& item);

}  // namespace candour::console
