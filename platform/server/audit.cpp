// platform/server/audit.cpp: candour-server audit verify: whether anybody has changed what was
// written about cases.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"

namespace candour::platform {

Status run_audit(const Arguments& arguments) {
    if (arguments.at("ACTION") != "verify") {
        return Error{ErrorKind::Invalid,
                     "'" + arguments.at("ACTION") + "' is no action of audit; there is: verify"};
    }
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "verify-cases"}}));
    std::cout << "Looked at " << value_of(answer, "cases") << " cases with "
              << value_of(answer, "entries") << " entries; the words of "
              << value_of(answer, "erased") << " are erased.\n";
    const std::string faults = value_of(answer, "faults");
    if (faults == "0") {
        std::cout << "All histories are as they were written." << std::endl;
        return Unit{};
    }
    for (std::size_t i = 0;; ++i) {
        const std::string fault = value_of(answer, "fault." + std::to_string(i));
        if (fault.empty()) break;
        std::cout << fault << '\n';
    }
    std::cout << std::flush;
    return Error{ErrorKind::Corrupt,
                 faults +
                     " found that does not fit (see above): somebody or something changed "
                     "the database; keep a copy of it, and compare with a backup"};
}

}  // namespace candour::platform
