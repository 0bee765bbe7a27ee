// platform/storage/sql_cases_keys.cpp: cases, by the key that seals their words.
#include <string>

#include "platform/storage/sql_cases.h"
#include "platform/storage/sql_columns.h"

namespace candour::platform {

namespace {

// Sealed words of an entry begin with the length of their key's epoch, and the epoch.
Bytes beginning_of(const std::string& epoch) {
    Bytes bytes = {static_cast<std::uint8_t>(epoch.size())};
    bytes.insert(bytes.end(), epoch.begin(), epoch.end());
    return bytes;
}

// Whether `words` begin with parameter `beginning`, which has so many bytes. PostgreSQL takes no
// parameter for their number.
std::string words_begin_with(const char* beginning, std::size_t size) {
    return " substr(words, 1, " + std::to_string(size) + ") = " + beginning;
}

}  // namespace

Result<std::vector<complaint::CaseId>> SqlCases::cases_under(const std::string& epoch) {
    const Bytes beginning = beginning_of(epoch);
    const std::string sql = "SELECT case_id FROM office_case_entry WHERE organisation = $1 AND" +
                            words_begin_with("$2", beginning.size()) +
                            " UNION SELECT case_id FROM office_case_details"
                            " WHERE organisation = $1 AND key_epoch = $3 ORDER BY case_id";
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<complaint::CaseId>> {
            ASSIGN_OR_RETURN(SqlRows rows, connection.query(sql, organisation_, beginning, epoch));
            std::vector<complaint::CaseId> ids;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return ids;
                ASSIGN_OR_RETURN(const auto id,
                                 read_id<complaint::CaseId>(rows, 0, connection.name()));
                ids.push_back(id);
            }
        });
}

Status SqlCases::reseal(const complaint::CaseId& id, const store::ResealedCase& resealed) {
    return database_->write([&](SqlConnection& connection) -> Status {
        for (const store::ResealedWords& one : resealed.words) {
            RETURN_IF_ERROR(
                connection.run("UPDATE office_case_entry SET words = $5 WHERE organisation = $1"
                               " AND case_id = $2 AND number = $3 AND words = $4",
                               organisation_, ByteView(id.bytes), one.number, one.seen, one.words));
        }
        if (!resealed.details || !resealed.details_seen) return Unit{};
        return connection.run(
            "UPDATE office_case_details SET key_epoch = $4, sealed = $5"
            " WHERE organisation = $1 AND case_id = $2 AND sealed = $3",
            organisation_, ByteView(id.bytes), resealed.details_seen->sealed,
            resealed.details->key_epoch, resealed.details->sealed);
    });
}

Result<std::int64_t> SqlCases::erase_words_under(const std::string& epoch) {
    const Bytes beginning = beginning_of(epoch);
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(
            connection.run("DELETE FROM office_case_details WHERE organisation = $1"
                           " AND key_epoch = $2",
                           organisation_, epoch));
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_case_entry SET words = $3, erased = 1 WHERE organisation = $1 AND" +
                words_begin_with("$2", beginning.size()),
            organisation_, beginning, Bytes{}));
        return connection.changes();
    });
}

}  // namespace candour::platform
