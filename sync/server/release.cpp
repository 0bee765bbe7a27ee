// One release: open in memory, choose what is due, reveal, then let the pool forget what is old.
#include "sync/server/release.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "core/base/shuffle.h"
#include "core/feedback/crowd.h"
#include "core/feedback/equality.h"
#include "core/feedback/words_apart.h"
#include "core/privacy/label_cover.h"
#include "sync/server/open_pool.h"
#include "sync/server/promises.h"

namespace candour::server {

namespace {

bool belongs_to_no_service(feedback::ContactKind kind) {
    return kind == feedback::ContactKind::Help || kind == feedback::ContactKind::Forget;
}

// What the device says of its service is believed only as far as the organisation knows it.
void settle_labels(feedback::Contact& contact, const feedback::Organisation& organisation) {
    // It waits for nobody, whatever a device says, and belongs to no service (architecture §4.6).
    if (contact.kind == feedback::ContactKind::Help) {
        contact.urgent = true;
        contact.service.clear();
    }
    // Of whoever wants answers deleted nothing is asked but that they hold the receipt.
    if (contact.kind == feedback::ContactKind::Forget) {
        contact.urgent = false;
        contact.service.clear();
        contact.language.clear();
    }
    const bool survey = contact.kind == feedback::ContactKind::SurveyAnswer;
    // Wishes to be involved have nothing beside them, and a rule of their own (requirement W6).
    if (contact.kind == feedback::ContactKind::Involvement) feedback::keep_apart(contact);
    if (survey && feedback::asks_equality(organisation, contact.questionnaire)) {
        feedback::keep_apart(contact);
    }
    if (const feedback::Service* service = organisation.find_service(contact.service)) {
        contact.service_group = service->group;
    } else {
        contact.service.clear();
        if (belongs_to_no_service(contact.kind)) contact.service_group.clear();
    }
}

bool is_of_survey(const feedback::Contact& contact) {
    return contact.kind == feedback::ContactKind::SurveyAnswer ||
           contact.kind == feedback::ContactKind::Text;
}

void drop_service(feedback::Contact& contact) {
    contact.service.clear();
    contact.service_group.clear();
}

// What staff see of a contact but its service and its language.
std::string looks_like(const feedback::Contact& contact) {
    return nlohmann::json::array({feedback::name_of(contact.kind),
                                  feedback::name_of(contact.channel), contact.questionnaire,
                                  contact.questionnaire_version, contact.urgent})
        .dump();
}

privacy::ReleaseRule rule_of(const privacy::Waiting& waiting,
                             const feedback::Organisation& organisation) {
    const privacy::ReleaseRule todays =
        organisation.release.rule_for(waiting.channel, waiting.kind);
    return privacy::stricter(todays, waiting.promised.value_or(todays));
}

// What of a release waits together. Of wishes to be involved each by itself: whoever has three of
// them is not three people.
std::string group_of(const feedback::Contact& contact) {
    if (contact.kind != feedback::ContactKind::Involvement) return contact.service_group;
    std::string group;
    for (const feedback::Wish wish : contact.involvement.wishes)
        group += "/" + std::string(feedback::name_of(wish));
    return group;
}

privacy::Waiting as_waiting(const Message& message, std::size_t index,
                            const feedback::Organisation& organisation, const Promises& promises) {
    const feedback::Contact& contact = message.contact;
    privacy::Waiting waiting{
        .index = index,
        .channel = contact.channel,
        .kind = feedback::released_as(organisation, contact.channel, contact.kind),
        .service_group = group_of(contact),
        .urgent = contact.urgent,
        .first_seen = message.last_seen};
    const auto promise = promises.find(contact.questionnaire_version);
    if (is_of_survey(contact) && promise != promises.end()) {
        waiting.promised = promise->second.release.rule_for(contact.channel, contact.kind);
        waiting.closes = promise->second.closes;
    }
    // Its group has fewer people than must come out together, so it waits with those of all such
    // groups, and its service is not shown (architecture §4.13).
    const int at_least = rule_of(waiting, organisation).at_least;
    if (feedback::is_too_small(organisation, contact.service_group, at_least))
        waiting.service_group.clear();
    return waiting;
}

bool can_lose_its_service(const privacy::Waiting& waiting, const privacy::ReleaseRule& rule) {
    return !waiting.urgent && rule.every != privacy::Every::AtOnce && rule.at_least > 1;
}

// The due messages, in random order, without the labels that their groups are too small for, and
// without those that are their cover.
std::vector<Message> take_due(OpenedPool& found, const feedback::Organisation& organisation,
                              const Promises& promises, CivilDay today,
                              std::optional<CivilDay> last_release, SecureRandom& random) {
    std::vector<privacy::Waiting> waiting;
    for (std::size_t i = 0; i < found.messages.size(); ++i) {
        settle_labels(found.messages[i].contact, organisation);
        waiting.push_back(as_waiting(found.messages[i], i, organisation, promises));
    }
    std::vector<Message> due;
    std::vector<privacy::Shown> shown;
    for (const privacy::DueItem& item :
         privacy::due(organisation.release, waiting, today, last_release)) {
        Message& message = found.messages[item.index];
        const privacy::Waiting& waited = waiting[item.index];
        const privacy::ReleaseRule rule = rule_of(waited, organisation);
        message.at_least = rule.at_least;
        const bool can_lose = can_lose_its_service(waited, rule);
        const bool drops = item.drop_group_label ||
                           (can_lose && waited.service_group != message.contact.service_group);
        shown.push_back({.alike = looks_like(message.contact),
                         .at_least = rule.at_least,
                         .without = drops,
                         .can_cover = can_lose});
        if (drops) drop_service(message.contact);
        due.push_back(std::move(message));
    }
    for (const std::size_t index : privacy::label_cover(shown, random))
        drop_service(due[index].contact);
    shuffle(due, random);
    return due;
}

bool has_text(const feedback::Contact& contact) {
    return !contact.story.empty() || !contact.wanted.empty() ||
           std::ranges::any_of(contact.answers.given, &survey::Answer::in_words);
}

// What staff see beside a language: answers without text that look the same.
using Beside = std::tuple<feedback::ContactKind, feedback::Channel, std::string>;
struct Languages {
    std::map<std::string, int> counts;
    int at_least = 1;
};

// Which languages are not shown: those of fewer than k, and then the rarest of the others until k
// are without. Else a lone answer without its language would be in none of those that are shown:
// with two languages, in the other one.
std::set<std::string> hidden(const Languages& languages) {
    std::vector<std::pair<int, std::string>> rarest_first;
    for (const auto& [language, count] : languages.counts)
        rarest_first.emplace_back(count, language);
    std::ranges::sort(rarest_first);
    std::set<std::string> without;
    int answers = 0;
    for (const auto& [count, language] : rarest_first) {
        const bool enough = answers == 0 || answers >= languages.at_least;
        if (count >= languages.at_least && enough) break;
        without.insert(language);
        answers += count;
    }
    return without;
}

// A rare language points at a person; where no text needs it, it goes (architecture §4.11). Rare
// means fewer than the rule's k in this release, of what staff see beside it.
void drop_rare_languages(std::vector<Message>& due) {
    const auto beside = [](const feedback::Contact& contact) {
        return Beside(contact.kind, contact.channel, contact.service);
    };
    std::map<Beside, Languages> all;
    for (const Message& message : due) {
        if (has_text(message.contact)) continue;
        Languages& languages = all[beside(message.contact)];
        ++languages.counts[message.contact.language];
        languages.at_least = std::max(languages.at_least, message.at_least);
    }
    std::map<Beside, std::set<std::string>> without;
    for (const auto& [place, languages] : all)
        without[place] = hidden(languages);
    for (Message& message : due) {
        feedback::Contact& contact = message.contact;
        if (has_text(contact)) continue;
        if (without.at(beside(contact)).contains(contact.language)) contact.language.clear();
    }
}

store::OfficeItem reveal(const feedback::Contact& contact, const OfficeKey& key, CivilDay today,
                         SecureRandom& random) {
    store::OfficeItem item;
    item.id = SubmissionId::create(random);
    item.kind = contact.kind;
    item.channel = contact.channel;
    item.service = contact.service;
    // Where somebody asks for help their language stands with the words alone, which are sealed: in
    // a column a reader of the database would know who asked, of few who speak it.
    if (contact.kind != feedback::ContactKind::Help) item.language = contact.language;
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
    PoolMemory of_this_run;
    PoolMemory& memory = memory_ == nullptr ? of_this_run : *memory_;
    ASSIGN_OR_RETURN(OpenedPool found,
                     open_pool(waiting, keys_, message_hash_key_, office_, memory));
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
        found.needed.erase(message.hash);
    }
    ReleaseReport report;
    // Also with no items, once a day: a policy's day and week are counted from the last run.
    if (!items.empty() || last_release != today) {
        ASSIGN_OR_RETURN(report.revealed, office_.add_release(items, hashes, today));
    }
    // The office has them durably; only now may the pool let go of them, at their age. A cut here
    // is finished by the next run, which finds the hashes in the office.
    const Leaving leaving =
        choose_leaving(cells_by_day(waiting, memory, found.needed), today, cover_, random_);
    if (!leaving.together.empty()) RETURN_IF_ERROR(pool_.mark_released(leaving.together));
    if (!leaving.surplus.empty()) RETURN_IF_ERROR(pool_.drop(leaving.surplus));
    if (!found.unreadable.empty()) RETURN_IF_ERROR(pool_.quarantine(found.unreadable));
    report.quarantined = static_cast<std::int64_t>(found.unreadable.size());
    return report;
}

}  // namespace candour::server
