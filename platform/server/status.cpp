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

void print_line(const char* name, const std::string& value) {
    std::cout << std::left << std::setw(label_width) << name << value << "\n";
}

void print_releases(const ControlMessage& answer, bool is_known) {
    const std::string last = value_of(answer, "last_release");
    print_line("Releases:", value_of(answer, "at_once") == "yes"
                                ? "at once, for demonstrations only"
                                : "as the organisation's file says");
    if (is_known) print_line("Last release:", last.empty() ? "none yet" : last);
}

// Without what the database would say while it cannot be asked.
void print_status(const ControlMessage& answer, bool is_running, bool is_known) {
    const std::string role = value_of(answer, "role");
    const std::string address = value_of(answer, "address");
    const std::string refusals = value_of(answer, "refusals");
    print_line("Organisation:", value_of(answer, "organisation"));
    print_line("Server:", std::string(is_running ? "running" : "not running") +
                              (address.empty() ? "" : " at " + address));
    if (is_running) {
        print_line("Role and database:", role + ", " + value_of(answer, "database"));
    } else {
        print_line("Database:", value_of(answer, "database"));
    }
    // An intake knows nothing of them.
    if (role != "intake") print_releases(answer, is_known);
    if (is_known) {
        print_line("Backups:", backups_in_words(answer));
        print_line("Cells no key opens:", value_of(answer, "quarantined"));
    }
    if (role != "intake") print_line("E-mail to staff:", value_of(answer, "mail"));
    if (is_running) {
        print_line("Refused since its start:", refusals.empty() ? "nothing" : refusals);
    }
    std::cout << std::flush;
}

}  // namespace

Status run_status(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const ControlMessage request = {{"command", "status"}};
    RETURN_IF_ERROR(check_is_server(place.folder, FileDisk()));
    ASSIGN_OR_RETURN(auto answer, ask_running_server(place.folder, request));
    const bool is_running = answer.has_value();
    if (!is_running) {
        ASSIGN_OR_RETURN(answer, administer_place(place, request));
    }
    const std::string trouble = value_of(*answer, "trouble");
    print_status(*answer, is_running, trouble.empty());
    if (!trouble.empty()) return Error{ErrorKind::Unavailable, trouble};
    return Unit{};
}

}  // namespace candour::platform
