// platform/server_main.cpp: candour-server, the central server with the staff's console.
#include <algorithm>
#include <exception>
#include <iostream>

#include "platform/server/command_table.h"
#include "platform/system/private_memory.h"

namespace {

using candour::Status;
using candour::platform::Command;
using candour::platform::commands;

constexpr const char* version = "candour-server " CANDOUR_VERSION;
constexpr int failed = 1;
constexpr int wrong_usage = 2;

void print_help(std::ostream& out) {
    out << "candour-server: receives what kiosks seal, and shows it to staff when it is due\n\n"
           "Usage: candour-server COMMAND ...\n\n";
    for (const Command& command : commands()) {
        out << "  " << command.synopsis << "\n      " << command.summary << "\n";
    }
    out << "  --help, --version\n\n"
           "DIR/database names the PostgreSQL database when init was told one; --database URI\n"
           "says another, with every command that has to reach it.\n\n"
           "Examples:\n"
           "  candour-server init /srv/candour --organisation our-charity.json\n"
           "  candour-server serve /srv/candour --listen 0.0.0.0:8443\n"
           "  candour-server invite /srv/candour kiosk.invitation --address "
           "https://feedback.example.org:8443\n"
           "  candour-server backup /srv/candour /mnt/backups && candour-server verify-backup "
           "/mnt/backups /srv/candour\n";
}

int usage_error(const std::string& what, std::string_view synopsis) {
    std::cerr << "candour-server: " << what << "\n";
    if (!synopsis.empty()) std::cerr << "Usage: candour-server " << synopsis << "\n";
    std::cerr << "candour-server --help explains every command\n";
    return wrong_usage;
}

int run(const std::vector<std::string>& words) {
    if (words.empty()) return usage_error("a command is missing", "");
    if (words.front() == "--version") {
        std::cout << version << std::endl;
        return 0;
    }
    if (words.front() == "help" || std::ranges::find(words, "--help") != words.end()) {
        print_help(std::cout);
        return 0;
    }
    const auto command = std::ranges::find(commands(), words.front(), &Command::name);
    if (command == commands().end()) {
        return usage_error("there is no command \"" + words.front() + "\"", "");
    }
    const auto arguments = candour::platform::parse_arguments(
        std::vector<std::string>(words.begin() + 1, words.end()), command->syntax);
    if (!arguments.ok()) return usage_error(arguments.error().what, command->synopsis);
    const Status status = command->run(arguments.value());
    if (status.ok()) return 0;
    std::cerr << "candour-server: " << status.error().what << std::endl;
    return failed;
}

}  // namespace

int main(int argc, char** argv) {
    candour::platform::keep_memory_private();
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& failure) {
        // Only the machine itself fails this way: no memory, no threads.
        std::cerr << "candour-server: " << failure.what() << std::endl;
        return failed;
    }
}
