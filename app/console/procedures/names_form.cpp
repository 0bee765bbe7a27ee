// The lists of a procedure: outcomes, codes, posts, goodwill, bodies outside, and what it leaves
// out.
#include <algorithm>

#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

// A list, and what is said of each thing in it.
struct NameList {
    const char* name;
    std::string_view title;
    const char* about;  // The field of the words about it.
    std::string_view about_label;
    std::string_view about_missing;  // Empty: they may be left out.
};

constexpr NameList all_lists[] = {
    {"outcomes", N_("Outcomes"), "explanation", N_("Explanation (optional)"), ""},
    {"codes", N_("Decision codes"), "explanation", N_("Explanation (optional)"), ""},
    {"posts", N_("Posts"), "explanation", N_("Explanation (optional)"), ""},
    {"goodwill", N_("Goodwill"), "explanation", N_("Explanation (optional)"), ""},
    {"bodies", N_("Bodies outside"), "what_they_do", N_("What it really does"),
     N_("Say what the body really does.")},
    {"left_out", N_("What it leaves out"), "explanation", N_("Why, and where to go instead"),
     N_("Say why it is left out, and where to go instead.")},
};

const NameList& list_named(const std::string& name) {
    return *std::ranges::find_if(all_lists,
                                 [&](const NameList& list) { return list.name == name; });
}

bool are_bodies(const NameList& list) { return list.name == std::string_view("bodies"); }
bool is_left_out(const NameList& list) { return list.name == std::string_view("left_out"); }

// The list in the document; never another kind of value.
json items_of(const OpenProcedure& draft, const NameList& list) {
    const auto found = draft.document.find(list.name);
    if (found == draft.document.end() || !found->is_array()) return json::array();
    json items = json::array();
    for (const json& item : *found) {
        if (item.is_object() && item.contains("id") && item["id"].is_string())
            items.push_back(item);
    }
    return items;
}

std::string prefix(const json& item) { return "item_" + item.at("id").get<std::string>() + "_"; }

struct Line {
    const char* field;
    std::string_view label;
    std::string_view hint;
};
constexpr Line lines[] = {{"phone", N_("Telephone (optional)"), ""},
                          {"email", N_("E-mail (optional)"), ""},
                          {"web", N_("Web address (optional)"), N_("It begins with https://.")}};

Fields fields_of(const OpenProcedure& draft, const NameList& list) {
    Fields filled;
    for (const json& item : items_of(draft, list)) {
        fill_text(filled, prefix(item) + "name", item, "name");
        fill_text(filled, prefix(item) + "what", item, list.about);
        fill_text(filled, prefix(item) + "when", item, "when");
        fill_text(filled, prefix(item) + "address", item, "address");
        fill_line(filled, prefix(item) + "body", item, "body");
        for (const Line& line : lines)
            fill_line(filled, prefix(item) + line.field, item, line.field);
    }
    return filled;
}

std::vector<Option> body_options(const OpenProcedure& draft) {
    std::vector<Option> bodies = options_in(draft, "bodies");
    bodies.insert(bodies.begin(), {"", draft.language.tr("None")});
    return bodies;
}

// What only bodies have, and what only something left out has.
void add_own_fields(std::vector<FormField>& fields, const std::string& before, const NameList& list,
                    const OpenProcedure& draft) {
    if (is_left_out(list))
        add_select(fields, before + "body", draft.language.tr("The body outside for it"),
                   body_options(draft));
    if (!are_bodies(list)) return;
    add_text_fields(fields, draft, before + "when",
                    draft.language.tr("When a person may go there (optional)"), Kind::Words);
    for (const Line& line : lines)
        fields.push_back({.name = before + line.field,
                          .label = draft.language.tr(line.label),
                          .hint = draft.language.tr(line.hint)});
    add_text_fields(fields, draft, before + "address",
                    draft.language.tr("Postal address (optional)"), Kind::Words);
}

void add_item(Form& form, const json& item, const NameList& list, const OpenProcedure& draft) {
    const std::string name = name_of_item(item, draft);
    form.fields.push_back({.kind = Kind::Heading, .label = name});
    add_text_fields(form.fields, draft, prefix(item) + "name", draft.language.tr("Name"),
                    Kind::Line);
    form.fields.push_back(
        {.kind = Kind::More, .label = draft.language.tr("More about {name}", {{"name", name}})});
    add_text_fields(form.fields, draft, prefix(item) + "what", draft.language.tr(list.about_label),
                    Kind::Words);
    add_own_fields(form.fields, prefix(item), list, draft);
    add_flag(form.fields, prefix(item) + "remove", draft.language.tr("Take it off the list"));
    form.fields.push_back({.kind = Kind::MoreEnd});
}

Form names_form(const OpenProcedure& draft, const NameList& list, const Fields& filled) {
    Form form =
        form_about(draft, draft.language.tr(list.title), "/names/" + std::string(list.name));
    for (const json& item : items_of(draft, list))
        add_item(form, item, list, draft);
    form.fields.push_back({.kind = Kind::Heading, .label = draft.language.tr("One more")});
    add_text_fields(form.fields, draft, "new_name",
                    draft.language.tr("Name (empty: none is added)"), Kind::Line);
    add_text_fields(form.fields, draft, "new_what", draft.language.tr(list.about_label),
                    Kind::Words);
    set_values(form.fields, filled);
    return form;
}

void take_item(json& item, const std::string& before, const NameList& list,
               const OpenProcedure& draft, const Fields& form, std::vector<Problem>& problems) {
    const auto& languages = draft.read.procedure.languages;
    need_text(draft, form, before + "name", N_("Write its name in {language}."), problems);
    const std::string about = before + "what_" + draft.main();
    if (!list.about_missing.empty() && typed(form, about).empty())
        problems.push_back({about, draft.language.tr(list.about_missing)});
    take_text(item, "name", form, before + "name", languages);
    take_text(item, list.about, form, before + "what", languages);
}

void take_own_fields(json& item, const std::string& before, const NameList& list,
                     const OpenProcedure& draft, const Fields& form) {
    const auto& languages = draft.read.procedure.languages;
    if (is_left_out(list)) take_line(item, "body", form, before + "body");
    if (!are_bodies(list)) return;
    take_text(item, "when", form, before + "when", languages);
    take_text(item, "address", form, before + "address", languages);
    for (const Line& line : lines)
        take_line(item, line.field, form, before + line.field);
}

bool adds_one(const OpenProcedure& draft, const Fields& form) {
    return std::ranges::any_of(draft.read.procedure.languages, [&](const Language& language) {
        return !typed(form, "new_name_" + language).empty();
    });
}

void add_places(std::vector<FieldOfPlace>& fields, const NameList& list, std::size_t index,
                const std::string& before) {
    const std::string place = std::string(list.name) + "[" + std::to_string(index) + "].";
    fields.push_back({place + "name", before + "name", true});
    fields.push_back({place + list.about, before + "what", true});
    fields.push_back({place + "when", before + "when", true});
    fields.push_back({place + "address", before + "address", true});
    fields.push_back({place + "body", before + "body"});
    for (const Line& line : lines)
        fields.push_back({place + line.field, before + line.field});
}

}  // namespace

Result<Page> names_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string& name) {
    const NameList& list = list_named(name);
    return procedure_form_page(names_form(draft, list, fields_of(draft, list)));
}

Result<Reply> take_names(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& name, const Fields& form, const SignedIn& viewer) {
    const NameList& list = list_named(name);
    std::vector<Problem> problems;
    std::vector<FieldOfPlace> fields;
    json items = json::array();
    for (json& item : items_of(draft, list)) {
        const std::string before = prefix(item);
        if (is_ticked(form, before + "remove")) continue;
        take_item(item, before, list, draft, form, problems);
        take_own_fields(item, before, list, draft, form);
        add_places(fields, list, items.size(), before);
        items.push_back(std::move(item));
    }
    if (adds_one(draft, form)) {
        std::set<std::string> taken = ids_in(draft.document, list.name);
        taken.insert(std::string(complaint::post_anyone));
        json added = {{"id", free_id(typed(form, "new_name_" + draft.main()), taken)}};
        take_item(added, "new_", list, draft, form, problems);
        add_places(fields, list, items.size(), "new_");
        items.push_back(std::move(added));
    }
    fields.push_back({list.name, "new_name", true});
    json changed = draft.document;
    changed.erase(list.name);
    if (!items.empty()) changed[list.name] = std::move(items);
    judge(draft, changed, fields, problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return names_form(draft, list, filled); });
}

}  // namespace candour::console
