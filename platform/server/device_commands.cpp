// platform/server/device_commands.cpp: candour-server devices, approve, revoke.
#include <iostream>
#include <sstream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"

namespace candour::platform {

namespace {

void print_device(const ControlMessage& answer, const std::string& number) {
    const auto value = [&](const char* name) {
        return value_of(answer, std::string(name) + "." + number);
    };
    const std::string group = value("group");
    const std::string contact = value("last_contact");
    std::cout << value("name") << "\n  " << value("condition") << "; for "
              << (group.empty() ? "the whole organisation" : group) << "; let in "
              << value("joined") << "; last contact " << (contact.empty() ? "none yet" : contact)
              << "\n";
    std::istringstream problems(value("problems"));
    for (std::string problem; std::getline(problems, problem);)
        std::cout << "  ! " << problem << "\n";
}

// The words without what people put between them.
std::vector<std::string> words_in(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == ',' || c == ';' || c == '-') c = ' ';
    }
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

}  // namespace

Status run_devices(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "devices"}}));
    const std::string count = value_of(answer, "count");
    if (count == "0") std::cout << "No devices are let in yet.\n";
    for (int i = 0; i < std::atoi(count.c_str()); ++i)
        print_device(answer, std::to_string(i));
    std::cout << std::flush;
    return Unit{};
}

// The person types the words from the device, so that nobody says "yes" without looking.
Status run_approve(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(
        const ControlMessage found,
        administer_place(place, {{"command", "find-device"}, {"code", arguments.at("CODE")}}));
    std::string seen = arguments.option("words", "");
    if (seen.empty()) {
        std::cerr << "Type the four words that the device shows: ";
        std::getline(std::cin, seen);
    }
    if (words_in(seen) != words_in(value_of(found, "words"))) {
        return Error{ErrorKind::Denied,
                     "the device shows other words than this server (" + value_of(found, "words") +
                         "): something may stand between them. It was not let in"};
    }
    RETURN_IF_ERROR(administer_place(place, {{"command", "approve"},
                                             {"attempt", value_of(found, "attempt")},
                                             {"name", arguments.at("NAME")},
                                             {"group", arguments.option("group", "")}}));
    std::cout << "Let in: " << arguments.at("NAME") << std::endl;
    return Unit{};
}

Status run_revoke(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(
        const ControlMessage answer,
        administer_place(place, {{"command", "revoke"}, {"name", arguments.at("NAME")}}));
    std::cout << "Revoked: " << value_of(answer, "name")
              << "\nIt can send nothing any more. The other devices change their key by themselves "
                 "and lose nothing."
              << std::endl;
    return Unit{};
}

}  // namespace candour::platform
