// platform/storage/sql_bundle.cpp: see sql_bundle.h.
#include "platform/storage/sql_bundle.h"

#include <sstream>

namespace candour::platform {

namespace {

// With spaces between. What is no number ends it: the bundle then does not hold, and is made anew.
std::vector<std::uint64_t> numbers_in(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::uint64_t> numbers;
    for (std::uint64_t number = 0; stream >> number;)
        numbers.push_back(number);
    return numbers;
}

std::string text_of(const std::vector<std::uint64_t>& numbers) {
    std::string text;
    for (const std::uint64_t number : numbers)
        text += (text.empty() ? "" : " ") + std::to_string(number);
    return text;
}

}  // namespace

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
        ASSIGN_OR_RETURN(
            SqlRows rows,
            connection.query("SELECT version, content_hash, server_epoch, size, packed,"
                             " file_sizes FROM bundle_published WHERE organisation = $1",
                             organisation_));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Found();
        return Found(store::PublishedBundle{.version = static_cast<std::uint64_t>(rows.integer(0)),
                                            .content_hash = rows.text(1),
                                            .server_epoch = rows.text(2),
                                            .size = static_cast<std::uint64_t>(rows.integer(3)),
                                            .packed = rows.blob(4),
                                            .file_sizes = numbers_in(rows.text(5))});
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
                " (organisation, version, content_hash, server_epoch, size, packed, file_sizes)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organisation) DO UPDATE"
                " SET version = $2, content_hash = $3, server_epoch = $4, size = $5, packed = $6,"
                " file_sizes = $7 WHERE bundle_published.version = $8",
                organisation_, bundle.version, bundle.content_hash, bundle.server_epoch,
                bundle.size, bundle.packed, text_of(bundle.file_sizes), after));
            if (connection.changes() == 1) return Unit{};
            return meanwhile;
        },
        LostCommit::Report);
}

}  // namespace candour::platform
