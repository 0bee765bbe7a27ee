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

enum class Thing { Text, Stage, Example, Outcome, Code, Post, Goodwill, Body, Matter, Rule };

std::string counted_in_words(Thing thing, std::int64_t count, const PageLanguage& language) {
    switch (thing) {
        case Thing::Text:
            return language.tr_n("{count} text", "{count} texts", count);
        case Thing::Stage:
            return language.tr_n("{count} stage", "{count} stages", count);
        case Thing::Example:
            return language.tr_n("{count} example", "{count} examples", count);
        case Thing::Outcome:
            return language.tr_n("{count} outcome", "{count} outcomes", count);
        case Thing::Code:
            return language.tr_n("{count} code", "{count} codes", count);
        case Thing::Post:
            return language.tr_n("{count} post", "{count} posts", count);
        case Thing::Goodwill:
            return language.tr_n("{count} kind", "{count} kinds", count);
        case Thing::Body:
            return language.tr_n("{count} body", "{count} bodies", count);
        case Thing::Matter:
            return language.tr_n("{count} matter", "{count} matters", count);
        case Thing::Rule:
            return language.tr_n("{count} rule", "{count} rules", count);
    }
    return {};
}

// "3 stages"; "None" for an empty list.
std::string count_in(const OpenProcedure& draft, const json& object, const char* list,
                     Thing thing) {
    const auto found = object.find(list);
    const std::size_t count = found == object.end() ? 0 : found->size();
    return count == 0 ? draft.language.tr("None")
                      : counted_in_words(thing, static_cast<std::int64_t>(count), draft.language);
}

Row row_of(const OpenProcedure& draft, const std::string& name, const std::string& value,
           const std::string& more) {
    return {name, value, {{draft.language.tr("Change"), more}}};
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
        languages += (languages.empty() ? "" : ", ") + language_in_words(language, draft.language);
    const std::string& owner = draft.read.procedure.owner;
    RowSection section{"about", draft.language.tr("About it")};
    section.rows = {
        row_of(draft, draft.language.tr("Names, texts, owner and review"),
               owner.empty() ? draft.language.tr("No owner yet") : shown_text(owner), "/details"),
        row_of(draft, draft.language.tr("Languages"), languages, "/languages"),
        row_of(draft, draft.language.tr("Who may complain"),
               count_in(draft, texts, "who_may", Thing::Text), "/texts/who_may"),
        row_of(draft, draft.language.tr("What a complaint may be about"),
               count_in(draft, texts, "may_be_about", Thing::Text), "/texts/may_be_about"),
        row_of(draft, draft.language.tr("What people can expect"),
               count_in(draft, texts, "standards", Thing::Text), "/texts/standards")};
    return section;
}

RowSection kinds_section(const OpenProcedure& draft) {
    RowSection section{"kinds", draft.language.tr("Kinds of contact")};
    each_item(draft.document, "kinds", [&](const json& kind, const std::string& id) {
        const bool has_examples = kind.contains("examples");
        section.rows.push_back(
            {name_of_item(kind, draft),
             count_in(draft, kind, "stages", Thing::Stage) +
                 (has_examples ? ", " + count_in(draft, kind, "examples", Thing::Example) : ""),
             {{draft.language.tr("Change"), "/kinds/" + id},
              {draft.language.tr("Examples"), "/examples/" + id}}});
    });
    section.additions = {{draft.language.tr("Add a kind of contact"), "/kinds"}};
    return section;
}

RowSection stages_section(const OpenProcedure& draft) {
    RowSection section{"stages", draft.language.tr("Stages")};
    each_item(draft.document, "stages", [&](const json& stage, const std::string& id) {
        const auto kind =
            word_in(stage, "kind", complaint::stage_kind_names, complaint::StageKind::Handle);
        section.rows.push_back({name_of_item(stage, draft),
                                stage_kind_in_words(kind, draft.language.tag()),
                                {{draft.language.tr("Change"), "/stages/" + id},
                                 {draft.language.tr("After it"), "/ways/" + id}}});
    });
    section.additions = {{draft.language.tr("Add a stage"), "/stages"}};
    return section;
}

std::string length_words(const json& clock, const OpenProcedure& draft) {
    const json length = clock.value("length", json::object());
    return length_in_words(
        {length.value("number", 0),
         word_in(length, "unit", complaint::clock_unit_names, complaint::ClockUnit::WorkingDays)},
        draft.language.tag());
}

RowSection clocks_section(const OpenProcedure& draft) {
    RowSection section{"clocks", draft.language.tr("Promised times")};
    each_item(draft.document, "stages", [&](const json& stage, const std::string& stage_id) {
        const std::string stage_name = name_of_item(stage, draft);
        each_item(stage, "clocks", [&](const json& clock, const std::string& id) {
            section.rows.push_back(row_of(draft, name_of_item(clock, draft),
                                          stage_name + ": " + length_words(clock, draft),
                                          "/clocks/" + id));
        });
        section.additions.push_back(
            {draft.language.tr("Add a time to “{name}”", {{"name", stage_name}}),
             "/new-clock/" + stage_id});
    });
    return section;
}

RowSection panels_section(const OpenProcedure& draft) {
    RowSection section{"panels", draft.language.tr("Panels")};
    for (const complaint::Stage& stage : draft.read.procedure.stages) {
        if (stage.kind != complaint::StageKind::Panel) continue;
        const complaint::PanelRule panel = stage.panel.value_or(complaint::PanelRule{});
        const std::string least = std::to_string(panel.members_min);
        section.rows.push_back(
            row_of(draft, shown_text(stage.name.in(draft.language.tag(), draft.main()).text),
                   panel.members_min == panel.members_max
                       ? draft.language.tr_n("{count} member", "{count} members", panel.members_min)
                       : draft.language.tr(
                             "{least} to {most} members",
                             {{"least", least}, {"most", std::to_string(panel.members_max)}}),
                   "/panels/" + stage.id));
    }
    return section;
}

RowSection lists_section(const OpenProcedure& draft) {
    RowSection section{"lists", draft.language.tr("Lists")};
    const auto add = [&](std::string_view name, const char* list, Thing thing) {
        section.rows.push_back(row_of(draft, draft.language.tr(name),
                                      count_in(draft, draft.document, list, thing),
                                      "/names/" + std::string(list)));
    };
    add(N_("Outcomes"), "outcomes", Thing::Outcome);
    add(N_("Decision codes"), "codes", Thing::Code);
    add(N_("Posts"), "posts", Thing::Post);
    add(N_("Goodwill"), "goodwill", Thing::Goodwill);
    add(N_("Bodies outside"), "bodies", Thing::Body);
    add(N_("What it leaves out"), "left_out", Thing::Matter);
    return section;
}

RowSection closing_section(const OpenProcedure& draft) {
    const complaint::ClosingRule& closing = draft.read.procedure.closing;
    RowSection section{"closing", draft.language.tr("Closing and suggestions")};
    section.rows = {
        row_of(draft, draft.language.tr("Closing a case"),
               closing.both_endings ? draft.language.tr("Two endings")
                                    : draft.language.tr("One ending"),
               "/closing"),
        row_of(draft, draft.language.tr("Suggestions"),
               count_in(draft, draft.document, "suggestions", Thing::Rule), "/suggestions")};
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
