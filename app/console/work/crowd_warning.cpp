// Which services, how many people, how many workers.
#include "app/console/work/crowd_warning.h"

#include "core/feedback/crowd.h"

namespace candour::console {

namespace {

std::string services_of(const Desk& desk, const std::string& group) {
    std::string names;
    for (const feedback::Service& service : desk.organisation.services) {
        if (service.group != group) continue;
        if (!names.empty()) names += ", ";
        names += service_name(desk.organisation, service.id, desk.language).text;
    }
    return names;
}

}  // namespace

void add_crowd_warning(View& view, const Desk& desk, const SignedIn& viewer) {
    View crowds{View::type::list};
    if (office::may(viewer.account.roles, office::Permission::ManageStaff)) {
        for (const feedback::GroupCrowd& crowd : feedback::small_crowds(desk.organisation)) {
            View line;
            line["services"] = services_of(desk, crowd.group);
            line["people"] = desk.language.number(crowd.people_month);
            line["has_workers"] = crowd.workers > 0;
            line["workers"] = desk.language.number(crowd.workers);
            crowds << line;
        }
    }
    view["small_crowds"] = !crowds.is_empty_list();
    view["crowds"] = std::move(crowds);
}

}  // namespace candour::console
