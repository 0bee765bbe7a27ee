// Hashes, and the walk along them that finds the first entry that does not fit.
#include "core/complaint/history_chain.h"

#include <algorithm>

#include "core/complaint/chain_hash.h"

namespace candour::complaint {

namespace {

constexpr std::string_view words_domain = "candour/case-words/1";
constexpr std::string_view entry_domain = "candour/case-entry/1";
constexpr std::string_view head_domain = "candour/case-head/1";

// Looking for where an entry was before is only for saying so; a long history is not searched.
constexpr std::size_t places_looked_at_max = 300;

// Whether it was written as another entry of this case: with another number, after another entry.
bool was_elsewhere(const ChainKey& key, const CaseId& id, std::span<const ChainedEntry> entries,
                   const ChainedEntry& entry) {
    if (entries.size() > places_looked_at_max) return false;
    const auto fits = [&](std::int64_t number, const ChainHash& before) {
        ChainedEntry moved = entry;
        moved.number = number;
        return hash_of(key, id, before, moved) == entry.hash;
    };
    const auto count = static_cast<std::int64_t>(entries.size());
    // One more: its neighbour may have been deleted with the numbers closed up.
    for (std::int64_t number = 1; number <= count + 1; ++number) {
        if (number == 1 && fits(number, ChainHash{})) return true;
        if (std::ranges::any_of(
                entries, [&](const ChainedEntry& other) { return fits(number, other.hash); })) {
            return true;
        }
    }
    return false;
}

// What is wrong with the words, as far as can be told without opening them.
const char* wrong_with_words(const ChainedEntry& entry) {
    const bool had_words = entry.commitment != no_words();
    if (!had_words && (!entry.words.empty() || entry.erased)) return "was changed";
    if (entry.erased && !entry.words.empty()) return "was changed";
    if (had_words && entry.words.empty() && !entry.erased) return "lost its words";
    return nullptr;
}

std::optional<BrokenEntry> check_entry(const ChainKey& key, const CaseId& id,
                                       std::span<const ChainedEntry> entries, std::size_t place,
                                       const ChainHash& before) {
    const ChainedEntry& entry = entries[place];
    const std::int64_t expected = static_cast<std::int64_t>(place) + 1;
    if (entry.number > expected) return BrokenEntry{expected, "is missing"};
    if (entry.number < expected) return BrokenEntry{entry.number, "is there twice"};
    if (hash_of(key, id, before, entry) != entry.hash) {
        return BrokenEntry{expected, was_elsewhere(key, id, entries, entry)
                                         ? "stands at another's place"
                                         : "was changed"};
    }
    if (const char* wrong = wrong_with_words(entry)) return BrokenEntry{expected, wrong};
    return std::nullopt;
}

}  // namespace

ChainHash commitment_of(const WordsSalt& salt, std::string_view words_json) {
    return ChainHasher({}, words_domain).bytes(salt).text(words_json).finish();
}

ChainHash no_words() { return {}; }

ChainHash hash_of(const ChainKey& key, const CaseId& id, const ChainHash& before,
                  const ChainedEntry& entry) {
    return ChainHasher(key.bytes, entry_domain)
        .bytes(id.bytes)
        .bytes(before)
        .number(entry.number)
        .text(entry.kind)
        .text(entry.day)
        .number(entry.at_ms)
        .bytes(entry.by.bytes)
        .text(entry.initials)
        .text(entry.posts)
        .text(entry.facts)
        .bytes(entry.commitment)
        .finish();
}

ChainHash head_mac(const ChainKey& key, const CaseId& id, std::int64_t entries,
                   const ChainHash& head) {
    return ChainHasher(key.bytes, head_domain).bytes(id.bytes).number(entries).bytes(head).finish();
}

std::optional<BrokenEntry> verify(const ChainKey& key, const CaseId& id,
                                  std::span<const ChainedEntry> entries, std::int64_t entries_said,
                                  const ChainHash& head_said, const ChainHash& mac_said) {
    ChainHash before{};
    for (std::size_t place = 0; place < entries.size(); ++place) {
        if (auto broken = check_entry(key, id, entries, place, before)) return broken;
        before = entries[place].hash;
    }
    const auto count = static_cast<std::int64_t>(entries.size());
    // A shorter history with a length to match has no seal; a longer one has the seal of before.
    if (count < entries_said) return BrokenEntry{count + 1, "is missing"};
    if (count > entries_said) {
        return BrokenEntry{std::max<std::int64_t>(entries_said, 0) + 1,
                           "is not counted in the case's length"};
    }
    if (before == head_said && mac_said == head_mac(key, id, count, before)) return std::nullopt;
    return BrokenEntry{count + 1, "is missing, or the case's length was changed"};
}

}  // namespace candour::complaint
