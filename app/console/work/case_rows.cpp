// One row a case: until when, which, what is to be done, by whom.
#include "app/console/work/case_rows.h"

#include <map>
#include <utility>

#include "app/console/words.h"

namespace candour::console {
namespace {

// What the rows of one page share.
struct RowMaker {
    const Desk& desk;
    const SignedIn& viewer;
    const CaseNames& names;
    const complaint::WorkCalendar& calendar;
    std::map<std::string, std::string> holders{};  // Asked once each.

    Status add_due(View& view, const store::CaseRow& row) const;
    Status add_holder(View& view, const store::CaseRow& row);
    Result<View> make(const store::CaseRow& row);
};

bool is_running(const store::CaseRow& row) {
    return row.status == "open" || row.status == "resolved";
}

Status RowMaker::add_due(View& view, const store::CaseRow& row) const {
    const bool has_due = is_running(row) && !row.next_due.empty();
    DueWords words{"", row.waiting ? "waiting" : "none"};
    std::string day;
    if (has_due) {
        ASSIGN_OR_RETURN(const CivilDay due, from_iso(row.next_due));
        ASSIGN_OR_RETURN(words, due_in_words(due, desk.clock.today(), calendar, desk.language));
        day = desk.language.day_of_week(due);
    }
    view["has_due"] = has_due;
    view["due_words"] = words.text;
    view["due_style"] = words.style;
    view["due_day"] = day;
    view["provisional"] = has_due && row.provisional;
    return Unit{};
}

Status RowMaker::add_holder(View& view, const store::CaseRow& row) {
    if (!holders.contains(row.holder)) {
        ASSIGN_OR_RETURN(holders[row.holder], holder_in_words(desk, row.holder, viewer));
    }
    view["holder"] = holders[row.holder];
    view["nobody"] = row.holder.empty();
    return Unit{};
}

Result<View> RowMaker::make(const store::CaseRow& row) {
    View view;
    RETURN_IF_ERROR(add_due(view, row));
    RETURN_IF_ERROR(add_holder(view, row));
    view["reference"] = shown_text(row.reference);
    view["case_href"] = "/cases/" + url_encode(row.reference);
    view["kind"] = view_of(names.kind(row));
    view["is_complaint"] = row.complaint;
    view["service"] = view_of(service_name(desk.organisation, row.service, desk.language));
    view["has_service"] = !row.service.empty();
    view["unit"] = shown_text(row.unit);
    view["has_unit"] = !row.unit.empty();
    view["stage"] = view_of(names.stage(row));
    view["has_stage"] = !row.stage.empty();
    view["step"] = is_running(row) ? step_in_words(row.next_step, desk.language) : std::string{};
    view["status"] = status_in_words(row.status, desk.language);
    view["running"] = is_running(row);
    view["waiting"] = is_running(row) && row.waiting;
    return view;
}

}  // namespace

Result<std::string> holder_in_words(const Desk& desk, const std::string& holder,
                                    const SignedIn& viewer) {
    if (holder.empty()) return desk.language.tr("Nobody yet");
    if (holder == viewer.account.id.hex()) return desk.language.tr("You");
    ASSIGN_OR_RETURN(const StaffId id, StaffId::from_hex(holder));
    ASSIGN_OR_RETURN(const auto account, desk.office.staff_by_id(id));
    if (!account) return desk.language.tr("Somebody who has left");
    return shown_text(account->display_name);
}

Status add_case_rows(View& view, const Desk& desk, const SignedIn& viewer,
                     const std::vector<store::CaseRow>& rows, const std::string& caption) {
    ASSIGN_OR_RETURN(const CaseNames names, CaseNames::read(desk));
    ASSIGN_OR_RETURN(const auto calendar, desk.work->calendar());
    RowMaker maker{desk, viewer, names, *calendar};
    View list{View::type::list};
    bool provisional = false;
    for (const store::CaseRow& row : rows) {
        ASSIGN_OR_RETURN(View made, maker.make(row));
        list << made;
        provisional = provisional || (row.provisional && !row.next_due.empty());
    }
    view["rows"] = std::move(list);
    view["rows_caption"] = caption;
    view["has_provisional"] = provisional;
    return Unit{};
}

}  // namespace candour::console
