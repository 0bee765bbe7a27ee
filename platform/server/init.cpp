// platform/server/init.cpp: candour-server init: makes a server's folder, whole or not at all.
#include <filesystem>
#include <iostream>
#include <unistd.h>

#include "core/feedback/limits.h"
#include "platform/net/tls_identity.h"
#include "platform/server/commands.h"
#include "platform/server/control_socket.h"
#include "platform/server/open_databases.h"
#include "platform/server/passwords.h"
#include "platform/server/server_parts.h"
#include "platform/server/workshop.h"
#include "platform/system/paths.h"
#include "sync/server/key_files.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

Status check_is_free(const std::string& folder) {
    std::error_code failure;
    if (!fs::exists(folder, failure)) return Unit{};
    if (!fs::is_directory(folder, failure)) {
        return Error{ErrorKind::Conflict, folder + " is a file; choose another name"};
    }
    if (fs::is_empty(folder, failure) && !failure) return Unit{};
    return Error{ErrorKind::Conflict,
                 folder + " is not empty; choose a new folder, so that nothing is overwritten"};
}

std::vector<std::string> names_for_browsers() {
    std::vector<std::string> names = {"localhost", "127.0.0.1"};
    char host[256] = {};
    if (::gethostname(host, sizeof host - 1) == 0 && *host != '\0' &&
        names.front() != std::string_view(host)) {
        names.emplace_back(host);
    }
    return names;
}

Status make_files(const ServerFolder& folder, const std::string& organisation_json,
                  const std::string& database) {
    FileDisk disk;
    SodiumRandom random;
    RETURN_IF_ERROR(make_data_folder(folder.keys()));
    RETURN_IF_ERROR(
        disk.write(folder.organisation(), as_bytes(organisation_json), /*secret=*/false));
    if (!database.empty()) RETURN_IF_ERROR(save_database(database, folder, disk));
    RETURN_IF_ERROR(server::save_key_ring(server::make_key_ring(SystemClock().today(), random),
                                          disk, folder.keys()));
    ASSIGN_OR_RETURN(const TlsIdentity identity, make_tls_identity(names_for_browsers()));
    return save_tls_identity(identity, folder, disk);
}

Status add_administrator(const ServerFolder& folder, const std::string& name,
                         const std::string& password_hash) {
    ASSIGN_OR_RETURN(const auto parts, ServerParts::open({.folder = folder}));
    RETURN_IF_ERROR(parts->office->add_staff({.id = StaffId::create(parts->random),
                                              .user_name = name,
                                              .display_name = name,
                                              .password_hash = password_hash,
                                              .roles = office::founder_roles()}));
    return parts->audit("terminal: " + user_name_of(::geteuid()),
                        "made the server and the account " + name + " (administrator)");
}

}  // namespace

Status run_init(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const std::string& target = place.folder.path;
    const std::string administrator = arguments.option("administrator", "admin");
    RETURN_IF_ERROR(check_is_free(target));
    RETURN_IF_ERROR(check_user_name(administrator));
    const std::string& file = arguments.at("organisation");
    ASSIGN_OR_RETURN(const Bytes bytes,
                     FileDisk().read(file, feedback::organisation_file_bytes_max));
    const std::string organisation_json = to_text(bytes);
    ASSIGN_OR_RETURN(const feedback::Organisation organisation,
                     feedback::parse_organisation(organisation_json, file));
    RETURN_IF_ERROR(feedback::check_names_no_pictures(organisation, file));
    SodiumRandom random;
    ASSIGN_OR_RETURN(const NewPassword password,
                     take_password(arguments.has("password-stdin"), random));

    ASSIGN_OR_RETURN(Workshop workshop, Workshop::open(target));
    const ServerFolder folder{workshop.path()};
    RETURN_IF_ERROR(make_files(folder, organisation_json, place.database));
    RETURN_IF_ERROR(add_administrator(folder, administrator, password.hash));
    RETURN_IF_ERROR(workshop.put_in_place());

    std::cout << "Made a server for " << organisation.name.in("en").text << " in " << target
              << "\nAdministrator: " << administrator << "\n"
              << password_sentence(password) << "Start it: candour-server serve " << target
              << " --listen 127.0.0.1:8443" << std::endl;
    return Unit{};
}

}  // namespace candour::platform
