// platform/server/administration_audit.cpp: the histories of cases, looked through.
#include "platform/server/administration_commands.h"
#include "sync/server/verify_cases.h"

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

}  // namespace candour::platform
