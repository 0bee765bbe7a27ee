#include "platform/kiosk/status.h"

#include <optional>

#include "core/base/translator.h"
#include "core/feedback/clip_names.h"
#include "platform/kiosk/bundle_clips.h"
#include "platform/kiosk/bundle_pictures.h"
#include "platform/kiosk/station.h"
#include "platform/storage/outbox_news.h"
#include "platform/storage/outbox_view.h"
#include "platform/system/disk.h"
#include "sync/client/device_clock.h"
#include "sync/client/enrolment.h"
#include "sync/client/heartbeat.h"
#include "sync/protocol/enrol_words.h"
#include "sync/protocol/fault_words.h"

namespace candour::platform {
namespace {

// "less than a tenth", "about 4 tenths": what a visit adds is not seen in it.
std::string in_tenths(std::uint32_t part, std::uint32_t whole) {
    if (part == 0) return "nothing";
    const std::uint64_t tenths = whole == 0 ? 10 : std::uint64_t{part} * 10 / whole;
    if (tenths == 0) return "less than a tenth of the room";
    if (tenths >= 10) return "all of the room";
    return "about " + std::to_string(tenths) + (tenths == 1 ? " tenth" : " tenths") +
           " of the room";
}

// The console's page of devices has the same where the device was given what all were given.
std::string words_of_bundle(const protocol::Bundle& bundle) {
    return protocol::in_a_row(protocol::words_of({.organisation_json = bundle.organisation_json,
                                                  .epoch = bundle.epoch,
                                                  .epoch_key = bundle.epoch_key},
                                                 bundle.version));
}

std::string organisation_in(store::OutboxStore& store) {
    const Result<std::optional<client::Enrolment>> enrolment = client::load_enrolment(store);
    if (!enrolment.ok()) return enrolment.error().what;
    if (!enrolment.value()) return "none; join with --enrol, or with --join and --code";
    const std::string& group = enrolment.value()->invitation.service_group;
    return enrolment.value()->organisation.name.in("en").text + " (" +
           (group.empty() ? "all its services" : "service group " + group) + ", texts of version " +
           std::to_string(enrolment.value()->bundle.version) + ": " +
           words_of_bundle(enrolment.value()->bundle) + ")";
}

// What visitors should see and do not.
std::string pictures_in(store::OutboxStore& store) {
    const Result<std::optional<client::Enrolment>> enrolment = client::load_enrolment(store);
    if (!enrolment.ok() || !enrolment.value()) return "not known";
    PictureFiles files = enrolment.value()->bundle.files;
    (void)take_clips(enrolment.value()->organisation, files);
    std::string words = files.empty() ? "none" : std::to_string(files.size());
    for (const std::string& name : unreadable_pictures(files))
        words += "\n  cannot be shown:        " + name;
    return words;
}

std::string clips_in(store::OutboxStore& store) {
    const Result<std::optional<client::Enrolment>> enrolment = client::load_enrolment(store);
    if (!enrolment.ok() || !enrolment.value()) return "not known";
    PictureFiles files = enrolment.value()->bundle.files;
    feedback::Organisation organisation = enrolment.value()->organisation;
    const ClipFiles clips = take_clips(organisation, files);
    std::string words = clips.empty() ? "none" : std::to_string(clips.size());
    std::vector<std::string> names;
    for (const auto& [name, bytes] : clips)
        names.push_back(name);
    for (const feedback::NamedClip& gone : feedback::keep_clips(organisation, names))
        words += "\n  has not come:           " + gone.file + ", of " + gone.place;
    for (const std::string& unplayable : unplayable_clips(clips))
        words += "\n  cannot be shown:        " + unplayable;
    return words;
}

std::string last_heard(store::OutboxStore& store) {
    const std::optional<CivilDay> day = client::last_signed_day(store);
    return day ? "on " + to_iso(*day) : "not known";
}

// What did not work when it was started last, one line each.
std::string faults_in(store::OutboxStore& store) {
    const auto faults = client::noted_faults(store);
    if (!faults.ok()) return faults.error().what;
    std::string words;
    for (const protocol::FaultGroup& group :
         protocol::grouped(protocol::names_of(faults.value()))) {
        std::string languages;
        for (const Language& language : group.languages)
            languages += (languages.empty() ? "" : ", ") + language;
        words +=
            "\n  " + fill(std::string{protocol::words_of(group.kind)}, {{"languages", languages}});
    }
    return words.empty() ? "nothing is known" : words;
}

// How the room is used, and what somebody should do about it.
std::string advice_on(const store::OutboxUse& use, bool reserve_kept) {
    std::string advice;
    if (percent_waiting(use) >= outbox_warning_percent) {
        advice +=
            "See why this kiosk does not reach its server: when the room is full, visitors "
            "are turned away.\n";
    }
    if (use.damaged > 0) advice += "Have this kiosk's disk checked.\n";
    if (use.reused_early > 0) {
        advice +=
            "On the server, make a backup and verify it (candour-server backup, "
            "verify-backup).\n";
    }
    if (!reserve_kept) advice += "Free some space on this kiosk's disk.\n";
    return advice;
}

}  // namespace

Result<std::string> describe_station(const KioskOptions& options) {
    ASSIGN_OR_RETURN(const std::string folder, data_folder_of(options));
    Result<OutboxView> view = OutboxView::read(outbox_path(folder));
    if (!view.ok() && view.error().kind == ErrorKind::NotFound) {
        return Error{ErrorKind::NotFound, "no kiosk has joined an organisation in " + folder +
                                              "; join with --enrol, or with --join and --code"};
    }
    if (!view.ok()) return view.error();
    ASSIGN_OR_RETURN(const store::OutboxUse use, view.value().use());
    const bool reserve_kept = FileDisk().exists(reserve_path(folder));
    const std::string words =
        "Organisation:             " + organisation_in(view.value()) +
        "\nPictures of questions:    " + pictures_in(view.value()) +
        "\nClips in sign language:   " + clips_in(view.value()) +
        "\nLast heard from server:   " + last_heard(view.value()) +
        "\nRoom:                     " + std::to_string(use.capacity) +
        " sealed pieces\nWaiting to be sent:       " + in_tenths(use.pending, use.capacity) +
        "\nSent, kept a while:       " + in_tenths(use.acknowledged, use.capacity) +
        "\n  of that, free to use:   " + in_tenths(use.reusable, use.capacity) +
        "\nUsed again before proved: " + std::to_string(use.reused_early) +
        "\nDamaged:                  " + std::to_string(use.damaged) +
        "\nRoom kept on the disk:    " + (reserve_kept ? "yes" : "no") +
        "\nWhat does not work:       " + faults_in(view.value()) + "\n";
    return words + advice_on(use, reserve_kept);
}

}  // namespace candour::platform
