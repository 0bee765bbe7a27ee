// From the tap on "send" to the moment at which "thank you" may be shown: seal and keep a message,
// beside a bare SQLite transaction that changes as many pages in the same journal mode; and whether
// it grows with use.
//   bench_outbox [FOLDER] [MESSAGES]   the folder should lie on the disk that is meant
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "core/privacy/open.h"
#include "core/privacy/seal.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/system/random.h"
#include "sync/client/outbox.h"

namespace {

using namespace candour;

constexpr double goal_ratio = 1.5;
constexpr int used_messages = 20'000;

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "bench_outbox: %s\n", what.c_str());
    std::exit(EXIT_FAILURE);
}

void require(const Status& status) {
    if (!status.ok()) fail(status.error().what);
}

struct Times {
    std::vector<double> ms;
    double at(double part) {
        std::ranges::sort(ms);
        return ms[static_cast<std::size_t>(static_cast<double>(ms.size() - 1) * part)];
    }
    double mean() const {
        return std::accumulate(ms.begin(), ms.end(), 0.0) / static_cast<double>(ms.size());
    }
};

template <typename Work>
double milliseconds(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

// About 600 bytes of answers and a story: one or two cells.
feedback::Draft draft(SecureRandom& random) {
    feedback::Contact contact;
    contact.channel = feedback::Channel::Reception;
    contact.service_group = "advice";
    contact.language = "en";
    constexpr const char* words[] = {"the",  "waiting", "room", "is",     "cold",  "and",
                                     "they", "helped",  "me",   "friday", "again", "please"};
    while (contact.story.size() < 600)
        contact.story += std::string(words[random.below(12)]) + " ";
    return feedback::Draft(std::move(contact));
}

// The peer: rows as large as ours, updated in place in as many random pages.
class Bare {
public:
    explicit Bare(const std::string& path) {
        check(sqlite3_open(path.c_str(), &handle_));
        run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=4096; PRAGMA journal_mode=TRUNCATE;"
            "PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON;"
            "CREATE TABLE row (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL); BEGIN;");
        const std::vector<unsigned char> noise(row_bytes, 0x5A);
        sqlite3_stmt* insert = prepare("INSERT INTO row VALUES (?1, ?2)");
        for (int id = 0; id < rows; ++id)
            change(insert, id, noise);
        sqlite3_finalize(insert);
        run("COMMIT");
        update_ = prepare("UPDATE row SET bytes = ?2 WHERE id = ?1");
    }
    ~Bare() {
        sqlite3_finalize(update_);
        sqlite3_close(handle_);
    }
    // `pages` rows that lie in pages of their own.
    void commit(std::size_t pages, SecureRandom& random) {
        std::vector<unsigned char> bytes(row_bytes);
        run("BEGIN IMMEDIATE");
        const std::uint32_t start = random.below(rows);
        for (std::uint32_t page = 0; page < pages; ++page) {
            random.fill(bytes);
            change(update_, static_cast<int>((start + page * 97) % rows), bytes);
        }
        run("COMMIT");
    }

private:
    static constexpr int rows = 4096;
    static constexpr std::size_t row_bytes = 1044;

    void check(int code) {
        if (code != SQLITE_OK && code != SQLITE_DONE) fail(sqlite3_errmsg(handle_));
    }
    void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr));
        return statement;
    }
    void change(sqlite3_stmt* statement, int id, const std::vector<unsigned char>& bytes) {
        sqlite3_bind_int(statement, 1, id);
        sqlite3_bind_blob(statement, 2, bytes.data(), static_cast<int>(bytes.size()),
                          SQLITE_STATIC);
        check(sqlite3_step(statement));
        sqlite3_reset(statement);
    }

    sqlite3* handle_ = nullptr;
    sqlite3_stmt* update_ = nullptr;
};

// Pages of the file that differ, its first one with the change counter left out.
std::size_t pages_changed(const std::string& path, const std::vector<char>& before,
                          std::vector<char>& after) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    after.resize(std::filesystem::file_size(path));
    if (std::fread(after.data(), 1, after.size(), file) != after.size()) fail("cannot read");
    std::fclose(file);
    std::size_t changed = 0;
    for (std::size_t at = 4096; at + 4096 <= std::min(before.size(), after.size()); at += 4096) {
        changed += std::equal(before.begin() + static_cast<std::ptrdiff_t>(at),
                              before.begin() + static_cast<std::ptrdiff_t>(at + 4096),
                              after.begin() + static_cast<std::ptrdiff_t>(at))
                       ? 0
                       : 1;
    }
    return changed;
}

struct Bench {
    explicit Bench(const std::string& folder)
        : outbox_path(folder + "/bench-outbox.db"), bare_path(folder + "/bench-bare.db") {
        remove();
        store = platform::SqliteOutbox::create(outbox_path, random).take();
    }
    ~Bench() {
        store.reset();
        remove();
    }
    void remove() const {
        for (const std::string& path : {outbox_path, bare_path}) {
            std::filesystem::remove(path);
            std::filesystem::remove(path + "-journal");
        }
    }
    // Many messages, several in one transaction: the slots are the same, the disk is spared.
    void use_for_long() {
        std::vector<privacy::Cell> cells;
        int kept = 0;
        for (int message = 0; message < used_messages; ++message) {
            const auto sealed = privacy::seal(draft(random), key.public_key, random).take();
            cells.insert(cells.end(), sealed.cells().begin(), sealed.cells().end());
            if (cells.size() < privacy::cells_per_message_max) continue;
            require(store->add(cells));
            cells.clear();
            if (++kept % 8 == 0) acknowledge_all();
        }
        acknowledge_all();
    }
    // A message as a visitor's, timed from the draft on; its number of cells.
    std::size_t visit(Times& whole, Times& seal) {
        feedback::Draft words = draft(random);
        std::size_t cells = 0;
        whole.ms.push_back(milliseconds([&] {
            const auto begin = std::chrono::steady_clock::now();
            const auto message = privacy::seal(std::move(words), key.public_key, random).take();
            seal.ms.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                    .count());
            cells = message.cells().size();
            require(client::Outbox(*store).add(message));
        }));
        return cells;
    }
    void acknowledge_all() {
        std::vector<std::uint32_t> slots;
        for (const auto& item : store->pending().take())
            slots.push_back(item.slot);
        require(store->acknowledge(slots, generation++ / 50 + 1));
    }

    platform::SodiumRandom random;
    privacy::EpochKeyPair key = privacy::make_epoch_key_pair();
    std::string outbox_path;
    std::string bare_path;
    std::unique_ptr<platform::SqliteOutbox> store;
    std::uint64_t generation = 0;
};

void print(const char* name, Times& times) {
    std::printf("  %-44s %8.3f %8.3f %8.3f\n", name, times.at(0.5), times.at(0.99), times.mean());
}

// Messages beside bare transactions, turn by turn, so that a busy moment meets both. The ratio of
// their medians.
double compare(Bench& bench, Bare& bare, int messages, const char* when, Times& whole) {
    Times seal;
    Times plain;
    std::vector<char> before;
    std::vector<char> after;
    pages_changed(bench.outbox_path, {}, before);
    double pages_in_all = 0;
    for (int message = 0; message < messages; ++message) {
        bench.visit(whole, seal);
        const std::size_t pages = pages_changed(bench.outbox_path, before, after);
        std::swap(before, after);
        pages_in_all += static_cast<double>(pages);
        plain.ms.push_back(milliseconds([&] { bare.commit(pages, bench.random); }));
        if (message % 64 == 63) {
            bench.acknowledge_all();
            pages_changed(bench.outbox_path, {}, before);
        }
    }
    const double ratio = whole.at(0.5) / plain.at(0.5);
    std::printf("%s, %d messages, %.1f pages each          p50      p99     mean ms\n", when,
                messages, pages_in_all / messages);
    print("draft to durable (seal and Outbox::add)", whole);
    print("  of that, seal", seal);
    print("bare SQLite transaction of as many pages", plain);
    std::printf("  ratio p50 %.2f, p99 %.2f; goal at most %.1f: %s\n", ratio,
                whole.at(0.99) / plain.at(0.99), goal_ratio,
                ratio <= goal_ratio ? "met" : "MISSED");
    return ratio;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();
    const int messages = argc > 2 ? std::atoi(argv[2]) : 1000;
    if (messages < 100) fail("at least 100 messages");
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    Bench bench(folder);
    Bare bare(bench.bare_path);
    Times fresh;
    const double first = compare(bench, bare, messages, "Fresh store", fresh);
    bench.use_for_long();
    Times used;
    const double later = compare(bench, bare, messages, "After 20,000 messages", used);
    const double opening = milliseconds([&] {
        bench.store.reset();
        bench.store = platform::SqliteOutbox::create(bench.outbox_path, bench.random).take();
    });
    std::printf("Opening the used store, every page and slot checked: %.0f ms\n", opening);
    std::printf("Growth: p50 after / fresh %.2f, mean %.2f\n", used.at(0.5) / fresh.at(0.5),
                used.mean() / fresh.mean());
    return first <= goal_ratio && later <= goal_ratio ? EXIT_SUCCESS : EXIT_FAILURE;
}
