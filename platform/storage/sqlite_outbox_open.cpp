// platform/storage/sqlite_outbox_open.cpp: a file that is new, whole, of an older version or
// damaged becomes one that is whole.
#include <utility>

#include "platform/storage/database.h"
#include "platform/storage/outbox_convert.h"
#include "platform/storage/outbox_rescue.h"
#include "platform/storage/outbox_rows.h"
#include "platform/storage/outbox_settings.h"
#include "platform/storage/sqlite_outbox.h"

namespace candour::platform {

namespace {

// SQLite's own look at its pages; of all that hold cells, so that damage is found while the other
// cells are still to be had. Errors: Corrupt.
Status check_pages(Sqlite& database) {
    ASSIGN_OR_RETURN(SqlRows rows, database.query("PRAGMA quick_check(1)"));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (found && rows.text(0) == "ok") return Unit{};
    return Error{ErrorKind::Corrupt, database.path() + " is damaged (" +
                                         (found ? rows.text(0) : "it cannot be checked") + ")"};
}

}  // namespace

Result<std::unique_ptr<SqliteOutbox>> SqliteOutbox::create(const std::string& path,
                                                           SecureRandom& random,
                                                           OutboxOptions options) {
    if (options.capacity == 0 || options.capacity > outbox_slots_max) {
        return Error{ErrorKind::Invalid, "an outbox has 1 to " + std::to_string(outbox_slots_max) +
                                             " slots, not " + std::to_string(options.capacity)};
    }
    std::unique_ptr<SqliteOutbox> outbox(new SqliteOutbox(path, random, std::move(options)));
    RETURN_IF_ERROR(outbox->open());
    outbox->keep_reserve();
    outbox->tell_changes();
    return outbox;
}

Result<std::unique_ptr<SqliteOutbox>> SqliteOutbox::create(const std::string& path,
                                                           SecureRandom& random,
                                                           std::uint32_t capacity,
                                                           const DatabaseHome& home) {
    return create(path, random, OutboxOptions{.capacity = capacity, .home = &home});
}

SqliteOutbox::SqliteOutbox(std::string path, SecureRandom& random, OutboxOptions options)
    : path_(std::move(path)), random_(random), options_(std::move(options)) {}

Result<std::unique_ptr<Sqlite>> SqliteOutbox::open_file() {
    return open_database(
        path_, outbox::outbox_kind(),
        [this](Sqlite& fresh) { return outbox::fill_slots(fresh, random_, options_.capacity); },
        *options_.home);
}

// Errors: also Corrupt and Invalid for a file that is only damaged.
Status SqliteOutbox::open_whole() {
    database_.reset();
    ASSIGN_OR_RETURN(database_, open_file());
    ASSIGN_OR_RETURN(const bool old, outbox::is_of_first_version(*database_));
    if (old) {
        RETURN_IF_ERROR(outbox::convert(std::move(database_), random_));
        ASSIGN_OR_RETURN(database_, open_file());
    }
    RETURN_IF_ERROR(check_pages(*database_));
    ASSIGN_OR_RETURN(marks_, outbox::read_and_settle_marks(*database_));
    RETURN_IF_ERROR(mend_settings());
    ASSIGN_OR_RETURN(horizon_, outbox::read_number(*database_, outbox::horizon_setting, 0));
    ASSIGN_OR_RETURN(reused_early_,
                     outbox::read_number(*database_, outbox::reused_early_setting, 0));
    return Unit{};
}

// Among what is lost may be the name of the server that acknowledged: all is offered again, first,
// so that a power cut between the two comes here again. So does a full disk, which is no reason not
// to serve visitors now.
Status SqliteOutbox::mend_settings() {
    const outbox::FoundSettings found = outbox::find_settings(*database_);
    if (found.intact) return Unit{};
    Status mended = Unit{};
    if (found.lost) {
        tell(path_ +
             " is damaged where it keeps its settings; some are lost. What waits to be sent is "
             "safe; if this device does not send, join again by a new invitation");
        mended = offer_everything();
    }
    if (mended.ok()) mended = outbox::repair_settings(*database_, found);
    if (!mended.ok() && mended.error().kind == ErrorKind::Corrupt) return mended;
    return Unit{};
}

Status SqliteOutbox::open() {
    Status opened = open_whole();
    if (opened.ok()) return opened;
    const ErrorKind kind = opened.error().kind;
    // Damage may also sit where the file says whose it is. A simulated disk has no other files.
    const bool damaged =
        kind == ErrorKind::Corrupt || kind == ErrorKind::Invalid || kind == ErrorKind::Unavailable;
    if (!damaged || options_.home->vfs() != nullptr) return opened;
    database_.reset();
    Result<std::string> rescued = outbox::rescue(path_, random_, kind);
    if (!rescued.ok() && rescued.error().kind == ErrorKind::NotFound) return opened;
    if (!rescued.ok()) return rescued.error();
    tell(rescued.value());
    return open_whole();
}

}  // namespace candour::platform
