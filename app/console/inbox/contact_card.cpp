// One contact in a list: its words are opened for the first lines only.
#include "app/console/inbox/contact_card.h"

#include <algorithm>

#include "app/console/limits.h"
#include "app/console/words.h"
#include "core/office/permissions.h"

namespace candour::console {
namespace {

// The first words, or a plain sentence when they cannot be read here.
View words_view(const Desk& desk, const store::OfficeItem& item) {
    View view;
    const Result<feedback::Contact> contact = read_words(desk, item);
    view["readable"] = contact.ok();
    std::string words;
    if (contact.ok()) {
        words = first_words(contact.value().story, first_words_characters);
        if (words.empty()) words = first_words(contact.value().wanted, first_words_characters);
    }
    view["has_words"] = !words.empty();
    view["words"] = words;
    view["lang"] = item.language;
    view["has_lang"] = is_language_tag(item.language);
    return view;
}

bool is_closed_to(const store::StaffAccount& account, const store::CaseHead& head) {
    const bool in_their_units =
        account.units.empty() || head.row.unit.empty() || account.units.contains(head.row.unit);
    return office::relation_to_case(std::ranges::count(head.people.excluded, account.id) > 0,
                                    std::ranges::count(head.people.own, account.id) > 0,
                                    in_their_units) == office::CaseRelation::Excluded;
}

}  // namespace

bool ContactCases::is_hidden(const store::OfficeItem& item) const {
    return std::ranges::find(hidden, item.id.hex()) != hidden.end();
}

Result<ContactCases> cases_of(const Desk& desk, const std::vector<store::OfficeItem>& items,
                              const SignedIn& viewer) {
    ContactCases cases;
    if (desk.work == nullptr) return cases;
    cases.known = true;
    std::vector<std::string> ids;
    ids.reserve(items.size());
    for (const store::OfficeItem& item : items)
        ids.push_back(item.id.hex());
    ASSIGN_OR_RETURN(cases.in_case, desk.work->cases.cases_of_submissions(ids));
    for (const auto& [submission, id] : cases.in_case) {
        ASSIGN_OR_RETURN(const store::CaseHead head, desk.work->cases.head(id));
        if (is_closed_to(viewer.account, head)) cases.hidden.push_back(submission);
    }
    return cases;
}

View contact_view(const Desk& desk, const store::OfficeItem& item, const ContactCases& cases) {
    View view = words_view(desk, item);
    const bool in_case = cases.in_case.contains(item.id.hex());
    view["href"] = "/items/" + item.id.hex();
    view["kind"] = view_of(kind_name(desk.organisation, item.kind, desk.language));
    view["kind_style"] = kind_style(item.kind);
    view["urgent"] = item.urgent;
    view["in_case"] = in_case;
    view["is_new"] = cases.known && !in_case;
    view["has_service"] = !item.service.empty();
    view["service"] = view_of(service_name(desk.organisation, item.service, desk.language));
    view["language"] = language_in_words(item.language, desk.language);
    return view;
}

}  // namespace candour::console
