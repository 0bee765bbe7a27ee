// platform/storage/outbox_convert.cpp: version 1 had marks without a check, of nine bytes, one
// proof for cells and noise alike, and one copy of each setting.
#include "platform/storage/outbox_convert.h"

#include <algorithm>

#include <sodium.h>

#include "platform/storage/outbox_exchange.h"
#include "platform/storage/outbox_rows.h"
#include "platform/storage/outbox_settings.h"

namespace candour::platform::outbox {

namespace {

constexpr std::size_t old_mark_bytes = 9;

bool old_proof_holds(std::uint32_t slot, ByteView bytes, ByteView checksum) {
    const std::array<std::uint8_t, 4> number = {
        static_cast<std::uint8_t>(slot >> 24), static_cast<std::uint8_t>(slot >> 16),
        static_cast<std::uint8_t>(slot >> 8), static_cast<std::uint8_t>(slot)};
    std::array<std::uint8_t, 16> expected;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, expected.size());
    crypto_generichash_update(&state, number.data(), number.size());
    crypto_generichash_update(&state, bytes.data(), bytes.size());
    crypto_generichash_final(&state, expected.data(), expected.size());
    return std::ranges::equal(checksum, expected);
}

FoundSlot old_slot(std::uint32_t slot, const Bytes& mark, const Bytes& bytes,
                   const Bytes& checksum) {
    FoundSlot found;
    if (mark.size() == old_mark_bytes && mark[0] <= static_cast<std::uint8_t>(State::Damaged)) {
        found.mark = Mark{.state = static_cast<State>(mark[0])};
        for (std::size_t i = 2; i < old_mark_bytes; ++i)
            found.mark->generation = found.mark->generation << 8 | mark[i];
    }
    if (bytes.size() != privacy::cell_bytes || !old_proof_holds(slot, bytes, checksum)) {
        return found;
    }
    const bool unused = found.mark && found.mark->state == State::Free;
    found.content = unused ? Content::Noise : Content::Cell;
    std::ranges::copy(bytes, found.bytes.begin());
    return found;
}

Result<std::vector<FoundSlot>> read_slots(Sqlite& database) {
    std::vector<FoundSlot> slots;
    ASSIGN_OR_RETURN(SqlRows rows, database.query("SELECT m.mark, c.cell, c.checksum"
                                                  " FROM outbox_mark m JOIN outbox_cell c"
                                                  " ON c.slot = m.slot ORDER BY m.slot"));
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return slots;
        const auto slot = static_cast<std::uint32_t>(slots.size());
        slots.push_back(old_slot(slot, rows.blob(0), rows.blob(1), rows.blob(2)));
    }
}

Result<std::map<std::string, std::string>> read_settings(Sqlite& database) {
    std::map<std::string, std::string> settings;
    ASSIGN_OR_RETURN(SqlRows rows, database.query("SELECT name, value FROM outbox_setting"));
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return settings;
        settings[rows.text(0)] = rows.text(1);
    }
}

}  // namespace

Result<bool> is_of_first_version(Sqlite& database) {
    ASSIGN_OR_RETURN(
        const std::int64_t tables,
        database.number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'outbox_setting'"));
    return tables > 0;
}

Status convert(std::unique_ptr<Sqlite> database, SecureRandom& random) {
    ASSIGN_OR_RETURN(const std::vector<FoundSlot> slots, read_slots(*database));
    ASSIGN_OR_RETURN(const auto settings, read_settings(*database));
    const std::string path = database->path();
    database.reset();
    const ExchangeLock lock(path);
    RETURN_IF_ERROR(lock.held());
    return exchange_file(path, /*keep_as=*/"", [&](Sqlite& fresh) -> Status {
        for (std::uint32_t slot = 0; slot < slots.size(); ++slot)
            RETURN_IF_ERROR(insert_found(fresh, random, slot, slots[slot]));
        RETURN_IF_ERROR(write_numbers(fresh, slots.size(), 0, 0));
        for (const auto& [name, value] : settings)
            RETURN_IF_ERROR(write_setting(fresh, name, value));
        return Unit{};
    });
}

}  // namespace candour::platform::outbox
