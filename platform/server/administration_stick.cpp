// platform/server/administration_stick.cpp: a kiosk's file in, and the answer to take back.
#include "platform/server/administration_commands.h"
#include "sync/server/stick.h"

namespace candour::platform {

Result<ControlMessage> administer_import(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who) {
    ASSIGN_OR_RETURN(const Bytes file, from_base64(value_of(request, "file")));
    RETURN_IF_ERROR(parts.audit(who, "imported a kiosk's file"));
    ASSIGN_OR_RETURN(const server::ImportReport report,
                     server::import_cells(file, *parts.pool, *parts.registry, parts.clock));
    ControlMessage outcome = {{"batches", std::to_string(report.batches)},
                              {"batches_with_mac", std::to_string(report.batches_with_mac)}};
    if (value_of(request, "answer") == "yes") {
        ASSIGN_OR_RETURN(const Bytes answer, server::make_answer(&report.stored, *parts.bundles,
                                                                 *parts.board, parts.online_keys));
        outcome["answer"] = to_base64(answer);
    }
    return outcome;
}

}  // namespace candour::platform
