// platform/server/release.cpp: candour-server release: runs the release that is due, now.
#include <iostream>

#include "platform/server/commands.h"
#include "platform/server/control_socket.h"
#include "platform/system/disk.h"

namespace candour::platform {

Status run_release(const Arguments& arguments) {
    const ServerFolder folder{arguments.at("DIR")};
    RETURN_IF_ERROR(check_is_server(folder, FileDisk()));
    ControlMessage request = {{"command", "release"}};
    if (arguments.has("close-today")) request["close_today"] = "yes";
    ASSIGN_OR_RETURN(const auto answer, ask_running_server(folder, request));
    if (!answer) {
        return Error{
            ErrorKind::Unavailable,
            "the server is not running; start it with: candour-server serve " + folder.path};
    }
    const std::string revealed = value_of(*answer, "revealed");
    std::cout << "Released: " << revealed << "\n";
    if (revealed == "0" && value_of(*answer, "at_once") == "yes") {
        std::cout << "Nothing waited: this organisation releases at once.\n";
    } else if (revealed == "0" && !arguments.has("close-today")) {
        std::cout << "Nothing is due now. What came in today is due from tomorrow on; to end the "
                     "day early (the activity log will say so): candour-server release "
                  << folder.path << " --close-today\n";
    }
    if (const std::string quarantined = value_of(*answer, "quarantined"); quarantined != "0") {
        std::cout << "Cells that no key opens, set aside in this run: " << quarantined << "\n";
    }
    std::cout << std::flush;
    return Unit{};
}

}  // namespace candour::platform
