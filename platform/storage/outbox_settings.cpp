// platform/storage/outbox_settings.cpp: two copies of each value, with a proof each.
#include "platform/storage/outbox_settings.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace candour::platform::outbox {

namespace {

constexpr std::size_t proof_bytes = 16;

// Two trees of pages: what damages one leaves the other alone.
constexpr std::array<const char*, 2> tables = {"outbox_value", "outbox_value_copy"};

// BLAKE2b-128 over the name, a zero byte and the value.
Bytes proof_of(const std::string& name, const std::string& value) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, proof_bytes);
    const ByteView name_bytes = as_bytes(name);
    const ByteView value_bytes = as_bytes(value);
    const std::array<std::uint8_t, 1> between{};
    crypto_generichash_update(&state, name_bytes.data(), name_bytes.size());
    crypto_generichash_update(&state, between.data(), between.size());
    crypto_generichash_update(&state, value_bytes.data(), value_bytes.size());
    Bytes proof(proof_bytes);
    crypto_generichash_final(&state, proof.data(), proof.size());
    return proof;
}

enum class Copy { Good, Absent, Damaged };

// Errors: of the disk, other than Corrupt.
Result<Copy> read_copy(Sqlite& database, const std::string& table, const std::string& name,
                       std::string& value) {
    Result<SqlRows> rows =
        database.query("SELECT value, proof FROM " + table + " WHERE name = $1", name);
    Result<bool> found = rows.ok() ? rows.value().next() : Result<bool>(rows.error());
    if (!found.ok() && found.error().kind == ErrorKind::Corrupt) return Copy::Damaged;
    if (!found.ok()) return found.error();
    if (!found.value()) return Copy::Absent;
    value = rows.value().text(0);
    return rows.value().blob(1) == proof_of(name, value) ? Copy::Good : Copy::Damaged;
}

struct FoundCopies {
    std::map<std::string, std::string> values;
    std::set<std::string> damaged;
    bool whole = false;  // Read to its end.
    bool intact() const { return whole && damaged.empty(); }
};

FoundCopies find_in(Sqlite& database, const std::string& table) {
    FoundCopies found;
    Result<SqlRows> rows = database.query("SELECT name, value, proof FROM " + table);
    while (rows.ok()) {
        const Result<bool> more = rows.value().next();
        if (!more.ok()) return found;
        found.whole = !more.value();
        if (found.whole) return found;
        const std::string name = rows.value().text(0);
        std::string value = rows.value().text(1);
        if (rows.value().blob(2) == proof_of(name, value)) {
            found.values.emplace(name, std::move(value));
        } else {
            found.damaged.insert(name);
        }
    }
    return found;
}

}  // namespace

const char* const settings_schema =
    "CREATE TABLE outbox_value (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL,"
    " proof BLOB NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE outbox_value_copy (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL,"
    " proof BLOB NOT NULL) STRICT, WITHOUT ROWID;";

Result<std::string> read_setting(Sqlite& database, const std::string& name) {
    bool damaged = false;
    for (const char* table : tables) {
        std::string value;
        ASSIGN_OR_RETURN(const Copy copy, read_copy(database, table, name, value));
        if (copy == Copy::Good) return value;
        damaged = damaged || copy == Copy::Damaged;
    }
    if (!damaged) return std::string();
    return Error{ErrorKind::Corrupt,
                 database.path() + " is damaged: neither copy of its \"" + name + "\" can be read"};
}

Status write_setting(Sqlite& database, const std::string& name, const std::string& value) {
    const Bytes proof = proof_of(name, value);
    for (const std::string table : tables) {
        RETURN_IF_ERROR(database.run("INSERT INTO " + table +
                                         " (name, value, proof) VALUES ($1, $2, $3)"
                                         " ON CONFLICT (name) DO UPDATE SET value = $2, proof = $3",
                                     name, value, ByteView(proof)));
    }
    return Unit{};
}

FoundSettings find_settings(Sqlite& database) {
    FoundCopies first = find_in(database, tables[0]);
    FoundCopies second = find_in(database, tables[1]);
    FoundSettings found;
    found.intact = first.intact() && second.intact() && first.values == second.values;
    const bool one_is_intact = first.intact() || second.intact();
    const bool all_names_known = first.whole || second.whole;
    found.values = std::move(first.values);
    found.values.merge(second.values);
    found.damaged = std::move(first.damaged);
    found.damaged.merge(second.damaged);
    const bool all_values_known = std::ranges::all_of(
        found.damaged, [&](const std::string& name) { return found.values.contains(name); });
    found.lost = !one_is_intact && !(all_names_known && all_values_known);
    return found;
}

Status repair_settings(Sqlite& database, const FoundSettings& found) {
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(database));
    for (const std::string table : tables) {
        for (const std::string& name : found.damaged)
            RETURN_IF_ERROR(database.run("DELETE FROM " + table + " WHERE name = $1", name));
    }
    for (const auto& [name, value] : found.values)
        RETURN_IF_ERROR(write_setting(database, name, value));
    if (found.lost) RETURN_IF_ERROR(write_setting(database, settings_lost_setting, "1"));
    return transaction.commit();
}

}  // namespace candour::platform::outbox
