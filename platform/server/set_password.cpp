// platform/server/set_password.cpp: candour-server set-password: for a password that was lost.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/passwords.h"

namespace candour::platform {

Status run_set_password(const Arguments& arguments) {
    const std::string& name = arguments.at("NAME");
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const ServerFolder& folder = place.folder;
    RETURN_IF_ERROR(check_is_server(folder, FileDisk()));
    SodiumRandom random;
    ASSIGN_OR_RETURN(const NewPassword password,
                     take_password(arguments.has("password-stdin"), random));
    RETURN_IF_ERROR(administer_place(
        place, {{"command", "set-password"}, {"name", name}, {"password_hash", password.hash}}));
    std::cout << "The account " << name << " has a new password and is signed out everywhere\n"
              << password_sentence(password) << std::flush;
    return Unit{};
}

}  // namespace candour::platform
