// platform/storage/outbox_rows.cpp: one row a slot for its mark, one for its bytes, so that an
// acknowledgement of many cells touches few pages.
#include "platform/storage/outbox_rows.h"

#include <array>
#include <charconv>
#include <utility>

#include "platform/storage/outbox_settings.h"

namespace candour::platform::outbox {

namespace {

Error corrupt(const Sqlite& database, const std::string& what) {
    return {ErrorKind::Corrupt, database.path() + " is damaged (" + what + ")"};
}

}  // namespace

// Every file is made by exactly the last step, and never changed in shape: a damaged first page can
// be replaced by that of a new file (outbox_rescue.cpp). Files of version 1 had other tables; their
// rows move to a new file (outbox_convert.cpp).
DatabaseKind outbox_kind() {
    return DatabaseKind{
        .name = "outbox",
        .application_id = 0x43444f58,
        .page_bytes = 4096,
        .journal = Journal::Truncate,
        .steps = {"",
                  std::string(
                      "CREATE TABLE outbox_slot_mark (slot INTEGER PRIMARY KEY, mark BLOB NOT NULL)"
                      " STRICT;"
                      "CREATE TABLE outbox_slot_cell (slot INTEGER PRIMARY KEY, cell BLOB NOT NULL,"
                      " proof BLOB NOT NULL) STRICT;") +
                      settings_schema}};
}

Status write_number(Sqlite& database, const char* name, std::uint64_t number) {
    constexpr std::size_t digits_max = 20;
    const std::string digits = std::to_string(number);
    return write_setting(database, name, std::string(digits_max - digits.size(), '0') + digits);
}

Result<std::uint64_t> read_number(Sqlite& database, const char* name, std::uint64_t otherwise) {
    const Result<std::string> text = read_setting(database, name);
    if (!text.ok() && text.error().kind != ErrorKind::Corrupt) return text.error();
    if (!text.ok()) return otherwise;
    const char* end = text.value().data() + text.value().size();
    std::uint64_t number = 0;
    const auto [stopped, failure] = std::from_chars(text.value().data(), end, number);
    return failure == std::errc() && stopped == end ? number : otherwise;
}

Status insert_found(Sqlite& database, SecureRandom& random, std::uint32_t slot,
                    const FoundSlot& found) {
    std::array<std::uint8_t, privacy::cell_bytes> bytes = found.bytes;
    const bool cell = found.content == Content::Cell;
    if (!cell) random.fill(bytes);
    const auto proof = proof_of(slot, bytes, cell ? Content::Cell : Content::Noise);
    const auto mark = encode_mark(slot, settled(found.mark, found.content));
    RETURN_IF_ERROR(
        database.run("INSERT INTO outbox_slot_cell (slot, cell, proof) VALUES ($1, $2, $3)", slot,
                     ByteView(bytes), ByteView(proof)));
    return database.run("INSERT INTO outbox_slot_mark (slot, mark) VALUES ($1, $2)", slot,
                        ByteView(mark));
}

Status write_numbers(Sqlite& database, std::uint64_t capacity, std::uint64_t horizon,
                     std::uint64_t reused_early) {
    RETURN_IF_ERROR(write_number(database, format_setting, format_number));
    RETURN_IF_ERROR(write_number(database, capacity_setting, capacity));
    RETURN_IF_ERROR(write_number(database, horizon_setting, horizon));
    return write_number(database, reused_early_setting, reused_early);
}

Status fill_slots(Sqlite& database, SecureRandom& random, std::uint32_t capacity) {
    for (std::uint32_t slot = 0; slot < capacity; ++slot)
        RETURN_IF_ERROR(insert_found(database, random, slot, unused_slot));
    return write_numbers(database, capacity, 0, 0);
}

Status write_mark(Sqlite& database, std::uint32_t slot, const Mark& mark) {
    RETURN_IF_ERROR(database.run("UPDATE outbox_slot_mark SET mark = $2 WHERE slot = $1", slot,
                                 ByteView(encode_mark(slot, mark))));
    if (database.changes() != 1) return corrupt(database, "a slot's mark is missing");
    return Unit{};
}

Status write_cell(Sqlite& database, std::uint32_t slot, const privacy::Cell& cell) {
    const auto wire = cell.wire();
    RETURN_IF_ERROR(
        database.run("UPDATE outbox_slot_cell SET cell = $2, proof = $3 WHERE slot = $1", slot,
                     ByteView(wire), ByteView(proof_of(slot, wire, Content::Cell))));
    if (database.changes() != 1) return corrupt(database, "a slot is missing");
    return write_mark(database, slot, {State::Pending, 0});
}

Result<std::optional<privacy::Cell>> read_cell(Sqlite& database, std::uint32_t slot) {
    ASSIGN_OR_RETURN(
        SqlRows rows,
        database.query("SELECT cell, proof FROM outbox_slot_cell WHERE slot = $1", slot));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return corrupt(database, "a slot is missing");
    const Bytes wire = rows.blob(0);
    if (content_of(slot, wire, rows.blob(1)) != Content::Cell) {
        return std::optional<privacy::Cell>();
    }
    return std::optional(privacy::Cell::from_wire(ByteView(wire).first<privacy::cell_bytes>()));
}

namespace {

Status write_marks(Sqlite& database, const std::vector<Mark>& marks,
                   const std::vector<std::uint32_t>& slots) {
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(database));
    for (const std::uint32_t slot : slots)
        RETURN_IF_ERROR(write_mark(database, slot, marks[slot]));
    return transaction.commit();
}

// Fills `marks`, and `changed` with the slots whose marks in the file differ.
Status read_marks(Sqlite& database, std::vector<Mark>& marks, std::vector<std::uint32_t>& changed) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     database.query("SELECT m.slot, m.mark, c.cell, c.proof FROM outbox_slot_mark m"
                                    " JOIN outbox_slot_cell c ON c.slot = m.slot ORDER BY m.slot"));
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return Unit{};
        const auto slot = static_cast<std::uint32_t>(marks.size());
        if (rows.integer(0) != slot || slot >= slots_max) {
            return corrupt(database, "slots are missing");
        }
        const std::optional<Mark> mark = decode_mark(slot, rows.blob(1));
        marks.push_back(settled(mark, content_of(slot, rows.blob(2), rows.blob(3))));
        if (!mark || marks.back() != *mark) changed.push_back(slot);
    }
}

}  // namespace

Result<std::vector<Mark>> read_and_settle_marks(Sqlite& database) {
    std::vector<Mark> marks;
    std::vector<std::uint32_t> changed;
    RETURN_IF_ERROR(read_marks(database, marks, changed));
    ASSIGN_OR_RETURN(const std::uint64_t capacity,
                     read_number(database, capacity_setting, marks.size()));
    if (marks.empty() || marks.size() != capacity) return corrupt(database, "slots are missing");
    if (changed.empty()) return marks;
    // On a full disk the next start finds the same again: no reason not to serve visitors.
    const Status written = write_marks(database, marks, changed);
    if (!written.ok() && written.error().kind == ErrorKind::Corrupt) return written.error();
    return marks;
}

}  // namespace candour::platform::outbox
