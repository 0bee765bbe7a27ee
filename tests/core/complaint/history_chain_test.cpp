// Whatever is done to a history without its key is found, and named by the first entry it touches.
#include "core/complaint/history_chain.h"

#include <functional>

#include "core/complaint/case_register.h"
#include "tests/support/catch.h"

namespace candour::complaint {

namespace {

const ChainKey key{{1, 2, 3}};
const CaseId case_id{{7}};

Bytes bytes(std::string_view text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

struct History {
    std::vector<ChainedEntry> entries;
    std::int64_t said = 0;
    ChainHash head{};
    ChainHash mac{};

    std::optional<BrokenEntry> broken() const {
        return verify(key, case_id, entries, said, head, mac);
    }
    // The number of the first bad entry; 0: none.
    std::int64_t first_bad() const {
        const auto found = broken();
        return found ? found->number : 0;
    }
};

void chain(History& history) {
    ChainHash before{};
    for (ChainedEntry& entry : history.entries) {
        entry.hash = hash_of(key, case_id, before, entry);
        before = entry.hash;
    }
    history.said = std::ssize(history.entries);
    history.head = before;
    history.mac = head_mac(key, case_id, history.said, before);
}

// Entries with an odd number have words.
History history_of(std::int64_t count) {
    History history;
    for (std::int64_t number = 1; number <= count; ++number) {
        ChainedEntry entry{.number = number,
                           .kind = "note",
                           .day = "2026-11-0" + std::to_string(number),
                           .at_ms = 1'700'000'000'000 + number,
                           .by = StaffId{{9}},
                           .initials = "AB",
                           .posts = "director,trustee",
                           .facts = "{\"entry\":" + std::to_string(number) + "}",
                           .words = {},
                           .erased = false,
                           .commitment = no_words(),
                           .hash = {}};
        if (number % 2 == 1) {
            entry.words = bytes("sealed");
            entry.commitment = commitment_of(WordsSalt{{5}}, "{\"text\":\"hello\"}");
        }
        history.entries.push_back(entry);
    }
    chain(history);
    return history;
}

struct Change {
    const char* what;
    std::function<void(ChainedEntry&)> make;
};

const std::vector<Change>& changes() {
    static const std::vector<Change> all = {
        {"kind", [](ChainedEntry& entry) { entry.kind = "decided"; }},
        {"day", [](ChainedEntry& entry) { entry.day = "2026-10-01"; }},
        {"instant", [](ChainedEntry& entry) { ++entry.at_ms; }},
        {"writer", [](ChainedEntry& entry) { entry.by.bytes[15] = 1; }},
        {"initials", [](ChainedEntry& entry) { entry.initials = "BA"; }},
        {"posts", [](ChainedEntry& entry) { entry.posts = "director"; }},
        {"facts", [](ChainedEntry& entry) { entry.facts = "{}"; }},
        {"commitment", [](ChainedEntry& entry) { entry.commitment[0] ^= 1; }},
        {"hash", [](ChainedEntry& entry) { entry.hash[31] ^= 1; }},
        // The end of one field is not the beginning of the next.
        {"initials moved to posts",
         [](ChainedEntry& entry) {
             entry.initials = "A";
             entry.posts = "B" + entry.posts;
         }},
        {"kind moved to day",
         [](ChainedEntry& entry) {
             entry.day = entry.kind + entry.day;
             entry.kind = "";
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("a history that nobody touched is whole, also an empty one", "[core]") {
    for (const std::int64_t count : {0, 1, 2, 9})
        REQUIRE_FALSE(history_of(count).broken());
}

TEST_CASE("a change of any field of any entry is found at that entry", "[core]") {
    for (const Change& change : changes()) {
        for (std::size_t place = 0; place < 5; ++place) {
            History history = history_of(5);
            change.make(history.entries[place]);
            CAPTURE(change.what, place);
            REQUIRE(history.broken() ==
                    BrokenEntry{static_cast<std::int64_t>(place) + 1, "was changed"});
        }
    }
}

TEST_CASE("a changed entry with a hash made without the key is found", "[core]") {
    History history = history_of(3);
    ChainedEntry& entry = history.entries[1];
    entry.facts = "{\"pence\":0}";
    entry.hash = hash_of(ChainKey{}, case_id, history.entries[0].hash, entry);
    REQUIRE(history.first_bad() == 2);
}

TEST_CASE("a deleted entry is missed, also when the others close up", "[core]") {
    for (std::size_t place = 0; place < 4; ++place) {
        const auto number = static_cast<std::int64_t>(place) + 1;
        History history = history_of(4);
        history.entries.erase(history.entries.begin() + static_cast<std::ptrdiff_t>(place));
        REQUIRE(history.broken() == BrokenEntry{number, "is missing"});
        for (std::size_t i = place; i < history.entries.size(); ++i)
            --history.entries[i].number;
        REQUIRE(history.first_bad() == number);
        --history.said;
        REQUIRE(history.first_bad() == number);
    }
}

TEST_CASE("entries that changed places are found at the first of them", "[core]") {
    for (std::size_t first = 0; first < 4; ++first) {
        for (std::size_t second = first + 1; second < 5; ++second) {
            History history = history_of(5);
            std::swap(history.entries[first], history.entries[second]);
            std::swap(history.entries[first].number, history.entries[second].number);
            REQUIRE(history.broken() ==
                    BrokenEntry{static_cast<std::int64_t>(first) + 1, "stands at another's place"});
        }
    }
}

TEST_CASE("a truncated history is missed, whatever is said of its length", "[core]") {
    for (std::size_t left = 0; left < 4; ++left) {
        const auto missing = static_cast<std::int64_t>(left) + 1;
        History history = history_of(4);
        history.entries.resize(left);
        REQUIRE(history.broken() == BrokenEntry{missing, "is missing"});
        history.said = std::ssize(history.entries);
        REQUIRE(history.first_bad() == missing);
        history.head = left == 0 ? ChainHash{} : history.entries.back().hash;
        REQUIRE(history.first_bad() == missing);
        history.mac = head_mac(ChainKey{}, case_id, history.said, history.head);
        REQUIRE(history.first_bad() == missing);
    }
}

TEST_CASE("an entry more than the case's length says is found", "[core]") {
    const History shorter = history_of(3);
    History history = history_of(4);
    history.said = shorter.said;
    history.head = shorter.head;
    history.mac = shorter.mac;
    REQUIRE(history.broken() == BrokenEntry{4, "is not counted in the case's length"});
    history.said = -1;
    REQUIRE(history.first_bad() == 1);
}

TEST_CASE("another case's history does not pass for this one's", "[core]") {
    const History history = history_of(3);
    REQUIRE(verify(key, CaseId{{8}}, history.entries, history.said, history.head, history.mac)
                ->number == 1);
    const History none = history_of(0);
    REQUIRE(verify(key, CaseId{{8}}, {}, 0, none.head, none.mac).has_value());
}

TEST_CASE("erased words leave the history whole; words that are only gone do not", "[core]") {
    History history = history_of(5);
    history.entries[2].words.clear();
    REQUIRE(history.broken() == BrokenEntry{3, "lost its words"});
    history.entries[2].erased = true;
    REQUIRE_FALSE(history.broken());
    history.entries[2].words = bytes("others");
    REQUIRE(history.broken() == BrokenEntry{3, "was changed"});
}

TEST_CASE("an entry without words can neither get some nor pass for erased", "[core]") {
    History history = history_of(3);
    history.entries[1].words = bytes("put in");
    REQUIRE(history.broken() == BrokenEntry{2, "was changed"});
    history.entries[1].words.clear();
    history.entries[1].erased = true;
    REQUIRE(history.broken() == BrokenEntry{2, "was changed"});
}

TEST_CASE("a commitment is of its salt and its words alone", "[core]") {
    const WordsSalt salt{{1}};
    REQUIRE(commitment_of(salt, "{}") == commitment_of(salt, "{}"));
    REQUIRE(commitment_of(salt, "{}") != commitment_of(WordsSalt{{2}}, "{}"));
    REQUIRE(commitment_of(salt, "{}") != commitment_of(salt, "{\"text\":\"a\"}"));
    REQUIRE(commitment_of(salt, "{}") != no_words());
}

namespace {

struct Register {
    std::vector<RegisteredCase> cases;
    RegisterStanding standing;

    // What is wrong first; empty: nothing.
    std::string wrong(std::int64_t entries) const {
        RegisterCheck check(key);
        for (const RegisteredCase& registered : cases) {
            if (const auto found = check.next(registered)) return *found;
        }
        return check.end(standing, entries).value_or("");
    }
};

Register register_of(std::int64_t count) {
    Register made;
    for (std::int64_t place = 1; place <= count; ++place) {
        RegisteredCase registered{
            place, CaseId{{static_cast<std::uint8_t>(place)}}, "REF" + std::to_string(place), {}};
        registered.hash = hash_of(key, made.standing.head, registered);
        made.standing = with_case(key, made.standing, registered, /*entries=*/3);
        made.cases.push_back(registered);
    }
    return made;
}

}  // namespace

TEST_CASE("a register that nobody touched is whole, also an empty one", "[core]") {
    REQUIRE(register_of(0).wrong(0).empty());
    Register made = register_of(4);
    REQUIRE(made.wrong(12).empty());
    made.standing = with_entries(key, made.standing, 2);
    REQUIRE(made.wrong(14).empty());
}

TEST_CASE("a case that is gone from the register, changed or moved is named", "[core]") {
    for (std::size_t place = 0; place < 4; ++place) {
        const std::string name = "case number " + std::to_string(place + 1) + " of the register";
        Register gone = register_of(4);
        gone.cases.erase(gone.cases.begin() + static_cast<std::ptrdiff_t>(place));
        REQUIRE(gone.wrong(12) == name + " is missing");
        Register changed = register_of(4);
        changed.cases[place].reference = "OTHER";
        REQUIRE(changed.wrong(12) == name + " was changed");
        Register other = register_of(4);
        other.cases[place].id.bytes[9] = 1;
        REQUIRE(other.wrong(12) == name + " was changed");
    }
}

TEST_CASE("a register that was cut short is missed, whatever is said of its length", "[core]") {
    Register made = register_of(4);
    const Register shorter = register_of(3);
    made.cases.pop_back();
    REQUIRE(made.wrong(9) == "case number 4 of the register is missing");
    made.standing.cases = 3;
    REQUIRE_FALSE(made.wrong(9).empty());
    made.standing.head = shorter.standing.head;
    made.standing.entries = 9;
    REQUIRE_FALSE(made.wrong(9).empty());
    made.standing.mac = standing_mac(ChainKey{}, made.standing);
    REQUIRE_FALSE(made.wrong(9).empty());
}

TEST_CASE("a case that was put back to what it was is missed by the count", "[core]") {
    REQUIRE(register_of(4).wrong(11).find("11 entries") != std::string::npos);
}

TEST_CASE("a broken seal is not mended by the next write", "[core]") {
    RegisterStanding standing = register_of(2).standing;
    standing.entries = 1;
    const RegisterStanding after = with_entries(key, standing, 1);
    REQUIRE(after.mac == ChainHash{});
    Register made = register_of(2);
    made.standing = with_entries(key, after, 4);
    REQUIRE_FALSE(made.wrong(6).empty());
}

}  // namespace candour::complaint
