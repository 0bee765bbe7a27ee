// platform/server/administration_stick.cpp: a kiosk's file in, and the answer to take back.
#include "platform/server/administration_commands.h"
#include "sync/server/stick.h"

namespace candour::platform {

Result<ControlMessage> administer_import(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who) {
    ASSIGN_OR_RETURN(const Bytes file, from_base64(value_of(request, "file")));
    RETURN_IF_ERROR(parts.audit(who, "brought a kiosk's file"));
    const auto keys = parts.office_keys();
    ASSIGN_OR_RETURN(const server::ImportReport report,
                     server::import_cells(file, {.pool = *parts.pool,
                                                 .registry = *parts.registry,
                                                 .clock = parts.clock,
                                                 .office_keys = keys.get()}));
    ControlMessage outcome = {
        {"batches", std::to_string(report.batches)},
        {"batches_with_mac", std::to_string(report.batches_with_mac)},
        {"unreadable", report.unreadable ? std::to_string(*report.unreadable) : std::string()}};
    if (value_of(request, "answer") == "yes") {
        ASSIGN_OR_RETURN(const Bytes answer, server::make_answer(&report.stored, *parts.bundles,
                                                                 *parts.board, parts.online_keys));
        outcome["answer"] = to_base64(answer);
    }
    return outcome;
}

}  // namespace candour::platform
