// Keying: what staff key in from paper goes into the pool as what any device sends: sealed, with
// nothing beside it but the day, waiting for its release (requirement W3b).
#pragma once

#include "core/base/ids.h"
#include "core/feedback/draft.h"
#include "core/privacy/seal.h"
#include "core/store/pool_store.h"

namespace candour::server {

// Made with the empty form, random, and sent with it: the same form sent twice is one sheet.
using SheetId = RandomId<struct SheetTag>;

enum class Keyed {
    Kept,         // Durable.
    KnownBefore,  // This form was kept already, whatever it says now; nothing was stored.
};

// The ids of the message and its cells follow from `sheet`, and the pool keeps ids for ever, so a
// form that is sent again (reload, back, a second click) finds its cells there, also years later.
// The draft is wiped, also on failure. Errors: Full when it needs more than one message has, or
// the pool's: nothing was stored.
Result<Keyed> keep_sheet(store::PoolStore& pool, const privacy::EpochPublicKey& key,
                         feedback::Draft draft, const SheetId& sheet, CivilDay today);

}  // namespace candour::server
