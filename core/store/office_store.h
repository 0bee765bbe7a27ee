// OfficeStore: what staff work with. Words are kept encrypted under a per-epoch office key; the
// store sees ciphertext and the few facts that lists are filtered by (architecture §4.8).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/feedback/contact_kind.h"
#include "core/store/staff_store.h"

namespace candour::store {

// One revealed contact. The only date is the release's.
struct OfficeItem {
    SubmissionId id;
    feedback::ContactKind kind = feedback::ContactKind::Suggestion;
    feedback::Channel channel = feedback::Channel::Reception;
    std::string service;   // Empty when released without its label.
    std::string language;  // Empty when dropped (§4.11).
    CivilDay released;
    bool urgent = false;
    std::string questionnaire;
    std::string questionnaire_version;
    std::string key_epoch;  // Which office key sealed `words`.
    Bytes words;            // Encrypted canonical JSON of the contact; empty: erased with its key.
    // Encrypted under the same key: what staff kept of it without what tells who it was
    // (core/feedback/redacted_words.h); empty: nothing. Released without.
    Bytes redacted{};
    std::int64_t redacted_revision = 0;  // How often it was kept.
};

struct InboxFilter {
    // Never SurveyAnswer: those are only counted. Without one, all that feedback::is_listed(): who
    // asks for help now, what was written on a home visit beside a survey, and who wishes to be
    // involved have pages of their own, and Forget says nothing.
    std::optional<feedback::ContactKind> kind;
    std::string service;   // Empty: all.
    std::string language;  // Empty: all.
    std::int64_t offset = 0;
    std::int64_t limit = 25;
};

struct ContactCount {
    feedback::Channel channel = feedback::Channel::Reception;
    std::string language;  // Empty: dropped.
    int contacts = 0;
};

struct InboxPage {
    std::vector<OfficeItem> items;  // Newest release first; inside a release by random id.
    std::int64_t total = 0;
};

// The winners of a prize draw, as they were drawn (core/feedback/prize_draw.h). Kept for ever: a
// draw is never made twice. It has nobody's name.
struct PrizeDrawKept {
    std::string id{};     // The draw's, from the organisation's file.
    std::string prize{};  // What it was called, in the organisation's first language.
    std::int64_t entries = 0;
    std::int64_t people = 0;            // Each number or address once.
    std::vector<SubmissionId> winners;  // In the order in which they were drawn.
    std::string who{};                  // Drew them.
    std::int64_t at_s = 0;
    bool operator==(const PrizeDrawKept&) const = default;
};

enum class DrawKept {
    Yes,
    DrawnBefore,     // Nothing was done: somebody else was quicker.
    EntriesChanged,  // Nothing was done: one of the entries is no longer there.
};

class OfficeStore : public StaffStore {
public:
    // Random, made with the database; changes when the database is restored or new.
    virtual Result<std::string> office_epoch() = 0;

    // Writes one release in one transaction, in the given (already shuffled) order.
    // `message_hashes[i]` (keyed, UNIQUE, kept for ever, tied to no submission) belongs to
    // `items[i]`; an item whose hash is known is left out. Returns how many were new.
    virtual Result<std::int64_t> add_release(const std::vector<OfficeItem>& items,
                                             const std::vector<Bytes>& message_hashes,
                                             CivilDay today) = 0;
    // For each hash, whether a release has revealed its message: a release that was cut short must
    // not count towards the next group's size.
    virtual Result<std::vector<bool>> revealed_before(const std::vector<Bytes>& message_hashes) = 0;
    // The newest day on which add_release() ran, also with no items.
    virtual Result<std::optional<CivilDay>> last_release() = 0;

    // Survey answers never appear here.
    virtual Result<InboxPage> inbox(const InboxFilter& filter) = 0;
    // Errors: NotFound, also for a survey answer (never one by one).
    virtual Result<OfficeItem> item(const SubmissionId& id) = 0;
    // The same contact without what was taken out of it: the one way in which a released item
    // changes. Errors: NotFound.
    virtual Status replace_words(const SubmissionId& id, const Bytes& words) = 0;

    // Keeps the redacted text of a contact, whose words are still there under the key of `epoch`
    // and whose redacted text was kept `seen` times. Returns how often it has been now. Errors:
    // Conflict when that is not so, NotFound.
    virtual Result<std::int64_t> keep_redacted(const SubmissionId& id, const std::string& epoch,
                                               std::int64_t seen, const Bytes& redacted) = 0;

    // How many contacts of the kinds that visitors choose came out from `first` to `last`.
    virtual Result<std::vector<ContactCount>> contact_counts(CivilDay first, CivilDay last) = 0;

    // What the key of an epoch seals: for its re-sealing and its end. Of all kinds, by id, after
    // `after`; at most `limit`.
    virtual Result<std::vector<OfficeItem>> items_under(const std::string& epoch,
                                                        const std::optional<SubmissionId>& after,
                                                        std::int64_t limit) = 0;
    // The same words, and the same redacted text where there is one, under another key. False: they
    // are no longer as `seen`, and nothing was done.
    virtual Result<bool> reseal_item(const OfficeItem& seen, const std::string& epoch,
                                     const Bytes& words, const Bytes& redacted) = 0;
    // Whose time is over: they leave the office. Those that are not there are left alone.
    virtual Status remove_items(const std::vector<SubmissionId>& ids) = 0;
    // Keeps a draw, lets the entries that did not win leave the office, and writes the line of the
    // audit: in one transaction. Winners stay where they are.
    virtual Result<DrawKept> keep_draw(const PrizeDrawKept& draw,
                                       const std::vector<SubmissionId>& others,
                                       const AuditEntry& line) = 0;
    // The newest first, at most `limit`.
    virtual Result<std::vector<PrizeDrawKept>> draws(std::int64_t limit) = 0;
    // Of an epoch whose key is destroyed: what nobody can open goes, the redacted texts too; the
    // rest of the items stays.
    // Returns how many.
    virtual Result<std::int64_t> erase_words_under(const std::string& epoch) = 0;

    // All released answers to one questionnaire, for counting only, and what was written beside
    // them on home visits (Text), which is nobody's answer.
    virtual Result<std::vector<OfficeItem>> survey_items(const std::string& questionnaire) = 0;
};

}  // namespace candour::store
