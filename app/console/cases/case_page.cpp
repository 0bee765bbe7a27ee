// app/console/cases/case_page.cpp: one case: what comes next, the words, the clocks, the history.
#include <algorithm>

#include "app/casework/entry_permissions.h"
#include "app/console/cases/cases.h"
#include "app/console/cases/clock_view.h"
#include "app/console/cases/history_view.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/offers.h"
#include "app/console/item/item.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::CaseState;
using complaint::Field;

std::string english(const LocalText& text) { return shown_text(text.in("en").text); }

View fact(std::string_view name, std::string words) {
    View view;
    view["fact_name"] = std::string{name};
    view["fact_words"] = std::move(words);
    return view;
}

std::string stage_name(const OpenCase& found) {
    const complaint::StageRun* run = found.state.now();
    const complaint::Stage* stage =
        run != nullptr ? found.procedure->find_stage(run->stage) : nullptr;
    return stage != nullptr ? english(stage->name) : std::string{};
}

std::string kind_words(const OpenCase& found) {
    const complaint::CaseKind* kind = found.procedure->find_kind(found.state.kind);
    return kind != nullptr ? english(kind->name) : "Not decided yet";
}

View facts_view(const CasesDesk& cases, const OpenCase& found) {
    const CaseState& state = found.state;
    View facts{View::type::list};
    facts << fact("Kind", kind_words(found));
    if (const auto label = feedback::contact_kind_from(state.label)) {
        facts << fact("They called it", kind_name(cases.desk.organisation, *label).text);
    }
    if (!state.service.empty()) {
        facts << fact("Service", service_name(cases.desk.organisation, state.service).text);
    }
    facts << fact("Reached us", weekday_in_words(state.received.day));
    facts << fact("By", choice_in_words(state.method));
    if (const std::string stage = stage_name(found); !stage.empty()) facts << fact("Stage", stage);
    facts << fact("Dealt with by",
                  state.holder ? name_and_title(cases, *state.holder) : "Nobody yet");
    facts << fact("Who it is", state.anonymous ? "Not known: they spoke anonymously" : "Known");
    if (!state.on_behalf.empty() && state.on_behalf != "self") {
        facts << fact("Speaks for somebody else", choice_in_words(state.on_behalf));
    }
    if (!state.language.empty()) facts << fact("Language", language_in_words(state.language));
    facts << fact("Answer in writing", choice_in_words(state.wants_writing));
    facts << fact("Procedure", english(found.procedure->name) + ", version " +
                                   std::to_string(found.procedure->version));
    return facts;
}

View clocks_view(const OpenCase& found, CivilDay today) {
    View list{View::type::list};
    for (std::size_t at = 0; at < found.clocks.size(); ++at) {
        View view = clock_view(found.clocks[at], today);
        view["clock_href"] = case_path(found.head.row.reference) + "/clocks/" + std::to_string(at);
        list << view;
    }
    return list;
}

View offers_view(const CasesDesk& cases, const OpenCase& found) {
    View groups{View::type::list};
    for (const OfferGroup& group : offers_for(cases.worker, found)) {
        View view;
        view["group_title"] = std::string{group.title};
        View links{View::type::list};
        for (const complaint::EntryKind kind : group.kinds) {
            View link;
            link["offer_words"] = std::string{label_of(kind).action};
            link["offer_href"] = write_path(found.head.row.reference, kind);
            links << link;
        }
        view["offers"] = std::move(links);
        groups << view;
    }
    return groups;
}

// Who takes the next step: one person, or the panel that decides.
std::string next_who(const CasesDesk& cases, const OpenCase& found) {
    if (found.next.who) return name_and_title(cases, *found.next.who);
    if (entry_for_step(found.next.id) != complaint::EntryKind::Decided) return {};
    std::string names;
    for (const StaffId& member : found.state.now()->panel)
        names += (names.empty() ? "" : "; ") + name_and_title(cases, member);
    return names;
}

// What stands large at the top: the next step, by when, and the way to it.
void add_next(View& view, const CasesDesk& cases, const OpenCase& found, CivilDay today) {
    const complaint::NextStep& next = found.next;
    const complaint::EntryKind kind = entry_for_step(next.id);
    const std::string who = next_who(cases, found);
    const bool does = next.id != "nothing" && !next.id.starts_with("wait");
    view["next_words"] = std::string{next_step_in_words(next.id)};
    view["next_goes"] = does && may_write(cases.worker, found, kind);
    view["next_href"] = write_path(found.head.row.reference, kind);
    view["has_next_due"] = next.clock != nullptr;
    view["next_due"] = next.clock != nullptr ? due_in_words(*next.clock) : std::string{};
    view["next_left"] = next.clock != nullptr ? left_in_words(*next.clock, today) : std::string{};
    view["next_late"] =
        next.clock != nullptr && next.clock->state == complaint::ClockState::Overdue;
    view["has_next_who"] = !who.empty();
    view["next_who"] = who;
}

// Warnings that everybody who opens the case has to see first.
View marks_view(const OpenCase& found) {
    const CaseState& state = found.state;
    std::vector<std::string> marks;
    if (state.legal_waiting)
        marks.push_back("The case waits for legal proceedings.");
    else if (state.legal)
        marks.push_back("Legal proceedings are under way; the case goes on.");
    for (const auto& [hold, entry] : state.holds)
        marks.push_back("Nothing is erased: " + choice_in_words(hold) + " hold (entry " +
                        std::to_string(entry) + ").");
    const bool speaks_for =
        !state.on_behalf.empty() && state.on_behalf != "self" && state.on_behalf != "group";
    if (speaks_for && state.consents.empty()) {
        marks.push_back(
            "Somebody speaks for another person, and no consent is on record. Tell them nothing "
            "about that person yet.");
    }
    if (state.learning_open && !state.learning_done) {
        marks.push_back("The learning record is open and has to be written.");
    }
    View list{View::type::list};
    for (const std::string& mark : marks) {
        View view;
        view["mark"] = mark;
        list << view;
    }
    return list;
}

}  // namespace

std::string name_and_title(const CasesDesk& cases, const StaffId& id) {
    for (const casework::Worker& one : cases.everybody) {
        if (one.id != id) continue;
        std::string words = shown_text(one.display_name);
        if (!one.title.empty()) words += ", " + shown_text(one.title);
        return words;
    }
    return "Somebody who has left";
}

Page case_page(const CasesDesk& cases, const OpenCase& found) {
    const CivilDay today = cases.desk.clock.today();
    const std::string& reference = found.head.row.reference;
    Page page{"case", kind_words(found) + " " + reference, Section::Cases, {}, 200};
    View& view = page.view;
    view["reference"] = reference;
    view["case_kind"] = kind_words(found);
    view["case_status"] = std::string{status_in_words(found.head.row.status)};
    view["status_style"] = found.head.row.status;
    view["case_complaint"] = found.head.row.complaint;
    add_next(view, cases, found, today);
    View marks = marks_view(found);
    view["has_marks"] = marks.is_non_empty_list();
    view["marks"] = std::move(marks);
    view["case_facts"] = facts_view(cases, found);
    view["has_clocks"] = !found.clocks.empty();
    view["clocks"] = clocks_view(found, today);
    view["offer_groups"] = offers_view(cases, found);
    view["history"] = history_view(cases, found);
    view["record_href"] = case_path(reference) + "/record.txt";
    const std::string submission = found.history.front().entry.text(Field::Submission);
    view["has_contact"] = !submission.empty();
    view["contact_href"] = "/items/" + submission;
    add_said(view, cases, found, submission);
    view["has_details"] = found.has_details;
    view["details_href"] = case_path(reference) + "/details";
    view["may_see_details"] =
        casework::may(cases.worker, office::Permission::ReadContactDetails, found.state);
    return page;
}

}  // namespace candour::console
