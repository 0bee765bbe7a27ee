// Entry words: what people wrote in one entry of a case, and a person's contact details, as the
// office database holds them: encrypted under an epoch's office key (architecture §4.8).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/complaint/case_entry.h"
#include "sync/server/office_words.h"

namespace candour::casework {

using OfficeKeys = std::vector<server::OfficeKey>;

// The epoch's name stands readable before the sealed bytes. Bound to its case and its place in it:
// moved elsewhere, it does not open. Number 0: the contact details.
Bytes seal_text(std::string_view text, const server::OfficeKey& key, const complaint::CaseId& id,
                std::int64_t number, SecureRandom& random);
// Errors: NotFound when the key of its epoch is not here (destroyed, or another server's); Corrupt.
Result<std::string> unseal_text(ByteView sealed, const OfficeKeys& keys,
                                const complaint::CaseId& id, std::int64_t number);

}  // namespace candour::casework
