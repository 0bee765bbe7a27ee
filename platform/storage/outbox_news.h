// platform/storage/outbox_news.h: what staff should hear of a device's outbox, once, not again and
// again. Counts only; nothing here tells of a visit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/outbox_store.h"

namespace candour::platform {

// So full that somebody should look why it does not send.
inline constexpr std::uint32_t outbox_warning_percent = 70;

class OutboxNews {
public:
    // Sentences about what has changed since the last look; at the first, about what is not well.
    std::vector<std::string> look(const store::OutboxUse& use);

private:
    std::uint32_t damaged_ = 0;
    std::optional<std::uint64_t> reused_early_;
    bool told_nearly_full_ = false;
    bool told_early_ = false;
};

// Of the slots that work, how many in a hundred hold what waits to be sent.
std::uint32_t percent_waiting(const store::OutboxUse& use);

}  // namespace candour::platform
