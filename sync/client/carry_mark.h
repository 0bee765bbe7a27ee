// Marks: how a device tells an answer about its server's next database from one about a database
// that was lost. Answers on sticks come late and in any order, and no clock orders anything here.
// So each file that it writes holds one dummy whose id the device knows again, and nobody else: an
// answer that names it is to a file written since the device began to follow the database that it
// knows now.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/outbox_store.h"

namespace candour::client {

// The setting that marks are made with; a new one with each epoch that is followed.
inline constexpr const char* mark_secret_setting = "mark_secret";
std::string make_mark_secret(SecureRandom& random);
Result<bool> has_mark_secret(store::OutboxStore& store);

// A fresh one each time, so that no two files show that they are of one device. Empty without a
// secret: while the device has met no epoch.
Result<std::optional<CellId>> make_mark(store::OutboxStore& store, SecureRandom& random);

// Whether one of the ids is a mark made with the present secret.
Result<bool> names_mark(std::span<const CellId> ids, store::OutboxStore& store);

}  // namespace candour::client
