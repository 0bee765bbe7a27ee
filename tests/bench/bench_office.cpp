// tests/bench/bench_office.cpp: bench_office PLACE COUNT TIMES: what staff look at all day, in an
// office of COUNT cases: the inbox with its numbers, a search, one case. Each beside the bare SQL
// of the same rows on the same engine. PLACE: a new folder (SQLite) or postgresql://… of an empty
// database. Prints one object of JSON, times in microseconds.
//
// A page of the console is measured by one more line in views(): what stands there is timed.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "platform/storage/postgres_database.h"
#include "platform/storage/sqlite_database.h"
#include "platform/system/random.h"
#include "sync/server/verify_cases.h"
#include "tests/bench/office_filling.h"
#include "tests/bench/times.h"

namespace {

using namespace candour;
using namespace candour::bench;
using platform::SqlConnection;
using platform::SqlValue;

constexpr complaint::ChainKey key{{42}};
constexpr std::int64_t sample_cases = 200;

struct Office {
    std::shared_ptr<platform::SqlDatabase> database;
    std::unique_ptr<platform::SqlCases> cases;
    server::OfficeKeys keys;
    platform::SodiumRandom random;
    std::int64_t count = 0;
    CivilDay today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 29};
    bool sqlite = true;
    double filled_s = 0;
};

template <typename T>
T must(Result<T> result) {
    if (result.ok()) return result.take();
    std::fprintf(stderr, "bench_office: %s\n", result.error().what.c_str());
    std::exit(1);
}

// As autovacuum does by itself after a while.
void settle(Office& office) {
    must(office.database->read([&](SqlConnection& connection) -> Status {
        if (office.sqlite) return connection.script("PRAGMA wal_checkpoint(TRUNCATE)");
        RETURN_IF_ERROR(connection.script("SET statement_timeout = 0"));
        return connection.script("VACUUM ANALYZE");
    }));
}

void open(Office& office, const std::string& place) {
    office.sqlite = !place.starts_with("postgresql://");
    std::unique_ptr<platform::CaseIndex> index;
    if (office.sqlite) {
        office.database =
            must(platform::SqliteDatabase::open(place + "/office.db", platform::office_kind()));
        index =
            must(platform::make_sqlite_case_index(*office.database, place + "/office-search.db"));
    } else {
        const platform::DatabaseKind kind = platform::office_kind();
        office.database = must(platform::PostgresDatabase::open(place, std::span(&kind, 1)));
        index = platform::make_postgres_case_index();
    }
    platform::CaseIndex& filled = *index;
    office.keys.office_keys = {server::make_office_key("2026-11")};
    office.cases = must(platform::SqlCases::create(office.database, office_organisation, key,
                                                   std::move(index), office.random));
    const auto begin = now();
    must(fill_office(*office.database, office.sqlite ? &filled : nullptr, key,
                     office.keys.office_keys[0], office.count, office.today));
    office.filled_s = std::chrono::duration<double>(now() - begin).count();
    must(office.cases->search_is_rebuilt());
    settle(office);
}

// What was filled in bulk is what the store would have kept: its register fits, the chains and
// words of a sample open, and a case is read and written on as any other.
void check_sample(Office& office) {
    complaint::RegisterCheck check(key);
    for (std::int64_t after = 0;;) {
        const auto page = must(office.cases->register_from(after, 5'000));
        if (page.empty()) break;
        for (const auto& one : page)
            CHECK(!check.next(one).has_value());
        after = check.cases();
    }
    const store::RegisterNow standing = must(office.cases->register_now());
    CHECK(!check.end(standing.standing, standing.entries).has_value());
    CHECK(check.cases() == office.count);
    const server::OpenCommitment open_words = server::open_with(office.keys);
    for (std::int64_t i = 0; i < sample_cases; ++i) {
        const complaint::CaseId id = office_case(i * office.count / sample_cases);
        const store::CaseHead head = must(office.cases->head(id));
        const auto entries = must(office.cases->history(id));
        CHECK(!verify(key, id, entries, head.entries, head.head, head.mac).has_value());
        for (const auto& entry : entries)
            CHECK(entry.words.empty() || must(open_words(id, entry)) == entry.commitment);
    }
}

using Work = std::function<void(std::int64_t turn)>;
struct View {
    const char* name;
    Work product;
    Work bare;
};

// Every row is stepped to, nothing is made of it.
Work bare_sql(Office& office, std::string sql,
              std::function<std::vector<SqlValue>(std::int64_t)> values) {
    return [&office, sql = std::move(sql), values = std::move(values)](std::int64_t turn) {
        const std::vector<SqlValue> given = values(turn);
        must(office.database->read([&](SqlConnection& connection) -> Status {
            ASSIGN_OR_RETURN(platform::SqlRows rows, connection.query_with(sql, given));
            bool more = true;
            while (more) {
                ASSIGN_OR_RETURN(more, rows.next());
            }
            return Unit{};
        }));
    };
}

complaint::CaseId case_of(const Office& office, std::int64_t turn) {
    return office_case(turn * 7919 % office.count);
}
StaffId viewer_of(std::int64_t turn) {
    return office_person(static_cast<int>(turn % office_staff));
}
std::vector<SqlValue> whole_office(std::int64_t) { return {office_organisation}; }

Work listing(Office& office, const store::CaseFilter& filter) {
    return [&office, filter](std::int64_t turn) {
        store::CaseFilter asked = filter;
        asked.viewer = viewer_of(turn);
        must(office.cases->list(asked));
    };
}

std::vector<View> lists(Office& office) {
    return {
        {"inbox", listing(office, {}),
         bare_sql(office,
                  "SELECT * FROM office_case WHERE organisation = $1 AND running = 1"
                  " ORDER BY next_due, case_id LIMIT 25",
                  whole_office)},
        {"numbers",
         [&office](std::int64_t turn) {
             must(office.cases->counts({.viewer = viewer_of(turn)}, to_iso(office.today),
                                       to_iso(office.today + std::chrono::days{7})));
         },
         bare_sql(office,
                  "SELECT COUNT(*) FROM office_case WHERE organisation = $1 AND running = 1"
                  " AND next_due < '2026-11-29'",
                  whole_office)},
        {"my work", listing(office, {.own_only = true}),
         bare_sql(office,
                  "SELECT c.* FROM office_case_person AS p JOIN office_case AS c"
                  " ON c.organisation = p.organisation AND c.case_id = p.case_id"
                  " WHERE p.organisation = $1 AND p.staff = $2 AND p.own = 1"
                  " AND p.running = 1 ORDER BY c.next_due LIMIT 25",
                  [](std::int64_t turn) {
                      static StaffId staff;
                      staff = viewer_of(turn);
                      return std::vector<SqlValue>{office_organisation, ByteView(staff.bytes)};
                  })},
        {"a service, closed",
         listing(
             office,
             {.status = "closed", .service = "service-7", .sort = store::CaseSort::NewestFirst}),
         bare_sql(office,
                  "SELECT * FROM office_case WHERE organisation = $1 AND running = 0"
                  " AND status = 'closed' AND service = 'service-7'"
                  " ORDER BY received DESC, case_id DESC LIMIT 25",
                  whole_office)},
        {"page 40", listing(office, {.offset = 975}),
         bare_sql(office,
                  "SELECT * FROM office_case WHERE organisation = $1 AND running = 1"
                  " ORDER BY next_due, case_id LIMIT 25 OFFSET 975",
                  whole_office)},
    };
}

Work bare_search(Office& office, const std::string& word) {
    if (office.sqlite) {
        return bare_sql(office,
                        "SELECT c.case_id FROM office_search_word"
                        " CROSS JOIN office_search_case AS c ON c.doc = office_search_word.rowid"
                        " WHERE office_search_word MATCH '\"" +
                            word +
                            "\"*' AND c.organisation = $1"
                            " ORDER BY office_search_word.rowid DESC LIMIT 25",
                        whole_office);
    }
    return bare_sql(office,
                    "SELECT case_id FROM office_search_case WHERE organisation = $1"
                    " AND words @@ CAST('''" +
                        word + "'':*' AS tsquery) LIMIT 25",
                    whole_office);
}

std::vector<View> searches(Office& office) {
    return {
        {"search, a few cases", listing(office, {.status = store::any_status, .words = "flat123"}),
         bare_search(office, "flat123")},
        {"search, one in 997", listing(office, {.status = store::any_status, .words = rare_word}),
         bare_search(office, rare_word)},
        {"search, in every case", listing(office, {.words = common_word}),
         bare_search(office, common_word)},
    };
}

// As its page does: read, its chain verified, its words opened.
void read_case(Office& office, std::int64_t turn) {
    const complaint::CaseId id = case_of(office, turn);
    const store::CaseHead head = must(office.cases->head(id));
    const auto entries = must(office.cases->history(id));
    CHECK(!verify(key, id, entries, head.entries, head.head, head.mac).has_value());
    for (const auto& entry : entries) {
        if (entry.words.empty()) continue;
        must(server::unlock_entry_words(entry.words, office.keys.office_keys[0], id, entry.number));
    }
    must(office.cases->details(id));
}

std::vector<View> views(Office& office) {
    std::vector<View> all = lists(office);
    for (View& view : searches(office))
        all.push_back(std::move(view));
    all.push_back(
        {"case", [&office](std::int64_t turn) { read_case(office, turn); },
         bare_sql(office,
                  "SELECT * FROM office_case_entry WHERE organisation = $1"
                  " AND case_id = $2 ORDER BY number",
                  [&office](std::int64_t turn) {
                      static complaint::CaseId id;
                      id = case_of(office, turn);
                      return std::vector<SqlValue>{office_organisation, ByteView(id.bytes)};
                  })});
    return all;
}

double own_cpu_us() {
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

// As JSON. "cpu": this process's own time each, which a busy machine does not lengthen; on SQLite
// that is all of the work.
std::string measured(const Work& work, std::int64_t times) {
    constexpr std::int64_t warming = 5;
    Times wall;
    double cpu_us = 0;
    for (std::int64_t turn = 0; turn < warming + times; ++turn) {
        const double cpu_begin = own_cpu_us();
        const auto begin = now();
        work(turn);
        if (turn < warming) continue;
        wall.add(now() - begin);
        cpu_us += own_cpu_us() - cpu_begin;
    }
    std::string json = wall.json();
    json.pop_back();
    return json + ", \"cpu\": " + std::to_string(cpu_us / static_cast<double>(times)) + "}";
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t count = argc == 4 ? std::strtoll(argv[2], nullptr, 10) : 0;
    const std::int64_t times = argc == 4 ? std::strtoll(argv[3], nullptr, 10) : 0;
    if (count < 1 || times < 1) {
        std::fprintf(stderr, "usage: bench_office FOLDER|postgresql://... CASES TIMES\n");
        return 2;
    }
    Office office;
    office.count = count;
    open(office, argv[1]);
    check_sample(office);
    std::printf("{\"cases\": %lld, \"filled_s\": %.1f", static_cast<long long>(count),
                office.filled_s);
    for (const View& view : views(office)) {
        const std::string product = measured(view.product, times);
        const std::string bare = measured(view.bare, times);
        std::printf(", \"%s\": {\"store\": %s, \"bare\": %s}", view.name, product.c_str(),
                    bare.c_str());
        std::fflush(stdout);
    }
    std::printf("}\n");
    return 0;
}
