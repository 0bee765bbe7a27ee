// platform/storage/sql_bundle.cpp: see sql_bundle.h.
#include "platform/storage/sql_bundle.h"

namespace candour::platform {

SqlBundle::SqlBundle(std::shared_ptr<SqlDatabase> database, std::string organisation)
    : database_(std::move(database)), organisation_(std::move(organisation)) {}

Result<std::uint64_t> SqlBundle::version() {
    return database_->read([&](SqlConnection& connection) -> Result<std::uint64_t> {
        ASSIGN_OR_RETURN(const std::int64_t version,
                         connection.number("SELECT COALESCE(MAX(version), 0) FROM bundle_published"
                                           " WHERE organisation = $1",
                                           organisation_));
        return static_cast<std::uint64_t>(version);
    });
}

Result<std::optional<store::PublishedBundle>> SqlBundle::published() {
    using Found = std::optional<store::PublishedBundle>;
    return database_->read([&](SqlConnection& connection) -> Result<Found> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT version, content_hash, server_epoch, size, packed"
                                          " FROM bundle_published WHERE organisation = $1",
                                          organisation_));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Found();
        return Found(store::PublishedBundle{.version = static_cast<std::uint64_t>(rows.integer(0)),
                                            .content_hash = rows.text(1),
                                            .server_epoch = rows.text(2),
                                            .size = static_cast<std::uint64_t>(rows.integer(3)),
                                            .packed = rows.blob(4)});
    });
}

Status SqlBundle::publish(const store::PublishedBundle& bundle, std::uint64_t after) {
    const Error meanwhile{ErrorKind::Conflict,
                          "another bundle was published meanwhile; look at it and try again"};
    if (bundle.version <= after) return meanwhile;
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            RETURN_IF_ERROR(connection.run(
                "INSERT INTO bundle_published"
                " (organisation, version, content_hash, server_epoch, size, packed)"
                " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation) DO UPDATE"
                " SET version = $2, content_hash = $3, server_epoch = $4, size = $5, packed = $6"
                " WHERE bundle_published.version = $7",
                organisation_, bundle.version, bundle.content_hash, bundle.server_epoch,
                bundle.size, bundle.packed, after));
            if (connection.changes() == 1) return Unit{};
            return meanwhile;
        },
        LostCommit::Report);
}

}  // namespace candour::platform
