// The table of addresses.
#include "app/console/routes.h"

#include <algorithm>

namespace candour::console {
namespace {

using P = office::Permission;

constexpr Route shows(std::string_view pattern, P permission) {
    return {pattern, true, false, Entry::Permitted, permission};
}
constexpr Route form(std::string_view pattern, P permission, StepUp step_up = StepUp::No) {
    return {pattern, true, true, Entry::Permitted, permission, step_up};
}
constexpr Route takes(std::string_view pattern, P permission, StepUp step_up = StepUp::No) {
    return {pattern, false, true, Entry::Permitted, permission, step_up};
}
// Some read it who may not write in it.
constexpr Route form_of(std::string_view pattern, P to_see, P to_send) {
    return {pattern, true, true, Entry::Permitted, to_see, StepUp::No, to_send};
}
constexpr Route own(std::string_view pattern, bool shows_page, bool takes_form,
                    StepUp step_up = StepUp::No) {
    return {pattern, shows_page, takes_form, Entry::Staff, {}, step_up};
}

// The first that fits counts: what is said of one address stands before what is said of many.
constexpr Route table[] = {
    {"/sign-in", true, true, Entry::Anybody},
    {"/sign-in/code", false, true, Entry::Anybody},
    {"/welcome/*", true, true, Entry::Anybody},
    {"/language/*", true, false, Entry::Anybody},
    // By its secret address, which calendar programs cannot sign in for.
    {"/due-dates/*", true, false, Entry::Anybody},
    own("/sign-out", false, true),
    own("/", true, false),
    own("/account", true, false),
    own("/account/title", true, true),
    own("/account/password", true, true, StepUp::ByPage),
    own("/account/code", true, true, StepUp::Asked),
    own("/account/code/remove", true, true, StepUp::Asked),
    own("/account/sessions", false, true),

    shows("/contacts", P::ReadWords),
    shows("/items/*", P::ReadWords),
    form("/items/*/open", P::OpenCase),
    // Its handler knows the case and the person's part in it.
    form("/items/*/redact", P::RedactWords),

    shows("/help", P::ReadSafeguarding),
    shows("/help/*", P::ReadSafeguarding),
    takes("/help/*/take", P::ReadSafeguarding),
    takes("/help/*/finish", P::ReadSafeguarding),
    takes("/help/*/concerns", P::ReadSafeguarding),
    shows("/safeguarding", P::ReadSafeguarding),
    shows("/safeguarding/*", P::ReadSafeguarding),
    takes("/safeguarding/*/take", P::ReadSafeguarding),
    takes("/safeguarding/*/nothing", P::ReadSafeguarding),
    takes("/safeguarding/*/finish", P::ReadSafeguarding),
    takes("/safeguarding/*/concerns", P::ReadSafeguarding),

    shows("/involvement", P::ReadInvolvement),
    shows("/involvement/newsletter.csv", P::ReadInvolvement),
    form("/involvement/draw", P::ReadInvolvement, StepUp::Asked),
    takes("/involvement/draw/erase", P::ReadInvolvement, StepUp::Asked),
    form("/involvement/*/remove", P::ReadInvolvement, StepUp::Asked),

    // Lists of the cases whose record the reader may see.
    shows("/cases", P::ReadCaseRecord),
    shows("/cases.xlsx", P::ReadCaseMeasures),
    takes("/cases/lists", P::ReadCaseRecord),
    takes("/cases/lists/remove", P::ReadCaseRecord),
    shows("/my-work", P::ReadCaseRecord),
    form("/my-work/calendar", P::ReadCaseRecord),
    shows("/panels", P::ReadCaseRecord),
    shows("/digest", P::ReadCaseMeasures),
    shows("/digest.txt", P::ReadCaseMeasures),

    // Their handlers know the case, the entry and the person's part in it.
    form("/cases/new", P::LogContact),
    shows("/cases/*", P::ReadCaseRecord),
    shows("/cases/*/record.txt", P::ReadCaseRecord),
    shows("/cases/*/details", P::ReadContactDetails),
    shows("/cases/*/clocks/*", P::ReadCaseRecord),
    form("/cases/*/write/goodwill_given", P::GiveGoodwill, StepUp::Asked),
    form("/cases/*/write/closed_as_persistent", P::ClosePersistent, StepUp::Asked),
    form("/cases/*/write/details_erased", P::EraseContactDetails, StepUp::Asked),
    form("/cases/*/write/*", P::ReadCaseRecord),

    shows("/surveys", P::ReadSurveyResults),
    shows("/surveys/pictures/*", P::WriteSurveys),
    form("/surveys/bring/new", P::WriteSurveys),
    form("/surveys/bring/*/languages/*", P::WriteSurveys),
    shows("/surveys/drafts", P::WriteSurveys),
    form("/surveys/drafts/new", P::WriteSurveys),
    form("/surveys/drafts/*/publish", P::PublishSurveys),
    form("/surveys/drafts/*/withdraw", P::PublishSurveys),
    shows("/surveys/drafts/*/form.xlsx", P::WriteSurveys),
    shows("/surveys/drafts/*/form.json", P::WriteSurveys),
    shows("/surveys/drafts/*/preview", P::WriteSurveys),
    takes("/surveys/drafts/*/languages", P::WriteSurveys),
    shows("/surveys/drafts/*/languages/*/po", P::WriteSurveys),
    form("/surveys/drafts/*", P::WriteSurveys),
    form("/surveys/drafts/*/*", P::WriteSurveys),
    form("/surveys/drafts/*/languages/*", P::WriteSurveys),
    form("/surveys/drafts/*/languages/*/*", P::WriteSurveys),
    form("/surveys/drafts/*/questions/*", P::WriteSurveys),
    form("/surveys/drafts/*/questions/*/*", P::WriteSurveys),
    shows("/surveys/*/paper", P::KeyInPaper),
    shows("/surveys/*/paper.pdf", P::KeyInPaper),
    form("/surveys/*/key-in", P::KeyInPaper),
    form("/surveys/*/outcome", P::WriteSurveys),
    shows("/surveys/*/*/words", P::ReadSurveyWords),
    shows("/surveys/*", P::ReadSurveyResults),
    shows("/surveys/*/*", P::ReadSurveyResults),

    shows("/reports", P::ReadMeasures),
    shows("/reports/year", P::ReadMeasures),
    shows("/reports/file.xlsx", P::ReadMeasures),
    shows("/reports/file.json", P::ReadMeasures),
    shows("/registers", P::ReadRegisters),
    shows("/registers/*", P::ReadRegisters),
    form_of("/registers/suggestions/*", P::ReadRegisters, P::WriteRegisters),
    form("/registers/recommendations/new", P::WriteRegisters),
    form("/registers/recommendations/*/edit", P::WriteRegisters),
    form("/registers/recommendations/*/decide", P::DecideRecommendation),
    form("/registers/recommendations/*/finish", P::WriteRegisters),
    shows("/registers/recommendations/*", P::ReadRegisters),
    shows("/you-said", P::ReadRegisters),
    form("/you-said/new", P::DraftPublication),
    form("/you-said/*/edit", P::DraftPublication),
    form("/you-said/*/translate/*", P::DraftPublication),
    form("/you-said/*/review", P::DraftPublication),
    form("/you-said/*/accept", P::ApprovePublication, StepUp::Asked),
    form("/you-said/*/approve", P::ApprovePublication, StepUp::Asked),
    form("/you-said/*/publish", P::ApprovePublication, StepUp::Asked),
    form("/you-said/*/withdraw", P::ApprovePublication, StepUp::Asked),
    shows("/you-said/*", P::ReadRegisters),

    // Whoever can sign in may read the procedures; to write them is another thing.
    own("/procedures", true, false),
    own("/procedures/ready/*", true, false),
    takes("/procedures/ready/*/copy", P::EditProcedure),
    own("/procedures/own/*", true, false),
    takes("/procedures/own/*/change", P::EditProcedure),
    own("/procedures/own/*/*", true, false),
    form("/procedures/drafts/*/publish", P::PublishProcedure, StepUp::Asked),
    takes("/procedures/drafts/*/remove", P::EditProcedure),
    shows("/procedures/drafts/*", P::EditProcedure),
    form("/procedures/drafts/*/*", P::EditProcedure),
    form("/procedures/drafts/*/*/*", P::EditProcedure),

    shows("/calendar", P::ManageInformation),
    takes("/calendar/add", P::ManageInformation),
    takes("/calendar/remove", P::ManageInformation),
    takes("/calendar/nations", P::ManageInformation),
    takes("/calendar/move", P::ManageInformation),
    shows("/information", P::ManageInformation),
    takes("/information/add", P::ManageInformation),
    takes("/information/replaced", P::ManageInformation),
    takes("/information/still-right", P::ManageInformation),

    shows("/languages", P::ManageInformation),
    shows("/devices", P::ManageDevices),
    // A code only looks; to refuse takes nothing from anybody.
    form("/devices/add", P::ManageDevices),
    takes("/devices/approve", P::ManageDevices, StepUp::ByPage),
    takes("/devices/refuse", P::ManageDevices),
    form("/devices/*/revoke", P::ManageDevices, StepUp::Asked),

    shows("/staff", P::ManageStaff),
    form("/staff/invite", P::ManageStaff, StepUp::Asked),
    form("/staff/*", P::ManageStaff, StepUp::Asked),
    form("/staff/*/reset", P::ManageStaff, StepUp::Asked),
    form("/staff/*/code", P::ManageStaff, StepUp::Asked),
    form("/staff/*/leave", P::ManageStaff, StepUp::Asked),

    shows("/audit", P::ReadAudit),
};

std::string_view next_step(std::string_view& rest) {
    const std::size_t slash = rest.find('/');
    const std::string_view step = rest.substr(0, slash);
    rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    return step;
}

// Both begin with "/". A "/" at the end is another address.
bool fits(std::string_view pattern, std::string_view path) {
    if (!path.starts_with('/') || (path.size() > 1 && path.ends_with('/'))) return false;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = next_step(pattern);
        const std::string_view step = next_step(path);
        if (step.empty() || (wanted != "*" && wanted != step)) return false;
    }
    return pattern.empty() && path.empty();
}

bool lets_through(P permission, const office::Roles& roles) {
    return office::about(permission) == office::About::NoCase
               ? office::may(roles, permission)
               : office::may_somewhere(roles, permission);
}

}  // namespace

std::span<const Route> routes() { return table; }

const Route* find_route(std::string_view path) {
    const auto* found = std::ranges::find_if(
        table, [path](const Route& route) { return fits(route.pattern, path); });
    return found == std::end(table) ? nullptr : found;
}

bool may_enter(const Route& route, const office::Roles& roles) {
    return route.entry != Entry::Permitted || lets_through(route.permission, roles);
}

bool may_send(const Route& route, const office::Roles& roles) {
    return route.entry != Entry::Permitted || lets_through(permission_to_send(route), roles);
}

P permission_to_send(const Route& route) { return route.to_send.value_or(route.permission); }

}  // namespace candour::console
