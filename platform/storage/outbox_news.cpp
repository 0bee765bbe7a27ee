// platform/storage/outbox_news.cpp: from counts to sentences.
#include "platform/storage/outbox_news.h"

namespace candour::platform {

namespace {

// Told again only after it was well for a while, not at every message around the mark.
constexpr std::uint32_t well_again_percent = 60;

}  // namespace

std::uint32_t percent_waiting(const store::OutboxUse& use) {
    const std::uint32_t working = use.capacity - use.damaged;
    if (working == 0) return 100;
    return static_cast<std::uint32_t>(std::uint64_t{use.pending} * 100 / working);
}

std::vector<std::string> OutboxNews::look(const store::OutboxUse& use) {
    std::vector<std::string> news;
    if (use.damaged > damaged_) {
        news.push_back(std::to_string(use.damaged) + " of the outbox's " +
                       std::to_string(use.capacity) +
                       " slots are damaged and no longer used; what they held could not be read. "
                       "Have this device's disk checked");
    }
    damaged_ = use.damaged;

    const std::uint32_t percent = percent_waiting(use);
    if (percent >= outbox_warning_percent && !told_nearly_full_) {
        told_nearly_full_ = true;
        news.push_back("the outbox is " + std::to_string(percent) +
                       " % full of what waits to be sent; see why this device does not reach its "
                       "server, before it must turn visitors away");
    }
    if (percent < well_again_percent) told_nearly_full_ = false;

    if (reused_early_ && use.reused_early > *reused_early_ && !told_early_) {
        told_early_ = true;
        news.push_back(
            "the outbox had to use slots again that no proved backup of the server covers yet; on "
            "the server, make a backup and verify it (candour-server backup, verify-backup)");
    }
    reused_early_ = use.reused_early;
    return news;
}

}  // namespace candour::platform
