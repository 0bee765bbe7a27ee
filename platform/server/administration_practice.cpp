// platform/server/administration_practice.cpp: what `practise` asks of a server that runs.
#include "platform/server/administration_commands.h"
#include "platform/storage/sqlite_copy.h"

namespace candour::platform {

Result<ControlMessage> administer_copy_for_practice(ServerParts& parts,
                                                    const ControlMessage& request,
                                                    const std::string&) {
    const ServerFolder copies{value_of(request, "to")};
    RETURN_IF_ERROR(copy_for_backup(*parts.pool_database, pool_kind(), copies.pool()));
    RETURN_IF_ERROR(copy_for_backup(*parts.office_database, office_kind(), copies.office()));
    return ControlMessage{};
}

}  // namespace candour::platform
