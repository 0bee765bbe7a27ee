// platform/server/status.cpp: candour-server status: how a server is.
#include <iomanip>
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/control_socket.h"

namespace candour::platform {

namespace {

constexpr int label_width = 25;

// "12 2026-11-25": the number of the oldest backup that is proved, and the day it was said.
std::string backups_in_words(const ControlMessage& answer) {
    const std::string next = "the next is number " + value_of(answer, "next_backup");
    if (value_of(answer, "horizon") == "0") {
        return "none is proved, so kiosks keep all that they hold; " + next;
    }
    const std::string proved = value_of(answer, "last_proved");
    const std::size_t gap = proved.find(' ');
    const std::string day =
        gap == std::string::npos ? std::string() : ", said on " + proved.substr(gap + 1, 10);
    return "proved from number " + value_of(answer, "horizon") + " on" + day + "; " + next;
}

}  // namespace

Status run_status(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const ServerFolder& folder = place.folder;
    const ControlMessage request = {{"command", "status"}};
    RETURN_IF_ERROR(check_is_server(folder, FileDisk()));
    ASSIGN_OR_RETURN(auto answer, ask_running_server(folder, request));
    const bool is_running = answer.has_value();
    if (!is_running) {
        ASSIGN_OR_RETURN(answer, administer_place(place, request));
    }
    FileDisk disk;
    const auto address = disk.read(folder.address(), 1024);
    const std::string last_release = value_of(*answer, "last_release");
    const auto line = [](const char* name, const std::string& value) {
        std::cout << std::left << std::setw(label_width) << name << value << "\n";
    };
    line("Organisation:", value_of(*answer, "organisation"));
    line("Server:", std::string(is_running ? "running" : "not running") +
                        (is_running && address.ok() && !address.value().empty()
                             ? " at " + to_text(address.value())
                             : ""));
    line("Role and database:", value_of(*answer, "role") + ", " + value_of(*answer, "database"));
    line("Releases:", value_of(*answer, "at_once") == "yes" ? "at once, for demonstrations only"
                                                            : "as the organisation's file says");
    line("Last release:", last_release.empty() ? "none yet" : last_release);
    line("Backups:", backups_in_words(*answer));
    line("Cells no key opens:", value_of(*answer, "quarantined"));
    const std::string refusals = value_of(*answer, "refusals");
    if (is_running) line("Refused since its start:", refusals.empty() ? "nothing" : refusals);
    std::cout << std::flush;
    return Unit{};
}

}  // namespace candour::platform
