// app/casework/history.cpp: from entries to rows and back.
#include "app/casework/history.h"

#include <algorithm>

#include "core/base/world.h"

namespace candour::casework {
namespace {

using complaint::ChainedEntry;
using complaint::Entry;

std::string joined_posts(const std::set<std::string>& posts) {
    std::string text;
    for (const std::string& post : posts) {
        if (!text.empty()) text += ",";
        text += post;
    }
    return text;
}

std::set<std::string> posts_from(const std::string& text) {
    std::set<std::string> posts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (end > at) posts.insert(text.substr(at, end - at));
        at = end + 1;
    }
    return posts;
}

}  // namespace

Result<const server::OfficeKey*> key_of(ByteView locked, const OfficeKeys& keys) {
    ASSIGN_OR_RETURN(const std::string epoch, server::epoch_of_entry_words(locked));
    const auto key = std::ranges::find(keys, epoch, &server::OfficeKey::epoch);
    if (key != keys.end()) return &*key;
    return Error{ErrorKind::NotFound, "the key of these words is not on this server"};
}

ChainedEntry chain_entry(const Entry& entry, Links& links, const server::OfficeKey& words_key,
                         SecureRandom& random) {
    ChainedEntry row;
    row.number = entry.number;
    row.kind = rule_of(entry.kind).name;
    row.day = to_iso(entry.when.day);
    row.at_ms = entry.when.at ? entry.when.at->time_since_epoch().count() : 0;
    row.by = entry.by;
    row.initials = entry.initials;
    row.posts = joined_posts(entry.posts);
    row.facts = complaint::facts_json(entry);
    row.commitment = complaint::no_words();
    std::string words = complaint::words_json(entry);
    if (words != "{}") {
        server::EntryWords sealed{.json = words};
        random.fill(sealed.salt);
        row.commitment = complaint::commitment_of(sealed.salt, sealed.json);
        row.words = server::lock_entry_words(sealed, words_key, links.id, entry.number);
        wipe(sealed.json);
    }
    row.hash = complaint::hash_of(links.key, links.id, links.head, row);
    links.head = row.hash;
    wipe(words);
    return row;
}

namespace {

// The words of a row; nothing when they cannot be opened, or are not those of its commitment.
std::optional<std::map<complaint::Field, complaint::FieldValue>> words_of(
    const ChainedEntry& row, const OfficeKeys& keys, const complaint::CaseId& id) {
    const auto key = key_of(row.words, keys);
    if (!key.ok()) return std::nullopt;
    auto words = server::unlock_entry_words(row.words, *key.value(), id, row.number);
    if (!words.ok()) return std::nullopt;
    server::EntryWords& opened = words.value();
    const bool fits = complaint::commitment_of(opened.salt, opened.json) == row.commitment;
    auto fields = complaint::fields_from_json(opened.json);
    wipe(opened.json);
    if (!fits || !fields.ok()) return std::nullopt;
    return fields.take();
}

}  // namespace

Result<Entry> facts_of(const ChainedEntry& row) {
    const std::optional<complaint::EntryKind> kind = complaint::entry_kind_from(row.kind);
    if (!kind) {
        return Error{ErrorKind::Corrupt, "entry " + std::to_string(row.number) +
                                             " is of a kind that this program does not know: \"" +
                                             row.kind + "\""};
    }
    ASSIGN_OR_RETURN(const CivilDay day, from_iso(row.day));
    Entry entry{.number = row.number,
                .kind = *kind,
                .when = {.day = day, .at = std::nullopt},
                .by = row.by,
                .initials = row.initials,
                .posts = posts_from(row.posts)};
    if (row.at_ms != 0) entry.when.at = Instant{Milliseconds{row.at_ms}};
    ASSIGN_OR_RETURN(entry.fields, complaint::fields_from_json(row.facts));
    return entry;
}

Result<std::vector<Entry>> facts_of(const std::vector<ChainedEntry>& rows) {
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const ChainedEntry& row : rows) {
        ASSIGN_OR_RETURN(Entry entry, facts_of(row));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<ReadEntry> read_entry(const ChainedEntry& row, const OfficeKeys& keys,
                             const complaint::CaseId& id) {
    ReadEntry read;
    ASSIGN_OR_RETURN(read.entry, facts_of(row));
    read.erased = row.erased;
    if (row.words.empty()) return read;
    auto words = words_of(row, keys, id);
    read.unreadable = !words.has_value();
    if (words) read.entry.fields.merge(*words);
    return read;
}

std::string searchable(const Entry& entry) {
    std::string text;
    for (const auto& [field, value] : entry.fields) {
        if (!complaint::is_words(field)) continue;
        if (const auto* words = std::get_if<std::string>(&value)) text += *words + "\n";
    }
    return text;
}

}  // namespace candour::casework
