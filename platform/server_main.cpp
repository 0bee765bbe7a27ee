// platform/server_main.cpp: candour-server, the central server with the staff's console.
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>

#include "platform/server/commands.h"

namespace {

using candour::Status;
using candour::platform::Arguments;
using candour::platform::Syntax;

constexpr const char* version = "candour-server " CANDOUR_VERSION;
constexpr int failed = 1;
constexpr int wrong_usage = 2;

struct Command {
    std::string_view name;
    std::string_view synopsis;
    std::string_view summary;
    Syntax syntax;
    Status (*run)(const Arguments&);
};

const std::array<Command, 7>& commands();

void print_help(std::ostream& out) {
    out << "candour-server: receives what kiosks seal, and shows it to staff when it is due\n\n"
           "Usage: candour-server COMMAND ...\n\n";
    for (const Command& command : commands()) {
        out << "  " << command.synopsis << "\n      " << command.summary << "\n";
    }
    out << "  --help, --version\n\n"
           "Examples:\n"
           "  candour-server init /srv/candour --organisation our-charity.json\n"
           "  candour-server serve /srv/candour --listen 0.0.0.0:8443\n"
           "  candour-server invite /srv/candour kiosk.invitation --address "
           "https://feedback.example.org:8443\n";
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

const std::array<Command, 7>& commands() {
    using namespace candour::platform;
    static const std::array<Command, 7> all = {{
        {"init",
         "init DIR --organisation FILE [--administrator NAME] [--password-stdin]",
         "Makes a server in the new folder DIR: keys, databases, the first administrator.",
         {{"DIR"}, {"organisation"}, {"administrator"}, {"password-stdin"}},
         run_init},
        {"serve",
         "serve DIR [--listen HOST:PORT] [--release-every SECONDS]",
         "Serves kiosks and staff until Ctrl+C; port 0 takes any free one and prints it.",
         {{"DIR"}, {}, {"listen", "release-every"}, {}},
         run_serve},
        {"invite",
         "invite DIR FILE [--address https://HOST:PORT]",
         "Writes an invitation for kiosks to FILE and prints its code, also while it serves.",
         {{"DIR", "FILE"}, {}, {"address"}, {}},
         run_invite},
        {"release",
         "release DIR [--close-today]",
         "Has the running server release what is due now; --close-today ends the day early.",
         {{"DIR"}, {}, {}, {"close-today"}},
         run_release},
        {"add-staff",
         "add-staff DIR NAME [--administrator] [--called TEXT] [--password-stdin]",
         "Makes an account for the console.",
         {{"DIR", "NAME"}, {}, {"called"}, {"administrator", "password-stdin"}},
         run_add_staff},
        {"set-password",
         "set-password DIR NAME [--password-stdin]",
         "Gives an account a new password and signs it out everywhere.",
         {{"DIR", "NAME"}, {}, {}, {"password-stdin"}},
         run_set_password},
        {"status",
         "status DIR",
         "Says whether the server runs, when it released last, and what needs attention.",
         {{"DIR"}, {}, {}, {}},
         run_status},
    }};
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& failure) {
        // Only the machine itself fails this way: no memory, no threads.
        std::cerr << "candour-server: " << failure.what() << std::endl;
        return failed;
    }
}
