// The words stand on a page of their own; the rest is as of all that is for the leads.
#include "app/console/help/help.h"

#include "app/console/safeguarding/lead_desk.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using casework::LeadKind;

constexpr std::string_view list_path = "/help";
constexpr std::string_view one_prefix = "/help/";

Result<Page> list_page(const Desk& desk, const SignedIn& viewer) {
    Page page{"help", desk.language.tr("Asked for help now"), Section::Today, {}, 200};
    ASSIGN_OR_RETURN(const auto requests, lead_items(desk, LeadKind::Help));
    ASSIGN_OR_RETURN(auto newest, requests.newest());
    ASSIGN_OR_RETURN(const auto shown, for_viewer(desk, viewer, std::move(newest)));
    ASSIGN_OR_RETURN(page.view["help_requests"], lead_cards(desk, LeadKind::Help, shown));
    page.view["has_help"] = !shown.empty();
    return page;
}

Result<Page> one_page(const Desk& desk, std::string_view id_hex, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const LeadRead read, read_lead_item(desk, LeadKind::Help, id_hex, viewer));
    // No reading without a trace: when this cannot be written, the words are not shown.
    RETURN_IF_ERROR(note(desk, viewer.account.user_name,
                         "read what somebody wrote who asks for help now (" +
                             read.lead.item.id.hex().substr(0, 8) + ")"));
    Page page{
        "help_request", desk.language.tr("Somebody asks for help now"), Section::Today, {}, 200};
    RETURN_IF_ERROR(add_lead_item(page.view, desk, LeadKind::Help, read));
    page.view["story"] = paragraphs_view(read.said.story);
    return page;
}

}  // namespace

bool is_help_path(std::string_view path) {
    return path == list_path || path.starts_with(one_prefix);
}

Result<Page> help_page(const Desk& desk, std::string_view path, const SignedIn& viewer) {
    if (path == list_path) return list_page(desk, viewer);
    return one_page(desk, path.substr(one_prefix.size()), viewer);
}

}  // namespace candour::console
