// What stays and what goes is judged by the rows that lists are filtered by, never by words.
#include "app/casework/purge.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "sync/server/office_words.h"

namespace candour::casework {
namespace {

using complaint::CaseId;
using store::OfficeItem;

constexpr std::int64_t at_once = 500;

std::string month_of(const std::string& day) { return day.substr(0, 7); }

}  // namespace

template <typename Take>
Status Purge::each_item(const std::string& epoch, Take take) {
    std::optional<SubmissionId> after;
    while (true) {
        ASSIGN_OR_RETURN(const auto items, office_.items_under(epoch, after, at_once));
        for (const OfficeItem& item : items)
            RETURN_IF_ERROR(take(item));
        if (std::ssize(items) < at_once) return Unit{};
        after = items.back().id;
    }
}

Result<Purge::Judged> Purge::judge_case(const CaseId& id) {
    ASSIGN_OR_RETURN(const store::CaseHead head, cases_.head(id));
    const store::CaseRow& row = head.row;
    if (row.held) return Judged{Fate::KeepHeld, {}};
    if (row.status != "closed" && row.status != "set_aside") return Judged{Fate::KeepOpen, {}};
    std::string ended = row.closed;
    if (ended.empty()) {
        ASSIGN_OR_RETURN(const auto rows, cases_.history(id));
        if (rows.empty()) return Error{ErrorKind::Corrupt, "a case has no history"};
        ended = rows.back().day;
    }
    ASSIGN_OR_RETURN(const CivilDay day, from_iso(ended));
    if (!retention_.case_months) return Judged{Fate::KeepNoRule, month_of(ended)};
    if (!feedback::is_over(retention_.case_months, day, today_)) {
        return Judged{Fate::KeepTime, month_of(ended)};
    }
    const bool details = row.erase_details_after >= to_iso(today_);
    return Judged{details ? Fate::KeepDetails : Fate::Erase, month_of(ended)};
}

Result<std::tuple<Purge::Judged, std::optional<CaseId>>> Purge::judge(const OfficeItem& item) {
    using Both = std::tuple<Judged, std::optional<CaseId>>;
    const std::string month = month_of(to_iso(item.released));
    const bool survey = item.kind == feedback::ContactKind::SurveyAnswer ||
                        item.kind == feedback::ContactKind::Text;
    if (!survey) {
        ASSIGN_OR_RETURN(const auto id, cases_.case_of_submission(item.id.hex()));
        if (id) {
            ASSIGN_OR_RETURN(Judged judged, judge_case(*id));
            return Both{std::move(judged), id};
        }
    }
    const auto& months = survey ? retention_.survey_months : retention_.contact_months;
    Fate fate = Fate::KeepNoRule;
    if (months) {
        const bool over = feedback::is_over(months, item.released, today_);
        fate = over ? Fate::Erase : Fate::KeepTime;
    }
    return Both{{fate, month}, std::nullopt};
}

Result<PurgeLook> Purge::look() {
    PurgeLook found;
    std::set<CaseId> told;
    const auto keys = keys_.now();
    for (const server::OfficeKey& key : *keys) {
        UnderKey& under = found.keys[key.epoch];
        std::set<CaseId> here;
        const auto count_case = [&](const CaseId& id, const Judged& judged) {
            if (here.insert(id).second) ++(judged.fate == Fate::Erase ? under.past : under.stays);
            if (told.insert(id).second) ++found.groups[{judged.fate, "case", judged.month}];
        };
        RETURN_IF_ERROR(each_item(key.epoch, [&](const OfficeItem& item) -> Status {
            ASSIGN_OR_RETURN(const auto both, judge(item));
            const auto& [judged, id] = both;
            if (id) {
                count_case(*id, judged);
                return Unit{};
            }
            ++(judged.fate == Fate::Erase ? under.past : under.stays);
            ++found.groups[{judged.fate, std::string(feedback::name_of(item.kind)), judged.month}];
            return Unit{};
        }));
        ASSIGN_OR_RETURN(const auto ids, cases_.cases_under(key.epoch));
        for (const CaseId& id : ids) {
            ASSIGN_OR_RETURN(const Judged judged, judge_case(id));
            count_case(id, judged);
        }
    }
    return found;
}

// Where answers to it lie, if it asked for any. What does not open names no mailbox.
std::optional<store::MailboxId> Purge::mailbox_of(const OfficeItem& item) const {
    Result<feedback::Contact> contact = server::unlock_item(item, *keys_.now());
    if (!contact.ok()) return std::nullopt;
    const Result<Bytes> bytes = from_hex(contact.value().reply_to.mailbox_id);
    feedback::wipe(contact.value());
    if (!bytes.ok() || bytes.value().size() != store::mailbox_bytes) return std::nullopt;
    store::MailboxId mailbox{};
    std::ranges::copy(bytes.value(), mailbox.begin());
    return mailbox;
}

// An answer ends with the words that it answers. Mailboxes stand on the board for everybody to see,
// so somebody may have named another's: it stays as long as any contact with it does.
Status Purge::end_answers(std::set<store::MailboxId> mailboxes) {
    const auto keys = keys_.now();
    for (auto key = keys->begin(); key != keys->end() && !mailboxes.empty(); ++key) {
        RETURN_IF_ERROR(each_item(key->epoch, [&](const OfficeItem& item) -> Status {
            const std::optional<store::MailboxId> mailbox = mailbox_of(item);
            if (!mailbox || !mailboxes.contains(*mailbox)) return Unit{};
            ASSIGN_OR_RETURN(const auto both, judge(item));
            if (std::get<Judged>(both).fate != Fate::Erase) mailboxes.erase(*mailbox);
            return Unit{};
        }));
    }
    for (const store::MailboxId& mailbox : mailboxes) {
        ASSIGN_OR_RETURN([[maybe_unused]] const std::uint64_t gone, board_.forget(mailbox));
    }
    return Unit{};
}

Status Purge::erase_past(const std::string& epoch) {
    std::vector<SubmissionId> past;
    std::set<CaseId> cases;
    std::set<store::MailboxId> mailboxes;
    RETURN_IF_ERROR(each_item(epoch, [&](const OfficeItem& item) -> Status {
        ASSIGN_OR_RETURN(const auto both, judge(item));
        const auto& [judged, id] = both;
        if (judged.fate != Fate::Erase) return Unit{};
        if (const auto mailbox = mailbox_of(item)) mailboxes.insert(*mailbox);
        past.push_back(item.id);
        if (id) cases.insert(*id);
        return Unit{};
    }));
    ASSIGN_OR_RETURN(const auto under, cases_.cases_under(epoch));
    for (const CaseId& id : under) {
        ASSIGN_OR_RETURN(const Judged judged, judge_case(id));
        if (judged.fate == Fate::Erase) cases.insert(id);
    }
    // First: once the words are gone nobody knows where the answers are.
    RETURN_IF_ERROR(end_answers(std::move(mailboxes)));
    for (const CaseId& id : cases)
        RETURN_IF_ERROR(work_.erase_all_words(id));
    for (std::size_t begin = 0; begin < past.size(); begin += at_once) {
        const std::size_t end = std::min(begin + static_cast<std::size_t>(at_once), past.size());
        RETURN_IF_ERROR(office_.remove_items(
            std::vector<SubmissionId>(past.begin() + static_cast<std::ptrdiff_t>(begin),
                                      past.begin() + static_cast<std::ptrdiff_t>(end))));
    }
    return Unit{};
}

// False: somebody changed the words meanwhile, or they are damaged.
Result<bool> Purge::reseal_item(const OfficeItem& item) {
    const auto keys = keys_.now();
    Result<feedback::Contact> contact = server::unlock_item(item, *keys);
    if (!contact.ok() && contact.error().kind == ErrorKind::Corrupt) return false;
    if (!contact.ok()) return contact.error();
    const server::OfficeKey& current = keys->back();
    const Bytes words = server::lock_words(contact.value(), current, item.id.bytes);
    feedback::wipe(contact.value());
    const auto redacted = server::unlock_redacted(item, *keys);
    if (!redacted.ok() && redacted.error().kind == ErrorKind::Corrupt) return false;
    if (!redacted.ok()) return redacted.error();
    const Bytes also = redacted.value()
                           ? server::lock_redacted(*redacted.value(), current, item.id.bytes)
                           : Bytes{};
    return office_.reseal_item(item, current.epoch, words, also);
}

Result<Resealed> Purge::reseal(const std::string& epoch) {
    Resealed done;
    if (epoch == keys_.now()->back().epoch) {
        return Error{ErrorKind::Invalid, "the key of " + epoch + " is in use"};
    }
    RETURN_IF_ERROR(each_item(epoch, [&](const OfficeItem& item) -> Status {
        ASSIGN_OR_RETURN(const bool moved, reseal_item(item));
        ++(moved ? done.moved : done.damaged);
        return Unit{};
    }));
    ASSIGN_OR_RETURN(const auto ids, cases_.cases_under(epoch));
    for (const CaseId& id : ids) {
        const Result<int> moved = work_.reseal(id);
        if (!moved.ok() && moved.error().kind != ErrorKind::Corrupt) return moved.error();
        ++(moved.ok() ? done.moved : done.damaged);
    }
    return done;
}

Result<bool> Purge::seals_anything(const std::string& epoch) {
    ASSIGN_OR_RETURN(const auto items, office_.items_under(epoch, std::nullopt, 1));
    if (!items.empty()) return true;
    ASSIGN_OR_RETURN(const auto ids, cases_.cases_under(epoch));
    return !ids.empty();
}

}  // namespace candour::casework
