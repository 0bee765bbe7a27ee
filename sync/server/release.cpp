// One release: open in memory, choose what is due, reveal, then let the pool forget it.
#include "sync/server/release.h"

#include <algorithm>
#include <map>
#include <optional>

#include <sodium.h>

#include "core/feedback/equality.h"
#include "sync/server/promises.h"

namespace candour::server {

namespace {

// One message of the pool, whole and opened; its words are wiped with it.
struct Message {
    Bytes hash;
    std::vector<CellId> cells;
    CivilDay last_seen;
    int at_least = 1;  // The size of group that its rule asks for.
    feedback::Contact contact;

    Message() = default;
    Message(Message&&) noexcept = default;
    Message& operator=(Message&&) noexcept = default;
    Message(const Message&) = delete;
    Message& operator=(const Message&) = delete;
    ~Message() { feedback::wipe(contact); }
};

// What one run found in the pool.
struct Opened {
    std::vector<Message> messages;
    std::vector<CellId> unreadable;  // For the quarantine.
    std::vector<CellId> dummies;
    std::vector<CellId> released;  // What an earlier run revealed, then what this one does.
};

// The parts of one message while they are gathered; their words are wiped with it.
struct Parts {
    std::vector<privacy::OpenedCell> opened;
    std::vector<CellId> cells;
    CivilDay last_seen;

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
        for (privacy::OpenedCell& cell : opened)
            wipe(cell.content);
    }
};

// Keyed, so that nobody without the key can ask the office whether a message was in a release.
Bytes hash_of(const MessageId& id, ByteView key) {
    Bytes hash(32);
    CHECK(crypto_generichash(hash.data(), hash.size(), id.bytes.data(), id.bytes.size(), key.data(),
                             key.size()) == 0);
    return hash;
}

std::map<MessageId, Parts> gather(const std::vector<store::PooledCell>& waiting,
                                  const std::vector<privacy::EpochKeyPair>& keys, Opened& found) {
    std::map<MessageId, Parts> messages;
    for (const store::PooledCell& pooled : waiting) {
        Result<privacy::OpenedCell> opened = privacy::open_cell(pooled.cell, keys);
        if (!opened.ok()) {
            found.unreadable.push_back(pooled.cell.id);
            continue;
        }
        if (opened.value().dummy) {
            found.dummies.push_back(pooled.cell.id);
            continue;
        }
        Parts& parts = messages[opened.value().message];
        parts.last_seen =
            parts.cells.empty() ? pooled.first_seen : std::max(parts.last_seen, pooled.first_seen);
        parts.cells.push_back(pooled.cell.id);
        parts.opened.push_back(opened.take());
    }
    return messages;
}

void append(std::vector<CellId>& to, const std::vector<CellId>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

// Sorts the gathered messages into what is new, what was released already and what can never be
// read. Incomplete ones are in none of them: they wait.
Status read_messages(std::map<MessageId, Parts>& gathered, ByteView hash_key,
                     store::OfficeStore& office, Opened& found) {
    std::vector<Bytes> hashes;
    hashes.reserve(gathered.size());
    for (const auto& [id, parts] : gathered)
        hashes.push_back(hash_of(id, hash_key));
    ASSIGN_OR_RETURN(const std::vector<bool> revealed, office.revealed_before(hashes));
    std::size_t index = 0;
    for (auto& [id, parts] : gathered) {
        const std::size_t here = index++;
        if (revealed[here]) {
            append(found.released, parts.cells);
            continue;
        }
        Result<feedback::Contact> contact = privacy::open_message(parts.opened);
        if (contact.ok()) {
            Message message;
            message.hash = hashes[here];
            message.cells = std::move(parts.cells);
            message.last_seen = parts.last_seen;
            message.contact = contact.take();
            found.messages.push_back(std::move(message));
        } else if (contact.error().kind == ErrorKind::Corrupt) {
            append(found.unreadable, parts.cells);
        }
    }
    return Unit{};
}

// What the device says of its service is believed only as far as the organisation knows it.
void settle_labels(feedback::Contact& contact, const feedback::Organisation& organisation) {
    const bool survey = contact.kind == feedback::ContactKind::SurveyAnswer;
    if (survey && feedback::asks_equality(organisation, contact.questionnaire)) {
        feedback::keep_apart(contact);
    }
    if (const feedback::Service* service = organisation.find_service(contact.service)) {
        contact.service_group = service->group;
    } else {
        contact.service.clear();
    }
}

// The due messages, in random order, without the labels that their groups are too small for.
std::vector<Message> take_due(Opened& found, const feedback::Organisation& organisation,
                              const Promises& promises, CivilDay today,
                              std::optional<CivilDay> last_release, SecureRandom& random) {
    std::vector<privacy::Waiting> waiting;
    for (std::size_t i = 0; i < found.messages.size(); ++i) {
        feedback::Contact& contact = found.messages[i].contact;
        settle_labels(contact, organisation);
        waiting.push_back({.index = i,
                           .channel = contact.channel,
                           .kind = contact.kind,
                           .service_group = contact.service_group,
                           .urgent = contact.urgent,
                           .first_seen = found.messages[i].last_seen});
        const auto promise = promises.find(contact.questionnaire_version);
        if (contact.kind != feedback::ContactKind::SurveyAnswer || promise == promises.end())
            continue;
        waiting.back().promised = promise->second.release.rule_for(contact.channel, contact.kind);
        waiting.back().closes = promise->second.closes;
    }
    std::vector<Message> due;
    for (const privacy::DueItem& item :
         privacy::due(organisation.release, waiting, today, last_release)) {
        Message& message = found.messages[item.index];
        const privacy::Waiting& waited = waiting[item.index];
        const privacy::ReleaseRule rule =
            organisation.release.rule_for(waited.channel, waited.kind);
        message.at_least = privacy::stricter(rule, waited.promised.value_or(rule)).at_least;
        if (item.drop_group_label) {
            message.contact.service.clear();
            message.contact.service_group.clear();
        }
        due.push_back(std::move(message));
    }
    for (std::size_t left = due.size(); left > 1; --left) {
        std::swap(due[left - 1], due[random.below(static_cast<std::uint32_t>(left))]);
    }
    return due;
}

bool has_text(const feedback::Contact& contact) {
    return !contact.story.empty() || !contact.wanted.empty() ||
           std::ranges::any_of(contact.answers.given, &survey::Answer::in_words);
}

// A rare language points at a person; where no text needs it, it goes (architecture §4.11). Rare
// means fewer than the rule's k in this release, of what staff see beside it: kind, channel and
// service.
void drop_rare_languages(std::vector<Message>& due) {
    const auto seen_as = [](const feedback::Contact& contact) {
        return std::tuple(contact.kind, contact.channel, contact.service, contact.language);
    };
    std::map<decltype(seen_as(due.front().contact)), int> counts;
    for (const Message& message : due) {
        if (!has_text(message.contact)) ++counts[seen_as(message.contact)];
    }
    for (Message& message : due) {
        feedback::Contact& contact = message.contact;
        if (has_text(contact)) continue;
        if (counts[seen_as(contact)] < message.at_least) contact.language.clear();
    }
}

store::OfficeItem reveal(const feedback::Contact& contact, const OfficeKey& key, CivilDay today,
                         SecureRandom& random) {
    store::OfficeItem item;
    item.id = SubmissionId::create(random);
    item.kind = contact.kind;
    item.channel = contact.channel;
    item.service = contact.service;
    item.language = contact.language;
    item.released = today;
    item.urgent = contact.urgent;
    item.questionnaire = contact.questionnaire;
    item.questionnaire_version = contact.questionnaire_version;
    item.key_epoch = key.epoch;
    item.words = lock_words(contact, key, item.id.bytes);
    return item;
}

}  // namespace

Releaser::Releaser(store::PoolStore& pool, store::OfficeStore& office,
                   const feedback::Organisation& organisation,
                   std::vector<privacy::EpochKeyPair> keys, OfficeKey office_key,
                   Bytes message_hash_key, SecureRandom& random)
    : pool_(pool),
      office_(office),
      organisation_(organisation),
      keys_(std::move(keys)),
      office_key_(std::move(office_key)),
      message_hash_key_(std::move(message_hash_key)),
      random_(random) {
    CHECK(message_hash_key_.size() == crypto_generichash_KEYBYTES);
}

Result<ReleaseReport> Releaser::run(CivilDay today, Closing closing) {
    // An office put back from a backup lacks what was released since: the pool offers it again.
    ASSIGN_OR_RETURN(const std::string office_epoch, office_.office_epoch());
    RETURN_IF_ERROR(pool_.follow_office(office_epoch));
    ASSIGN_OR_RETURN(const std::vector<store::PooledCell> waiting, pool_.waiting());
    ASSIGN_OR_RETURN(const std::optional<CivilDay> last_release, office_.last_release());
    Promises promises;
    if (surveys_ != nullptr) {
        ASSIGN_OR_RETURN(promises, all_promises(*surveys_));
    }
    Opened found;
    std::map<MessageId, Parts> gathered = gather(waiting, keys_, found);
    RETURN_IF_ERROR(read_messages(gathered, message_hash_key_, office_, found));
    gathered.clear();
    // An administrator who ends the day early opens tomorrow's window; the items are dated today.
    const bool as_tomorrow = closing == Closing::Today;
    std::vector<Message> due =
        take_due(found, organisation_, promises, as_tomorrow ? today + std::chrono::days{1} : today,
                 as_tomorrow ? std::nullopt : last_release, random_);
    drop_rare_languages(due);

    std::vector<store::OfficeItem> items;
    std::vector<Bytes> hashes;
    for (const Message& message : due) {
        items.push_back(reveal(message.contact, office_key_, today, random_));
        hashes.push_back(message.hash);
        append(found.released, message.cells);
    }
    ReleaseReport report;
    // Also with no items, once a day: a policy's day and week are counted from the last run.
    if (!items.empty() || last_release != today) {
        ASSIGN_OR_RETURN(report.revealed, office_.add_release(items, hashes, today));
    }
    // The office has them durably; only now does the pool let go of them. A cut here is finished by
    // the next run, which finds the hashes in the office.
    if (!found.released.empty()) RETURN_IF_ERROR(pool_.mark_released(found.released));
    if (!found.dummies.empty()) RETURN_IF_ERROR(pool_.drop(found.dummies));
    if (!found.unreadable.empty()) RETURN_IF_ERROR(pool_.quarantine(found.unreadable));
    report.quarantined = static_cast<std::int64_t>(found.unreadable.size());
    return report;
}

}  // namespace candour::server
