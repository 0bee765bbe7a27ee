// The layout's keys.
#include "app/console/layout/layout.h"

#include <utility>

#include "app/console/words.h"
#include "core/office/permissions.h"

namespace candour::console {
namespace {

View place(const char* label, const char* href, bool current) {
    View view;
    view["nav_label"] = label;
    view["nav_href"] = href;
    view["nav_current"] = current;
    return view;
}

struct Place {
    const char* label;
    const char* href;
    Section section;
    office::Permission permission;
};
constexpr Place all_places[] = {
    {"Inbox", "/", Section::Inbox, office::Permission::ReadWords},
    {"Surveys", "/surveys", Section::Surveys, office::Permission::ReadSurveyResults},
    {"Reports", "/reports", Section::Reports, office::Permission::ReadMeasures},
    {"Registers", "/registers", Section::Registers, office::Permission::ReadRegisters},
    {"You said, we did", "/you-said", Section::YouSaid, office::Permission::ReadRegisters},
    {"Procedures", "/procedures", Section::Procedures, office::Permission::EditProcedure},
    {"Devices", "/devices", Section::Devices, office::Permission::ManageDevices},
    {"Staff", "/staff", Section::Staff, office::Permission::ManageStaff},
    {"Activity", "/audit", Section::Audit, office::Permission::ReadAudit},
};

}  // namespace

void add_layout(Page& page, const LayoutFacts& facts) {
    View& view = page.view;
    const bool signed_in = facts.signed_in != nullptr;
    View places{View::type::list};
    for (const Place& one : all_places) {
        if (!signed_in || !office::may(facts.signed_in->account.roles, one.permission)) continue;
        if (one.section == Section::Procedures && !facts.has_procedures) continue;
        const bool learned = one.section == Section::Reports || one.section == Section::Registers ||
                             one.section == Section::YouSaid;
        if (learned && !facts.has_learning) continue;
        places << place(one.label, one.href, page.section == one.section);
    }
    view["page_title"] = page.title;
    view["layout_lang"] = page.language;
    view["for_staff"] = !page.is_public;
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
