// platform/server/import.cpp: candour-server import: a kiosk's file from a stick, and the answer.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "sync/protocol/limits.h"

namespace candour::platform {

namespace {

bool is_about_the_file(const Error& error) {
    return error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Denied;
}

// The MACs are told only where nobody can look inside: a kiosk without a network has an old pool
// key for ever.
std::string doubts_about(const ControlMessage& report) {
    const std::string unreadable = value_of(report, "unreadable");
    if (unreadable == "0") return {};
    if (!unreadable.empty()) {
        return "Sealed pieces in it that no key of this server opens: " + unreadable +
               "; they are set aside at the next release.\n";
    }
    if (value_of(report, "batches_with_mac") == value_of(report, "batches")) return {};
    return "Some of it was sent under a key that has ended, or by a device that is not this "
           "organisation's; what no key opens is set aside at the next release.\n";
}

}  // namespace

Status run_import(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const std::string& path = arguments.at("FILE");
    const std::string answer_path = arguments.option("answer", "");
    FileDisk disk;
    ASSIGN_OR_RETURN(const Bytes file, disk.read(path, protocol::cells_file_bytes_max));
    const auto outcome = administer_place(
        place, {{"command", "import"},
                {"file", to_base64(file)},
                {"answer", answer_path.empty() ? std::string() : std::string("yes")}});
    if (!outcome.ok() && is_about_the_file(outcome.error())) {
        return Error{outcome.error().kind, path + ": " + outcome.error().what};
    }
    if (!outcome.ok()) return outcome.error();
    const ControlMessage& report = outcome.value();
    std::cout << "Stored: " << path
              << ". What was here already is here once; bringing the file again changes nothing.\n";
    std::cout << doubts_about(report);
    if (!answer_path.empty()) {
        ASSIGN_OR_RETURN(const Bytes answer, from_base64(value_of(report, "answer")));
        RETURN_IF_ERROR(disk.write(answer_path, answer, /*secret=*/false));
        std::cout << "The answer is in " << answer_path
                  << ". Take it back to the kiosk:\n  candour-kiosk --data FOLDER --import "
                  << answer_path << "\n";
    }
    std::cout << std::flush;
    return Unit{};
}

}  // namespace candour::platform
