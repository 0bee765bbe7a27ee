// platform/server/administration.cpp: see administration.h.
#include "platform/server/administration.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

#include "core/base/json_fields.h"
#include "platform/server/administration_commands.h"
#include "platform/server/control_socket.h"
#include "platform/server/open_databases.h"
#include "platform/server/passwords.h"

namespace candour::platform {

namespace {

constexpr int settle_attempts = 50;  // Times settle_pause: while a server starts or stops.
constexpr Milliseconds settle_pause{100};

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

Result<ControlMessage> release(ServerParts& parts, const ControlMessage& request,
                               const std::string& who) {
    const bool close_today = value_of(request, "close_today") == "yes";
    // Before it runs: that somebody asked must be known even if the power fails meanwhile.
    RETURN_IF_ERROR(parts.audit(who, close_today ? "closed the day early and released what is due"
                                                 : "released what is due"));
    ASSIGN_OR_RETURN(const server::ReleaseReport report,
                     parts.release(close_today ? server::Closing::Today : server::Closing::Due));
    return ControlMessage{{"revealed", std::to_string(report.revealed)},
                          {"quarantined", std::to_string(report.quarantined)},
                          {"at_once", yes_or_no(parts.organisation()->release.releases_at_once())}};
}

// Of refusals, the order of magnitude: an exact number would count visits.
std::string roughly(std::uint64_t count) {
    if (count < 10) return "fewer than 10";
    std::uint64_t power = 10;
    while (count / 10 >= power)
        power *= 10;
    return "more than " + std::to_string(power);
}

// What the calls of devices answered, and what did not get as far.
std::string refusals_of(const ServerParts& parts) {
    std::map<int, std::uint64_t> by_status;
    if (parts.device_api != nullptr) by_status = parts.device_api->counts();
    HttpRefusals by_net;
    if (parts.http_refusals) by_net = parts.http_refusals();
    for (const auto& [status, count] : by_net.by_status)
        by_status[status] += count;
    std::vector<std::string> words;
    for (const auto& [status, count] : by_status) {
        if (status >= 400) words.push_back(std::to_string(status) + ": " + roughly(count));
    }
    if (by_net.too_slow > 0) words.push_back("too slow: " + roughly(by_net.too_slow));
    if (by_net.made_room > 0) words.push_back("closed for others: " + roughly(by_net.made_room));
    return joined(words);
}

Result<std::string> last_release_of(const ServerParts& parts) {
    if (parts.office == nullptr) return std::string();
    ASSIGN_OR_RETURN(const auto day, parts.office->last_release());
    return day ? to_iso(*day) : std::string();
}

std::string role_in_words(Role role) {
    switch (role) {
        case Role::All:
            return "all";
        case Role::Intake:
            return "intake";
        case Role::Office:
            return "office";
    }
    return {};
}

// Never how much waits: between two releases that number would tell who has been here.
Status add_what_database_knows(ServerParts& parts, ControlMessage& answer) {
    ASSIGN_OR_RETURN(const std::int64_t quarantined, parts.pool->quarantined());
    ASSIGN_OR_RETURN(answer["last_release"], last_release_of(parts));
    ASSIGN_OR_RETURN(const store::Stored standing, parts.pool->standing());
    answer["quarantined"] = std::to_string(quarantined);
    answer["horizon"] = std::to_string(standing.horizon);
    answer["next_backup"] = std::to_string(standing.generation);
    return Unit{};
}

Result<ControlMessage> status(ServerParts& parts, const ControlMessage&, const std::string&) {
    const auto proved = parts.disk.read(parts.folder.last_proved(), 100);
    const auto organisation = parts.organisation();
    const std::string language =
        organisation->languages.empty() ? "en" : organisation->languages.front();
    ControlMessage answer = {{"organisation", organisation->name.in(language).text},
                             {"role", role_in_words(parts.role)},
                             {"database", parts.on_sqlite() ? "SQLite" : "PostgreSQL"},
                             {"last_proved", proved.ok() ? to_text(proved.value()) : std::string()},
                             {"refusals", refusals_of(parts)},
                             {"address", parts.serving_at},
                             {"mail", parts.mailer.in_words()},
                             {"at_once", yes_or_no(organisation->release.releases_at_once())}};
    const Status known = add_what_database_knows(parts, answer);
    // The server's own state can be told all the same.
    if (!known.ok()) answer["trouble"] = known.error().what;
    return answer;
}

struct Command {
    std::string_view name;
    Result<ControlMessage> (*run)(ServerParts&, const ControlMessage&, const std::string& who);
    bool only_looks = false;
    // All others need the office, or leave a trace there.
    bool on_intake_too = false;
};

constexpr std::array<Command, 24> commands = {{
    {"release", release},  // close_today: "yes" or absent.
    {"add-staff", administer_add_staff},
    {"set-password", administer_set_password},
    {"list-staff", administer_list_staff, /*only_looks=*/true},
    {"reset-staff", administer_reset_staff},
    {"change-roles", administer_change_roles},
    {"status", status, /*only_looks=*/true, /*on_intake_too=*/true},
    {"invite", administer_invite},
    {"devices", administer_devices, /*only_looks=*/true},
    {"find-device", administer_find_device},
    {"approve", administer_approve},
    {"revoke", administer_revoke},
    {"backup", administer_backup},
    {"begin-backup", administer_begin_backup},
    {"proved", administer_proved},
    {"restored", administer_restored},
    {"purge-look", administer_purge_look},
    {"purge", administer_purge},
    {"import", administer_import},
    {"publish-questionnaire", administer_publish},
    {"withdraw-questionnaire", administer_withdraw},
    {"verify-cases", administer_verify_cases, /*only_looks=*/true},
    {"verify-staff-log", administer_verify_staff_log, /*only_looks=*/true},
    {"copy-for-practice", administer_copy_for_practice, /*only_looks=*/true},
}};

// These let devices in, or what comes from them.
constexpr std::array<std::string_view, 4> of_devices = {"invite", "find-device", "approve",
                                                        "import"};

Status check_is_no_practice(const ServerParts& parts, std::string_view command) {
    const bool lets_in = std::ranges::find(of_devices, command) != of_devices.end();
    if (!lets_in || !parts.is_practice()) return Unit{};
    return Error{ErrorKind::Invalid,
                 "this is a practice office: no device joins it, and nothing comes in from one"};
}

const Command* find_command(const ControlMessage& request) {
    const std::string wanted = value_of(request, "command");
    const auto found = std::ranges::find(commands, wanted, &Command::name);
    return found == commands.end() ? nullptr : &*found;
}

}  // namespace

bool only_looks(const ControlMessage& request) {
    const Command* command = find_command(request);
    return command != nullptr && command->only_looks;
}

Result<ControlMessage> administer(ServerParts& parts, const ControlMessage& request,
                                  const std::string& user) {
    const Command* command = find_command(request);
    if (command != nullptr) {
        // Before anything is changed.
        if (!command->on_intake_too) RETURN_IF_ERROR(parts.need_office());
        RETURN_IF_ERROR(check_is_no_practice(parts, command->name));
        return command->run(parts, request, "terminal: " + user);
    }
    return Error{ErrorKind::Invalid,
                 "the running server does not know this command: it may be an older version"};
}

Result<ControlMessage> administer_place(const ServerPlace& place, const ControlMessage& request) {
    RETURN_IF_ERROR(check_is_server(place.folder, FileDisk()));
    for (int attempt = 0;; ++attempt) {
        ASSIGN_OR_RETURN(auto answer, ask_running_server(place.folder, request));
        if (answer) return std::move(*answer);
        auto lock = FolderLock::take(place.folder);
        if (lock.ok()) {
            ServerPlace here = place;
            here.role = role_of(place.folder, FileDisk());
            ASSIGN_OR_RETURN(const auto parts, ServerParts::open(here));
            return administer(*parts, request, user_name_of(::geteuid()));
        }
        if (attempt == settle_attempts) return lock.error();
        std::this_thread::sleep_for(settle_pause);
    }
}

}  // namespace candour::platform
