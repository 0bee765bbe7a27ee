// Reading and keeping entries.
#include "app/console/you_said/entries.h"

#include "app/console/learning/known_names.h"
#include "core/feedback/read_you_said.h"

namespace candour::console {

using feedback::YouSaid;
using store::Register;

namespace {

// What people wrote lately: enough that nobody's own words are published by chance.
constexpr std::int64_t contacts_compared = 500;

store::RegisterEntry row_of(const LearningDesk& desk, const YouSaid& entry,
                            const SignedIn& viewer) {
    const bool open = entry.state != feedback::YouSaidState::Withdrawn;
    return {.id = entry.id,
            .document = to_json(entry),
            .due = open && entry.review ? to_iso(*entry.review) : std::string(),
            .who = viewer.account.user_name,
            .at_s = seconds_now(desk.desk.clock)};
}

Result<std::vector<privacy::KnownContact>> recent_words(const Desk& desk) {
    std::vector<privacy::KnownContact> words;
    ASSIGN_OR_RETURN(const auto items, recent_contacts(desk));
    for (const store::OfficeItem& item : items) {
        // Words whose key is destroyed cannot be quoted either.
        const Result<feedback::Contact> contact = read_words(desk, item);
        if (!contact.ok()) continue;
        privacy::KnownContact one{.id = item.id.hex()};
        for (feedback::WordsPart& part : parts_of(contact.value()))
            one.words.push_back(std::move(part.text));
        // A redacted text that does not open allows nothing.
        const auto redacted = server::unlock_redacted(item, desk.office_keys);
        if (redacted.ok() && redacted.value()) {
            for (const feedback::WordsPart& part : redacted.value()->parts)
                one.redacted.push_back(part.text);
        }
        words.push_back(std::move(one));
    }
    return words;
}

}  // namespace

Result<std::vector<store::OfficeItem>> recent_contacts(const Desk& desk) {
    store::InboxFilter filter;
    filter.limit = contacts_compared;
    ASSIGN_OR_RETURN(store::InboxPage page, desk.office.inbox(filter));
    return std::move(page.items);
}

Result<KeptYouSaid> read_entry(const store::RegisterEntry& kept) {
    ASSIGN_OR_RETURN(YouSaid entry, feedback::you_said_from_json(kept.document));
    return KeptYouSaid{std::move(entry), kept};
}

Result<KeptYouSaid> find_entry(const LearningDesk& desk, const std::string& id) {
    ASSIGN_OR_RETURN(const auto kept, desk.store().entry(Register::YouSaid, id));
    if (!kept) return Error{ErrorKind::NotFound, "there is no such entry"};
    return read_entry(*kept);
}

Status keep_entry(const LearningDesk& desk, const YouSaid& entry, std::int64_t revision,
                  const SignedIn& viewer, const std::string& what) {
    store::RegisterEntry row = row_of(desk, entry, viewer);
    row.revision = revision;
    const auto changed = desk.store().change_entry(Register::YouSaid, row);
    if (!changed.ok()) return changed.error();
    return note(desk.desk, viewer.account.user_name,
                what + " a “You said, we did” (" + entry.id + ")");
}

Status add_entry(const LearningDesk& desk, const YouSaid& entry, const SignedIn& viewer) {
    RETURN_IF_ERROR(desk.store().add_entry(Register::YouSaid, row_of(desk, entry, viewer)));
    return note(desk.desk, viewer.account.user_name,
                "wrote a “You said, we did” (" + entry.id + ")");
}

Result<feedback::YouSaidRules> rules_for(const LearningDesk& desk) {
    feedback::YouSaidRules rules{.languages = desk.desk.organisation.languages};
    ASSIGN_OR_RETURN(rules.known, known_names(desk));
    ASSIGN_OR_RETURN(rules.known.contacts, recent_words(desk.desk));
    return rules;
}

Result<std::optional<std::int64_t>> cases_with_theme(const LearningDesk& desk,
                                                     const std::string& theme) {
    if (!desk.options.cases) return std::optional<std::int64_t>();
    constexpr std::chrono::days year{365};
    report::ReportScope scope{.first = desk.today() - year, .last = desk.today()};
    ASSIGN_OR_RETURN(const auto cases, desk.options.cases(scope));
    std::int64_t count = 0;
    for (const report::CaseFacts& one : cases)
        count += one.themes.contains(theme) ? 1 : 0;
    if (count == 0) return std::optional<std::int64_t>();
    return std::optional(count);
}

std::string published_json(const YouSaid& entry) {
    return to_json(feedback::PublishedYouSaid{
                       .id = entry.id,
                       .said = entry.said,
                       .did = entry.did,
                       .day = entry.published.value_or(CivilDay{}),
                       .review_day = entry.review.value_or(CivilDay{}),
                       .people = static_cast<int>(feedback::contacts_shown(entry.contacts))})
        .dump();
}

std::string address_of_entry(const std::string& id, const std::string& rest) {
    return std::string(you_said_prefix) + "/" + id + rest;
}

}  // namespace candour::console
