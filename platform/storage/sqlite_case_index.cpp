// platform/storage/sqlite_case_index.cpp: FTS5 in a file of its own, attached as "search". It keeps
// no text, only which case has which word.
#include <algorithm>

#include "platform/storage/case_index.h"
#include "platform/storage/case_schema.h"
#include "platform/storage/database_home.h"

namespace candour::platform {

namespace {

// A file of an earlier form is emptied, and then made anew as one that is of another office.
constexpr std::int64_t search_form = 2;
// Pages that one piece of scrubbing works through, some tens of milliseconds.
constexpr const char* scrub_pages = "500";

class SqliteCaseIndex : public CaseIndex {
public:
    Status forget(SqlConnection& connection, const std::string& organisation) override {
        RETURN_IF_ERROR(remove_cases(connection, organisation));
        for (const char* table :
             {"office_search_part", "office_search_case", "office_search_stamp"}) {
            RETURN_IF_ERROR(connection.run(
                std::string("DELETE FROM ") + table + " WHERE organisation = $1", organisation));
        }
        return Unit{};
    }

    // CROSS: the words first, then the cases that have them; never each case asked for its words.
    std::string matching(const std::string& question) const override {
        return "SELECT office_search_case.case_id FROM office_search_word"
               " CROSS JOIN office_search_case ON office_search_case.doc = office_search_word.rowid"
               " WHERE office_search_word MATCH " +
               question +
               " AND office_search_case.organisation = $1"
               " ORDER BY office_search_word.rowid DESC LIMIT " +
               std::to_string(search_cases_max);
    }

    // No word has a quote in it (search_words.h).
    std::string question(const std::set<std::string>& words) const override {
        std::string text;
        for (const std::string& word : words)
            text += (text.empty() ? "\"" : " AND \"") + word + "\"*";
        return text;
    }

    // FTS5 keeps a deleted word in its old segments until they are merged.
    Result<bool> scrub(SqlDatabase& database, const std::string& organisation) override {
        ASSIGN_OR_RETURN(const bool more, database.write([&](SqlConnection& connection) {
            return scrub_piece(connection, organisation);
        }));
        if (more) return true;
        RETURN_IF_ERROR(database.read([](SqlConnection& connection) {
            return connection.run("PRAGMA wal_checkpoint(TRUNCATE)");
        }));
        return false;
    }

protected:
    Status replace(SqlConnection& connection, const std::string& organisation,
                   const complaint::CaseId& id, const std::string& before,
                   const std::string& after) override {
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_search_case (organisation, case_id)"
                           " VALUES ($1, $2) ON CONFLICT DO NOTHING",
                           organisation, ByteView(id.bytes)));
        ASSIGN_OR_RETURN(const std::int64_t doc,
                         connection.number("SELECT doc FROM office_search_case"
                                           " WHERE organisation = $1 AND case_id = $2",
                                           organisation, ByteView(id.bytes)));
        if (!before.empty()) RETURN_IF_ERROR(remove_words(connection, doc, before));
        if (after.empty()) return Unit{};
        return connection.run("INSERT INTO office_search_word (rowid, tokens) VALUES ($1, $2)", doc,
                              after);
    }

private:
    static Status remove_words(SqlConnection& connection, std::int64_t doc,
                               const std::string& words) {
        return connection.run(
            "INSERT INTO office_search_word (office_search_word, rowid, tokens)"
            " VALUES ('delete', $1, $2)",
            doc, words);
    }

    // A file of one organisation is emptied at once; of several, this one's cases one by one.
    static Status remove_cases(SqlConnection& connection, const std::string& organisation) {
        ASSIGN_OR_RETURN(const std::int64_t others,
                         connection.number("SELECT COUNT(*) FROM (SELECT 1 FROM office_search_case"
                                           " WHERE organisation <> $1 LIMIT 1)",
                                           organisation));
        if (others == 0) {
            return connection.run(
                "INSERT INTO office_search_word (office_search_word) VALUES ('delete-all')");
        }
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT c.doc, group_concat(p.tokens, ' ')"
                                          " FROM office_search_case c JOIN office_search_part p"
                                          " ON p.organisation = c.organisation"
                                          " AND p.case_id = c.case_id"
                                          " WHERE c.organisation = $1 GROUP BY c.doc",
                                          organisation));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            RETURN_IF_ERROR(remove_words(connection, rows.integer(0), rows.text(1)));
        }
    }

    static Result<bool> scrub_piece(SqlConnection& connection, const std::string& organisation) {
        ASSIGN_OR_RETURN(const std::int64_t wanted,
                         connection.number("SELECT COALESCE(MAX(scrub), 0) FROM office_search_stamp"
                                           " WHERE organisation = $1",
                                           organisation));
        if (wanted == 0) return false;
        ASSIGN_OR_RETURN(const std::int64_t before, connection.number("SELECT total_changes()"));
        // A minus takes all segments in, also those that FTS5 would leave alone; that holds on
        // until they are one. Later pieces only go on with it.
        RETURN_IF_ERROR(
            connection.run(std::string("INSERT INTO office_search_word (office_search_word, rank)"
                                       " VALUES ('merge', ") +
                           (wanted == 1 ? "-" : "") + scrub_pages + ")"));
        ASSIGN_OR_RETURN(const std::int64_t after, connection.number("SELECT total_changes()"));
        // FTS5's documentation: fewer than two changes mean that there was nothing to do.
        const bool done = after - before < 2;
        RETURN_IF_ERROR(
            connection.run("UPDATE office_search_stamp SET scrub = $2 WHERE organisation = $1",
                           organisation, done ? 0 : 2));
        return !done;
    }
};

Status attach(SqlConnection& connection, const std::string& path) {
    ASSIGN_OR_RETURN(const std::int64_t attached,
                     connection.number("SELECT COUNT(*) FROM pragma_database_list"
                                       " WHERE name = 'search'"));
    if (attached != 0) return Unit{};  // By another organisation's store of the same database.
    RETURN_IF_ERROR(connection.run("ATTACH DATABASE $1 AS search", path));
    // What is lost of it in a power cut is made anew.
    RETURN_IF_ERROR(
        connection.script("PRAGMA search.page_size=4096; PRAGMA search.secure_delete=ON;"
                          "PRAGMA search.cache_size=-16384;"
                          "PRAGMA search.journal_mode=WAL; PRAGMA search.synchronous=NORMAL;"
                          "PRAGMA search.journal_size_limit=67108864"));
    ASSIGN_OR_RETURN(const std::int64_t form, connection.number("PRAGMA search.user_version"));
    if (form == search_form) {
        return connection.run("SELECT COUNT(*) FROM office_search_stamp");
    }
    ASSIGN_OR_RETURN(const std::int64_t tables,
                     connection.number("SELECT COUNT(*) FROM search.sqlite_schema"));
    const bool is_new = form == 0 && tables == 0;
    const bool is_earlier = form > 0 && form < search_form;
    if (!is_new && !is_earlier) {
        return Error{ErrorKind::Invalid, path + " is no search index of this version"};
    }
    const std::string forget = is_earlier ? "DROP TABLE search.office_search_part;"
                                            "DROP TABLE search.office_search_case;"
                                            "DROP TABLE search.office_search_word;"
                                            "DROP TABLE search.office_search_stamp;"
                                          : "";
    return connection.script("BEGIN;" + forget + case_search_sqlite +
                             "PRAGMA search.user_version=" + std::to_string(search_form) +
                             "; COMMIT;");
}

}  // namespace

Result<std::unique_ptr<CaseIndex>> make_sqlite_case_index(SqlDatabase& database,
                                                          const std::string& path) {
    RETURN_IF_ERROR(real_home().make_private_file(path));
    RETURN_IF_ERROR(
        database.read([&](SqlConnection& connection) { return attach(connection, path); }));
    return std::unique_ptr<CaseIndex>(std::make_unique<SqliteCaseIndex>());
}

}  // namespace candour::platform
