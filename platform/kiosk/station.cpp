#include "platform/kiosk/station.h"

#include <cstdio>
#include <utility>

#include "core/feedback/limits.h"
#include "platform/kiosk/practice_store.h"
#include "platform/storage/outbox_settings.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/system/paths.h"
#include "sync/protocol/limits.h"

namespace candour::platform {
namespace {

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

void tell_staff(const std::string& news) {
    std::fprintf(stderr, "candour-kiosk: %s\n", news.c_str());
}

Result<std::unique_ptr<SqliteOutbox>> open_store(const KioskOptions& options,
                                                 const std::string& folder, SecureRandom& random) {
    OutboxOptions wanted;
    wanted.capacity = options.outbox_cells.value_or(outbox_slots_default);
    wanted.reserve = std::make_unique<FileReserve>(reserve_path(folder));
    wanted.tell_staff = tell_staff;
    ASSIGN_OR_RETURN(std::unique_ptr<SqliteOutbox> store,
                     SqliteOutbox::create(outbox_path(folder), random, std::move(wanted)));
    ASSIGN_OR_RETURN(const store::OutboxUse use, store->use());
    if (options.outbox_cells && use.capacity != *options.outbox_cells) {
        tell_staff(outbox_path(folder) + " was made with room for " + std::to_string(use.capacity) +
                   " sealed pieces and keeps it: --outbox-cells is "
                   "for a new store");
    }
    return store;
}

// A kiosk that has kept anything had joined: it must not practise, unseen, from then on.
Status refuse_if_it_had_joined(const std::string& folder, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const store::OutboxUse use, store.use());
    ASSIGN_OR_RETURN(const std::string lost, store.setting(outbox::settings_lost_setting));
    if (use.pending == 0 && use.acknowledged == 0 && lost.empty()) return Unit{};
    return Error{ErrorKind::Corrupt,
                 "what this kiosk kept of its organisation is lost (" + outbox_path(folder) +
                     " was damaged); what people said there is kept: join the same organisation "
                     "again with --join and --code, and it will be sent"};
}

}  // namespace

Result<std::string> data_folder_of(const KioskOptions& options) {
    if (!options.data_folder.empty()) return options.data_folder;
    return default_data_folder();
}

std::string outbox_path(const std::string& data_folder) { return data_folder + "/outbox.db"; }

std::string reserve_path(const std::string& data_folder) { return data_folder + "/reserve"; }

Result<Station> open_station(const KioskOptions& options, const std::string& share_folder,
                             Disk& disk, SecureRandom& random) {
    const std::string example = share_folder + "/organisations/example.json";
    if (options.practise) {
        const bool own = !options.organisation_file.empty();
        return practice_station(own ? options.organisation_file : example, disk, random);
    }
    ASSIGN_OR_RETURN(const std::string folder, data_folder_of(options));
    const bool joins = !options.join_file.empty();
    if (!joins && !disk.exists(outbox_path(folder))) {
        if (options.outbox_cells) {
            return Error{ErrorKind::NotFound,
                         "this kiosk has not joined, so it has no store yet: add --join and "
                         "--code"};
        }
        if (options.proxy || options.no_proxy) {
            return Error{ErrorKind::NotFound,
                         "this kiosk has not joined, so it keeps no proxy: add --join and --code"};
        }
        return practice_station(example, disk, random);
    }
    RETURN_IF_ERROR(make_data_folder(folder));
    ASSIGN_OR_RETURN(std::unique_ptr<SqliteOutbox> store, open_store(options, folder, random));
    ASSIGN_OR_RETURN(Proxy proxy, kept_proxy(options, *store));
    if (joins) {
        ASSIGN_OR_RETURN(client::Enrolment enrolment, join(options, disk, *store));
        return joined_station(std::move(enrolment), std::move(proxy), std::move(store));
    }
    ASSIGN_OR_RETURN(std::optional<client::Enrolment> enrolment, client::load_enrolment(*store));
    if (!enrolment) {
        RETURN_IF_ERROR(refuse_if_it_had_joined(folder, *store));
        return practice_station(example, disk, random);
    }
    return joined_station(std::move(*enrolment), std::move(proxy), std::move(store));
}

}  // namespace candour::platform
