// Office words: a contact's words as the office database holds them, encrypted under the epoch's
// office key (architecture §4.8). Destroying the key erases them, backups included.
#pragma once

#include <array>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/feedback/draft.h"

namespace candour::server {

struct OfficeKey {
    std::string epoch;  // "2026-11".
    std::array<std::uint8_t, 32> bytes{};
};

OfficeKey make_office_key(std::string epoch);

// XChaCha20-Poly1305 with the submission's id as additional data.
Bytes lock_words(const feedback::Contact& contact, const OfficeKey& key, ByteView submission_id);
// Errors: Corrupt (wrong key, changed bytes), NotFound when `key` is of another epoch is for the
// caller to notice.
Result<feedback::Contact> unlock_words(ByteView locked, const OfficeKey& key,
                                       ByteView submission_id);

}  // namespace candour::server
