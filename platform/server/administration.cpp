// platform/server/administration.cpp: see administration.h.
#include "platform/server/administration.h"

#include <array>
#include <thread>
#include <unistd.h>

#include "platform/net/tls_identity.h"
#include "platform/server/control_socket.h"
#include "platform/server/passwords.h"
#include "sync/server/bundle.h"
#include "sync/server/invite.h"

namespace candour::platform {

namespace {

constexpr std::uint64_t bundle_version = 1;  // Published bundles with later ones come later.
constexpr std::size_t address_bytes_max = 1024;
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
                          {"at_once", yes_or_no(parts.organisation.release.releases_at_once())}};
}

// Where kiosks reach the server: as said, else where it served last.
Result<std::string> address_for_kiosks(ServerParts& parts, const std::string& said) {
    if (!said.empty()) return said;
    const auto served = parts.disk.read(parts.folder.address(), address_bytes_max);
    if (served.ok() && !served.value().empty()) return to_text(served.value());
    return Error{ErrorKind::Invalid,
                 "at which address do kiosks reach this server? Say it: --address "
                 "https://NAME:PORT"};
}

Result<ControlMessage> invite(ServerParts& parts, const ControlMessage& request,
                              const std::string& who) {
    ASSIGN_OR_RETURN(const std::string address,
                     address_for_kiosks(parts, value_of(request, "address")));
    ASSIGN_OR_RETURN(const TlsIdentity identity, load_tls_identity(parts.folder, parts.disk));
    ASSIGN_OR_RETURN(const std::string pin, pin_of(identity.certificate_pem));
    ASSIGN_OR_RETURN(Bytes bundle,
                     server::make_bundle(parts.organisation_json, parts.folder.organisation(),
                                         bundle_version, parts.keys));
    ASSIGN_OR_RETURN(
        const server::LockedInvitation invitation,
        server::make_invitation({.server_url = address, .server_pin = pin, .service_group = {}},
                                std::move(bundle), parts.keys, parts.random));
    RETURN_IF_ERROR(parts.audit(who, "made an invitation for a kiosk, to " + address));
    return ControlMessage{{"invitation", to_base64(invitation.file)},
                          {"code", invitation.code},
                          {"address", address}};
}

Result<ControlMessage> add_staff(ServerParts& parts, const ControlMessage& request,
                                 const std::string& who) {
    const std::string name = value_of(request, "name");
    const std::string role = value_of(request, "role");
    RETURN_IF_ERROR(check_user_name(name));
    RETURN_IF_ERROR(parts.office->add_staff({.id = StaffId::create(parts.random),
                                             .user_name = name,
                                             .display_name = value_of(request, "display_name"),
                                             .password_hash = value_of(request, "password_hash"),
                                             .role = role}));
    RETURN_IF_ERROR(parts.audit(who, "made the account " + name + " (" + role + ")"));
    return ControlMessage{};
}

Result<ControlMessage> set_password(ServerParts& parts, const ControlMessage& request,
                                    const std::string& who) {
    const std::string name = value_of(request, "name");
    ASSIGN_OR_RETURN(const auto account, parts.office->staff_by_name(name));
    if (!account) {
        return Error{ErrorKind::NotFound, "there is no account \"" + name + "\""};
    }
    RETURN_IF_ERROR(
        parts.office->set_password_hash(account->id, value_of(request, "password_hash")));
    RETURN_IF_ERROR(parts.audit(who, "set a new password for " + name));
    return ControlMessage{};
}

// Never how much waits: between two releases that number would tell who has been here.
Result<ControlMessage> status(ServerParts& parts, const ControlMessage&, const std::string&) {
    ASSIGN_OR_RETURN(const std::int64_t quarantined, parts.pool->quarantined());
    ASSIGN_OR_RETURN(const auto last_release, parts.office->last_release());
    const std::string language =
        parts.organisation.languages.empty() ? "en" : parts.organisation.languages.front();
    return ControlMessage{{"organisation", parts.organisation.name.in(language).text},
                          {"quarantined", std::to_string(quarantined)},
                          {"last_release", last_release ? to_iso(*last_release) : std::string()},
                          {"at_once", yes_or_no(parts.organisation.release.releases_at_once())}};
}

struct Command {
    const char* name;
    Result<ControlMessage> (*run)(ServerParts&, const ControlMessage&, const std::string& who);
};

constexpr std::array<Command, 5> commands = {{
    {"release", release},            // close_today: "yes" or absent.
    {"invite", invite},              // address, may be empty.
    {"add-staff", add_staff},        // name, display_name, role, password_hash.
    {"set-password", set_password},  // name, password_hash.
    {"status", status},
}};

}  // namespace

Result<ControlMessage> administer(ServerParts& parts, const ControlMessage& request,
                                  const std::string& user) {
    const std::string wanted = value_of(request, "command");
    for (const Command& command : commands) {
        if (wanted == command.name) return command.run(parts, request, "terminal: " + user);
    }
    return Error{ErrorKind::Invalid,
                 "the running server does not know this command: it may be an older version"};
}

Result<ControlMessage> administer_folder(const ServerFolder& folder,
                                         const ControlMessage& request) {
    RETURN_IF_ERROR(check_is_server(folder, FileDisk()));
    for (int attempt = 0;; ++attempt) {
        ASSIGN_OR_RETURN(auto answer, ask_running_server(folder, request));
        if (answer) return std::move(*answer);
        auto lock = FolderLock::take(folder);
        if (lock.ok()) {
            ASSIGN_OR_RETURN(const auto parts, ServerParts::open(folder));
            return administer(*parts, request, user_name_of(::geteuid()));
        }
        if (attempt == settle_attempts) return lock.error();
        std::this_thread::sleep_for(settle_pause);
    }
}

}  // namespace candour::platform
