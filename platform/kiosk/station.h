// platform/kiosk/station.h: for whom this kiosk stands here, and where it keeps what waits.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/world.h"
#include "core/feedback/organisation.h"
#include "core/privacy/seal.h"
#include "core/store/board_store.h"
#include "core/store/outbox_store.h"
#include "platform/kiosk/bundle_clips.h"
#include "platform/kiosk/bundle_pictures.h"
#include "platform/kiosk/options.h"
#include "platform/net/proxy.h"
#include "sync/client/enrolment.h"

namespace candour::platform {

struct Station {
    feedback::Organisation organisation;
    privacy::EpochPublicKey key;
    PictureFiles pictures;  // Of its questionnaires.
    ClipFiles clips{};      // In sign language.
    std::unique_ptr<store::OutboxStore> store;
    std::unique_ptr<store::BoardCopy> board;     // Null while it practises.
    std::optional<client::Enrolment> enrolment;  // Empty: it practises.
    Proxy proxy;
    std::string folder;  // Where it keeps its data; empty while it practises.

    bool practises() const { return !enrolment.has_value(); }
};

// Where this kiosk keeps its data. Errors: NotFound, as default_data_folder().
Result<std::string> data_folder_of(const KioskOptions& options);
std::string outbox_path(const std::string& data_folder);
// Room kept on the disk for the outbox's own use (disk_reserve.h).
std::string reserve_path(const std::string& data_folder);

// Joins first when asked to. A kiosk that has not joined practises with the example organisation of
// `share_folder`. Errors: what is wrong and what to do, naming the file or folder.
// `enrol`: how it joins on line, at the terminal when empty.
using EnrolOnLine = std::function<Result<client::Enrolment>(store::OutboxStore&, const Proxy&)>;
Result<Station> open_station(const KioskOptions& options, const std::string& share_folder,
                             Disk& disk, SecureRandom& random, const EnrolOnLine& enrol = {});

// What a kiosk practises with: the organisation that ships as an example.
std::string example_organisation(const std::string& share_folder);
Result<feedback::Organisation> read_organisation(const std::string& file, Disk& disk);

// The folder that the options name or the user's own, made when missing, and the outbox in it.
struct DeviceStores {
    std::unique_ptr<store::OutboxStore> outbox;
    std::unique_ptr<store::BoardCopy> board;
    Proxy proxy;
    std::string folder;
};
Result<DeviceStores> open_device_stores(const KioskOptions& options, SecureRandom& random);

}  // namespace candour::platform
