// platform/storage/outbox_rescue.h: what can still be had of a damaged outbox, with or without
// SQLite, and a whole new file made of it. Nobody needs to come for that: a kiosk in a porch has no
// expert (sync-research 2, bugs 16, 17, 21, 23).
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "platform/storage/outbox_format.h"
#include "platform/storage/outbox_settings.h"

namespace candour::platform::outbox {

struct Salvage {
    std::vector<FoundSlot> slots;  // None: this was no outbox, or nothing of it is left.
    FoundSettings settings;
};

// The bytes of the file; zeros where the disk cannot read them. Locks nothing.
// Errors: Unavailable, NotFound.
Result<Bytes> read_image(const std::string& path);

// Reads only. Never fails: what is not there is not found.
Salvage salvage(const Bytes& image);

// One of the store's own numbers (outbox_rows.h); 0 when it cannot be read.
std::uint64_t number_in(const FoundSettings& settings, const char* name);

// Makes a whole file of what can be read in the damaged one, which is kept beside it as
// PATH.damaged. A power cut leaves the damaged file or the new one at `path`. Nobody else may have
// the file open. `trouble`: how opening it failed; Invalid may also be a newer program's file or
// another one's, Unavailable a disk that is not to be written to: then all is left alone. Returns a
// sentence for staff.
// Errors: NotFound (nothing can be saved: nothing was changed), Full, Unavailable, Conflict.
Result<std::string> rescue(const std::string& path, SecureRandom& random, ErrorKind trouble);

}  // namespace candour::platform::outbox
