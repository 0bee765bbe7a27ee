// platform/server/purge.cpp: candour-server purge.
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"

namespace candour::platform {

Status run_purge(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const char* command = arguments.has("dry-run") ? "purge-look" : "purge";
    ASSIGN_OR_RETURN(
        const ControlMessage answer,
        administer_place(
            place, {{"command", command}, {"accept_loss", arguments.option("accept-loss", "")}}));
    std::cout << value_of(answer, "report") << std::flush;
    return Unit{};
}

}  // namespace candour::platform
