// The words and details of cases as the office database holds them, and the histories' key.
#include <map>

#include "sync/server/history_key.h"
#include "sync/server/office_words.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"

namespace candour::server {

namespace {

const complaint::CaseId ours{{1}};
const complaint::CaseId other{{2}};
const EntryWords words{complaint::WordsSalt{{9}}, "{\"text\":\"ŵ شکایت\"}"};

class MemoryDisk : public Disk {
public:
    Result<Bytes> read(const std::string& path, std::size_t) override {
        const auto found = files.find(path);
        if (found == files.end()) return Error{ErrorKind::NotFound, path + " does not exist"};
        return found->second;
    }
    Status write(const std::string& path, ByteView bytes, bool secret) override {
        REQUIRE(secret);
        files[path].assign(bytes.begin(), bytes.end());
        return Unit{};
    }
    bool exists(const std::string& path) const override { return files.contains(path); }

    std::map<std::string, Bytes> files;
};

}  // namespace

TEST_CASE("an entry's words open again with their key, their case and their number", "[sync]") {
    const OfficeKey key = make_office_key("2026-11");
    const Bytes locked = lock_entry_words(words, key, ours, 4);
    REQUIRE(unlock_entry_words(locked, key, ours, 4).value() == words);
    REQUIRE(epoch_of_entry_words(locked).value() == "2026-11");
    REQUIRE(to_text(locked).find("شکایت") == std::string::npos);
    REQUIRE_FALSE(unlock_entry_words(locked, key, ours, 5).ok());
    REQUIRE_FALSE(unlock_entry_words(locked, key, other, 4).ok());
    REQUIRE_FALSE(unlock_entry_words(locked, make_office_key("2026-11"), ours, 4).ok());
    OfficeKey renamed = key;
    renamed.epoch = "2026-12";
    REQUIRE_FALSE(unlock_entry_words(locked, renamed, ours, 4).ok());
    // Words that differ never share a nonce.
    const Bytes another = lock_entry_words({complaint::WordsSalt{{8}}, words.json}, key, ours, 4);
    REQUIRE(Bytes(locked.begin(), locked.begin() + 32) !=
            Bytes(another.begin(), another.begin() + 32));
}

TEST_CASE("locked words with any byte changed, or cut off anywhere, do not open", "[sync]") {
    const OfficeKey key = make_office_key("2026-11");
    const Bytes locked = lock_entry_words(words, key, ours, 4);
    for (std::size_t i = 0; i < locked.size(); ++i) {
        Bytes changed = locked;
        changed[i] ^= 1;
        REQUIRE_FALSE(unlock_entry_words(changed, key, ours, 4).ok());
        const Bytes cut(locked.begin(), locked.begin() + static_cast<std::ptrdiff_t>(i));
        REQUIRE(unlock_entry_words(cut, key, ours, 4).error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("a case's details open for their case alone, and never as words", "[sync]") {
    const OfficeKey key = make_office_key("2026-11");
    const Bytes locked = lock_case_details("0131 496 0000", key, ours);
    REQUIRE(unlock_case_details(locked, key, ours).value() == "0131 496 0000");
    REQUIRE_FALSE(unlock_case_details(locked, key, other).ok());
    REQUIRE_FALSE(unlock_entry_words(locked, key, ours, 0).ok());
    REQUIRE_FALSE(unlock_case_details(lock_entry_words(words, key, ours, 0), key, ours).ok());
    REQUIRE(unlock_case_details(lock_case_details("", key, ours), key, ours).value().empty());
}

TEST_CASE("the histories' key is made once and comes back; a damaged file is named", "[sync]") {
    MemoryDisk disk;
    test::SodiumRandom random;
    REQUIRE(load_history_key(disk, "keys").error().kind == ErrorKind::NotFound);
    REQUIRE_FALSE(has_history_key(disk, "keys"));
    const complaint::ChainKey key = make_history_key(disk, "keys", random).take();
    REQUIRE(has_history_key(disk, "keys"));
    REQUIRE(load_history_key(disk, "keys").value().bytes == key.bytes);
    REQUIRE(make_history_key(disk, "keys", random).error().kind == ErrorKind::Conflict);
    REQUIRE(key.bytes != complaint::ChainKey{}.bytes);
    for (const char* damaged :
         {"", "{}", "[]", "{\"format\":\"candour-history-key-1\"}",
          "{\"format\":\"candour-history-key-1\",\"history_key\":\"AAAA\"}",
          "{\"format\":\"candour-office-keys-1\",\"history_key\":\"AAAA\"}"}) {
        const ByteView view = as_bytes(damaged);
        disk.files["keys/history.json"].assign(view.begin(), view.end());
        const Error error = load_history_key(disk, "keys").error();
        REQUIRE(error.what.find("keys/history.json") != std::string::npos);
    }
}

}  // namespace candour::server
