// Names from the procedures, steps and days in plain words.
#include "app/console/work/case_names.h"

#include <algorithm>
#include <array>

namespace candour::console {
namespace {

struct StepWords {
    std::string_view id;
    std::string_view words;
};

// Of complaint::NextStep.
constexpr std::array<StepWords, 17> steps = {{
    {"triage", N_("Decide what kind it is")},
    {"assign", N_("Give it to somebody")},
    {"acknowledge", N_("Say that it has arrived")},
    {"contact", N_("Speak with the person")},
    {"decide", N_("Decide and answer")},
    {"form_panel", N_("Form the panel")},
    {"do_actions", N_("Do what was agreed")},
    {"ask_agreement", N_("Ask whether the person agrees")},
    {"tell_redress", N_("Tell the person where else they can go")},
    {"finish_learning", N_("Write down what was learned")},
    {"person_ending", N_("Finish it with the person")},
    {"organisation_ending", N_("Finish it in the organisation")},
    {"close", N_("Close it")},
    {"wait_for_person", N_("Wait for the person")},
    {"wait_for_legal", N_("Wait for the court")},
    {"nothing", N_("Nothing to do")},
    {"answer", N_("Answer")},
}};

constexpr std::array<StepWords, 4> statuses = {{
    {"open", N_("Open")},
    {"resolved", N_("Resolved, not yet closed")},
    {"closed", N_("Closed")},
    {"set_aside", N_("Set aside")},
}};

// This many working days are soon.
constexpr int soon_days = 2;

template <typename Items>
void add_names(std::vector<NamedId>& names, const Items& items, const PageLanguage& language,
               const Language& fallback) {
    for (const auto& item : items) {
        if (std::ranges::find(names, item.id, &NamedId::id) != names.end()) continue;
        names.push_back({item.id, item.name.in(language.tag(), fallback)});
    }
}

Language fallback_of(const complaint::Procedure& procedure) {
    return procedure.languages.empty() ? Language{"en"} : procedure.languages.front();
}

}  // namespace

Result<CaseNames> CaseNames::read(const Desk& desk) {
    CHECK(desk.work != nullptr);
    CaseNames names;
    ASSIGN_OR_RETURN(names.procedures_, desk.work->procedures());
    names.language_ = desk.language;
    return names;
}

const complaint::Procedure* CaseNames::find(const std::string& id) const {
    for (const auto& procedure : procedures_) {
        if (procedure->id == id) return procedure.get();
    }
    return nullptr;
}

ShownText CaseNames::kind(const store::CaseRow& row) const {
    const complaint::Procedure* procedure = find(row.procedure);
    if (procedure != nullptr) {
        for (const complaint::CaseKind& kind : procedure->kinds) {
            if (kind.id == row.kind) return kind.name.in(language_.tag(), fallback_of(*procedure));
        }
    }
    return {row.kind, "en"};
}

ShownText CaseNames::stage(const store::CaseRow& row) const {
    const complaint::Procedure* procedure = find(row.procedure);
    if (procedure != nullptr) {
        for (const complaint::Stage& stage : procedure->stages) {
            if (stage.id == row.stage) {
                return stage.name.in(language_.tag(), fallback_of(*procedure));
            }
        }
    }
    return {row.stage, "en"};
}

std::vector<NamedId> CaseNames::kinds() const {
    std::vector<NamedId> names;
    for (const auto& procedure : procedures_)
        add_names(names, procedure->kinds, language_, fallback_of(*procedure));
    return names;
}

std::vector<NamedId> CaseNames::stages() const {
    std::vector<NamedId> names;
    for (const auto& procedure : procedures_)
        add_names(names, procedure->stages, language_, fallback_of(*procedure));
    return names;
}

std::string step_in_words(std::string_view step, const PageLanguage& language) {
    const auto found = std::ranges::find(steps, step, &StepWords::id);
    return found == steps.end() ? std::string{} : language.tr(found->words);
}

std::string status_in_words(std::string_view status, const PageLanguage& language) {
    const auto found = std::ranges::find(statuses, status, &StepWords::id);
    return found == statuses.end() ? std::string{status} : language.tr(found->words);
}

Result<DueWords> due_in_words(CivilDay due, CivilDay today, const complaint::WorkCalendar& calendar,
                              const PageLanguage& language) {
    if (due == today) return DueWords{language.tr("Due today"), "today"};
    ASSIGN_OR_RETURN(const int left, calendar.working_days_between(today, due));
    if (due < today) {
        if (left == 0) return DueWords{language.tr("Late"), "late"};
        return DueWords{
            language.tr_n("Late by {count} working day", "Late by {count} working days", -left),
            "late"};
    }
    // It ends on a day that is none, before the next working day.
    if (left == 0) {
        return DueWords{language.tr("Due on {day}", {{"day", language.day_of_week(due)}}), "soon"};
    }
    return DueWords{language.tr_n("{count} working day left", "{count} working days left", left),
                    left <= soon_days ? "soon" : "later"};
}

}  // namespace candour::console
