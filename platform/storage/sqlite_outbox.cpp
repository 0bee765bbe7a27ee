// platform/storage/sqlite_outbox.cpp: preallocated slots in one SQLite file.
#include "platform/storage/sqlite_outbox.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <sodium.h>

#include "platform/storage/database.h"

namespace candour::platform {

namespace {

using store::SlotState;

// A fourth state in the file: the slot's bytes are not what was written. Never used again, as the
// flash under it may be worn.
constexpr std::uint8_t damaged_state = 3;

constexpr std::size_t checksum_bytes = 16;
constexpr std::size_t mark_bytes = 9;

constexpr const char* horizon_setting = "horizon";
constexpr const char* reused_early_setting = "reused_early";

constexpr auto state_of(SlotState state) { return static_cast<std::uint8_t>(state); }

using Checksum = std::array<std::uint8_t, checksum_bytes>;

// BLAKE2b-128 over the slot's number and its bytes, so that a page written to the wrong place is
// found too. The state is not in it: marking a slot leaves its bytes alone.
Checksum checksum_of(std::uint32_t slot, ByteView bytes) {
    const std::array<std::uint8_t, 4> number = {
        static_cast<std::uint8_t>(slot >> 24), static_cast<std::uint8_t>(slot >> 16),
        static_cast<std::uint8_t>(slot >> 8), static_cast<std::uint8_t>(slot)};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, checksum_bytes);
    crypto_generichash_update(&state, number.data(), number.size());
    crypto_generichash_update(&state, bytes.data(), bytes.size());
    Checksum checksum;
    crypto_generichash_final(&state, checksum.data(), checksum.size());
    return checksum;
}

// Marks are blobs of one size: SQLite stores small integers in fewer bytes than large ones, and
// would move a mark within its page, which tells the order in which slots were used.
std::array<std::uint8_t, mark_bytes> encode_mark(std::uint8_t state, std::uint64_t generation) {
    std::array<std::uint8_t, mark_bytes> bytes;
    bytes[0] = state;
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[1 + i] = static_cast<std::uint8_t>(generation >> (56 - 8 * i));
    }
    return bytes;
}

DatabaseKind outbox_kind() {
    return DatabaseKind{
        .name = "outbox",
        .application_id = 0x43444f58,
        .page_bytes = 4096,
        .journal = Journal::Truncate,
        .steps = {
            "CREATE TABLE outbox_mark (slot INTEGER PRIMARY KEY, mark BLOB NOT NULL) STRICT;"
            "CREATE TABLE outbox_cell (slot INTEGER PRIMARY KEY, cell BLOB NOT NULL,"
            " checksum BLOB NOT NULL) STRICT;"
            "CREATE TABLE outbox_setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
            " STRICT;"}};
}

Status fill_slots(Sqlite& database, SecureRandom& random, std::uint32_t capacity) {
    std::array<std::uint8_t, privacy::cell_bytes> noise;
    const auto mark = encode_mark(state_of(SlotState::Free), 0);
    for (std::uint32_t slot = 0; slot < capacity; ++slot) {
        random.fill(noise);
        RETURN_IF_ERROR(
            database.run("INSERT INTO outbox_cell (slot, cell, checksum) VALUES ($1, $2, $3)", slot,
                         ByteView(noise), ByteView(checksum_of(slot, noise))));
        RETURN_IF_ERROR(database.run("INSERT INTO outbox_mark (slot, mark) VALUES ($1, $2)", slot,
                                     ByteView(mark)));
    }
    return Unit{};
}

}  // namespace

Result<std::unique_ptr<SqliteOutbox>> SqliteOutbox::create(const std::string& path,
                                                           SecureRandom& random,
                                                           std::uint32_t capacity,
                                                           const DatabaseHome& home) {
    if (capacity == 0 || capacity > outbox_slots_max) {
        return Error{ErrorKind::Invalid, "an outbox has 1 to " + std::to_string(outbox_slots_max) +
                                             " slots, not " + std::to_string(capacity)};
    }
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> database,
                     open_database(
                         path, outbox_kind(),
                         [&](Sqlite& fresh) { return fill_slots(fresh, random, capacity); }, home));
    std::unique_ptr<SqliteOutbox> outbox(new SqliteOutbox(std::move(database), random));
    RETURN_IF_ERROR(outbox->load_marks());
    RETURN_IF_ERROR(outbox->load_counters());
    return outbox;
}

SqliteOutbox::SqliteOutbox(std::unique_ptr<Sqlite> database, SecureRandom& random)
    : database_(std::move(database)), random_(random) {}

Status SqliteOutbox::load_marks() {
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT slot, mark FROM outbox_mark ORDER BY slot"));
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) break;
        const Bytes bytes = rows.blob(1);
        const bool in_order = rows.integer(0) == static_cast<std::int64_t>(marks_.size());
        if (!in_order || bytes.size() != mark_bytes || bytes[0] > damaged_state ||
            marks_.size() >= outbox_slots_max) {
            return Error{ErrorKind::Corrupt,
                         database_->path() +
                             " is damaged (its marks are not whole); keep a copy "
                             "of it for repair and begin with a new data folder"};
        }
        Mark mark{.state = bytes[0]};
        for (std::size_t i = 1; i < mark_bytes; ++i) {
            mark.generation = mark.generation << 8 | bytes[i];
        }
        marks_.push_back(mark);
    }
    return Unit{};
}

Status SqliteOutbox::load_counters() {
    for (const auto& [name, counter] :
         {std::pair(horizon_setting, &horizon_), std::pair(reused_early_setting, &reused_early_)}) {
        ASSIGN_OR_RETURN(const std::string text, read_setting(name));
        const char* end = text.data() + text.size();
        const auto [stopped, error] = std::from_chars(text.data(), end, *counter);
        if (!text.empty() && (error != std::errc() || stopped != end)) {
            return Error{ErrorKind::Corrupt, database_->path() + " is damaged: its " +
                                                 std::string(name) + " is no number"};
        }
    }
    return Unit{};
}

bool SqliteOutbox::reusable(std::uint32_t slot) const {
    return marks_[slot].state == state_of(SlotState::Acknowledged) &&
           marks_[slot].generation <= horizon_;
}

Status SqliteOutbox::write_mark(std::uint32_t slot, const Mark& mark) {
    RETURN_IF_ERROR(database_->run("UPDATE outbox_mark SET mark = $2 WHERE slot = $1", slot,
                                   ByteView(encode_mark(mark.state, mark.generation))));
    if (database_->changes() == 1) return Unit{};
    return Error{ErrorKind::Corrupt, database_->path() + " is damaged: a slot's mark is missing"};
}

// Writes what differs from `marks_` in one transaction, then takes `marks` over.
Status SqliteOutbox::write_marks(const std::vector<Mark>& marks) {
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (std::uint32_t slot = 0; slot < marks.size(); ++slot) {
        if (marks[slot] == marks_[slot]) continue;
        RETURN_IF_ERROR(write_mark(slot, marks[slot]));
    }
    RETURN_IF_ERROR(transaction.commit());
    marks_ = marks;
    return Unit{};
}

// `count` slots drawn at random from the free ones; then from the acknowledged ones under the
// horizon; then the lowest generation first and at random inside it: a finer order of
// acknowledgement would tell which slots were sent together, so none is kept. Errors: Full.
Result<std::vector<std::uint32_t>> SqliteOutbox::choose_slots(std::size_t count) {
    std::vector<std::uint32_t> usable;
    for (std::uint32_t slot = 0; slot < marks_.size(); ++slot) {
        const std::uint8_t state = marks_[slot].state;
        if (state == state_of(SlotState::Free) || state == state_of(SlotState::Acknowledged)) {
            usable.push_back(slot);
        }
    }
    if (usable.size() < count) {
        return Error{ErrorKind::Full, database_->path() +
                                          " has no free slot: connect the device to its server, "
                                          "so that it can send what it holds"};
    }
    for (std::size_t left = usable.size(); left > 1; --left) {
        std::swap(usable[left - 1], usable[random_.below(static_cast<std::uint32_t>(left))]);
    }
    std::stable_sort(usable.begin(), usable.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto rank = [&](std::uint32_t slot) {
            return std::pair(marks_[slot].state, reusable(slot) ? 0 : marks_[slot].generation);
        };
        return rank(a) < rank(b);
    });
    usable.resize(count);
    return usable;
}

// One transaction. Errors: Corrupt, with the slot whose page is damaged in `bad_slot`.
Status SqliteOutbox::write_cells(const std::vector<privacy::Cell>& cells,
                                 const std::vector<std::uint32_t>& slots,
                                 std::optional<std::uint32_t>& bad_slot) {
    const Mark pending{.state = state_of(SlotState::Pending)};
    const std::uint64_t reused_early =
        reused_early_ +
        static_cast<std::uint64_t>(std::ranges::count_if(slots, [&](std::uint32_t slot) {
            return marks_[slot].state == state_of(SlotState::Acknowledged) && !reusable(slot);
        }));
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto wire = cells[i].wire();
        Status written =
            database_->run("UPDATE outbox_cell SET cell = $2, checksum = $3 WHERE slot = $1",
                           slots[i], ByteView(wire), ByteView(checksum_of(slots[i], wire)));
        const bool lost = written.ok() && database_->changes() != 1;
        if (lost || (!written.ok() && written.error().kind == ErrorKind::Corrupt)) {
            bad_slot = slots[i];
            return Error{ErrorKind::Corrupt, database_->path() + " has a damaged slot"};
        }
        if (!written.ok()) return written;
        RETURN_IF_ERROR(write_mark(slots[i], pending));
    }
    if (reused_early != reused_early_) {
        RETURN_IF_ERROR(write_setting(reused_early_setting, std::to_string(reused_early)));
    }
    RETURN_IF_ERROR(transaction.commit());
    reused_early_ = reused_early;
    for (const std::uint32_t slot : slots)
        marks_[slot] = pending;
    return Unit{};
}

Status SqliteOutbox::add(const std::vector<privacy::Cell>& cells) {
    const std::lock_guard lock(mutex_);
    while (true) {
        ASSIGN_OR_RETURN(const std::vector<std::uint32_t> slots, choose_slots(cells.size()));
        std::optional<std::uint32_t> bad_slot;
        Status written = write_cells(cells, slots, bad_slot);
        if (!bad_slot) return written;
        // Each round takes one slot out of use, so this ends: at the latest with Full.
        marks_[*bad_slot].state = damaged_state;
        RETURN_IF_ERROR(write_mark(*bad_slot, marks_[*bad_slot]));
    }
}

// Empty when the slot is damaged: checksum, size, or SQLite's own page around it.
Result<std::optional<privacy::Cell>> SqliteOutbox::read_cell(std::uint32_t slot) {
    const std::optional<privacy::Cell> nothing;
    ASSIGN_OR_RETURN(
        SqlRows rows,
        database_->query("SELECT cell, checksum FROM outbox_cell WHERE slot = $1", slot));
    const Result<bool> found = rows.next();
    if (!found.ok() && found.error().kind == ErrorKind::Corrupt) return nothing;
    if (!found.ok()) return found.error();
    if (!found.value()) return nothing;
    const Bytes wire = rows.blob(0);
    const Bytes checksum = rows.blob(1);
    if (wire.size() != privacy::cell_bytes) return nothing;
    if (!std::ranges::equal(checksum, checksum_of(slot, wire))) return nothing;
    return std::optional(privacy::Cell::from_wire(ByteView(wire).first<privacy::cell_bytes>()));
}

Result<std::vector<store::PendingCell>> SqliteOutbox::pending() {
    const std::lock_guard lock(mutex_);
    std::vector<store::PendingCell> found;
    std::vector<Mark> marks = marks_;
    for (std::uint32_t slot = 0; slot < marks.size(); ++slot) {
        if (marks[slot].state != state_of(SlotState::Pending)) continue;
        ASSIGN_OR_RETURN(const std::optional<privacy::Cell> cell, read_cell(slot));
        if (cell) {
            found.push_back({slot, *cell});
        } else {
            marks[slot].state = damaged_state;
        }
    }
    if (marks != marks_) RETURN_IF_ERROR(write_marks(marks));
    return found;
}

Status SqliteOutbox::acknowledge(const std::vector<std::uint32_t>& slots,
                                 std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    std::vector<Mark> marks = marks_;
    for (const std::uint32_t slot : slots) {
        CHECK(slot < marks.size());
        if (marks[slot].state != state_of(SlotState::Pending)) continue;
        marks[slot] = {state_of(SlotState::Acknowledged), generation};
    }
    return write_marks(marks);
}

Status SqliteOutbox::offer_all_again() {
    const std::lock_guard lock(mutex_);
    std::vector<Mark> marks = marks_;
    for (Mark& mark : marks) {
        if (mark.state == state_of(SlotState::Acknowledged)) {
            mark = {state_of(SlotState::Pending), 0};
        }
    }
    // The horizon first: a cut between the two only makes acknowledged slots wait longer.
    RETURN_IF_ERROR(write_setting(horizon_setting, "0"));
    horizon_ = 0;
    return write_marks(marks);
}

Status SqliteOutbox::set_horizon(std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation <= horizon_) return Unit{};
    RETURN_IF_ERROR(write_setting(horizon_setting, std::to_string(generation)));
    horizon_ = generation;
    return Unit{};
}

Result<store::OutboxUse> SqliteOutbox::use() {
    const std::lock_guard lock(mutex_);
    const auto count = [&](std::uint8_t state) {
        return static_cast<std::uint32_t>(std::ranges::count(marks_, state, &Mark::state));
    };
    std::uint32_t under_horizon = 0;
    for (std::uint32_t slot = 0; slot < marks_.size(); ++slot) {
        if (reusable(slot)) ++under_horizon;
    }
    return store::OutboxUse{.capacity = static_cast<std::uint32_t>(marks_.size()),
                            .pending = count(state_of(SlotState::Pending)),
                            .acknowledged = count(state_of(SlotState::Acknowledged)),
                            .damaged = count(damaged_state),
                            .reusable = under_horizon,
                            .reused_early = reused_early_};
}

Result<std::string> SqliteOutbox::setting(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return read_setting(name);
}

Result<std::string> SqliteOutbox::read_setting(const std::string& name) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT value FROM outbox_setting WHERE name = $1", name));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

Status SqliteOutbox::set_setting(const std::string& name, const std::string& value) {
    const std::lock_guard lock(mutex_);
    return write_setting(name, value);
}

Status SqliteOutbox::set_settings(const std::map<std::string, std::string>& values) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (const auto& [name, value] : values)
        RETURN_IF_ERROR(write_setting(name, value));
    return transaction.commit();
}

Status SqliteOutbox::write_setting(const std::string& name, const std::string& value) {
    return database_->run(
        "INSERT INTO outbox_setting (name, value) VALUES ($1, $2)"
        " ON CONFLICT (name) DO UPDATE SET value = $2",
        name, value);
}

}  // namespace candour::platform
