// Office words: a contact's words as the office database holds them, encrypted under the epoch's
// office key (architecture §4.8). Destroying the key erases them, backups included.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/complaint/history_chain.h"
#include "core/feedback/draft.h"
#include "core/feedback/redacted_words.h"
#include "core/store/office_store.h"

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

// The words of a released contact, with the key of its epoch. Errors: NotFound when that key is not
// here, or the words are erased; Corrupt.
Result<feedback::Contact> unlock_item(const store::OfficeItem& item,
                                      const std::vector<OfficeKey>& keys);

// The redacted text of a released contact, under the key of its words: whoever destroys that has
// destroyed both, and neither opens in the place of the other.
Bytes lock_redacted(const feedback::RedactedWords& words, const OfficeKey& key,
                    ByteView submission_id);
// Empty: none was kept. Errors: NotFound when the key is not here, Corrupt.
Result<std::optional<feedback::RedactedWords>> unlock_redacted(const store::OfficeItem& item,
                                                               const std::vector<OfficeKey>& keys);

// The words of an entry of a case, with the salt of their commitment. What is locked begins with
// the epoch of its key; the case and the entry's number are additional data, so that words moved to
// another entry do not open.
struct EntryWords {
    complaint::WordsSalt salt{};
    std::string json;  // complaint::words_json().
    bool operator==(const EntryWords&) const = default;
};
Bytes lock_entry_words(const EntryWords& words, const OfficeKey& key, const complaint::CaseId& id,
                       std::int64_t number);
// Errors: Corrupt (wrong key, changed bytes, another entry's).
Result<EntryWords> unlock_entry_words(ByteView locked, const OfficeKey& key,
                                      const complaint::CaseId& id, std::int64_t number);
// Of which key's epoch locked entry words are. Errors: Corrupt.
Result<std::string> epoch_of_entry_words(ByteView locked);

// A person's contact details, of one case. Errors as for entry words.
Bytes lock_case_details(std::string_view details, const OfficeKey& key,
                        const complaint::CaseId& id);
Result<std::string> unlock_case_details(ByteView locked, const OfficeKey& key,
                                        const complaint::CaseId& id);

}  // namespace candour::server
