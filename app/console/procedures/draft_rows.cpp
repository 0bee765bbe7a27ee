// Rows of a draft's page.
#include "app/console/procedures/draft_rows.h"

#include "app/console/procedures/form_parts.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::ClockLength;
using nlohmann::json;

struct Link {
    std::string words;
    std::string more;  // The address after the draft's.
};

struct Row {
    std::string name;
    std::string value;
    std::vector<Link> links;
};

struct RowSection {
    std::string id;
    std::string title;
    std::vector<Row> rows{};
    std::vector<Link> additions{};
};

// "3 stages, 4 examples"; "None" for an empty list.
std::string count_in(const json& object, const char* list, std::string_view one,
                     std::string_view many) {
    const auto found = object.find(list);
    const std::size_t count = found == object.end() ? 0 : found->size();
    return count == 0 ? "None" : counted(static_cast<std::int64_t>(count), one, many);
}

Row row_of(const std::string& name, const std::string& value, const std::string& more) {
    return {name, value, {{"Change", more}}};
}

// Every object of the list that has an id.
template <typename Each>
void each_item(const json& object, const char* list, Each each) {
    const auto items = object.find(list);
    if (items == object.end() || !items->is_array()) return;
    for (const json& item : *items) {
        if (item.is_object() && item.contains("id") && item["id"].is_string())
            each(item, item["id"].get<std::string>());
    }
}

RowSection about_section(const OpenProcedure& draft) {
    const json texts = draft.document.value("texts", json::object());
    std::string languages;
    for (const Language& language : draft.read.procedure.languages)
        languages += (languages.empty() ? "" : ", ") + language_in_words(language);
    const std::string& owner = draft.read.procedure.owner;
    RowSection section{"about", "About it"};
    section.rows = {
        row_of("Names, texts, owner and review", owner.empty() ? "No owner yet" : shown_text(owner),
               "/details"),
        row_of("Languages", languages, "/languages"),
        row_of("Who may complain", count_in(texts, "who_may", "text", "texts"), "/texts/who_may"),
        row_of("What a complaint may be about", count_in(texts, "may_be_about", "text", "texts"),
               "/texts/may_be_about"),
        row_of("What people can expect", count_in(texts, "standards", "text", "texts"),
               "/texts/standards")};
    return section;
}

RowSection kinds_section(const OpenProcedure& draft) {
    RowSection section{"kinds", "Kinds of contact"};
    each_item(draft.document, "kinds", [&](const json& kind, const std::string& id) {
        const bool has_examples = kind.contains("examples");
        section.rows.push_back(
            {name_of_item(kind, draft.main()),
             count_in(kind, "stages", "stage", "stages") +
                 (has_examples ? ", " + count_in(kind, "examples", "example", "examples") : ""),
             {{"Change", "/kinds/" + id}, {"Examples", "/examples/" + id}}});
    });
    section.additions = {{"Add a kind of contact", "/kinds"}};
    return section;
}

RowSection stages_section(const OpenProcedure& draft) {
    RowSection section{"stages", "Stages"};
    each_item(draft.document, "stages", [&](const json& stage, const std::string& id) {
        const auto kind =
            word_in(stage, "kind", complaint::stage_kind_names, complaint::StageKind::Handle);
        section.rows.push_back({name_of_item(stage, draft.main()),
                                stage_kind_in_words(kind, "en"),
                                {{"Change", "/stages/" + id}, {"After it", "/ways/" + id}}});
    });
    section.additions = {{"Add a stage", "/stages"}};
    return section;
}

std::string length_words(const json& clock) {
    const json length = clock.value("length", json::object());
    return length_in_words(
        {length.value("number", 0),
         word_in(length, "unit", complaint::clock_unit_names, complaint::ClockUnit::WorkingDays)},
        "en");
}

RowSection clocks_section(const OpenProcedure& draft) {
    RowSection section{"clocks", "Promised times"};
    each_item(draft.document, "stages", [&](const json& stage, const std::string& stage_id) {
        const std::string stage_name = name_of_item(stage, draft.main());
        each_item(stage, "clocks", [&](const json& clock, const std::string& id) {
            section.rows.push_back(row_of(name_of_item(clock, draft.main()),
                                          stage_name + ": " + length_words(clock),
                                          "/clocks/" + id));
        });
        section.additions.push_back(
            {"Add a time to “" + stage_name + "”", "/new-clock/" + stage_id});
    });
    return section;
}

RowSection panels_section(const OpenProcedure& draft) {
    RowSection section{"panels", "Panels"};
    for (const complaint::Stage& stage : draft.read.procedure.stages) {
        if (stage.kind != complaint::StageKind::Panel) continue;
        const complaint::PanelRule panel = stage.panel.value_or(complaint::PanelRule{});
        const std::string least = std::to_string(panel.members_min);
        section.rows.push_back(
            row_of(shown_text(stage.name.in("en", draft.main()).text),
                   panel.members_min == panel.members_max
                       ? counted(panel.members_min, "member", "members")
                       : least + " to " + std::to_string(panel.members_max) + " members",
                   "/panels/" + stage.id));
    }
    return section;
}

RowSection lists_section(const OpenProcedure& draft) {
    RowSection section{"lists", "Lists"};
    const auto add = [&](const char* name, const char* list, std::string_view one,
                         std::string_view many) {
        section.rows.push_back(
            row_of(name, count_in(draft.document, list, one, many), "/names/" + std::string(list)));
    };
    add("Outcomes", "outcomes", "outcome", "outcomes");
    add("Decision codes", "codes", "code", "codes");
    add("Posts", "posts", "post", "posts");
    add("Goodwill", "goodwill", "kind", "kinds");
    add("Bodies outside", "bodies", "body", "bodies");
    add("What it leaves out", "left_out", "matter", "matters");
    return section;
}

RowSection closing_section(const OpenProcedure& draft) {
    const complaint::ClosingRule& closing = draft.read.procedure.closing;
    RowSection section{"closing", "Closing and suggestions"};
    section.rows = {
        row_of("Closing a case", closing.both_endings ? "Two endings" : "One ending", "/closing"),
        row_of("Suggestions", count_in(draft.document, "suggestions", "rule", "rules"),
               "/suggestions")};
    return section;
}

View links_view(const std::vector<Link>& links, const OpenProcedure& draft, const char* words,
                const char* address) {
    View list{View::type::list};
    for (const Link& link : links) {
        View one;
        one[words] = link.words;
        one[address] = address_of_procedure_draft(draft.kept.id, link.more);
        list.push_back(std::move(one));
    }
    return list;
}

View section_view(const RowSection& section, const OpenProcedure& draft) {
    View rows{View::type::list};
    for (const Row& row : section.rows) {
        View one;
        one["row_name"] = row.name;
        one["row_value"] = row.value;
        one["row_links"] = links_view(row.links, draft, "row_link", "row_href");
        rows.push_back(std::move(one));
    }
    View view;
    view["section_id"] = section.id;
    view["section_title"] = section.title;
    view["has_rows"] = !section.rows.empty();
    view["rows"] = std::move(rows);
    view["has_additions"] = !section.additions.empty();
    view["additions"] = links_view(section.additions, draft, "addition", "addition_href");
    return view;
}

}  // namespace

void show_draft_rows(View& view, const OpenProcedure& draft) {
    View sections{View::type::list};
    for (const RowSection& section :
         {about_section(draft), kinds_section(draft), stages_section(draft), clocks_section(draft),
          panels_section(draft), lists_section(draft), closing_section(draft)}) {
        const bool empty = section.rows.empty() && section.additions.empty();
        if (!empty) sections.push_back(section_view(section, draft));
    }
    view["has_sections"] = true;
    view["sections"] = std::move(sections);
}

}  // namespace candour::console
