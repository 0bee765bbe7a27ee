// How suggestions are acknowledged and whose they are, by the way they came.
#include "app/console/cases/labels.h"
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

std::string prefix(std::string_view method) { return "by_" + std::string(method) + "_"; }

// The rule for a method; nullptr when there is none.
const json* rule_for(const json& document, std::string_view method) {
    const auto rules = document.find("suggestions");
    if (rules == document.end()) return nullptr;
    for (const json& rule : *rules) {
        if (rule.is_object() && rule.value("method", "") == method) return &rule;
    }
    return nullptr;
}

// As they stand in the document, then those that have no rule yet.
std::vector<std::string> methods_in_order(const json& document) {
    std::vector<std::string> methods;
    for (const json& rule : document.value("suggestions", json::array()))
        methods.push_back(rule.value("method", ""));
    for (const std::string_view method : complaint::contact_methods) {
        if (rule_for(document, method) == nullptr) methods.emplace_back(method);
    }
    return methods;
}

Fields fields_of(const json& document) {
    Fields filled;
    for (const std::string_view method : complaint::contact_methods) {
        const json* rule = rule_for(document, method);
        fill_length(filled, prefix(method), rule == nullptr ? json::object() : *rule,
                    "acknowledge");
        if (rule != nullptr) fill_line(filled, prefix(method) + "owner", *rule, "owner");
    }
    return filled;
}

Form suggestions_form(const OpenProcedure& draft, const Fields& filled) {
    Form form = form_about(draft, draft.language.tr("Suggestions"), "/suggestions");
    form.facts = {
        draft.language.tr("Who thanks for a suggestion, and how soon, by the way it came.")};
    std::vector<Option> owners = post_options(draft);
    owners.insert(owners.begin(), {"", draft.language.tr("No rule")});
    for (const std::string& method : methods_in_order(draft.document)) {
        const std::string words = choice_in_words(method, draft.language);
        const bool has_rule = rule_for(draft.document, method) != nullptr;
        form.fields.push_back({.kind = has_rule ? Kind::Heading : Kind::More, .label = words});
        add_select(form.fields, prefix(method) + "owner", draft.language.tr("Whose it is"), owners);
        add_length(form.fields, draft, prefix(method), draft.language.tr("Acknowledged within"),
                   "");
        if (!has_rule) form.fields.push_back({.kind = Kind::MoreEnd});
    }
    set_values(form.fields, filled);
    return form;
}

}  // namespace

Result<Page> suggestions_page(const ProcedureDesk&, const OpenProcedure& draft,
                              const std::string&) {
    return procedure_form_page(suggestions_form(draft, fields_of(draft.document)));
}

Result<Reply> take_suggestions(const ProcedureDesk& desk, const OpenProcedure& draft,
                               const std::string&, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    std::vector<Problem> problems;
    std::vector<FieldOfPlace> fields;
    json rules = json::array();
    for (const std::string& method : methods_in_order(draft.document)) {
        const std::string owner = typed(form, prefix(method) + "owner");
        if (owner.empty()) continue;
        const auto acknowledge = length_in(draft, form, prefix(method), problems);
        if (!acknowledge) continue;
        const std::string place = "suggestions[" + std::to_string(rules.size()) + "]";
        fields.push_back({place + ".acknowledge", prefix(method) + "number"});
        fields.push_back({place + ".owner", prefix(method) + "owner"});
        rules.push_back({{"method", method}, {"acknowledge", *acknowledge}, {"owner", owner}});
    }
    changed.erase("suggestions");
    if (!rules.empty()) changed["suggestions"] = std::move(rules);
    judge(draft, changed, fields, problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return suggestions_form(draft, filled); });
}

}  // namespace candour::console
