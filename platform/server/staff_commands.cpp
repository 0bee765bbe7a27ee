// platform/server/staff_commands.cpp: candour-server staff: accounts at the terminal, for when
// nobody can sign in.
#include "platform/server/staff_commands.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <sodium.h>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/passwords.h"

namespace candour::platform {

namespace {

Status list_staff(const ServerPlace& place) {
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "list-staff"}}));
    for (int i = 0; answer.contains("name." + std::to_string(i)); ++i) {
        const std::string n = "." + std::to_string(i);
        std::cout << value_of(answer, "name" + n) << " (" << value_of(answer, "display_name" + n)
                  << "): " << value_of(answer, "state" + n) << ", " << value_of(answer, "roles" + n)
                  << ", signs in with " << value_of(answer, "factor" + n) << "\n";
    }
    std::cout << std::flush;
    return Unit{};
}

Status reset_staff(const ServerPlace& place, const std::string& name, const Arguments& arguments) {
    SodiumRandom random;
    ASSIGN_OR_RETURN(const NewPassword password,
                     take_password(arguments.has("password-stdin"), random));
    RETURN_IF_ERROR(administer_place(
        place, {{"command", "reset-staff"}, {"name", name}, {"password_hash", password.hash}}));
    std::cout << "The account " << name
              << " has a new password and no second factor, and is signed out everywhere\n"
              << password_sentence(password) << std::flush;
    return Unit{};
}

Status change_roles(const ServerPlace& place, const std::string& name, const std::string& words) {
    ASSIGN_OR_RETURN(const office::Roles roles, roles_in_words(words));
    if (roles.empty()) return Error{ErrorKind::Invalid, "name at least one role"};
    RETURN_IF_ERROR(administer_place(
        place, {{"command", "change-roles"}, {"name", name}, {"roles", office::to_text(roles)}}));
    std::cout << "The account " << name << " has the roles " << office::to_text(roles)
              << " and is signed out everywhere\n"
              << std::flush;
    return Unit{};
}

// Whether whoever may do what is sensitive must have a second factor.
Status set_codes(const ServerFolder& folder, const std::string& wanted) {
    FileDisk disk;
    if (wanted == "required") {
        RETURN_IF_ERROR(disk.write(folder.requires_second_factor(), {}, /*secret=*/false));
    } else if (wanted == "asked") {
        std::error_code failure;
        std::filesystem::remove(folder.requires_second_factor(), failure);
        if (failure) return Error{ErrorKind::Unavailable, failure.message()};
    } else {
        return Error{ErrorKind::Invalid, "staff codes DIR required, or asked, belongs there"};
    }
    std::cout << (wanted == "required"
                      ? "Whoever may do what is sensitive sets up a code before anything else"
                      : "Staff are asked to set up a code; they need not")
              << ", from the server's next start on.\n"
              << std::flush;
    return Unit{};
}

}  // namespace

Result<office::Roles> roles_in_words(std::string text) {
    std::ranges::replace(text, ',', ' ');
    return office::roles_from(text);
}

Bytes staff_key_of(const server::OfficeKeys& keys) {
    constexpr std::string_view purpose = "candour staff second factors";
    Bytes key(32);
    crypto_generichash(key.data(), key.size(), as_bytes(purpose).data(), purpose.size(),
                       keys.message_hash_key.data(), keys.message_hash_key.size());
    return key;
}

Status run_staff(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    RETURN_IF_ERROR(check_is_server(place.folder, FileDisk()));
    const std::string& action = arguments.at("ACTION");
    const std::string name = arguments.option("NAME", "");
    const std::string roles = arguments.option("ROLES", "");
    if (action == "list" && name.empty()) return list_staff(place);
    if (action == "reset" && !name.empty() && roles.empty()) {
        return reset_staff(place, name, arguments);
    }
    if (action == "roles" && !roles.empty()) return change_roles(place, name, roles);
    if (action == "codes" && roles.empty()) return set_codes(place.folder, name);
    return Error{ErrorKind::Invalid,
                 "staff list DIR, staff reset DIR NAME, staff roles DIR NAME ROLE,ROLE or staff "
                 "codes DIR required belongs there"};
}

}  // namespace candour::platform
