// Names are looked for in all that somebody wrote, in one go.
#include "app/casework/lead_readers.h"

#include <algorithm>
#include <iterator>

#include "core/base/bytes.h"
#include "core/office/permissions.h"
#include "core/privacy/identifying_words.h"

namespace candour::casework {
namespace {

std::string all_words(const feedback::Contact& said) {
    std::string words = said.story + "\n" + said.wanted;
    for (const survey::Answer& answer : said.answers.given) {
        for (const std::string* part : {&answer.text, &answer.other}) {
            if (!part->empty()) words += "\n" + *part;
        }
    }
    return words;
}

}  // namespace

std::vector<Lead> leads_of(const std::vector<store::StaffAccount>& staff) {
    std::vector<Lead> leads;
    for (const store::StaffAccount& account : staff) {
        if (account.state == store::StaffState::Active &&
            office::may(account.roles, office::Permission::ReadSafeguarding)) {
            leads.push_back({account.user_name, account.display_name});
        }
    }
    return leads;
}

bool concerns(const Lead& lead, const feedback::Contact& said,
              const std::vector<std::string>& marked) {
    if (std::ranges::find(marked, lead.user_name) != marked.end()) return true;
    if (lead.display_name.empty()) return false;  // Nobody's name is found everywhere.
    std::string words = all_words(said);
    const auto found = privacy::identifying_words(words, {.staff = {lead.display_name}});
    wipe(words);
    return std::ranges::any_of(found, [](const privacy::IdentifyingFinding& one) {
        return one.kind == privacy::Identifying::Staff;
    });
}

std::vector<Lead> readers_of(const std::vector<Lead>& leads, const feedback::Contact& said,
                             const std::vector<std::string>& marked) {
    std::vector<Lead> readers;
    std::ranges::copy_if(leads, std::back_inserter(readers),
                         [&](const Lead& lead) { return !concerns(lead, said, marked); });
    return readers;
}

CivilDay read_by_day(CivilDay released, const complaint::WorkCalendar& calendar) {
    CivilDay day = released + std::chrono::days{1};
    // A year of closure days is a mistake in the calendar, and no reason to wait for ever.
    constexpr std::chrono::days at_most{366};
    while (!calendar.is_working(day) && day - released < at_most)
        day += std::chrono::days{1};
    return day;
}

}  // namespace candour::casework
