// platform/server/status.cpp: candour-server status: how a server is.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/control_socket.h"

namespace candour::platform {

Status run_status(const Arguments& arguments) {
    const ServerFolder folder{arguments.at("DIR")};
    const ControlMessage request = {{"command", "status"}};
    RETURN_IF_ERROR(check_is_server(folder, FileDisk()));
    ASSIGN_OR_RETURN(auto answer, ask_running_server(folder, request));
    const bool is_running = answer.has_value();
    if (!is_running) {
        ASSIGN_OR_RETURN(answer, administer_folder(folder, request));
    }
    FileDisk disk;
    const auto address = disk.read(folder.address(), 1024);
    const std::string last_release = value_of(*answer, "last_release");
    std::cout << "Organisation:          " << value_of(*answer, "organisation")
              << "\nServer:                " << (is_running ? "running" : "not running");
    if (is_running && address.ok()) std::cout << " at " << to_text(address.value());
    std::cout << "\nReleases:              "
              << (value_of(*answer, "at_once") == "yes" ? "at once, for demonstrations only"
                                                        : "as the organisation's file says")
              << "\nLast release:          " << (last_release.empty() ? "none yet" : last_release)
              << "\nCells no key opens:    " << value_of(*answer, "quarantined") << std::endl;
    return Unit{};
}

}  // namespace candour::platform
