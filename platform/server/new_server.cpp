// platform/server/new_server.cpp: see new_server.h.
#include "platform/server/new_server.h"

#include <filesystem>
#include <unistd.h>

#include "platform/net/tls_identity.h"
#include "platform/server/open_databases.h"
#include "platform/system/clock.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"
#include "platform/system/random.h"
#include "sync/server/key_files.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_for_browsers() {
    std::vector<std::string> names = {"localhost", "127.0.0.1"};
    char host[256] = {};
    if (::gethostname(host, sizeof host - 1) == 0 && *host != '\0' &&
        names.front() != std::string_view(host)) {
        names.emplace_back(host);
    }
    return names;
}

}  // namespace

Status check_is_free(const std::string& folder) {
    std::error_code failure;
    if (!fs::exists(folder, failure)) return Unit{};
    if (!fs::is_directory(folder, failure)) {
        return Error{ErrorKind::Conflict, folder + " is a file; choose another name"};
    }
    if (fs::is_empty(folder, failure) && !failure) return Unit{};
    return Error{ErrorKind::Conflict,
                 folder + " is not empty; choose a new folder, so that nothing is overwritten"};
}

Status make_server_files(const ServerFolder& folder, const std::string& organisation_json,
                         const std::string& database) {
    FileDisk disk;
    SodiumRandom random;
    RETURN_IF_ERROR(make_data_folder(folder.keys()));
    RETURN_IF_ERROR(
        disk.write(folder.organisation(), as_bytes(organisation_json), /*secret=*/false));
    if (!database.empty()) RETURN_IF_ERROR(save_database(database, folder, disk));
    RETURN_IF_ERROR(server::save_key_ring(server::make_key_ring(SystemClock().today(), random),
                                          disk, folder.keys()));
    ASSIGN_OR_RETURN(const TlsIdentity identity, make_tls_identity(names_for_browsers()));
    return save_tls_identity(identity, folder, disk);
}

}  // namespace candour::platform
