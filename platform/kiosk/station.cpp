#include "platform/kiosk/station.h"

#include <cstdio>
#include <filesystem>
#include <utility>

#include "core/feedback/limits.h"
#include "platform/kiosk/enrol_device.h"
#include "platform/kiosk/practice_store.h"
#include "platform/storage/outbox_settings.h"
#include "platform/storage/sqlite_board_copy.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/system/paths.h"
#include "sync/client/kept_bundles.h"
#include "sync/protocol/limits.h"

namespace candour::platform {
namespace {

constexpr const char* board_name = "/board.db";

Result<Station> practice_station(const std::string& file, const std::string& pictures, Disk& disk,
                                 SecureRandom& random) {
    Station station;
    ASSIGN_OR_RETURN(station.organisation, read_organisation(file, disk));
    if (!pictures.empty()) {
        std::vector<std::string> ids;
        for (const survey::Questionnaire& questionnaire : station.organisation.questionnaires)
            ids.push_back(questionnaire.id);
        ASSIGN_OR_RETURN(station.pictures, pictures_in_folder(pictures, ids));
    }
    const std::filesystem::path beside = std::filesystem::path(file).parent_path() / "sign";
    station.clips = clips_in_folder(beside.string(), station.organisation);
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

// Before the texts in use are read: those on trial that failed twice give way to the ones before.
Status try_bundle(const KioskOptions& options, store::OutboxStore& store) {
    if (!options.shows_screens()) return Unit{};
    ASSIGN_OR_RETURN(const bool reverted, client::KeptBundles(store).begin_start());
    if (reverted) {
        std::fputs(
            "candour-kiosk: the organisation's newest texts failed to start twice; the ones "
            "before them are used\n",
            stderr);
    }
    return Unit{};
}

Result<std::optional<client::Enrolment>> enrolment_of(const KioskOptions& options, Disk& disk,
                                                      DeviceStores& stores,
                                                      const EnrolOnLine& enrol) {
    if (!options.join_file.empty()) {
        ASSIGN_OR_RETURN(client::Enrolment joined, join(options, disk, *stores.outbox));
        return std::optional(std::move(joined));
    }
    if (!options.enrol_url.empty()) {
        ASSIGN_OR_RETURN(client::Enrolment joined, enrol(*stores.outbox, stores.proxy));
        return std::optional(std::move(joined));
    }
    RETURN_IF_ERROR(try_bundle(options, *stores.outbox));
    return client::load_enrolment(*stores.outbox);
}

Station joined_station(client::Enrolment enrolment, DeviceStores stores) {
    Station station;
    station.proxy = std::move(stores.proxy);
    station.folder = std::move(stores.folder);
    station.organisation = enrolment.organisation;
    station.key = enrolment.bundle.epoch_key;
    station.pictures = enrolment.bundle.files;
    station.clips = take_clips(station.organisation, station.pictures);
    station.store = std::move(stores.outbox);
    station.board = std::move(stores.board);
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
                     "again (--enrol, or --join and --code), and it will be sent"};
}

// Replies can be fetched again: without them the kiosk still serves its visitors.
std::unique_ptr<store::BoardCopy> open_board(const std::string& path) {
    Result<std::unique_ptr<SqliteBoardCopy>> board = SqliteBoardCopy::create(path);
    if (board.ok()) return board.take();
    std::fprintf(stderr, "candour-kiosk: no replies are kept here: %s\n",
                 board.error().what.c_str());
    return nullptr;
}

}  // namespace

Result<std::string> data_folder_of(const KioskOptions& options) {
    if (!options.data_folder.empty()) return options.data_folder;
    return default_data_folder();
}

std::string example_organisation(const std::string& share_folder) {
    return share_folder + "/organisations/example.json";
}

Result<feedback::Organisation> read_organisation(const std::string& file, Disk& disk) {
    ASSIGN_OR_RETURN(const Bytes json, disk.read(file, feedback::organisation_file_bytes_max));
    return feedback::parse_organisation(to_text(json), file);
}

std::string outbox_path(const std::string& data_folder) { return data_folder + "/outbox.db"; }

std::string reserve_path(const std::string& data_folder) { return data_folder + "/reserve"; }

Result<DeviceStores> open_device_stores(const KioskOptions& options, SecureRandom& random) {
    ASSIGN_OR_RETURN(const std::string folder, data_folder_of(options));
    RETURN_IF_ERROR(make_data_folder(folder));
    DeviceStores stores;
    stores.folder = folder;
    ASSIGN_OR_RETURN(stores.outbox, open_store(options, folder, random));
    stores.board = open_board(folder + board_name);
    ASSIGN_OR_RETURN(stores.proxy, kept_proxy(options, *stores.outbox));
    return stores;
}

Result<Station> open_station(const KioskOptions& options, const std::string& share_folder,
                             Disk& disk, SecureRandom& random, const EnrolOnLine& enrol) {
    const std::string example = example_organisation(share_folder);
    if (options.practise) {
        const bool own = !options.organisation_file.empty();
        return practice_station(own ? options.organisation_file : example, options.pictures_folder,
                                disk, random);
    }
    ASSIGN_OR_RETURN(const std::string folder, data_folder_of(options));
    const bool joins = !options.join_file.empty() || !options.enrol_url.empty();
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
        return practice_station(example, {}, disk, random);
    }
    ASSIGN_OR_RETURN(DeviceStores stores, open_device_stores(options, random));
    const EnrolOnLine at_terminal = [&](store::OutboxStore& store, const Proxy& proxy) {
        return enrol_at_terminal(options.enrol_url, store, proxy, random);
    };
    ASSIGN_OR_RETURN(std::optional<client::Enrolment> enrolment,
                     enrolment_of(options, disk, stores, enrol ? enrol : at_terminal));
    if (!enrolment) {
        RETURN_IF_ERROR(refuse_if_it_had_joined(folder, *stores.outbox));
        return practice_station(example, {}, disk, random);
    }
    return joined_station(std::move(*enrolment), std::move(stores));
}

}  // namespace candour::platform
