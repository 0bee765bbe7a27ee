#include "platform/kiosk/station.h"

#include <utility>

#include "core/feedback/limits.h"
#include "platform/kiosk/practice_store.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/system/paths.h"
#include "sync/protocol/limits.h"

namespace candour::platform {
namespace {

constexpr const char* outbox_name = "/outbox.db";

Result<Station> practice_station(const std::string& file, Disk& disk, SecureRandom& random) {
    ASSIGN_OR_RETURN(const Bytes json, disk.read(file, feedback::organisation_file_bytes_max));
    Station station;
    ASSIGN_OR_RETURN(station.organisation, feedback::parse_organisation(to_text(json), file));
    // Any 32 bytes are a public key; these never had a private half, so nobody opens what is
    // sealed.
    random.fill(station.key.bytes);
    station.store = std::make_unique<PracticeStore>();
    return station;
}

Result<client::Enrolment> join(const KioskOptions& options, Disk& disk, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const Bytes invitation,
                     disk.read(options.join_file, protocol::invitation_bytes_max));
    Result<client::Enrolment> joined = client::join(invitation, options.code, store);
    if (joined.ok()) return joined;
    Error error = joined.error();
    if (error.kind == ErrorKind::Denied) {
        error.what +=
            " (--code takes the eight characters that were given out with the invitation)";
    }
    error.what = options.join_file + ": " + error.what;
    return error;
}

// What --proxy says is kept from now on. Both are one setting each, "" for none.
Result<Proxy> kept_proxy(const KioskOptions& options, store::OutboxStore& store) {
    if (options.proxy) RETURN_IF_ERROR(store.set_setting("proxy", *options.proxy));
    if (options.no_proxy) RETURN_IF_ERROR(store.set_setting("no_proxy", *options.no_proxy));
    Proxy proxy;
    ASSIGN_OR_RETURN(proxy.url, store.setting("proxy"));
    ASSIGN_OR_RETURN(proxy.direct_hosts, store.setting("no_proxy"));
    return proxy;
}

Station joined_station(client::Enrolment enrolment, Proxy proxy,
                       std::unique_ptr<store::OutboxStore> store) {
    Station station;
    station.proxy = std::move(proxy);
    station.organisation = enrolment.organisation;
    station.key = enrolment.bundle.epoch_key;
    station.store = std::move(store);
    station.enrolment = std::move(enrolment);
    return station;
}

}  // namespace

Result<Station> open_station(const KioskOptions& options, const std::string& share_folder,
                             Disk& disk, SecureRandom& random) {
    const std::string example = share_folder + "/organisations/example.json";
    if (options.practise) {
        const bool own = !options.organisation_file.empty();
        return practice_station(own ? options.organisation_file : example, disk, random);
    }
    std::string folder = options.data_folder;
    if (folder.empty()) {
        ASSIGN_OR_RETURN(folder, default_data_folder());
    }
    const bool joins = !options.join_file.empty();
    if (!joins && !disk.exists(folder + outbox_name)) {
        if (options.proxy || options.no_proxy) {
            return Error{ErrorKind::NotFound,
                         "this kiosk has not joined, so it keeps no proxy: add --join and --code"};
        }
        return practice_station(example, disk, random);
    }
    RETURN_IF_ERROR(make_data_folder(folder));
    ASSIGN_OR_RETURN(std::unique_ptr<SqliteOutbox> store,
                     SqliteOutbox::create(folder + outbox_name, random));
    ASSIGN_OR_RETURN(Proxy proxy, kept_proxy(options, *store));
    if (joins) {
        ASSIGN_OR_RETURN(client::Enrolment enrolment, join(options, disk, *store));
        return joined_station(std::move(enrolment), std::move(proxy), std::move(store));
    }
    ASSIGN_OR_RETURN(std::optional<client::Enrolment> enrolment, client::load_enrolment(*store));
    if (!enrolment) return practice_station(example, disk, random);
    return joined_station(std::move(*enrolment), std::move(proxy), std::move(store));
}

}  // namespace candour::platform
