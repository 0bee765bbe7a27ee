// tests/bench/bench_office.cpp: bench_office FOLDER SCENARIOS COUNT TIMES: what staff look at all
// day, in an office of COUNT cases: pages of the console, from request to response, and what its
// store does for them, each beside the bare SQL of the same rows on the same engine. FOLDER: as
// candour-server init made it; SCENARIOS: the files whose histories the cases have. Prints one
// object of JSON, times in microseconds.
//
// One more page is one more line in pages().
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "core/report/period.h"
#include "platform/storage/postgres_database.h"
#include "platform/storage/sqlite_database.h"
#include "sync/server/verify_cases.h"
#include "tests/bench/office_console.h"
#include "tests/bench/times.h"

namespace {

using namespace candour;
using namespace candour::bench;
using platform::SqlConnection;
using platform::SqlValue;

constexpr std::int64_t sample_cases = 200;

struct Office {
    std::string folder;
    std::unique_ptr<OfficeConsole> console;
    std::int64_t count = 0;
    std::string organisation;
    double filled_s = 0;

    platform::SqlDatabase& database() { return *console->parts().office_database; }
    platform::SqlCases& cases() { return *console->parts().cases; }
    bool sqlite() { return console->parts().on_sqlite(); }
    CivilDay today() { return console->parts().clock.today(); }
};

template <typename T>
T must(Result<T> result) {
    if (result.ok()) return result.take();
    std::fprintf(stderr, "bench_office: %s\n", result.error().what.c_str());
    std::exit(1);
}

// Straight into the tables, while no server has them open.
void fill(Office& office, const OfficeRules& rules, const std::string& database_address,
          const std::string& scenarios) {
    platform::SodiumRandom random;
    auto histories = must(OfficeHistories::create(rules, scenarios, random));
    std::shared_ptr<platform::SqlDatabase> database;
    std::unique_ptr<platform::CaseIndex> index;
    const platform::ServerFolder folder{office.folder};
    if (database_address.empty()) {
        database = must(platform::SqliteDatabase::open(folder.office(), platform::office_kind()));
        index = must(platform::make_sqlite_case_index(*database, folder.case_search()));
    } else {
        const platform::DatabaseKind kind = platform::office_kind();
        database = must(platform::PostgresDatabase::open(database_address, std::span(&kind, 1)));
    }
    const auto begin = now();
    must(fill_office({*database, index.get(), office.organisation}, histories, rules.chain_key,
                     office.count));
    office.filled_s = std::chrono::duration<double>(now() - begin).count();
}

// As autovacuum does by itself after a while.
void settle(Office& office) {
    must(office.cases().search_is_rebuilt());
    must(office.database().read([&](SqlConnection& connection) -> Status {
        if (office.sqlite()) return connection.script("PRAGMA wal_checkpoint(TRUNCATE)");
        RETURN_IF_ERROR(connection.script("SET statement_timeout = 0"));
        return connection.script("VACUUM ANALYZE");
    }));
}

void open(Office& office, const std::string& scenarios) {
    office.console = must(OfficeConsole::open(office.folder));
    must(office.console->add_staff());
    office.organisation = office.console->parts().organisation()->id;
    const OfficeRules rules = must(office.console->rules());
    const std::string address = office.console->parts().database;
    office.console.reset();
    fill(office, rules, address, scenarios);
    office.console = must(OfficeConsole::open(office.folder));
    must(office.console->sign_in());
    settle(office);
}

// What was filled in bulk is what the store would have kept: its register fits, the chains and
// words of a sample open, and its rows and facts are those of a replay.
void check_sample(Office& office) {
    const complaint::ChainKey key = office.console->parts().history_key;
    complaint::RegisterCheck check(key);
    for (std::int64_t after = 0;;) {
        const auto page = must(office.cases().register_from(after, 5'000));
        if (page.empty()) break;
        for (const auto& one : page)
            CHECK(!check.next(one).has_value());
        after = check.cases();
    }
    const store::RegisterNow standing = must(office.cases().register_now());
    CHECK(!check.end(standing.standing, standing.entries).has_value());
    CHECK(check.cases() == office.count);
    const auto keys = office.console->parts().office_keys();
    const server::OpenCommitment open_words = server::open_with(*keys);
    for (std::int64_t i = 0; i < sample_cases; ++i) {
        const complaint::CaseId id = office_case(i * office.count / sample_cases);
        const auto found = must(office.console->cases().work.look(id, casework::Reading::Words));
        const store::CaseHead& head = found.head;
        const auto entries = must(office.cases().history(id));
        CHECK(!verify(key, id, entries, head.entries, head.head, head.mac).has_value());
        for (const auto& entry : entries)
            CHECK(entry.words.empty() || must(open_words(id, entry)) == entry.commitment);
        const auto kept = must(report::kept_facts_from_text(head.report_facts));
        const complaint::Moment now = office.console->cases().work.now();
        CHECK(report::facts_at(kept, now.day, now.at) == casework::report_facts_of(found));
        CHECK(head.row.status == complaint::name_of(found.state.status));
    }
}

using Work = std::function<void(std::int64_t turn)>;
struct View {
    const char* name;
    Work product;
    Work bare;
    Work before{};  // Each time, and not timed.
    bool is_page = false;
};

// Every row is stepped to, nothing is made of it.
Work bare_sql(Office& office, std::string sql,
              std::function<std::vector<SqlValue>(std::int64_t)> values) {
    return [&office, sql = std::move(sql), values = std::move(values)](std::int64_t turn) {
        const std::vector<SqlValue> given = values(turn);
        must(office.database().read([&](SqlConnection& connection) -> Status {
            ASSIGN_OR_RETURN(platform::SqlRows rows, connection.query_with(sql, given));
            bool more = true;
            while (more) {
                ASSIGN_OR_RETURN(more, rows.next());
            }
            return Unit{};
        }));
    };
}

Work bare_sql(Office& office, std::string sql) {
    return bare_sql(office, std::move(sql),
                    [&office](std::int64_t) { return std::vector<SqlValue>{office.organisation}; });
}

std::int64_t number_of(const Office& office, std::int64_t turn) {
    return turn * 7919 % office.count;
}
StaffId viewer_of(std::int64_t turn) {
    return office_person(static_cast<int>(turn % office_staff));
}

Work listing(Office& office, const store::CaseFilter& filter) {
    return [&office, filter](std::int64_t turn) {
        store::CaseFilter asked = filter;
        asked.viewer = viewer_of(turn);
        must(office.cases().list(asked));
    };
}

Work bare_inbox(Office& office) {
    return bare_sql(office,
                    "SELECT * FROM office_case WHERE organisation = $1 AND running = 1"
                    " ORDER BY next_due, case_id LIMIT 25");
}

Work bare_numbers(Office& office) {
    return bare_sql(office,
                    "SELECT COUNT(*) FROM office_case WHERE organisation = $1"
                    " AND running = 1 AND next_due < '" +
                        to_iso(office.today()) + "'");
}

Work bare_own(Office& office) {
    return bare_sql(office,
                    "SELECT c.* FROM office_case_person AS p JOIN office_case AS c"
                    " ON c.organisation = p.organisation AND c.case_id = p.case_id"
                    " WHERE p.organisation = $1 AND p.staff = $2 AND p.own = 1"
                    " AND p.running = 1 ORDER BY c.next_due LIMIT 25",
                    [&office](std::int64_t turn) {
                        static StaffId staff;
                        staff = viewer_of(turn);
                        return std::vector<SqlValue>{office.organisation, ByteView(staff.bytes)};
                    });
}

Work bare_search(Office& office, const std::string& word) {
    if (office.sqlite()) {
        return bare_sql(office,
                        "SELECT c.case_id FROM office_search_word"
                        " CROSS JOIN office_search_case AS c ON c.doc = office_search_word.rowid"
                        " WHERE office_search_word MATCH '\"" +
                            word +
                            "\"*' AND c.organisation = $1"
                            " ORDER BY office_search_word.rowid DESC LIMIT 25");
    }
    return bare_sql(office,
                    "SELECT case_id FROM office_search_case WHERE organisation = $1"
                    " AND words @@ CAST('''" +
                        word + "'':*' AS tsquery) LIMIT 25");
}

Work bare_case(Office& office) {
    return bare_sql(office,
                    "SELECT * FROM office_case_entry WHERE organisation = $1"
                    " AND case_id = $2 ORDER BY number",
                    [&office](std::int64_t turn) {
                        static complaint::CaseId id;
                        id = office_case(number_of(office, turn));
                        return std::vector<SqlValue>{office.organisation, ByteView(id.bytes)};
                    });
}

Work bare_facts(Office& office) {
    return bare_sql(office,
                    "SELECT report_facts FROM office_case WHERE organisation = $1"
                    " AND status <> 'set_aside'");
}

Work page(Office& office, const std::string& target) {
    return [&office, target](std::int64_t) { must(office.console->get(target)); };
}

std::vector<View> pages(Office& office) {
    const std::string quarter =
        "/reports?period=" + report::quarter_name(report::quarter_of(office.today()));
    const Work case_page = [&office](std::int64_t turn) {
        must(office.console->get("/cases/" + office_reference(number_of(office, turn))));
    };
    const Work write = [&office, running = must(office.cases().running())](std::int64_t turn) {
        const auto place = static_cast<std::size_t>(turn) % running.size();
        must(office.console->write_note(running[place]));
    };
    std::vector<View> all = {
        {"today", page(office, "/"), bare_numbers(office)},
        {"inbox", page(office, "/cases"), bare_inbox(office)},
        {"my work", page(office, "/my-work"), bare_own(office)},
        {"search, a few cases", page(office, "/cases?status=any&words=flat123"),
         bare_search(office, "flat123")},
        {"search, in every case", page(office, std::string("/cases?words=") + common_word),
         bare_search(office, common_word)},
        {"case", case_page, bare_case(office)},
        {"quarterly report again", page(office, quarter), bare_facts(office)},
        {"quarterly report after a write", page(office, quarter), bare_facts(office), write},
        {"quarterly report made anew", page(office, quarter + "&anew=1"), bare_facts(office),
         write},
    };
    for (View& view : all)
        view.is_page = true;
    return all;
}

std::vector<View> stored(Office& office) {
    return {
        {"store: inbox", listing(office, {}), bare_inbox(office)},
        {"store: numbers",
         [&office](std::int64_t turn) {
             must(office.cases().counts({.viewer = viewer_of(turn)}, to_iso(office.today()),
                                        to_iso(office.today() + std::chrono::days{7})));
         },
         bare_numbers(office)},
        {"store: a service, closed",
         listing(
             office,
             {.status = "closed", .service = "service-7", .sort = store::CaseSort::NewestFirst}),
         bare_sql(office,
                  "SELECT * FROM office_case WHERE organisation = $1 AND running = 0"
                  " AND status = 'closed' AND service = 'service-7'"
                  " ORDER BY received DESC, case_id DESC LIMIT 25")},
        {"store: page 40", listing(office, {.offset = 975}),
         bare_sql(office,
                  "SELECT * FROM office_case WHERE organisation = $1 AND running = 1"
                  " ORDER BY next_due, case_id LIMIT 25 OFFSET 975")},
        {"store: search, one in 997",
         listing(office, {.status = store::any_status, .words = rare_word}),
         bare_search(office, rare_word)},
        {"store: facts for reports",
         [&office](std::int64_t) {
             must(casework::report_facts(
                 office.console->cases().work, office.cases(),
                 {.first = office.today() - std::chrono::days{730}, .last = office.today()}));
         },
         bare_facts(office)},
    };
}

double own_cpu_us() {
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

// As JSON. "cpu": this process's own time each, which a busy machine does not lengthen; on SQLite
// that is all of the work.
std::string measured(const Work& work, const Work& before, std::int64_t times) {
    constexpr std::int64_t warming = 3;
    Times wall;
    double cpu_us = 0;
    for (std::int64_t turn = 0; turn < warming + times; ++turn) {
        if (before) before(turn);
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

void tell(const View& view, std::int64_t times) {
    const std::string product = measured(view.product, view.before, times);
    const std::string bare = measured(view.bare, {}, times);
    std::printf(", \"%s\": {\"page\": %s, \"product\": %s, \"bare\": %s}", view.name,
                view.is_page ? "true" : "false", product.c_str(), bare.c_str());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t count = argc == 5 ? std::strtoll(argv[3], nullptr, 10) : 0;
    const std::int64_t times = argc == 5 ? std::strtoll(argv[4], nullptr, 10) : 0;
    if (count < 1 || times < 1) {
        std::fprintf(stderr, "usage: bench_office FOLDER SCENARIOS CASES TIMES\n");
        return 2;
    }
    Office office;
    office.folder = argv[1];
    office.count = count;
    open(office, argv[2]);
    check_sample(office);
    std::printf("{\"cases\": %lld, \"filled_s\": %.1f", static_cast<long long>(count),
                office.filled_s);
    for (const View& view : stored(office))
        tell(view, times);
    // Last: the last of them writes.
    for (const View& view : pages(office))
        tell(view, times);
    std::printf("}\n");
    return 0;
}
