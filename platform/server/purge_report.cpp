// platform/server/purge_report.cpp: see purge_report.h.
#include "platform/server/purge_report.h"

#include <algorithm>
#include <optional>

namespace candour::platform {

namespace {

using casework::Fate;
using casework::KeyOutlook;
using casework::PurgeGroup;

constexpr std::int64_t told_from = 8;
constexpr std::int64_t told_in_steps_of = 5;

std::string spaced(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string months(const std::optional<int>& count, const std::string& after) {
    if (!count) return "no time is set";
    return std::to_string(*count) + (*count == 1 ? " month after " : " months after ") + after;
}

std::string of_group(const PurgeGroup& group) {
    if (group.kind != "case") return spaced(group.kind) + ", released in " + group.month;
    return group.month.empty() ? std::string("cases") : "cases, closed in " + group.month;
}

std::string why(Fate fate) {
    switch (fate) {
        case Fate::Erase:
            return "their time is over";
        case Fate::KeepTime:
            return "their time is not over";
        case Fate::KeepOpen:
            return "they are open";
        case Fate::KeepHeld:
            return "a hold keeps them (legal, safeguarding or access request)";
        case Fate::KeepDetails:
            return "their contact details are still needed for the bodies outside";
        case Fate::KeepNoRule:
            return "no time is set for this kind";
    }
    return {};
}

std::string group_lines(const casework::PurgeLook& look, bool erased) {
    std::string lines;
    for (const auto& [group, count] : look.groups) {
        if ((group.fate == Fate::Erase) != erased) continue;
        lines += "  " + of_group(group) + ": " + about(count);
        lines += erased ? "\n" : "; " + why(group.fate) + "\n";
    }
    return lines.empty() ? "  nothing\n" : lines;
}

std::string reasons(const KeyOutlook& key) {
    std::string lines;
    if (key.in_use) lines += "    new words are sealed with it: it goes after the month's end\n";
    for (const server::Holder& holder : key.holders) {
        lines += "    the tablet \"" + holder.name +
                 "\" may still hold words under it: " + holder.why + "\n";
    }
    if (key.unread) {
        lines += "    words under it wait in the pool, or are set aside there as unreadable (" +
                 std::string(casework::the_pool) + ")\n";
    }
    if (key.damaged) lines += "    words under it are damaged: a backup may hold them whole\n";
    if (!key.waits_for_backup) return lines;
    lines += "    backups are kept that lack what was moved from it to a newer key (" +
             std::string(casework::the_backups) + ")";
    if (key.safe_from_backup > 0) {
        lines += ": they must be gone, and backup " + std::to_string(key.safe_from_backup) +
                 " or a later one be proved (backup --keep 1, verify-backup)";
    }
    return lines + "\n";
}

}  // namespace

std::string about(std::int64_t count) {
    if (count < told_from) return "fewer than " + std::to_string(told_from);
    const std::int64_t steps = (count + told_in_steps_of / 2) / told_in_steps_of;
    return "about " + std::to_string(steps * told_in_steps_of);
}

std::string retention_in_words(const feedback::Retention& retention) {
    const std::string released = "the month of their release";
    return "How long words are kept:\n  single survey answers: " +
           months(retention.survey_months, released) +
           "\n  other contacts: " + months(retention.contact_months, released) +
           "\n  cases: " + months(retention.case_months, "the month in which they were closed") +
           "\n";
}

std::string groups_in_words(const casework::PurgeLook& look, Tense tense) {
    const bool did = tense == Tense::Did;
    return std::string(did ? "Erased" : "To be erased") + ", as their time is over:\n" +
           group_lines(look, /*erased=*/true) + (did ? "Kept:\n" : "To be kept:\n") +
           group_lines(look, /*erased=*/false);
}

std::string keys_in_words(const std::vector<KeyOutlook>& keys, Tense tense) {
    if (keys.empty()) return "Keys: none is due to be destroyed.\n";
    std::string lines =
        "Keys: only when the key of a month is destroyed do its words end in all backups too.\n";
    for (const KeyOutlook& key : keys) {
        if (key.goes()) {
            lines += "  " + key.epoch + ": " +
                     (tense == Tense::Did ? "destroyed\n" : "will be destroyed\n");
        } else {
            lines += "  " + key.epoch + ": stays for now, because\n" + reasons(key);
        }
    }
    return lines;
}

std::string no_retention_in_words(const std::string& organisation_file) {
    return "Nothing is purged: " + organisation_file +
           " sets no retention. To set it, write there for example\n"
           "  \"retention\": {\"survey_months\": 12, \"contact_months\": 24, \"case_months\": 84}\n"
           "and restart the server.\n";
}

}  // namespace candour::platform
