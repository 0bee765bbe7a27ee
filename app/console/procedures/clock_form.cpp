// One promised time: what it is called, how long it is, what it counts from, and what moves it.
#include "app/console/procedures/clock_fields.h"
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"

namespace candour::console {
namespace {

using nlohmann::json;

// A clock in its stage; `stage` is nullptr when there is none.
struct FoundClock {
    json* stage = nullptr;
    std::size_t index = 0;
    json& clock() const { return (*stage)["clocks"][index]; }
};

FoundClock find_clock(json& document, const std::string& id) {
    for (json& stage : document["stages"]) {
        if (item_with_id(stage, "clocks", id) != nullptr)
            return {&stage, index_of(stage, "clocks", id)};
    }
    return {};
}

std::set<std::string> all_clock_ids(const json& document) {
    std::set<std::string> ids;
    for (const json& stage : document.at("stages"))
        ids.merge(ids_in(stage, "clocks"));
    return ids;
}

std::string place_of_clock(const json& document, const json& stage, std::size_t index) {
    return "stages[" +
           std::to_string(index_of(document, "stages", stage.at("id").get<std::string>())) +
           "].clocks[" + std::to_string(index) + "]";
}

Form clock_page_form(const OpenProcedure& draft, const json& stage, const std::string& id,
                     const Fields& filled) {
    const json* clock = id.empty() ? nullptr : item_with_id(stage, "clocks", id);
    const std::string stage_id = stage.at("id");
    Form form = form_about(
        draft,
        clock == nullptr ? draft.language.tr("A new promised time") : name_of_item(*clock, draft),
        clock == nullptr ? "/new-clock/" + stage_id : "/clocks/" + id);
    form.lead = name_of_item(stage, draft);
    form.fields = clock_fields(draft, stage, id);
    if (clock != nullptr) add_removal(form.fields, draft, draft.language.tr("Take this time away"));
    set_values(form.fields, filled);
    return form;
}

std::vector<Problem> removal_problems(const OpenProcedure& draft, const json& stage,
                                      const std::string& id) {
    std::vector<Problem> problems;
    for (const json& other : stage.value("clocks", json::array())) {
        if (other.value("only_if_missed", "") == id) {
            problems.push_back(
                {"remove", draft.language.tr(
                               "“{name}” is owed only where this one is missed: change that first.",
                               {{"name", name_of_item(other, draft)}})});
        }
    }
    return problems;
}

}  // namespace

Result<Page> clock_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string& id) {
    json document = draft.document;
    const FoundClock found = find_clock(document, id);
    if (found.stage == nullptr) return Error{ErrorKind::NotFound, "there is no clock " + id};
    return procedure_form_page(
        clock_page_form(draft, *found.stage, id, filled_of_clock(found.clock())));
}

Result<Reply> take_clock(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& id, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    const FoundClock found = find_clock(changed, id);
    if (found.stage == nullptr) return Error{ErrorKind::NotFound, "there is no clock " + id};
    const json before = *found.stage;
    std::vector<Problem> problems;
    if (is_ticked(form, "remove")) {
        problems = removal_problems(draft, before, id);
        json& clocks = (*found.stage)["clocks"];
        clocks.erase(found.index);
        if (clocks.empty()) found.stage->erase("clocks");
    } else {
        take_clock_fields(found.clock(), draft, before, form, problems);
        judge(draft, changed, fields_of_clock(place_of_clock(changed, *found.stage, found.index)),
              problems);
    }
    return keep_form(
        desk, draft, changed, std::move(problems), form, viewer,
        [&](const Fields& filled) { return clock_page_form(draft, before, id, filled); });
}

Result<Page> new_clock_page(const ProcedureDesk&, const OpenProcedure& draft,
                            const std::string& stage_id) {
    const json* stage = item_with_id(draft.document, "stages", stage_id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + stage_id};
    return procedure_form_page(clock_page_form(draft, *stage, "", filled_of_new_clock(*stage)));
}

Result<Reply> take_new_clock(const ProcedureDesk& desk, const OpenProcedure& draft,
                             const std::string& stage_id, const Fields& form,
                             const SignedIn& viewer) {
    json changed = draft.document;
    json* stage = item_with_id(changed, "stages", stage_id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + stage_id};
    const json before = *stage;
    std::vector<Problem> problems;
    json clock = {{"id", free_id(typed(form, "name_" + draft.main()), all_clock_ids(changed))}};
    take_clock_fields(clock, draft, before, form, problems);
    json& clocks = (*stage)["clocks"];
    clocks.push_back(std::move(clock));
    judge(draft, changed, fields_of_clock(place_of_clock(changed, *stage, clocks.size() - 1)),
          problems);
    return keep_form(
        desk, draft, changed, std::move(problems), form, viewer,
        [&](const Fields& filled) { return clock_page_form(draft, before, "", filled); });
}

}  // namespace candour::console
