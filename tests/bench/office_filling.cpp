// tests/bench/office_filling.cpp: see office_filling.h.
#include "tests/bench/office_filling.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "platform/storage/search_words.h"
#include "platform/storage/sql_cases_rows.h"

namespace candour::bench {

namespace {

constexpr std::int64_t cases_a_transaction = 2'000;

using Rows = std::vector<std::vector<platform::SqlValue>>;

// Into one table, as many as there are in one go.
Status insert(platform::SqlConnection& connection, const std::string& table,
              const std::string& columns, const Rows& rows, const std::string& last = {}) {
    if (rows.empty()) return Unit{};
    std::string values;
    for (std::size_t i = 1; i <= rows.front().size(); ++i) {
        const std::string parameter = "$" + std::to_string(i);
        const bool special = i == rows.front().size() && !last.empty();
        values += (i == 1 ? "" : ", ") + (special ? last + parameter + ", ' '))" : parameter);
    }
    return connection.run_each(
        "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")", rows);
}

Status insert_cases(platform::SqlConnection& connection, const std::string& organisation,
                    const std::vector<MadeCase>& all) {
    Rows cases;
    Rows entries;
    Rows people;
    for (const MadeCase& made : all) {
        const ByteView id = made.head.row.id.bytes;
        cases.push_back({organisation, id, made.head.row.reference, ""});
        for (const platform::SqlValue& value : platform::row_values(made.head.row))
            cases.back().push_back(value);
        cases.back().insert(cases.back().end(), {made.head.entries, ByteView(made.head.head),
                                                 ByteView(made.head.mac), made.head.report_facts});
        for (const complaint::ChainedEntry& entry : made.entries) {
            entries.push_back({organisation, id, entry.number, entry.kind, entry.day, entry.at_ms,
                               ByteView(entry.by.bytes), entry.initials, entry.posts, entry.facts,
                               entry.words, 0, ByteView(entry.commitment), ByteView(entry.hash)});
        }
        const int runs = platform::is_running(made.head.row) ? 1 : 0;
        for (const StaffId& staff : made.head.people.own)
            people.push_back({organisation, ByteView(staff.bytes), id, 1, 0, runs});
        for (const StaffId& staff : made.head.people.excluded)
            people.push_back({organisation, ByteView(staff.bytes), id, 0, 1, runs});
    }
    RETURN_IF_ERROR(insert(connection, "office_case",
                           "organisation, case_id, reference, submission, " +
                               std::string(platform::case_row_columns) +
                               ", entries, head, mac, report_facts",
                           cases));
    RETURN_IF_ERROR(insert(connection, "office_case_entry",
                           "organisation, case_id, number, kind, day, at_ms, staff, initials,"
                           " posts, facts, words, erased, commitment, hash",
                           entries));
    return insert(connection, "office_case_person",
                  "organisation, staff, case_id, own, excluded, running", people);
}

std::string joined(const std::set<std::string>& some) {
    std::string text;
    for (const std::string& word : some)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

// As CaseIndex::change() keeps them.
Status insert_words(platform::SqlConnection& connection, const std::string& organisation,
                    const std::vector<MadeCase>& all) {
    std::vector<std::vector<std::string>> tokens;  // Of each case: its parts, then all of it.
    for (const MadeCase& made : all) {
        std::set<std::string> whole;
        tokens.emplace_back();
        for (const store::SearchText& text : made.search) {
            std::set<std::string> part = platform::search_words(text.text);
            tokens.back().push_back(joined(part));
            whole.merge(part);
        }
        tokens.back().push_back(joined(whole));
    }
    Rows parts;
    Rows cases;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ByteView id = all[i].head.row.id.bytes;
        for (std::size_t n = 0; n < all[i].search.size(); ++n)
            parts.push_back({organisation, id, all[i].search[n].entry, tokens[i][n]});
        cases.push_back({organisation, id, tokens[i].back()});
    }
    RETURN_IF_ERROR(
        insert(connection, "office_search_part", "organisation, case_id, entry, tokens", parts));
    return insert(connection, "office_search_case", "organisation, case_id, words", cases,
                  "array_to_tsvector(string_to_array(");
}

Result<complaint::RegisterStanding> standing_of(platform::SqlConnection& connection,
                                                const std::string& organisation) {
    ASSIGN_OR_RETURN(platform::SqlRows rows,
                     connection.query("SELECT cases, entries, head, mac FROM office_case_standing"
                                      " WHERE organisation = $1",
                                      organisation));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    CHECK(found);
    complaint::RegisterStanding standing;
    standing.cases = rows.integer(0);
    standing.entries = rows.integer(1);
    const Bytes head = rows.blob(2);
    const Bytes mac = rows.blob(3);
    std::copy(head.begin(), head.end(), standing.head.begin());
    std::copy(mac.begin(), mac.end(), standing.mac.begin());
    return standing;
}

Status fill_some(platform::SqlConnection& connection, const OfficeDatabase& into,
                 const complaint::ChainKey& key, const std::vector<MadeCase>& all) {
    const std::string& organisation = into.organisation;
    ASSIGN_OR_RETURN(complaint::RegisterStanding standing, standing_of(connection, organisation));
    std::vector<complaint::RegisteredCase> registered;
    for (const MadeCase& made : all) {
        registered.push_back({standing.cases + 1, made.head.row.id, made.head.row.reference, {}});
        registered.back().hash = hash_of(key, standing.head, registered.back());
        standing = with_case(key, standing, registered.back(), made.head.entries);
    }
    Rows rows;
    for (const complaint::RegisteredCase& one : registered) {
        rows.push_back(
            {organisation, one.place, ByteView(one.id.bytes), one.reference, ByteView(one.hash)});
    }
    RETURN_IF_ERROR(insert(connection, "office_case_register",
                           "organisation, place, case_id, reference, hash", rows));
    RETURN_IF_ERROR(insert_cases(connection, organisation, all));
    if (into.index == nullptr) RETURN_IF_ERROR(insert_words(connection, organisation, all));
    for (const MadeCase& made : all) {
        if (into.index == nullptr) break;
        RETURN_IF_ERROR(
            into.index->change(connection, organisation, made.head.row.id, made.search, {}));
    }
    return connection.run(
        "UPDATE office_case_standing SET cases = $2, entries = $3, head = $4, mac = $5"
        " WHERE organisation = $1",
        organisation, standing.cases, standing.entries, ByteView(standing.head),
        ByteView(standing.mac));
}

}  // namespace

Status fill_office(const OfficeDatabase& into, OfficeHistories& histories,
                   const complaint::ChainKey& key, std::int64_t count) {
    for (std::int64_t from = 0; from < count; from += cases_a_transaction) {
        const std::int64_t to = std::min(count, from + cases_a_transaction);
        std::vector<MadeCase> all;
        for (std::int64_t number = from; number < to; ++number) {
            ASSIGN_OR_RETURN(MadeCase made, histories.make(number));
            all.push_back(std::move(made));
        }
        RETURN_IF_ERROR(into.database.write([&](platform::SqlConnection& connection) {
            return fill_some(connection, into, key, all);
        }));
        if (from % 50'000 == 0 && from > 0) {
            std::fprintf(stderr, "   filled %lld\n", static_cast<long long>(from));
        }
    }
    return Unit{};
}

}  // namespace candour::bench
