// platform/server/audit.cpp: candour-server audit: whether anybody has changed what was written
// about cases, or what staff did; and the head of the staff's log, to be kept somewhere else.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"

namespace candour::platform {

namespace {

// How many faults were told.
Result<std::size_t> tell_of_cases(const ServerPlace& place) {
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "verify-cases"}}));
    std::cout << "Looked at " << value_of(answer, "cases") << " cases with "
              << value_of(answer, "entries") << " entries; the words of "
              << value_of(answer, "erased") << " are erased.\n";
    const std::string faults = value_of(answer, "faults");
    if (faults == "0") {
        std::cout << "All histories are as they were written." << std::endl;
        return 0;
    }
    for (std::size_t i = 0;; ++i) {
        const std::string fault = value_of(answer, "fault." + std::to_string(i));
        if (fault.empty()) break;
        std::cout << fault << '\n';
    }
    return std::stoul(faults);
}

Result<std::size_t> tell_of_staff_log(const ServerPlace& place, const std::string& head) {
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "verify-staff-log"}, {"head", head}}));
    const std::string fault = value_of(answer, "fault");
    std::cout << "Looked at " << value_of(answer, "lines") << " lines of the staff's log.\n"
              << (fault.empty() ? "All are as they were written." : fault) << std::endl;
    return fault.empty() ? 0 : 1;
}

Status verify(const ServerPlace& place, const std::string& head) {
    ASSIGN_OR_RETURN(const std::size_t in_cases, tell_of_cases(place));
    ASSIGN_OR_RETURN(const std::size_t in_log, tell_of_staff_log(place, head));
    if (in_cases + in_log == 0) return Unit{};
    return Error{ErrorKind::Corrupt,
                 std::to_string(in_cases + in_log) +
                     " found that does not fit (see above): somebody or something changed "
                     "the database; keep a copy of it, and compare with a backup"};
}

Status print_head(const ServerPlace& place) {
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "verify-staff-log"}, {"head", ""}}));
    const std::string fault = value_of(answer, "fault");
    if (!fault.empty()) return Error{ErrorKind::Corrupt, fault};
    std::cout << value_of(answer, "head") << std::endl;
    return Unit{};
}

}  // namespace

Status run_audit(const Arguments& arguments) {
    const std::string& action = arguments.at("ACTION");
    const std::string head = arguments.option("head", "");
    if (action != "verify" && action != "head") {
        return Error{ErrorKind::Invalid,
                     "'" + action + "' is no action of audit; there are: verify, head"};
    }
    if (action == "head" && !head.empty()) {
        return Error{ErrorKind::Invalid, "--head belongs to audit verify"};
    }
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    return action == "head" ? print_head(place) : verify(place, head);
}

}  // namespace candour::platform
