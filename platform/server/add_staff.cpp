// platform/server/add_staff.cpp: candour-server add-staff: an account for the console.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/passwords.h"
#include "platform/server/staff_commands.h"

namespace candour::platform {

Status run_add_staff(const Arguments& arguments) {
    const std::string& name = arguments.at("NAME");
    RETURN_IF_ERROR(check_user_name(name));
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const ServerFolder& folder = place.folder;
    RETURN_IF_ERROR(check_is_server(folder, FileDisk()));
    SodiumRandom random;
    ASSIGN_OR_RETURN(const NewPassword password,
                     take_password(arguments.has("password-stdin"), random));
    ASSIGN_OR_RETURN(office::Roles roles, roles_in_words(arguments.option("roles", "")));
    if (arguments.has("administrator")) roles.merge(office::founder_roles());
    if (roles.empty()) roles = {office::Role::CaseWorker};
    const std::string role = office::to_text(roles);
    RETURN_IF_ERROR(administer_place(place, {{"command", "add-staff"},
                                             {"name", name},
                                             {"display_name", arguments.option("called", name)},
                                             {"roles", role},
                                             {"title", arguments.option("title", "")},
                                             {"posts", arguments.option("post", "")},
                                             {"password_hash", password.hash}}));
    std::cout << "Made the account " << name << " (" << role << ")\n"
              << password_sentence(password) << std::flush;
    return Unit{};
}

}  // namespace candour::platform
