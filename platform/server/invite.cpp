// platform/server/invite.cpp: candour-server invite: the file and code with which a kiosk joins.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"

namespace candour::platform {

Status run_invite(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const std::string& file = arguments.at("FILE");
    FileDisk disk;
    if (disk.exists(file)) {
        return Error{ErrorKind::Conflict, file + " exists already; choose another name"};
    }
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "invite"},
                                              {"address", arguments.option("address", "")}}));
    ASSIGN_OR_RETURN(const Bytes invitation, from_base64(value_of(answer, "invitation")));
    RETURN_IF_ERROR(disk.write(file, invitation, /*secret=*/true));
    const std::string code = value_of(answer, "code");
    std::cout << "The invitation is in " << file << ", for kiosks that reach the server at "
              << value_of(answer, "address") << "\nIts code: " << code
              << "\nIn the list of devices its kiosk is: " << value_of(answer, "name")
              << "\nTake the file to the kiosk, and tell the code another way. On the kiosk:\n"
              << "  candour-kiosk --data FOLDER --join " << file << " --code " << code << std::endl;
    return Unit{};
}

}  // namespace candour::platform
