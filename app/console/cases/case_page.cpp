// app/console/cases/case_page.cpp: one case: what comes next, the words, the clocks, the history.
#include <algorithm>

#include "app/casework/entry_permissions.h"
#include "app/console/cases/case_texts.h"
#include "app/console/cases/cases.h"
#include "app/console/cases/clock_view.h"
#include "app/console/cases/history_view.h"
#include "app/console/cases/labels.h"
#include "app/console/cases/offers.h"
#include "app/console/item/item.h"
#include "app/console/words.h"
#include "app/console/work/case_names.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::CaseState;
using complaint::Field;

View fact(std::string name, const ShownText& words) {
    View view;
    view["fact_name"] = std::move(name);
    view["fact"] = view_of(words);
    return view;
}

ShownText stage_name(const OpenCase& found, const PageLanguage& language) {
    const complaint::StageRun* run = found.state.now();
    const complaint::Stage* stage =
        run != nullptr ? found.procedure->find_stage(run->stage) : nullptr;
    return stage != nullptr ? text_of(*found.procedure, stage->name, language) : ShownText{};
}

ShownText kind_words(const OpenCase& found, const PageLanguage& language) {
    const complaint::CaseKind* kind = found.procedure->find_kind(found.state.kind);
    return kind != nullptr ? text_of(*found.procedure, kind->name, language)
                           : own_text(language.tr("Not decided yet"), language);
}

// What came: as what, about what, when, how.
void add_arrival(View& facts, const CasesDesk& cases, const OpenCase& found) {
    const PageLanguage& language = cases.desk.language;
    const feedback::Organisation& organisation = cases.desk.organisation;
    const CaseState& state = found.state;
    facts << fact(language.tr("Kind"), kind_words(found, language));
    if (const auto label = feedback::contact_kind_from(state.label)) {
        facts << fact(language.tr("They called it"), kind_name(organisation, *label, language));
    }
    if (!state.service.empty()) {
        facts << fact(language.tr("Service"), service_name(organisation, state.service, language));
    }
    facts << fact(language.tr("Reached us"),
                  own_text(weekday_in_words(state.received.day, language), language));
    facts << fact(language.tr("By"), own_text(choice_in_words(state.method, language), language));
}

View facts_view(const CasesDesk& cases, const OpenCase& found) {
    const PageLanguage& language = cases.desk.language;
    const CaseState& state = found.state;
    View facts{View::type::list};
    add_arrival(facts, cases, found);
    const auto add = [&](std::string name, std::string words) {
        facts << fact(std::move(name), own_text(std::move(words), language));
    };
    if (const ShownText stage = stage_name(found, language); !stage.text.empty()) {
        facts << fact(language.tr("Stage"), stage);
    }
    add(language.tr("Dealt with by"),
        state.holder ? name_and_title(cases, *state.holder) : language.tr("Nobody yet"));
    add(language.tr("Who it is"),
        state.anonymous ? language.tr("Not known: they spoke anonymously") : language.tr("Known"));
    if (!state.on_behalf.empty() && state.on_behalf != "self") {
        add(language.tr("Speaks for somebody else"), choice_in_words(state.on_behalf, language));
    }
    if (!state.language.empty()) {
        add(language.tr("Language"), language_in_words(state.language, language));
    }
    add(language.tr("Answer in writing"), choice_in_words(state.wants_writing, language));
    facts << fact(language.tr("Procedure"),
                  text_of(*found.procedure, found.procedure->name, language));
    add(language.tr("Version of the procedure"), std::to_string(found.procedure->version));
    return facts;
}

View clocks_view(const OpenCase& found, CivilDay today, const PageLanguage& language) {
    View list{View::type::list};
    for (std::size_t at = 0; at < found.clocks.size(); ++at) {
        View view = clock_view(*found.procedure, found.clocks[at], today, language);
        view["clock_href"] = case_path(found.head.row.reference) + "/clocks/" + std::to_string(at);
        list << view;
    }
    return list;
}

View offers_view(const CasesDesk& cases, const OpenCase& found) {
    const PageLanguage& language = cases.desk.language;
    View groups{View::type::list};
    for (const OfferGroup& group : offers_for(cases.worker, found)) {
        View view;
        view["group_title"] = language.tr(group.title);
        View links{View::type::list};
        for (const complaint::EntryKind kind : group.kinds) {
            View link;
            link["offer_words"] = language.tr(label_of(kind).action);
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
    const PageLanguage& language = cases.desk.language;
    const complaint::NextStep& next = found.next;
    const complaint::EntryKind kind = entry_for_step(next.id);
    const std::string who = next_who(cases, found);
    const bool does = next.id != "nothing" && !next.id.starts_with("wait");
    view["next_words"] = next_step_in_words(next.id, language);
    view["next_goes"] = does && may_write(cases.worker, found, kind);
    view["next_href"] = write_path(found.head.row.reference, kind);
    view["has_next_due"] = next.clock != nullptr;
    view["next_due"] = next.clock != nullptr ? due_in_words(*next.clock, language) : std::string{};
    view["next_left"] =
        next.clock != nullptr ? left_in_words(*next.clock, today, language) : std::string{};
    view["next_late"] =
        next.clock != nullptr && next.clock->state == complaint::ClockState::Overdue;
    view["has_next_who"] = !who.empty();
    view["next_who"] = who;
}

// Warnings that everybody who opens the case has to see first.
View marks_view(const OpenCase& found, const PageLanguage& language) {
    const CaseState& state = found.state;
    std::vector<std::string> marks;
    if (state.wrote_back) {
        marks.push_back(language.tr("The person wrote back: see the end of the history."));
    }
    if (state.legal_waiting)
        marks.push_back(language.tr("The case waits for legal proceedings."));
    else if (state.legal)
        marks.push_back(language.tr("Legal proceedings are under way; the case goes on."));
    for (const auto& [hold, entry] : state.holds) {
        marks.push_back(language.tr(
            "Nothing is erased: {why} hold (entry {number}).",
            {{"why", choice_in_words(hold, language)}, {"number", std::to_string(entry)}}));
    }
    const bool speaks_for =
        !state.on_behalf.empty() && state.on_behalf != "self" && state.on_behalf != "group";
    if (speaks_for && state.consents.empty()) {
        marks.push_back(language.tr(
            "Somebody speaks for another person, and no consent is on record. Tell them nothing "
            "about that person yet."));
    }
    if (state.learning_open && !state.learning_done) {
        marks.push_back(language.tr("The learning record is open and has to be written."));
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
    return cases.desk.language.tr("Somebody who has left");
}

Page case_page(const CasesDesk& cases, const OpenCase& found) {
    const PageLanguage& language = cases.desk.language;
    const CivilDay today = cases.desk.clock.today();
    const std::string& reference = found.head.row.reference;
    const ShownText kind = kind_words(found, language);
    Page page{"case", kind.text + " " + reference, Section::Cases, {}, 200};
    View& view = page.view;
    view["reference"] = reference;
    view["case_kind"] = view_of(kind);
    view["case_status"] = status_in_words(found.head.row.status, language);
    view["status_style"] = found.head.row.status;
    view["case_complaint"] = found.head.row.complaint;
    add_next(view, cases, found, today);
    View marks = marks_view(found, language);
    view["has_marks"] = marks.is_non_empty_list();
    view["marks"] = std::move(marks);
    view["case_facts"] = facts_view(cases, found);
    view["has_clocks"] = !found.clocks.empty();
    view["clocks"] = clocks_view(found, today, language);
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
