// tests/bench/office_filling.cpp: see office_filling.h.
#include "tests/bench/office_filling.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <set>

#include "platform/storage/search_words.h"
#include "platform/storage/sql_cases_rows.h"
#include "sync/server/office_words.h"

namespace candour::bench {

namespace {

constexpr std::int64_t cases_a_transaction = 2'000;

// Numbers that look random and are the same each time.
std::uint64_t mixed(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15ULL;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
    return number ^ (number >> 31);
}
int below(std::int64_t number, int field, int bound) {
    const auto seed = static_cast<std::uint64_t>(number) * 64 + static_cast<std::uint64_t>(field);
    return static_cast<int>(mixed(seed) % static_cast<std::uint64_t>(bound));
}

constexpr std::array<const char*, 24> words = {
    "kitchen", "water",   "boiler", "window",  "neighbour", "noise",   "letter",  "answer",
    "waiting", "month",   "rude",   "late",    "broken",    "promise", "manager", "damp",
    "lift",    "parking", "rent",   "cleaner", "door",      "heating", "garden",  "stairs"};

std::string text_of(std::int64_t number, std::int64_t entry) {
    std::string text = "They said the repair would come";
    const int count = 10 + below(number, static_cast<int>(entry), 50);
    for (int i = 0; i < count; ++i)
        text += std::string(" ") + words[static_cast<std::size_t>(below(
                                       number * 16 + entry, i, static_cast<int>(words.size())))];
    // A name or a number that hardly another case has.
    text += " flat" + std::to_string(below(number, 40, 20'000));
    if (number % rare_word_every == 0 && entry == 1) text += std::string(" ") + rare_word;
    return text;
}

constexpr std::array<const char*, 8> kinds = {"acknowledged", "contacted",      "note",
                                              "assigned",     "option_weighed", "action_added",
                                              "decided",      "updated"};

struct Made {
    store::CaseHead head;
    std::vector<complaint::ChainedEntry> entries;
    std::vector<store::SearchText> search;
};

Made make(std::int64_t number, const complaint::ChainKey& key, const server::OfficeKey& office_key,
          CivilDay today) {
    Made made;
    made.head.row = office_row(number, today);
    const complaint::CaseId& id = made.head.row.id;
    const int count = 3 + below(number, 1, 13);
    made.search.push_back({0, made.head.row.reference});
    for (std::int64_t n = 1; n <= count; ++n) {
        complaint::ChainedEntry entry;
        entry.number = n;
        entry.kind =
            n == 1 ? "opened" : kinds[static_cast<std::size_t>(below(number * 16 + n, 2, 8))];
        entry.day = made.head.row.received;
        entry.at_ms = 1'700'000'000'000 + number * 1000 + n;
        entry.by = office_person(below(number, 3, office_staff));
        entry.initials = "AB";
        entry.posts = "case_worker";
        entry.facts = "{\"stage\":\"first\",\"told\":true}";
        if (n % 3 != 0) {
            const std::string text = text_of(number, n);
            server::EntryWords sealed{{}, "{\"text\":\"" + text + "\"}"};
            for (std::size_t i = 0; i < sealed.salt.size(); ++i)
                sealed.salt[i] =
                    static_cast<std::uint8_t>(below(number * 16 + n, 4 + static_cast<int>(i), 256));
            entry.commitment = complaint::commitment_of(sealed.salt, sealed.json);
            entry.words = server::lock_entry_words(sealed, office_key, id, n);
            made.search.push_back({n, text});
        }
        entry.hash = hash_of(key, id, made.head.head, entry);
        made.head.entries = n;
        made.head.head = entry.hash;
        made.entries.push_back(std::move(entry));
    }
    made.head.mac = head_mac(key, id, made.head.entries, made.head.head);
    if (!made.head.row.holder.empty()) {
        made.head.people.own = {office_person(below(number, 5, office_staff))};
    }
    const bool is_own = std::ranges::count(made.head.people.own, office_person(0)) > 0;
    if (!is_own && below(number, 6, 500) == 0) made.head.people.excluded = {office_person(0)};
    return made;
}

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

Status insert_cases(platform::SqlConnection& connection, const std::vector<Made>& all) {
    Rows cases;
    Rows entries;
    Rows people;
    for (const Made& made : all) {
        const ByteView id = made.head.row.id.bytes;
        cases.push_back({office_organisation, id, made.head.row.reference, ""});
        for (const platform::SqlValue& value : platform::row_values(made.head.row))
            cases.back().push_back(value);
        cases.back().insert(cases.back().end(),
                            {made.head.entries, ByteView(made.head.head), ByteView(made.head.mac)});
        for (const complaint::ChainedEntry& entry : made.entries) {
            entries.push_back({office_organisation, id, entry.number, entry.kind, entry.day,
                               entry.at_ms, ByteView(entry.by.bytes), entry.initials, entry.posts,
                               entry.facts, entry.words, 0, ByteView(entry.commitment),
                               ByteView(entry.hash)});
        }
        const int runs = platform::is_running(made.head.row) ? 1 : 0;
        for (const StaffId& staff : made.head.people.own)
            people.push_back({office_organisation, ByteView(staff.bytes), id, 1, 0, runs});
        for (const StaffId& staff : made.head.people.excluded)
            people.push_back({office_organisation, ByteView(staff.bytes), id, 0, 1, runs});
    }
    RETURN_IF_ERROR(insert(connection, "office_case",
                           "organisation, case_id, reference, submission, " +
                               std::string(platform::case_row_columns) + ", entries, head, mac",
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
Status insert_words(platform::SqlConnection& connection, const std::vector<Made>& all) {
    std::vector<std::vector<std::string>> tokens;  // Of each case: its parts, then all of it.
    for (const Made& made : all) {
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
            parts.push_back({office_organisation, id, all[i].search[n].entry, tokens[i][n]});
        cases.push_back({office_organisation, id, tokens[i].back()});
    }
    RETURN_IF_ERROR(
        insert(connection, "office_search_part", "organisation, case_id, entry, tokens", parts));
    return insert(connection, "office_search_case", "organisation, case_id, words", cases,
                  "array_to_tsvector(string_to_array(");
}

Result<complaint::RegisterStanding> standing_of(platform::SqlConnection& connection) {
    ASSIGN_OR_RETURN(platform::SqlRows rows,
                     connection.query("SELECT cases, entries, head, mac FROM office_case_standing"
                                      " WHERE organisation = $1",
                                      office_organisation));
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

Status fill_some(platform::SqlConnection& connection, platform::CaseIndex* index,
                 const complaint::ChainKey& key, const std::vector<Made>& all) {
    ASSIGN_OR_RETURN(complaint::RegisterStanding standing, standing_of(connection));
    std::vector<complaint::RegisteredCase> registered;
    for (const Made& made : all) {
        registered.push_back({standing.cases + 1, made.head.row.id, made.head.row.reference, {}});
        registered.back().hash = hash_of(key, standing.head, registered.back());
        standing = with_case(key, standing, registered.back(), made.head.entries);
    }
    Rows rows;
    for (const complaint::RegisteredCase& one : registered) {
        rows.push_back({office_organisation, one.place, ByteView(one.id.bytes), one.reference,
                        ByteView(one.hash)});
    }
    RETURN_IF_ERROR(insert(connection, "office_case_register",
                           "organisation, place, case_id, reference, hash", rows));
    RETURN_IF_ERROR(insert_cases(connection, all));
    if (index == nullptr) RETURN_IF_ERROR(insert_words(connection, all));
    for (const Made& made : all) {
        if (index == nullptr) break;
        RETURN_IF_ERROR(
            index->change(connection, office_organisation, made.head.row.id, made.search, {}));
    }
    return connection.run(
        "UPDATE office_case_standing SET cases = $2, entries = $3, head = $4, mac = $5"
        " WHERE organisation = $1",
        office_organisation, standing.cases, standing.entries, ByteView(standing.head),
        ByteView(standing.mac));
}

}  // namespace

complaint::CaseId office_case(std::int64_t number) {
    complaint::CaseId id;
    for (std::size_t half = 0; half < 2; ++half) {
        const std::uint64_t bits = mixed(static_cast<std::uint64_t>(number) * 2 + half);
        for (std::size_t i = 0; i < 8; ++i)
            id.bytes[half * 8 + i] = static_cast<std::uint8_t>(bits >> (8 * i));
    }
    return id;
}

StaffId office_person(int number) {
    StaffId id;
    id.bytes[0] = static_cast<std::uint8_t>(number + 1);
    return id;
}

store::CaseRow office_row(std::int64_t number, CivilDay today) {
    const bool runs = below(number, 10, 20) == 0;
    const int age = runs ? below(number, 11, 60) : 30 + below(number, 11, 700);
    store::CaseRow row;
    row.id = office_case(number);
    row.reference = "C" + std::to_string(number);
    row.procedure = "donnington";
    row.complaint = below(number, 12, 3) != 0;
    row.kind = row.complaint ? "complaint" : "suggestion";
    row.label = row.kind;
    row.method = "kiosk";
    row.service = "service-" + std::to_string(below(number, 13, 20));
    row.unit = "unit-" + std::to_string(below(number, 14, 5));
    row.language = "en";
    row.status = runs ? (below(number, 15, 4) == 0 ? "resolved" : "open")
                      : (below(number, 15, 30) == 0 ? "set_aside" : "closed");
    row.stage = "stage-" + std::to_string(1 + below(number, 16, 3));
    row.holder =
        below(number, 17, 8) == 0 ? "" : office_person(below(number, 5, office_staff)).hex();
    row.next_step = "decide";
    row.waiting = runs && below(number, 18, 10) == 0;
    if (runs && !row.waiting) {
        row.next_due = to_iso(today + std::chrono::days{below(number, 19, 40) - 8});
    }
    row.received = to_iso(today - std::chrono::days{age});
    if (!runs) row.closed = to_iso(today - std::chrono::days{age - 20});
    row.late = below(number, 20, 10) == 0;
    return row;
}

Status fill_office(platform::SqlDatabase& database, platform::CaseIndex* index,
                   const complaint::ChainKey& key, const server::OfficeKey& office_key,
                   std::int64_t count, CivilDay today) {
    for (std::int64_t from = 0; from < count; from += cases_a_transaction) {
        const std::int64_t to = std::min(count, from + cases_a_transaction);
        std::vector<Made> all;
        for (std::int64_t number = from; number < to; ++number)
            all.push_back(make(number, key, office_key, today));
        RETURN_IF_ERROR(database.write([&](platform::SqlConnection& connection) {
            return fill_some(connection, index, key, all);
        }));
        if (from % 50'000 == 0 && from > 0) {
            std::fprintf(stderr, "   filled %lld\n", static_cast<long long>(from));
        }
    }
    return Unit{};
}

}  // namespace candour::bench
