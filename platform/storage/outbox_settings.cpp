// platform/storage/outbox_settings.cpp: two copies of each value, with a proof each.
#include "platform/storage/outbox_settings.h"

#include <array>
#include <optional>

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

void find_in(Sqlite& database, const std::string& table, FoundSettings& found) {
    Result<SqlRows> rows = database.query("SELECT name, value, proof FROM " + table);
    while (rows.ok()) {
        const Result<bool> more = rows.value().next();
        if (more.ok() && !more.value()) return;
        if (!more.ok()) break;
        const std::string name = rows.value().text(0);
        std::string value = rows.value().text(1);
        if (rows.value().blob(2) == proof_of(name, value)) {
            found.values.emplace(name, std::move(value));
        } else {
            found.damaged[name] = true;
        }
    }
    found.whole = false;
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
    FoundSettings found;
    std::array<bool, tables.size()> whole{};
    for (std::size_t i = 0; i < tables.size(); ++i) {
        found.whole = true;
        find_in(database, tables[i], found);
        whole[i] = found.whole;
    }
    // One whole list of names is enough to know what else there was.
    found.whole = whole[0] || whole[1];
    for (auto& [name, lost] : found.damaged)
        lost = !found.values.contains(name);
    return found;
}

Status repair_settings(Sqlite& database) {
    const FoundSettings found = find_settings(database);
    if (found.damaged.empty()) return Unit{};
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(database));
    // All of them: a damaged name hides which of the good ones has lost its other copy.
    for (const auto& [name, value] : found.values)
        RETURN_IF_ERROR(write_setting(database, name, value));
    return transaction.commit();
}

}  // namespace candour::platform::outbox
