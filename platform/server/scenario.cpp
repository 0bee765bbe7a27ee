// platform/server/scenario.cpp: candour-server scenario: a case's whole life from a text file, each
// due date with its working, and whether all is as the file expects.
#include "core/complaint/scenario/scenario.h"

#include <algorithm>
#include <iostream>

#include "core/complaint/limits.h"
#include "platform/server/commands.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"

namespace candour::platform {
namespace {

// A case's life of years has a few pages.
constexpr std::size_t scenario_bytes_max = 1024 * 1024;

bool is_path(const std::string& procedure) {
    return procedure.find_first_of("/.") != std::string::npos;
}

// A path is looked for from the scenario's own folder, so that both can be moved together.
Result<std::string> procedure_path(const std::string& procedure, const std::string& scenario) {
    if (!is_path(procedure)) {
        ASSIGN_OR_RETURN(const std::string share, share_folder());
        return share + "/procedures/" + procedure + ".json";
    }
    const std::size_t slash = scenario.rfind('/');
    if (procedure.front() == '/' || slash == std::string::npos) return procedure;
    return scenario.substr(0, slash + 1) + procedure;
}

Result<complaint::Procedure> read_procedure(const std::string& path) {
    FileDisk disk;
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(path, complaint::procedure_bytes_max));
    return complaint::parse_procedure(to_text(bytes), path);
}

}  // namespace

Status run_scenario(const Arguments& arguments) {
    const std::string& file = arguments.at("FILE");
    FileDisk disk;
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(file, scenario_bytes_max));
    ASSIGN_OR_RETURN(const complaint::Scenario scenario,
                     complaint::parse_scenario(to_text(bytes), file));
    ASSIGN_OR_RETURN(const std::string path, procedure_path(scenario.procedure, file));
    ASSIGN_OR_RETURN(const complaint::Procedure procedure, read_procedure(path));
    const auto detail = arguments.has("compact") ? complaint::ScenarioDetail::Compact
                                                 : complaint::ScenarioDetail::Working;
    ASSIGN_OR_RETURN(const complaint::ScenarioResult result,
                     complaint::run_scenario(scenario, procedure, detail));
    std::cout << result.text;
    std::cout.flush();
    if (result.failures == 0) return Unit{};
    return Error{ErrorKind::Invalid,
                 file + ": " + std::to_string(result.failures) +
                     " of its lines are not as expected: see NOT AS EXPECTED above"};
}

}  // namespace candour::platform
