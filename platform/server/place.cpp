// platform/server/place.cpp: which server a command is about.
#include "platform/server/commands.h"
#include "platform/server/open_databases.h"

namespace candour::platform {

Result<ServerPlace> place_of(const Arguments& arguments) {
    ServerPlace place{.folder = {arguments.at("DIR")},
                      .database = arguments.option("database", "")};
    if (!place.database.empty()) RETURN_IF_ERROR(check_database_address(place.database));
    ASSIGN_OR_RETURN(place.role, role_named(arguments.option("role", "all")));
    return place;
}

}  // namespace candour::platform
