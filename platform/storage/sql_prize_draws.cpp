// platform/storage/sql_prize_draws.cpp: prize draws, as a register of the office. Its rows are as
// those of the other registers (sql_learning.cpp), but are written once and never changed.
#include <nlohmann/json.hpp>

#include "platform/storage/sql_list.h"
#include "platform/storage/sql_numbered.h"
#include "platform/storage/sql_office.h"

namespace candour::platform {

namespace {

using nlohmann::json;

std::string document_of(const store::PrizeDrawKept& draw) {
    json winners = json::array();
    for (const SubmissionId& winner : draw.winners)
        winners.push_back(winner.hex());
    return json{{"prize", draw.prize},
                {"entries", draw.entries},
                {"people", draw.people},
                {"winners", winners}}
        .dump(-1, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace);
}

Result<store::PrizeDrawKept> read_draw(const SqlRows& rows, const std::string& name) {
    const Error damaged{ErrorKind::Corrupt, name +
                                                " is damaged: a prize draw is not well formed; "
                                                "restore a backup"};
    const json document = json::parse(rows.text(1), nullptr, /*allow_exceptions=*/false);
    const auto has = [&](const char* field, bool (json::*is_right)() const) {
        const auto found = document.find(field);
        return found != document.end() && ((*found).*is_right)();
    };
    if (!document.is_object() || !has("prize", &json::is_string) ||
        !has("entries", &json::is_number_integer) || !has("people", &json::is_number_integer) ||
        !has("winners", &json::is_array)) {
        return damaged;
    }
    store::PrizeDrawKept draw;
    draw.id = rows.text(0);
    draw.prize = document["prize"].get<std::string>();
    draw.entries = document["entries"].get<std::int64_t>();
    draw.people = document["people"].get<std::int64_t>();
    draw.who = rows.text(2);
    draw.at_s = rows.integer(3);
    for (const json& winner : document["winners"]) {
        if (!winner.is_string()) return damaged;
        const auto id = SubmissionId::from_hex(winner.get_ref<const std::string&>());
        if (!id.ok()) return damaged;
        draw.winners.push_back(id.value());
    }
    return draw;
}

// Those that are there, which nobody takes away before this transaction ends.
Result<std::int64_t> count_locked(SqlConnection& connection, const std::string& organisation,
                                  const std::vector<SubmissionId>& ids) {
    if (ids.empty()) return std::int64_t{0};
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT submission FROM office_item WHERE organisation = $1"
                                      " AND submission IN " CANDOUR_LIST("$2", "$3", "16") +
                                          std::string(connection.share_lock()),
                                      organisation, packed_ids(ids), ids.size()));
    std::int64_t there = 0;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return there;
        ++there;
    }
}

}  // namespace

Result<store::DrawKept> SqlOffice::keep_draw(const store::PrizeDrawKept& draw,
                                             const std::vector<SubmissionId>& others,
                                             const store::AuditEntry& line) {
    auto kept = store::DrawKept::Yes;
    const auto write = [&](SqlConnection& connection) -> Status {
        kept = store::DrawKept::Yes;
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_register"
                           " (organisation, register, entry, document, due, revision, who, at_s)"
                           " VALUES ($1, 'prize_draw', $2, $3, '', 1, $4, $5)"
                           " ON CONFLICT DO NOTHING",
                           organisation_, draw.id, document_of(draw), draw.who, draw.at_s));
        if (connection.changes() != 1) {
            kept = store::DrawKept::DrawnBefore;
            return Unit{};
        }
        ASSIGN_OR_RETURN(const std::int64_t winners,
                         count_locked(connection, organisation_, draw.winners));
        std::int64_t gone = 0;
        if (!others.empty()) {
            RETURN_IF_ERROR(
                connection.run("DELETE FROM office_item WHERE organisation = $1"
                               " AND submission IN " CANDOUR_LIST("$2", "$3", "16"),
                               organisation_, packed_ids(others), others.size()));
            gone = connection.changes();
        }
        if (winners == std::ssize(draw.winners) && gone == std::ssize(others))
            return write_audit(connection, line);
        // An error, so that nothing of it stays.
        kept = store::DrawKept::EntriesChanged;
        return Error{ErrorKind::NotFound, "an entry is no longer there"};
    };
    const Status done = with_next_number([&] { return database_->write(write); });
    if (!done.ok() && kept != store::DrawKept::EntriesChanged) return done.error();
    return kept;
}

Result<std::vector<store::PrizeDrawKept>> SqlOffice::draws(std::int64_t limit) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::PrizeDrawKept>> {
            ASSIGN_OR_RETURN(
                SqlRows rows,
                connection.query("SELECT entry, document, who, at_s FROM office_register"
                                 " WHERE organisation = $1 AND register = 'prize_draw'"
                                 " ORDER BY at_s DESC, entry LIMIT $2",
                                 organisation_, std::max<std::int64_t>(limit, 0)));
            std::vector<store::PrizeDrawKept> draws;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return draws;
                ASSIGN_OR_RETURN(store::PrizeDrawKept draw, read_draw(rows, connection.name()));
                draws.push_back(std::move(draw));
            }
        });
}

}  // namespace candour::platform
