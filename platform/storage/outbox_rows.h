// platform/storage/outbox_rows.h: the outbox's tables and what is read from and written to them.
#pragma once

#include <optional>
#include <vector>

#include "core/base/world.h"
#include "platform/storage/database.h"
#include "platform/storage/outbox_format.h"

namespace candour::platform::outbox {

// Values of the store itself among the settings.
inline constexpr const char* format_setting = "store/format";
inline constexpr const char* capacity_setting = "store/capacity";
inline constexpr const char* horizon_setting = "store/horizon";
inline constexpr const char* reused_early_setting = "store/reused_early";

// The schema's version. Also kept among the settings, where damage to the file's first page does
// not reach it.
inline constexpr std::uint64_t format_number = 2;

DatabaseKind outbox_kind();

// A number of always the same length, so that it is overwritten in place.
Status write_number(Sqlite& database, const char* name, std::uint64_t number);
// `otherwise` when there is none, or none that can be read.
Result<std::uint64_t> read_number(Sqlite& database, const char* name, std::uint64_t otherwise);

// For the transaction that makes a file.
Status fill_slots(Sqlite& database, SecureRandom& random, std::uint32_t capacity);
// A slot as it was in another file: its cell if it has one, else new noise.
inline constexpr FoundSlot unused_slot{.mark = Mark{State::Free, 0}, .content = Content::Noise};
Status insert_found(Sqlite& database, SecureRandom& random, std::uint32_t slot,
                    const FoundSlot& found);
// The store's own settings that every file has.
Status write_numbers(Sqlite& database, std::uint64_t capacity, std::uint64_t horizon,
                     std::uint64_t reused_early);

// Both overwrite in place. Errors also: Corrupt when the slot is not there.
Status write_mark(Sqlite& database, std::uint32_t slot, const Mark& mark);
Status write_cell(Sqlite& database, std::uint32_t slot, const privacy::Cell& cell);

// Empty when the slot holds no cell that proves itself.
Result<std::optional<privacy::Cell>> read_cell(Sqlite& database, std::uint32_t slot);

// Every slot's mark as it is to be taken (`settled`), in order, after looking at its bytes. What
// differs from the file is written back, in one transaction, if the disk allows.
// Errors also: Corrupt when a row is missing or SQLite finds its own pages damaged.
Result<std::vector<Mark>> read_and_settle_marks(Sqlite& database);

}  // namespace candour::platform::outbox
