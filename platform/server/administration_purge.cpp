// platform/server/administration_purge.cpp: what is past its retention goes, and the keys with it.
#include <algorithm>

#include "app/casework/purge_run.h"
#include "platform/server/administration_commands.h"
#include "platform/server/case_office.h"
#include "platform/server/purge_report.h"

namespace candour::platform {

namespace {

// A clock that is further from the last release is more likely wrong than the office idle.
constexpr std::chrono::days clock_doubt{7};

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        std::string part = text.substr(at, end - at);
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

casework::PurgeOptions options_of(ServerParts& parts, CaseOffice& office,
                                  const feedback::Retention& retention,
                                  std::vector<std::string> accepted, const std::string& who) {
    const auto destroy = [&parts, who](const std::vector<std::string>& epochs) -> Status {
        // Whoever reads the audit later must know of it even if the power fails meanwhile.
        for (const std::string& epoch : epochs)
            RETURN_IF_ERROR(parts.audit(who, "destroyed the keys of " + epoch));
        return parts.destroy_keys(epochs);
    };
    return {.office = *parts.office,
            .cases = *parts.cases,
            .board = *parts.board,
            .work = office.work,
            .pool = *parts.pool,
            .registry = *parts.registry,
            .disk = parts.disk,
            .keys_folder = parts.folder.keys(),
            .keys = [&parts] { return parts.office_keys(); },
            .destroy = destroy,
            .retention = retention,
            .today = parts.clock.today(),
            .accepted = std::move(accepted)};
}

std::string in_words(const feedback::Retention& retention, const casework::PurgeReport& report,
                     Tense tense) {
    return retention_in_words(retention) + groups_in_words(report.found, tense) +
           keys_in_words(report.keys, tense);
}

Status check_accepted(ServerParts& parts, const std::vector<std::string>& accepted) {
    ASSIGN_OR_RETURN(const auto devices, parts.registry->devices());
    const std::vector<std::string> others = {casework::the_pool, casework::the_backups};
    for (const std::string& name : accepted) {
        const bool device = std::ranges::any_of(
            devices, [&](const store::Device& one) { return one.name == name; });
        if (device || std::ranges::find(others, name) != others.end()) continue;
        return Error{ErrorKind::Invalid, "--accept-loss " + name +
                                             ": there is no tablet of this name; " + others[0] +
                                             " and " + others[1] + " can be named too"};
    }
    return Unit{};
}

Status check_clock(ServerParts& parts) {
    ASSIGN_OR_RETURN(const auto last, parts.office->last_release());
    const CivilDay today = parts.clock.today();
    if (last && (today < *last || today > *last + clock_doubt)) {
        return Error{ErrorKind::Unavailable,
                     "today is " + to_iso(today) +
                         " by this machine's clock, and the last release "
                         "was on " +
                         to_iso(*last) +
                         ": set the clock, or let the server run for a release first"};
    }
    return Unit{};
}

struct Asked {
    feedback::Retention retention;
    std::vector<std::string> accepted;
};

Result<Asked> read_request(ServerParts& parts, const ControlMessage& request) {
    ASSIGN_OR_RETURN(const feedback::Retention retention,
                     feedback::retention_in(parts.organisation_json, parts.folder.organisation()));
    std::vector<std::string> accepted = split(value_of(request, "accept_loss"));
    RETURN_IF_ERROR(check_accepted(parts, accepted));
    return Asked{retention, std::move(accepted)};
}

ControlMessage nothing_to_purge(const ServerParts& parts) {
    return {{"report", no_retention_in_words(parts.folder.organisation())}};
}

}  // namespace

Result<ControlMessage> administer_purge_look(ServerParts& parts, const ControlMessage& request,
                                             const std::string& who) {
    ASSIGN_OR_RETURN(const Asked asked, read_request(parts, request));
    if (!asked.retention.sets_any()) return nothing_to_purge(parts);
    ASSIGN_OR_RETURN(const auto office, CaseOffice::open(parts));
    casework::PurgeRun run(options_of(parts, *office, asked.retention, asked.accepted, who));
    ASSIGN_OR_RETURN(const casework::PurgeReport report, run.look());
    return ControlMessage{{"report", "This is a dry run: nothing is changed.\n" +
                                         in_words(asked.retention, report, Tense::Will)}};
}

Result<ControlMessage> administer_purge(ServerParts& parts, const ControlMessage& request,
                                        const std::string& who) {
    ASSIGN_OR_RETURN(const Asked asked, read_request(parts, request));
    if (!asked.retention.sets_any()) return nothing_to_purge(parts);
    RETURN_IF_ERROR(check_clock(parts));
    RETURN_IF_ERROR(parts.rotate_keys());
    // Single answers must not go before they are counted.
    RETURN_IF_ERROR(parts.close_months());
    RETURN_IF_ERROR(parts.audit(who, "began a purge"));
    for (const std::string& name : asked.accepted) {
        RETURN_IF_ERROR(parts.audit(who,
                                    "accepted for a purge that this may be lost under keys "
                                    "that are due: " +
                                        name));
    }
    ASSIGN_OR_RETURN(const auto office, CaseOffice::open(parts));
    casework::PurgeRun run(options_of(parts, *office, asked.retention, asked.accepted, who));
    ASSIGN_OR_RETURN(const casework::PurgeReport report, run.run());
    std::string said = in_words(asked.retention, report, Tense::Did);
    if (std::ranges::any_of(report.keys, &casework::KeyOutlook::goes)) {
        said += "Destroy older copies of " + parts.folder.keys() +
                " as well, and make a new one; then make and verify a backup.\n";
    }
    return ControlMessage{{"report", std::move(said)}};
}

}  // namespace candour::platform
