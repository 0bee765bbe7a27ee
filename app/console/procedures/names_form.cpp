// The lists of a procedure: outcomes, codes, posts, goodwill, and bodies outside.
#include <set>

#include "app/console/procedures/drafts.h"
#include "app/console/words.h"
#include "core/survey/editing/items.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;

std::string title_of(const std::string& list) {
    if (list == "outcomes") return "Outcomes";
    if (list == "codes") return "Decision codes";
    if (list == "posts") return "Posts";
    if (list == "goodwill") return "Goodwill";
    return "Bodies outside";
}

bool are_bodies(const std::string& list) { return list == "bodies"; }

// The list in the document; never another kind of value.
nlohmann::json items_of(const OpenProcedure& draft, const std::string& list) {
    const auto found = draft.document.find(list);
    if (found == draft.document.end() || !found->is_array()) return nlohmann::json::array();
    nlohmann::json items = nlohmann::json::array();
    for (const nlohmann::json& item : *found) {
        if (item.is_object() && item.contains("id") && item["id"].is_string())
            items.push_back(item);
    }
    return items;
}

std::string prefix(const nlohmann::json& item) {
    return "item_" + item.at("id").get<std::string>() + "_";
}

constexpr const char* lines[] = {"phone", "email", "web"};

Fields fields_of(const OpenProcedure& draft, const std::string& list) {
    Fields filled;
    for (const nlohmann::json& item : items_of(draft, list)) {
        fill_text(filled, prefix(item) + "name", item, "name");
        fill_text(filled, prefix(item) + "what", item,
                  are_bodies(list) ? "what_they_do" : "explanation");
        for (const char* line : lines) {
            if (item.contains(line) && item[line].is_string())
                filled[prefix(item) + line] = item[line].get<std::string>();
        }
    }
    return filled;
}

void add_item(Form& form, const nlohmann::json& item, const std::string& list,
              const OpenProcedure& draft) {
    const auto& languages = draft.read.procedure.languages;
    const std::string id = item.at("id");
    form.fields.push_back({.kind = Kind::Heading, .label = id});
    add_text_fields(form.fields, prefix(item) + "name", "Name", Kind::Line, languages);
    form.fields.push_back({.kind = Kind::More, .label = "More about " + id});
    add_text_fields(form.fields, prefix(item) + "what",
                    are_bodies(list) ? "What it really does" : "Explanation (optional)",
                    Kind::Words, languages);
    if (are_bodies(list)) {
        form.fields.push_back({.name = prefix(item) + "phone", .label = "Telephone (optional)"});
        form.fields.push_back({.name = prefix(item) + "email", .label = "E-mail (optional)"});
        form.fields.push_back({.name = prefix(item) + "web",
                               .label = "Web address (optional)",
                               .hint = "It begins with https://."});
    }
    form.fields.push_back(
        {.kind = Kind::Flag, .name = prefix(item) + "remove", .label = "Take it off the list"});
    form.fields.push_back({.kind = Kind::MoreEnd});
}

Form names_form(const OpenProcedure& draft, const std::string& list, const Fields& filled) {
    Form form{.title = title_of(list),
              .lead = draft.title(),
              .back = address_of_procedure_draft(draft.kept.id),
              .back_text = "Back to the procedure",
              .action = address_of_procedure_draft(draft.kept.id, "/names/" + list),
              .revision = draft.kept.revision};
    for (const nlohmann::json& item : items_of(draft, list))
        add_item(form, item, list, draft);
    form.fields.push_back({.kind = Kind::Heading, .label = "One more"});
    form.fields.push_back({.name = "new_name",
                           .label = "Name, " + language_in_words(draft.main()),
                           .hint = "Leave it empty to add none.",
                           .language = draft.main()});
    if (are_bodies(list)) {
        form.fields.push_back({.kind = Kind::Words,
                               .name = "new_what",
                               .label = "What it really does, " + language_in_words(draft.main()),
                               .language = draft.main()});
    }
    set_values(form.fields, filled);
    return form;
}

void take_line(nlohmann::json& item, const char* line, const std::string& words) {
    if (words.empty()) {
        item.erase(line);
    } else {
        item[line] = words;
    }
}

void add_new(nlohmann::json& items, const std::string& list, const OpenProcedure& draft,
             const Fields& form, std::vector<Problem>& problems) {
    const std::string name = typed(form, "new_name");
    if (name.empty()) return;
    std::set<std::string> taken = {std::string(complaint::post_anyone)};
    for (const nlohmann::json& item : items)
        taken.insert(item.at("id").get<std::string>());
    nlohmann::json added = {
        {"id", survey::editing::fresh_id(survey::editing::fresh_id(name, {}).substr(0, 36), taken)},
        {"name", {{draft.main(), name}}}};
    if (are_bodies(list)) {
        const std::string what = typed(form, "new_what");
        if (what.empty()) problems.push_back({"new_what", "Say what the body really does."});
        added["what_they_do"] = {{draft.main(), what}};
    }
    items.push_back(std::move(added));
}

}  // namespace

Result<Page> names_page(const OpenProcedure& draft, const std::string& list) {
    Page page = form_page(names_form(draft, list, fields_of(draft, list)));
    page.section = Section::Procedures;
    return page;
}

Result<Reply> take_names(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& list, const Fields& form, const SignedIn& viewer) {
    const auto& languages = draft.read.procedure.languages;
    std::vector<Problem> problems;
    nlohmann::json items = nlohmann::json::array();
    for (nlohmann::json& item : items_of(draft, list)) {
        if (is_ticked(form, prefix(item) + "remove")) continue;
        take_text(item, "name", form, prefix(item) + "name", languages);
        take_text(item, are_bodies(list) ? "what_they_do" : "explanation", form,
                  prefix(item) + "what", languages);
        if (are_bodies(list)) {
            for (const char* line : lines)
                take_line(item, line, typed(form, prefix(item) + line));
        }
        items.push_back(std::move(item));
    }
    add_new(items, list, draft, form, problems);
    nlohmann::json changed = draft.document;
    changed[list] = std::move(items);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return names_form(draft, list, filled); });
}

}  // namespace candour::console
