// Three lists and a page for each text.
#include "app/console/safeguarding/safeguarding.h"

#include <algorithm>
#include <utility>

#include "app/console/safeguarding/lead_desk.h"
#include "app/console/surveys/written.h"
#include "app/console/words.h"
#include "app/console/work/case_names.h"
#include "core/office/permissions.h"
#include "sync/server/survey_desk.h"

namespace candour::console {
namespace {

using casework::Lead;
using casework::LeadItem;
using casework::LeadKind;
using casework::LeadState;
using LeadList = std::vector<LeadItem>;

constexpr std::string_view list_path = "/safeguarding";
constexpr std::string_view one_prefix = "/safeguarding/";

Result<LeadList> open_for(const Desk& desk, LeadKind kind, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const auto items, lead_items(desk, kind));
    ASSIGN_OR_RETURN(LeadList open, items.open());
    return for_viewer(desk, viewer, std::move(open));
}

LeadList in_state(const LeadList& items, LeadState state) {
    LeadList found;
    std::ranges::copy_if(items, std::back_inserter(found),
                         [state](const LeadItem& one) { return one.state == state; });
    return found;
}

Result<Page> list_page(const Desk& desk, const SignedIn& viewer) {
    Page page{"safeguarding", desk.language.tr("Safeguarding"), Section::Today, {}, 200};
    View& view = page.view;
    ASSIGN_OR_RETURN(const LeadList help, open_for(desk, LeadKind::Help, viewer));
    ASSIGN_OR_RETURN(const LeadList texts, open_for(desk, LeadKind::Text, viewer));
    const LeadList waiting = in_state(texts, LeadState::Waiting);
    const LeadList taken = in_state(texts, LeadState::Taken);
    ASSIGN_OR_RETURN(view["help_requests"], lead_cards(desk, LeadKind::Help, help));
    ASSIGN_OR_RETURN(view["waiting"], lead_cards(desk, LeadKind::Text, waiting));
    ASSIGN_OR_RETURN(view["taken"], lead_cards(desk, LeadKind::Text, taken));
    view["has_help"] = !help.empty();
    view["has_waiting"] = !waiting.empty();
    view["has_taken"] = !taken.empty();
    view["has_nothing"] = help.empty() && texts.empty();
    return page;
}

// What was asked and what was written. Where the survey is not known any more, the words alone.
Result<View> words_of(const Desk& desk, const LeadRead& read) {
    const report::GivenAnswers given{
        .version = read.said.questionnaire_version, .service = {}, .answers = read.said.answers};
    const auto versions =
        server::published_versions(desk.surveys, desk.organisation, read.lead.item.questionnaire);
    if (versions.ok()) return written_view(versions.value(), {given}, desk.language);
    if (versions.error().kind != ErrorKind::NotFound) return versions.error();
    View questions{View::type::list};
    for (const survey::Answer& answer : given.answers.given) {
        View texts{View::type::list};
        View text;
        text["text"] = shown_text(answer.text.empty() ? answer.other : answer.text);
        texts << text;
        View view;
        view["prompt"] = view_of(ShownText{answer.question, {}});
        view["texts"] = std::move(texts);
        questions << view;
    }
    return questions;
}

Result<Page> one_page(const Desk& desk, std::string_view id_hex, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const LeadRead read, read_lead_item(desk, LeadKind::Text, id_hex, viewer));
    // No reading without a trace: when this cannot be written, the words are not shown.
    RETURN_IF_ERROR(note(
        desk, viewer.account.user_name,
        "read what somebody wrote on a home visit (" + read.lead.item.id.hex().substr(0, 8) + ")"));
    const PageLanguage& language = desk.language;
    Page page{"safeguarding_text", language.tr("Written on a home visit"), Section::Today, {}, 200};
    View& view = page.view;
    RETURN_IF_ERROR(add_lead_item(view, desk, LeadKind::Text, read));
    ASSIGN_OR_RETURN(view["questions"], words_of(desk, read));
    ASSIGN_OR_RETURN(const CivilDay due, read_by(desk, read.lead));
    view["lead_due"] = language.day_of_week(due);
    view["has_service"] = !read.lead.item.service.empty();
    view["service"] = view_of(service_name(desk.organisation, read.lead.item.service, language));
    return page;
}

// How many wait to be read, and by when the first.
Status add_texts(View& view, const Desk& desk, const LeadList& texts) {
    const PageLanguage& language = desk.language;
    const LeadList waiting = in_state(texts, LeadState::Waiting);
    view["texts_wait"] = !waiting.empty();
    view["texts_title"] = waiting.empty()
                              ? language.tr("Nothing waits to be read")
                              : language.tr_n("{count} text waits to be read",
                                              "{count} texts wait to be read", std::ssize(waiting));
    view["texts_late"] = false;
    view["texts_due"] = std::string();
    if (waiting.empty()) return Unit{};
    const auto first = std::ranges::min_element(
        waiting, {}, [](const LeadItem& one) { return one.item.released; });
    ASSIGN_OR_RETURN(const CivilDay due, read_by(desk, *first));
    view["texts_late"] = due < desk.clock.today();
    view["texts_due"] =
        language.tr("The first is to be read by {day}", {{"day", language.day_of_week(due)}});
    return Unit{};
}

// Something is open that concerns each of the leads.
Result<bool> anything_without_reader(const Desk& desk, const std::vector<Lead>& leads) {
    if (desk.registers == nullptr) return false;
    for (const LeadKind kind : {LeadKind::Help, LeadKind::Text}) {
        ASSIGN_OR_RETURN(const auto items, lead_items(desk, kind));
        ASSIGN_OR_RETURN(const LeadList open, items.open());
        for (const LeadItem& one : open) {
            Result<feedback::Contact> read = read_words(desk, one.item);
            feedback::Contact said = read.ok() ? read.take() : feedback::Contact{};
            const bool nobody = casework::readers_of(leads, said, one.concerns).empty();
            feedback::wipe(said);
            if (nobody) return true;
        }
    }
    return false;
}

void add_warning(View& list, std::string text) {
    View view;
    view["warning"] = std::move(text);
    list << view;
}

// Kiosks promise that somebody reads it, and whoever can see to that has to know.
Result<View> warnings(const Desk& desk) {
    View list{View::type::list};
    const feedback::Organisation& organisation = desk.organisation;
    const PageLanguage& language = desk.language;
    if (organisation.hand_over && !organisation.safeguarding) {
        add_warning(list, language.tr("What people write on home visits waits as long as their "
                                      "answers. Say in the organisation’s file who reads it "
                                      "within days: “safeguarding”."));
    }
    if (!organisation.help && !organisation.safeguarding) return list;
    ASSIGN_OR_RETURN(const auto staff, desk.office.staff());
    const std::vector<Lead> leads = casework::leads_of(staff);
    if (leads.empty() && organisation.help) {
        add_warning(list, language.tr("Nobody reads who asks for help now. Your kiosks say that "
                                      "the safeguarding lead does: give somebody that role."));
    }
    if (leads.empty() && organisation.safeguarding) {
        add_warning(list, language.tr("Nobody reads what people write on home visits. Your tablets "
                                      "say that the safeguarding lead does: give somebody that "
                                      "role."));
    }
    if (leads.size() == 1) {
        add_warning(list, language.tr("The safeguarding lead has no deputy. What is about the lead "
                                      "nobody else can read: give a second person that role."));
    }
    if (leads.empty()) return list;
    ASSIGN_OR_RETURN(const bool unread, anything_without_reader(desk, leads));
    if (unread) {
        add_warning(list, language.tr("Something waits that none of the safeguarding leads may "
                                      "read, as it is about them. Give somebody else that role."));
    }
    return list;
}

}  // namespace

bool is_safeguarding_path(std::string_view path) {
    return path == list_path || path.starts_with(one_prefix);
}

Result<Page> safeguarding_page(const Desk& desk, std::string_view path, const SignedIn& viewer) {
    if (path == list_path) return list_page(desk, viewer);
    return one_page(desk, path.substr(one_prefix.size()), viewer);
}

Status add_lead_work(View& view, const Desk& desk, const SignedIn& viewer) {
    const office::Roles& roles = viewer.account.roles;
    view["has_help"] = false;
    view["has_texts"] = false;
    view["texts_wait"] = false;
    view["help_requests"] = View{View::type::list};
    view["lead_warnings"] = View{View::type::list};
    if (office::may(roles, office::Permission::ManageStaff)) {
        ASSIGN_OR_RETURN(view["lead_warnings"], warnings(desk));
    }
    const bool reads = office::may(roles, office::Permission::ReadSafeguarding);
    if (desk.registers == nullptr || !reads) return Unit{};
    ASSIGN_OR_RETURN(const LeadList help, open_for(desk, LeadKind::Help, viewer));
    ASSIGN_OR_RETURN(view["help_requests"], lead_cards(desk, LeadKind::Help, help));
    view["has_help"] = !help.empty();
    ASSIGN_OR_RETURN(const LeadList texts, open_for(desk, LeadKind::Text, viewer));
    view["has_texts"] = desk.organisation.safeguarding.has_value() || !texts.empty();
    return add_texts(view, desk, texts);
}

}  // namespace candour::console
