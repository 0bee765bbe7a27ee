// platform/server/administration_audit.cpp: the histories of cases and the staff's log, looked
// through.
#include "platform/server/administration_commands.h"
#include "sync/server/verify_cases.h"
#include "sync/server/verify_staff_log.h"

namespace candour::platform {

Result<ControlMessage> administer_verify_cases(ServerParts& parts, const ControlMessage&,
                                               const std::string&) {
    RETURN_IF_ERROR(parts.need_office());
    const auto keys = parts.office_keys();
    ASSIGN_OR_RETURN(
        const server::CaseAudit audit,
        server::verify_cases(*parts.cases, parts.history_key, server::open_with(*keys)));
    ControlMessage answer = {{"cases", std::to_string(audit.cases)},
                             {"entries", std::to_string(audit.entries)},
                             {"erased", std::to_string(audit.erased)},
                             {"faults", std::to_string(audit.faults)}};
    for (std::size_t i = 0; i < audit.told.size(); ++i)
        answer["fault." + std::to_string(i)] = audit.told[i];
    return answer;
}

// "head" in the request: what somebody wrote down of it.
Result<ControlMessage> administer_verify_staff_log(ServerParts& parts,
                                                   const ControlMessage& request,
                                                   const std::string&) {
    RETURN_IF_ERROR(parts.need_office());
    std::optional<server::KeptHead> kept;
    if (const std::string head = value_of(request, "head"); !head.empty()) {
        ASSIGN_OR_RETURN(kept, server::read_kept_head(head));
    }
    ASSIGN_OR_RETURN(
        const server::StaffLogAudit audit,
        server::verify_staff_log(*parts.office, parts.history_key, parts.organisation()->id, kept));
    return ControlMessage{{"lines", std::to_string(audit.lines)},
                          {"head", server::written_head(audit.lines, audit.newest)},
                          {"fault", audit.fault}};
}

}  // namespace candour::platform
