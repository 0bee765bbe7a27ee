// platform/server/command_table.h: every command of candour-server.
#pragma once

#include <string_view>
#include <vector>

#include "platform/server/commands.h"

namespace candour::platform {

struct Command {
    std::string_view name;
    std::string_view synopsis;
    std::string_view summary;
    Syntax syntax;
    Status (*run)(const Arguments&);
};

const std::vector<Command>& commands();

}  // namespace candour::platform
