// Lists show the day and who has it, never a word: those stand on a page of their own.
#include "app/console/safeguarding/lead_desk.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "app/console/item/item.h"
#include "app/console/words.h"
#include "app/console/work/case_names.h"

namespace candour::console {
namespace {

using casework::Lead;
using casework::LeadItem;
using casework::LeadItems;
using casework::LeadKind;
using casework::LeadState;

constexpr std::array all_lead_kinds = {LeadKind::Help, LeadKind::Text};

Lead lead_of(const SignedIn& viewer) {
    return {viewer.account.user_name, viewer.account.display_name};
}

// By the name that colleagues know; of who is not there any more what they signed in as.
Result<std::string> name_of_staff(const Desk& desk, const std::string& user_name) {
    ASSIGN_OR_RETURN(const auto account, desk.office.staff_by_name(user_name));
    return shown_text(account ? account->display_name : user_name);
}

Result<SubmissionId> id_in(std::string_view text) {
    const Result<SubmissionId> id = SubmissionId::from_hex(text);
    if (id.ok()) return id.value();
    return Error{ErrorKind::NotFound, "that is not the id of a contact"};
}

// Where the server keeps no cases it has no calendar of its own.
Result<std::shared_ptr<const complaint::WorkCalendar>> calendar_of(const Desk& desk) {
    if (desk.work != nullptr) return desk.work->calendar();
    ASSIGN_OR_RETURN(auto usual,
                     complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales));
    return std::make_shared<const complaint::WorkCalendar>(std::move(usual));
}

Status add_due(View& view, const Desk& desk, const LeadItem& lead,
               const complaint::WorkCalendar& calendar) {
    const CivilDay due = casework::read_by_day(lead.item.released, calendar);
    ASSIGN_OR_RETURN(const DueWords words,
                     due_in_words(due, desk.clock.today(), calendar, desk.language));
    view["lead_late"] = words.style == "late";
    view["lead_due"] =
        desk.language.tr("To be read by {day}", {{"day", desk.language.day_of_week(due)}});
    view["lead_due_words"] = words.text;
    return Unit{};
}

enum class LeadStep { Take, Finish, SetAside, Concerns };
struct LeadForm {
    std::string_view end;
    LeadStep step;
    std::string_view noted;  // In the audit.
};
constexpr std::array lead_forms = {
    LeadForm{"/take", LeadStep::Take, "took on"},
    LeadForm{"/finish", LeadStep::Finish, "dealt with"},
    LeadForm{"/nothing", LeadStep::SetAside, "found nothing to act on in"},
    LeadForm{"/concerns", LeadStep::Concerns, "said whom it concerns of"},
};

std::string_view what_it_is(LeadKind kind) {
    return kind == LeadKind::Help ? "what somebody wrote who asks for help now"
                                  : "what somebody wrote on a home visit";
}

// Errors: Invalid when it is nobody who could read it.
Result<std::string> marked_in(const Desk& desk, const Fields& form) {
    const std::string person{field(form, "person")};
    ASSIGN_OR_RETURN(const auto staff, desk.office.staff());
    const std::vector<Lead> leads = casework::leads_of(staff);
    if (std::ranges::find(leads, person, &Lead::user_name) != leads.end()) return person;
    return Error{ErrorKind::Invalid, "this is no safeguarding lead"};
}

Result<Reply> change(const Desk& desk, LeadKind kind, const LeadForm& asked,
                     std::string_view id_hex, const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const LeadRead read, read_lead_item(desk, kind, id_hex, viewer));
    ASSIGN_OR_RETURN(const LeadItems items, lead_items(desk, kind));
    const SubmissionId& id = read.lead.item.id;
    const std::string& who = viewer.account.user_name;
    Status done = Unit{};
    std::string to{path_of(kind)};
    switch (asked.step) {
        case LeadStep::Take:
            done = items.take(id, who);
            break;
        case LeadStep::Finish:
            done = items.finish(id, who);
            break;
        case LeadStep::SetAside:
            done = items.set_aside(id, who);
            break;
        case LeadStep::Concerns: {
            ASSIGN_OR_RETURN(const std::string person, marked_in(desk, form));
            done = items.mark_concerns(id, person, who);
            break;
        }
    }
    const bool late = !done.ok() && done.error().kind == ErrorKind::Conflict;
    if (!done.ok() && !late) return done.error();
    if (!late) {
        RETURN_IF_ERROR(note(desk, who,
                             std::string(asked.noted) + " " + std::string(what_it_is(kind)) + " (" +
                                 id.hex().substr(0, 8) + ")"));
    }
    // Whoever has just said that it is about themselves sees it no more.
    if (asked.step != LeadStep::Concerns) to += "/" + id.hex();
    return Reply{Redirect{std::move(to)}, {}};
}

}  // namespace

std::string_view path_of(LeadKind kind) {
    return kind == LeadKind::Help ? "/help" : "/safeguarding";
}

Result<LeadItems> lead_items(const Desk& desk, LeadKind kind) {
    if (desk.registers == nullptr) {
        return Error{ErrorKind::NotFound, "this server has no registers"};
    }
    return LeadItems(kind, desk.office, *desk.registers, desk.clock);
}

Result<std::vector<LeadItem>> for_viewer(const Desk& desk, const SignedIn& viewer,
                                         std::vector<LeadItem> items) {
    std::erase_if(items, [&](const LeadItem& lead) {
        Result<feedback::Contact> said = read_words(desk, lead.item);
        // What nobody can open names nobody.
        if (!said.ok()) return casework::concerns(lead_of(viewer), {}, lead.concerns);
        const bool theirs = casework::concerns(lead_of(viewer), said.value(), lead.concerns);
        feedback::wipe(said.value());
        return theirs;
    });
    return items;
}

server::Hides about_themselves(const Desk& desk, const store::StaffAccount& viewer) {
    if (desk.registers == nullptr || casework::leads_of({viewer}).empty()) return {};
    return [&desk, lead = Lead{viewer.user_name, viewer.display_name}](
               const store::OfficeItem& item, const feedback::Contact& said) -> Result<bool> {
        ASSIGN_OR_RETURN(const LeadItems items, lead_items(desk, LeadKind::Text));
        ASSIGN_OR_RETURN(const LeadItem found, items.find(item.id));
        return casework::concerns(lead, said, found.concerns);
    };
}

Result<LeadRead> read_lead_item(const Desk& desk, LeadKind kind, std::string_view id_hex,
                                const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const LeadItems items, lead_items(desk, kind));
    ASSIGN_OR_RETURN(const SubmissionId id, id_in(id_hex));
    LeadRead read;
    ASSIGN_OR_RETURN(read.lead, items.find(id));
    Result<feedback::Contact> said = read_words(desk, read.lead.item);
    read.readable = said.ok();
    if (said.ok()) read.said = said.take();
    if (casework::concerns(lead_of(viewer), read.said, read.lead.concerns)) {
        // As if it were not there: nobody learns that there is something about them.
        return Error{ErrorKind::NotFound, "that is not the id of a contact"};
    }
    return read;
}

Result<CivilDay> read_by(const Desk& desk, const LeadItem& lead) {
    ASSIGN_OR_RETURN(const auto calendar, calendar_of(desk));
    return casework::read_by_day(lead.item.released, *calendar);
}

Result<std::string> how_far(const Desk& desk, const LeadItem& lead) {
    switch (lead.state) {
        case LeadState::Waiting:
            return desk.language.tr("Nobody has taken this yet");
        case LeadState::Taken: {
            ASSIGN_OR_RETURN(const std::string name, name_of_staff(desk, lead.taken_by));
            return desk.language.tr("Taken by {name}", {{"name", name}});
        }
        case LeadState::Finished: {
            ASSIGN_OR_RETURN(const std::string name, name_of_staff(desk, lead.finished_by));
            return lead.nothing_to_do
                       ? desk.language.tr("Nothing to act on: {name}", {{"name", name}})
                       : desk.language.tr("Dealt with by {name}", {{"name", name}});
        }
    }
    return std::string();
}

Result<View> lead_cards(const Desk& desk, LeadKind kind, const std::vector<LeadItem>& items) {
    ASSIGN_OR_RETURN(const auto calendar, calendar_of(desk));
    View list{View::type::list};
    for (const LeadItem& lead : items) {
        View view;
        ASSIGN_OR_RETURN(view["lead_state"], how_far(desk, lead));
        view["lead_waits"] = lead.state == LeadState::Waiting;
        view["lead_href"] = std::string(path_of(kind)) + "/" + lead.item.id.hex();
        const std::string day = desk.language.day(lead.item.released);
        view["lead_title"] = kind == LeadKind::Help
                                 ? desk.language.tr("Arrived {day}", {{"day", day}})
                                 : desk.language.tr("Released {day}", {{"day", day}});
        const bool due = kind == LeadKind::Text && lead.state == LeadState::Waiting;
        view["lead_has_due"] = due;
        if (due) RETURN_IF_ERROR(add_due(view, desk, lead, *calendar));
        view["lead_channel"] = desk.language.tr(channel_in_words(lead.item.channel));
        list << view;
    }
    return list;
}

Status add_lead_item(View& view, const Desk& desk, LeadKind kind, const LeadRead& read) {
    const LeadItem& lead = read.lead;
    ASSIGN_OR_RETURN(view["lead_state"], how_far(desk, lead));
    view["lead_waits"] = lead.state == LeadState::Waiting;
    view["lead_day"] = desk.language.day(lead.item.released);
    view["lead_channel"] = desk.language.tr(channel_in_words(lead.item.channel));
    view["readable"] = read.readable;
    const Language& language = read.said.language;
    view["language"] = language_in_words(language, desk.language);
    view["has_lang"] = is_language_tag(language);
    view["lang"] = language;
    view["dir"] = is_right_to_left(language) ? "rtl" : "ltr";
    view["lead_href"] = std::string(path_of(kind)) + "/" + lead.item.id.hex();
    view["may_take"] = lead.state == LeadState::Waiting;
    view["may_set_aside"] = kind == LeadKind::Text && lead.state == LeadState::Waiting;
    view["may_finish"] = lead.state == LeadState::Taken ||
                         (kind == LeadKind::Help && lead.state == LeadState::Waiting);
    ASSIGN_OR_RETURN(const auto staff, desk.office.staff());
    View people{View::type::list};
    for (const Lead& one :
         casework::readers_of(casework::leads_of(staff), read.said, lead.concerns)) {
        View person;
        person["person_value"] = one.user_name;
        person["person_name"] = shown_text(one.display_name);
        people << person;
    }
    view["may_mark"] = lead.state != LeadState::Finished && !people.is_empty_list();
    view["people"] = std::move(people);
    return Unit{};
}

std::optional<Result<Reply>> take_lead_form(const Desk& desk, std::string_view path,
                                            const Fields& form, const SignedIn& viewer) {
    for (const LeadKind kind : all_lead_kinds) {
        const std::string prefix = std::string(path_of(kind)) + "/";
        if (!path.starts_with(prefix)) continue;
        for (const LeadForm& one : lead_forms) {
            if (!path.ends_with(one.end)) continue;
            std::string_view id = path.substr(prefix.size());
            if (id.size() < one.end.size()) return std::nullopt;
            id.remove_suffix(one.end.size());
            return change(desk, kind, one, id, form, viewer);
        }
    }
    return std::nullopt;
}

}  // namespace candour::console
