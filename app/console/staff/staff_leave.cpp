// Cases first, then the account: a case is never without somebody.
#include "app/console/staff/staff_leave.h"

#include <algorithm>
#include <utility>

#include "app/console/core_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

Result<int> open_cases(const StaffDesk& staff, const StaffId& id) {
    if (staff.hand_over == nullptr) return 0;
    return staff.hand_over->open_cases_of(id);
}

Result<std::vector<Option>> who_can_take_over(const StaffDesk& staff, const StaffId& leaver) {
    ASSIGN_OR_RETURN(const auto all, staff.desk.office.staff());
    std::vector<Option> options = {{"", staff.desk.language.tr("Choose somebody")}};
    for (const store::StaffAccount& one : all) {
        if (one.id == leaver || one.state != store::StaffState::Active) continue;
        options.push_back(
            {one.id.hex(), one.display_name + (one.title.empty() ? "" : ", ") + one.title});
    }
    return options;
}

}  // namespace

Result<bool> is_last_administrator(store::OfficeStore& office, const store::StaffAccount& account) {
    const auto administers = [](const store::StaffAccount& one) {
        return one.state == store::StaffState::Active &&
               one.roles.contains(office::Role::Administrator);
    };
    if (!administers(account)) return false;
    ASSIGN_OR_RETURN(const auto all, office.staff());
    return std::ranges::count_if(all, administers) == 1;
}

Result<Page> leave_page(const StaffDesk& staff, const store::StaffAccount& account,
                        std::vector<Problem> problems) {
    ASSIGN_OR_RETURN(const int cases, open_cases(staff, account.id));
    const std::string here = "/staff/" + account.id.hex();
    const PageLanguage& language = staff.desk.language;
    Form form{.language = language,
              .title = language.tr("Does {name} leave?", {{"name", account.display_name}}),
              .back = here,
              .back_text = language.tr("Keep the account"),
              .action = here + "/leave",
              .button = language.tr("Close the account"),
              .warns = true,
              .problems = std::move(problems)};
    form.facts = {
        language.tr("They are signed out and cannot sign in any more. The account cannot be opened "
                    "again; its name stays with what they did."),
        cases == 0 ? language.tr("They hold no open cases.")
                   : language.tr_n("They hold {count} open case.", "They hold {count} open cases.",
                                   cases)};
    if (cases > 0) {
        ASSIGN_OR_RETURN(std::vector<Option> options, who_can_take_over(staff, account.id));
        form.fields = {{.kind = FormField::Kind::Select,
                        .name = "to",
                        .label = language.tr("Who takes the cases over"),
                        .options = std::move(options)}};
    }
    Page page = form_page(form);
    page.section = Section::Staff;
    return page;
}

Result<Reply> take_leave(const StaffDesk& staff, const store::StaffAccount& account,
                         const Fields& form, const SignedIn& viewer) {
    const auto again = [&](std::vector<Problem> problems) -> Result<Reply> {
        ASSIGN_OR_RETURN(Page page, leave_page(staff, account, std::move(problems)));
        return Reply{std::move(page), {}};
    };
    ASSIGN_OR_RETURN(const bool last, is_last_administrator(staff.desk.office, account));
    if (last) return again({{"", staff.desk.language.tr(last_administrator)}});
    ASSIGN_OR_RETURN(const int cases, open_cases(staff, account.id));
    if (cases > 0) {
        ASSIGN_OR_RETURN(const auto options, who_can_take_over(staff, account.id));
        const std::string to{field(form, "to")};
        const auto id = StaffId::from_hex(to);
        if (!id.ok() || std::ranges::find(options, to, &Option::value) == options.end()) {
            return again({{"to", staff.desk.language.tr("Choose who takes the cases over.")}});
        }
        const Status given = staff.hand_over->hand_over(account.id, id.value());
        if (!given.ok() && given.error().kind == ErrorKind::Conflict) {
            return again(
                {{"to", as_sentence(core_words(given.error().what, staff.desk.language))}});
        }
        RETURN_IF_ERROR(given);
        RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name,
                             "handed over " + counted(cases, "open case", "open cases") + " of " +
                                 account.user_name));
    }
    // Before it is done: that somebody wanted it must be known even if the power fails meanwhile.
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name,
                         "closed the account " + account.user_name + ": they left"));
    store::StaffAccount left = account;
    left.state = store::StaffState::Left;
    const Status closed = staff.desk.office.change_staff(left);
    if (!closed.ok() && closed.error().kind == ErrorKind::Conflict) {
        RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name,
                             "the account " + account.user_name + " was not closed after all"));
        return again({{"", staff.desk.language.tr(last_administrator)}});
    }
    RETURN_IF_ERROR(closed);
    return Reply{Redirect{"/staff?left=1"}, {}};
}

}  // namespace candour::console
