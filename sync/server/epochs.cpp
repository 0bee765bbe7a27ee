// The order of each change is what a power cut in between needs.
#include "sync/server/epochs.h"

#include <algorithm>
#include <array>
#include <utility>

#include <sodium.h>

#include "sync/server/key_files.h"
#include "sync/server/key_json.h"

namespace candour::server {

namespace {

using nlohmann::json;
using protocol::Fields;

constexpr const char* notes_format = "candour-epochs-1";
constexpr std::array<std::pair<EpochFate, const char*>, 3> fate_names = {
    {{EpochFate::Due, "due"},
     {EpochFate::Destroying, "destroying"},
     {EpochFate::Destroyed, "destroyed"}}};

std::string notes_path(const std::string& folder) { return folder + "/epochs.json"; }

const char* name_of(EpochFate fate) {
    const auto found =
        std::ranges::find(fate_names, fate, &decltype(fate_names)::value_type::first);
    CHECK(found != fate_names.end());
    return found->second;
}

Result<EpochNote> read_note(const json& source, const std::string& path) {
    Fields fields = Fields::of_object(source);
    EpochNote note{.epoch = fields.text("epoch"), .destroyed_on = {}};
    const std::string fate = fields.text("fate");
    const auto named =
        std::ranges::find_if(fate_names, [&](const auto& one) { return one.second == fate; });
    if (fields.has("resealed")) note.resealed = fields.flag("resealed");
    if (fields.has("safe_from_backup")) note.safe_from_backup = fields.number("safe_from_backup");
    if (fields.has("destroyed_on")) note.destroyed_on = fields.text("destroyed_on");
    if (!fields.ok() || named == fate_names.end() || note.epoch.empty()) {
        return wrong_key(path + ": epochs");
    }
    note.fate = named->first;
    return note;
}

json to_json(const EpochNote& note) {
    json one = {{"epoch", note.epoch}, {"fate", name_of(note.fate)}};
    if (note.resealed) one["resealed"] = true;
    if (note.safe_from_backup != no_backup_yet) one["safe_from_backup"] = note.safe_from_backup;
    if (!note.destroyed_on.empty()) one["destroyed_on"] = note.destroyed_on;
    return one;
}

bool holds(const OfficeKeys& keys, const std::string& epoch) {
    return keys.office_key(epoch) != nullptr ||
           std::ranges::find(keys.epoch_keys, epoch, &EpochKeys::epoch) != keys.epoch_keys.end();
}

void take_out(OfficeKeys& keys, const std::string& epoch) {
    for (EpochKeys& one : keys.epoch_keys) {
        if (one.epoch != epoch) continue;
        sodium_memzero(one.pair.private_key.data(), one.pair.private_key.size());
    }
    for (OfficeKey& one : keys.office_keys) {
        if (one.epoch == epoch) sodium_memzero(one.bytes.data(), one.bytes.size());
    }
    std::erase_if(keys.epoch_keys, [&](const EpochKeys& one) { return one.epoch == epoch; });
    std::erase_if(keys.office_keys, [&](const OfficeKey& one) { return one.epoch == epoch; });
}

// From the note that they are going to the note that they are gone.
Status finish_destroying(EpochNotes& notes, OfficeKeys& keys, Disk& disk, const std::string& folder,
                         const ReplaceSecret& replace) {
    for (const EpochNote& note : notes.all) {
        if (note.fate == EpochFate::Destroying) take_out(keys, note.epoch);
    }
    RETURN_IF_ERROR(replace_office_keys(keys, replace, folder));
    for (EpochNote& note : notes.all) {
        if (note.fate == EpochFate::Destroying) note.fate = EpochFate::Destroyed;
    }
    return save_epoch_notes(notes, disk, folder);
}

}  // namespace

const EpochNote* EpochNotes::find(const std::string& epoch) const {
    const auto found = std::ranges::find(all, epoch, &EpochNote::epoch);
    return found == all.end() ? nullptr : &*found;
}

EpochNote& EpochNotes::of(const std::string& epoch) {
    auto place = std::ranges::lower_bound(all, epoch, {}, &EpochNote::epoch);
    if (place == all.end() || place->epoch != epoch) {
        place = all.insert(place, EpochNote{.epoch = epoch});
    }
    return *place;
}

std::vector<std::string> EpochNotes::gone() const {
    std::vector<std::string> epochs;
    for (const EpochNote& note : all) {
        if (note.fate != EpochFate::Due) epochs.push_back(note.epoch);
    }
    return epochs;
}

Result<EpochNotes> load_epoch_notes(Disk& disk, const std::string& folder) {
    const std::string path = notes_path(folder);
    if (!disk.exists(path)) return EpochNotes{};
    ASSIGN_OR_RETURN(const json file, read_key_file(disk, path, notes_format));
    Fields fields = Fields::of_object(file);
    EpochNotes notes;
    for (const json* element : fields.list("epochs")) {
        ASSIGN_OR_RETURN(EpochNote note, read_note(*element, path));
        notes.of(note.epoch) = std::move(note);
    }
    if (!fields.ok()) return wrong_key(path + ": " + fields.bad());
    return notes;
}

Status save_epoch_notes(const EpochNotes& notes, Disk& disk, const std::string& folder) {
    json list = json::array();
    for (const EpochNote& note : notes.all)
        list.push_back(to_json(note));
    return write_key_file({{"epochs", list}}, disk, notes_path(folder), notes_format);
}

Result<OfficeKeys> load_standing_keys(Disk& disk, const std::string& folder,
                                      const ReplaceSecret& replace) {
    ASSIGN_OR_RETURN(OfficeKeys keys, load_office_keys(disk, folder));
    ASSIGN_OR_RETURN(EpochNotes notes, load_epoch_notes(disk, folder));
    for (const EpochNote& note : notes.all) {
        if (note.fate != EpochFate::Destroyed || !holds(keys, note.epoch)) continue;
        return Error{ErrorKind::Denied,
                     folder + "/office.json holds the keys of " + note.epoch +
                         ", which were destroyed on " + note.destroyed_on +
                         ": it is an old copy. Put the newest copy in its place, and destroy this "
                         "one"};
    }
    const bool cut = std::ranges::any_of(
        notes.all, [](const EpochNote& note) { return note.fate == EpochFate::Destroying; });
    if (cut) RETURN_IF_ERROR(finish_destroying(notes, keys, disk, folder, replace));
    return keys;
}

Status destroy_epochs(const std::vector<std::string>& epochs, OfficeKeys& keys, CivilDay today,
                      Disk& disk, const std::string& folder, const ReplaceSecret& replace) {
    if (epochs.empty()) return Unit{};
    if (std::ranges::find(epochs, keys.current_epoch().epoch) != epochs.end()) {
        return Error{ErrorKind::Invalid,
                     "the keys of " + keys.current_epoch().epoch + " are in use"};
    }
    ASSIGN_OR_RETURN(EpochNotes notes, load_epoch_notes(disk, folder));
    for (const std::string& epoch : epochs) {
        EpochNote& note = notes.of(epoch);
        note.fate = EpochFate::Destroying;
        note.destroyed_on = to_iso(today);
    }
    RETURN_IF_ERROR(save_epoch_notes(notes, disk, folder));
    return finish_destroying(notes, keys, disk, folder, replace);
}

Result<bool> rotate_epoch(OfficeKeys& keys, CivilDay today, Disk& disk, const std::string& folder) {
    if (to_iso(today).substr(0, 7) <= keys.current_epoch().epoch) return false;
    OfficeKeys with_new = keys;
    RETURN_IF_ERROR(add_epoch(with_new, today));
    RETURN_IF_ERROR(save_office_keys(with_new, disk, folder));
    keys = std::move(with_new);
    return true;
}

Status check_goes_on(const OfficeKeys& before, const OfficeKeys& fresh, const EpochNotes& notes) {
    const std::vector<std::string> gone = notes.gone();
    for (const OfficeKey& key : before.office_keys) {
        if (std::ranges::find(gone, key.epoch) != gone.end()) continue;
        const OfficeKey* there = fresh.office_key(key.epoch);
        if (there != nullptr && there->bytes == key.bytes) continue;
        return Error{
            ErrorKind::Invalid,
            "the file of office keys has changed and lacks the key of " + key.epoch +
                ", which this server uses: put the newest copy in its place, together with the "
                "epochs.json beside it"};
    }
    return Unit{};
}

}  // namespace candour::server
