// Two queries of the cases, and as few of the inbox as find the newest contacts.
#include "app/console/work/today.h"

#include <utility>

#include "app/console/inbox/contact_card.h"
#include "app/console/limits.h"
#include "app/console/safeguarding/safeguarding.h"
#include "app/console/words.h"
#include "app/console/work/case_list.h"
#include "app/console/work/case_query.h"
#include "app/console/work/case_rows.h"
#include "app/console/work/crowd_warning.h"
#include "app/console/work/viewer.h"

namespace candour::console {
namespace {

struct Tile {
    std::int64_t count;
    std::string words;
    const char* href;
    const char* style;
};

View tile_view(const Tile& tile, const PageLanguage& language) {
    View view;
    view["count"] = language.number(tile.count);
    view["words"] = tile.words;
    view["tile_href"] = tile.href;
    view["tile_style"] = tile.count == 0 ? "none" : tile.style;
    return view;
}

// What the counts say together.
struct Work {
    View tiles{View::type::list};
    bool any = false;

    void add(const Tile& tile, const PageLanguage& language) {
        tiles << tile_view(tile, language);
        any = any || tile.count > 0;
    }
};

void add_case_tiles(Work& work, const store::WorkCounts& counts, bool own_only,
                    const PageLanguage& language) {
    work.add({counts.overdue, language.tr("Late"), "/cases?due=late", "late"}, language);
    work.add({counts.due_today, language.tr("Due today"), "/cases?due=today", "today"}, language);
    work.add({counts.due_this_week, language.tr("Due within a week"), "/cases?due=week", "soon"},
             language);
    if (!own_only) {
        work.add({counts.unassigned, language.tr("Nobody's yet"), "/cases?holder=none", "soon"},
                 language);
    }
    work.add({counts.waiting, language.tr("Waiting for the person or a court"),
              "/cases?waiting=yes", "later"},
             language);
}

Status add_own_cases(View& view, Work& work, const Desk& desk, const SignedIn& viewer) {
    store::CaseFilter filter = own_cases(viewer.account);
    filter.limit = today_cases;
    ASSIGN_OR_RETURN(const store::CasePage found, desk.work->cases.list(filter));
    const PageLanguage& language = desk.language;
    RETURN_IF_ERROR(add_case_rows(view, desk, viewer, found.rows, language.tr("Yours next")));
    view["has_own"] = !found.rows.empty();
    view["more_own"] = found.total > today_cases;
    view["own_total"] =
        language.tr_n("See your {count} case", "See all of your {count} cases", found.total);
    work.any = work.any || !found.rows.empty();
    return Unit{};
}

// The newest contacts that are in no case, as far back as `today_contact_pages`.
Result<View> new_contacts(const Desk& desk, const SignedIn& viewer) {
    View list{View::type::list};
    std::int64_t shown = 0;
    store::InboxFilter filter;
    filter.limit = inbox_page_items;
    for (std::int64_t page = 0; page < today_contact_pages; ++page) {
        filter.offset = page * inbox_page_items;
        ASSIGN_OR_RETURN(const store::InboxPage found, desk.office.inbox(filter));
        ASSIGN_OR_RETURN(const ContactCases cases, cases_of(desk, found.items, viewer));
        for (const store::OfficeItem& item : found.items) {
            if (cases.in_case.contains(item.id.hex())) continue;
            list << contact_view(desk, item, cases);
            if (++shown == today_contacts) return list;
        }
        if (std::cmp_less(found.items.size(), inbox_page_items)) break;
    }
    return list;
}

}  // namespace

Result<Page> today_page(const Desk& desk, const SignedIn& viewer) {
    const PageLanguage& language = desk.language;
    const office::Roles roles = viewer.account.roles;
    const bool has_cases = desk.work != nullptr && sees_some_cases(roles);
    const bool has_contacts = may_somewhere(roles, office::Permission::ReadWords);
    Page page{"today", language.tr("Today"), Section::Today, {}, 200};
    View& view = page.view;
    Work work;
    store::WorkCounts counts;
    const CivilDay today = desk.clock.today();
    view["today"] = language.day_of_week(today);
    view["has_cases"] = has_cases;
    view["has_own"] = false;
    view["saved"] = false;
    RETURN_IF_ERROR(add_lead_work(view, desk, viewer));
    add_crowd_warning(view, desk, viewer);
    if (has_cases) {
        const store::CaseFilter visible = visible_cases(viewer.account);
        ASSIGN_OR_RETURN(
            counts, desk.work->cases.counts(visible, to_iso(today), to_iso(week_until(today))));
        add_case_tiles(work, counts, visible.own_only, language);
        RETURN_IF_ERROR(add_own_cases(view, work, desk, viewer));
        ASSIGN_OR_RETURN(view["saved"], saved_filters_view(desk, viewer));
    }
    View contacts{View::type::list};
    if (has_contacts) {
        ASSIGN_OR_RETURN(contacts, new_contacts(desk, viewer));
        if (has_cases) {
            work.add(
                {counts.untriaged, language.tr("New contacts to look at"), "/contacts", "soon"},
                language);
        }
    }
    const bool any_contacts = !contacts.is_empty_list();
    view["tiles"] = std::move(work.tiles);
    view["has_contacts"] = any_contacts;
    view["items"] = std::move(contacts);
    const bool help = view["has_help"].is_true() || view["texts_wait"].is_true() ||
                      !view["lead_warnings"].is_empty_list();
    view["other_work"] = !has_cases && !has_contacts && !help;
    view["nothing"] = (has_cases || has_contacts) && !work.any && !any_contacts && !help;
    return page;
}

}  // namespace candour::console
