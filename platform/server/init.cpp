// platform/server/init.cpp: candour-server init: makes a server's folder, whole or not at all.
#include <filesystem>
#include <iostream>
#include <unistd.h>

#include "core/feedback/limits.h"
#include "core/feedback/practice.h"
#include "platform/server/commands.h"
#include "platform/server/control_socket.h"
#include "platform/server/new_server.h"
#include "platform/server/passwords.h"
#include "platform/server/server_parts.h"
#include "platform/server/sign_folder.h"
#include "platform/server/workshop.h"

namespace candour::platform {

namespace {

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
    RETURN_IF_ERROR(feedback::check_is_no_practice(organisation, file));
    RETURN_IF_ERROR(feedback::check_names_no_pictures(organisation, file));
    SodiumRandom random;
    ASSIGN_OR_RETURN(const NewPassword password,
                     take_password(arguments.has("password-stdin"), random));

    ASSIGN_OR_RETURN(Workshop workshop, Workshop::open(target));
    const ServerFolder folder{workshop.path()};
    RETURN_IF_ERROR(make_server_files(folder, organisation_json, place.database));
    const std::filesystem::path beside = std::filesystem::path(file).parent_path() / "sign";
    RETURN_IF_ERROR(copy_clips(organisation, beside.string(), folder.sign()));
    RETURN_IF_ERROR(add_administrator(folder, administrator, password.hash));
    RETURN_IF_ERROR(workshop.put_in_place());

    std::cout << "Made a server for " << organisation.name.in("en").text << " in " << target
              << "\nAdministrator: " << administrator << "\n"
              << password_sentence(password) << "Start it: candour-server serve " << target
              << " --listen 127.0.0.1:8443" << std::endl;
    return Unit{};
}

}  // namespace candour::platform
