// to_json(): a procedure as its file has it, without what is empty.
#include "core/complaint/procedure/names.h"

namespace candour::complaint {
namespace {

using nlohmann::json;

void put(json& into, const char* field, const std::string& text) {
    if (!text.empty()) into[field] = text;
}

void put(json& into, const char* field, const LocalText& text) {
    if (!text.empty()) into[field] = text.by_language;
}

void put(json& into, const char* field, const std::vector<std::string>& words) {
    if (!words.empty()) into[field] = words;
}

void put(json& into, const char* field, const std::vector<LocalText>& texts) {
    for (const LocalText& text : texts)
        into[field].push_back(text.by_language);
}

void put_flag(json& into, const char* field, bool flag, bool otherwise = false) {
    if (flag != otherwise) into[field] = flag;
}

template <typename T>
void put_word(json& into, const char* field, T value) {
    into[field] = std::string(name_of(value));
}

json one_of(const ClockLength& length) {
    return {{"number", length.number}, {"unit", std::string(name_of(length.unit))}};
}

json one_of(const Named& named) {
    json into = {{"id", named.id}};
    put(into, "name", named.name);
    put(into, "explanation", named.explanation);
    return into;
}

json one_of(const Extension& extension) {
    json into = json::object();
    if (extension.at_most) into["at_most"] = one_of(*extension.at_most);
    put_flag(into, "agreed_with_person", extension.agreed_with_person);
    put(into, "tell_bodies", extension.tell_bodies);
    return into;
}

json one_of(const ProcedureClock& clock) {
    json into = {{"id", clock.id}, {"length", one_of(clock.length)}};
    put(into, "name", clock.name);
    put_word(into, "kind", clock.kind);
    put_word(into, "from", clock.from);
    put(into, "from_stage", clock.from_stage);
    put_word(into, "met_by", clock.met_by);
    put(into, "methods", clock.methods);
    put_flag(into, "only_when_in_writing", clock.only_when_in_writing);
    put(into, "only_if_missed", clock.only_if_missed);
    if (clock.latest) {
        into["latest"] = {{"length", one_of(clock.latest->length)}};
        put_word(into["latest"], "from", clock.latest->from);
    }
    if (clock.extension) into["extension"] = one_of(*clock.extension);
    put_flag(into, "can_stop", clock.can_stop);
    put(into, "our_default", clock.our_default);
    return into;
}

json one_of(const PanelRule& panel) {
    json into = {{"members_min", panel.members_min}, {"members_max", panel.members_max}};
    put(into, "posts", panel.posts);
    put_flag(into, "every_post", panel.every_post);
    put_flag(into, "nobody_from_before", panel.nobody_from_before, /*otherwise=*/true);
    return into;
}

json one_of(const Stage::Leads& leads) { return {{"outcome", leads.outcome}, {"to", leads.to}}; }

json one_of(const Appeal& appeal) {
    json into = {{"to", appeal.to}};
    if (appeal.window) into["window"] = one_of(*appeal.window);
    put_word(into, "late", appeal.late);
    put_flag(into, "needs_reason", appeal.needs_reason);
    return into;
}

json one_of(const Stage& stage) {
    json into = {{"id", stage.id}};
    put_word(into, "kind", stage.kind);
    put(into, "name", stage.name);
    put(into, "what_happens", stage.what_happens);
    put(into, "holders", stage.holders);
    put(into, "not_holders", stage.not_holders);
    put_flag(into, "new_person", stage.new_person);
    if (stage.panel) into["panel"] = one_of(*stage.panel);
    put_flag(into, "can_be_bypassed", stage.can_be_bypassed);
    for (const ProcedureClock& clock : stage.clocks)
        into["clocks"].push_back(one_of(clock));
    put(into, "outcomes", stage.outcomes);
    for (const Stage::Leads& leads : stage.leads)
        into["leads"].push_back(one_of(leads));
    if (stage.appeal) into["appeal"] = one_of(*stage.appeal);
    put_flag(into, "needs_code", stage.needs_code);
    put_flag(into, "asks_agreement", stage.asks_agreement);
    put_flag(into, "asks_in_writing", stage.asks_in_writing);
    put_flag(into, "asks_compensation", stage.asks_compensation);
    put_flag(into, "tells_redress", stage.tells_redress);
    put(into, "tells_bodies", stage.tells_bodies);
    return into;
}

json one_of(const CaseKind& kind) {
    json into = {{"id", kind.id}};
    put(into, "name", kind.name);
    put(into, "definition", kind.definition);
    put(into, "examples", kind.examples);
    for (const feedback::ContactKind label : kind.labels)
        into["labels"].push_back(std::string(feedback::name_of(label)));
    put(into, "stages", kind.stages);
    put_flag(into, "is_complaint", kind.is_complaint);
    put(into, "may_become", kind.may_become);
    put_flag(into, "thanks", kind.thanks);
    return into;
}

json one_of(const LeftOut& left_out) {
    json into = {{"id", left_out.id}};
    put(into, "name", left_out.name);
    put(into, "explanation", left_out.explanation);
    put(into, "body", left_out.body);
    return into;
}

json one_of(const OutsideBody& body) {
    json into = {{"id", body.id}};
    put(into, "name", body.name);
    put(into, "what_they_do", body.what_they_do);
    put(into, "when", body.when);
    put(into, "phone", body.phone);
    put(into, "email", body.email);
    put(into, "web", body.web);
    put(into, "address", body.address);
    return into;
}

json one_of(const SuggestionRule& rule) {
    return {
        {"method", rule.method}, {"acknowledge", one_of(rule.acknowledge)}, {"owner", rule.owner}};
}

json one_of(const ClosingRule& closing) {
    json into = {{"keep_details", one_of(closing.keep_details)}};
    put_flag(into, "both_endings", closing.both_endings);
    put_flag(into, "learning_required", closing.learning_required);
    if (closing.quality_check_percent != 0)
        into["quality_check_percent"] = closing.quality_check_percent;
    put(into, "persistent_by", closing.persistent_by);
    put(into, "legal_by", closing.legal_by);
    return into;
}

json one_of(const VisitorTexts& texts) {
    json into = json::object();
    put(into, "welcome", texts.welcome);
    put(into, "no_effect", texts.no_effect);
    put(into, "who_may", texts.who_may);
    put(into, "standards", texts.standards);
    put(into, "may_be_about", texts.may_be_about);
    put(into, "help", texts.help);
    return into;
}

// After all that it calls.
template <typename T>
void put_each(json& into, const char* field, const std::vector<T>& items) {
    for (const T& item : items)
        into[field].push_back(one_of(item));
}

}  // namespace

json json_of(const Procedure& procedure) {
    json into = {{"id", procedure.id},
                 {"version", procedure.version},
                 {"languages", procedure.languages},
                 {"texts", one_of(procedure.texts)},
                 {"closing", one_of(procedure.closing)}};
    put(into, "name", procedure.name);
    put(into, "source", procedure.source);
    put(into, "owner", procedure.owner);
    put(into, "approver", procedure.approver);
    put(into, "review_day", procedure.review_day);
    put_each(into, "posts", procedure.posts);
    put_each(into, "kinds", procedure.kinds);
    put_each(into, "stages", procedure.stages);
    put_each(into, "outcomes", procedure.outcomes);
    put_each(into, "codes", procedure.codes);
    put_each(into, "goodwill", procedure.goodwill);
    put_each(into, "left_out", procedure.left_out);
    put_each(into, "bodies", procedure.bodies);
    put_each(into, "suggestions", procedure.suggestions);
    put_word(into, "anonymous", procedure.anonymous);
    return into;
}

std::string to_json(const Procedure& procedure) {
    return json_of(procedure).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace candour::complaint
