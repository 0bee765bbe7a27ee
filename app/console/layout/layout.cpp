// The layout's keys.
#include "app/console/layout/layout.h"

#include <utility>

#include "app/console/audit/audit.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

View place(const char* label, const char* href, bool current) {
    View view;
    view["nav_label"] = label;
    view["nav_href"] = href;
    view["nav_current"] = current;
    return view;
}

}  // namespace

void add_layout(Page& page, const LayoutFacts& facts) {
    View& view = page.view;
    const bool signed_in = facts.signed_in != nullptr;
    View places{View::type::list};
    places << place("Inbox", "/", page.section == Section::Inbox);
    places << place("Surveys", "/surveys", page.section == Section::Surveys);
    if (signed_in && may_see_audit(facts.signed_in->account)) {
        places << place("Devices", "/devices", page.section == Section::Devices);
        places << place("Activity", "/audit", page.section == Section::Audit);
    }
    view["page_title"] = page.title;
    view["has_error_title"] = page.status == 422 || page.status == 429;
    view["organisation"] = view_of(facts.organisation.name);
    view["style_path"] = facts.style_path;
    view["icon_path"] = facts.icon_path;
    view["demonstration"] = facts.organisation.release.releases_at_once();
    view["signed_in"] = signed_in;
    view["places"] = std::move(places);
    view["display_name"] = signed_in ? shown_text(facts.signed_in->account.display_name) : "";
    view["form_token"] = signed_in ? facts.signed_in->session.csrf_token : std::string{};
}

}  // namespace candour::console
