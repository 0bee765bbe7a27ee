// The addresses of the registers, their lists, and the register of what cases taught.
#include "app/console/registers/registers.h"

#include <algorithm>
#include <array>

#include "app/console/learning/permissions.h"
#include "app/console/reports/reports.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using Parts = std::vector<std::string>;

bool has_form(const Parts& parts) {
    if (parts.size() == 2) return parts[0] == "suggestions" || parts[0] == "recommendations";
    return parts.size() == 3 && parts[0] == "recommendations" &&
           (parts[2] == "edit" || parts[2] == "decide" || parts[2] == "finish");
}

bool is_list(const Parts& parts) {
    if (parts.empty()) return true;
    return parts.size() == 1 &&
           (parts[0] == "suggestions" || parts[0] == "recommendations" || parts[0] == "learning");
}

View tabs_view(const std::string& current) {
    constexpr std::array<std::pair<const char*, const char*>, 3> tabs = {
        {{"suggestions", "Suggestions"},
         {"recommendations", "Recommendations"},
         {"learning", "What cases taught"}}};
    View list{View::type::list};
    for (const auto& [id, name] : tabs) {
        View view;
        view["tab_href"] = std::string(registers_prefix) + "/" + id;
        view["tab_name"] = name;
        view["tab_current"] = current == id;
        list << view;
    }
    return list;
}

}  // namespace

bool is_register_path(std::string_view path) {
    const auto parts = parts_after(path, registers_prefix);
    return parts && (is_list(*parts) || has_form(*parts));
}

Page list_page(const RegisterList& list) {
    Page page{"register", list.title, Section::Registers, {}, 200};
    View rows{View::type::list};
    for (const RegisterRow& row : list.rows) {
        View cells{View::type::list};
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            View cell;
            cell["cell"] = shown_text(row.cells[i]);
            cell["cell_head"] = list.heads[i + 1];
            cells << cell;
        }
        View view;
        view["row_title"] = shown_text(row.title);
        view["row_href"] = row.href;
        view["row_leads"] = !row.href.empty();
        view["row_late"] = row.late;
        view["cells"] = std::move(cells);
        rows << view;
    }
    View& view = page.view;
    view["register_title"] = list.title;
    view["register_lead"] = list.lead;
    view["tabs"] = tabs_view(list.id);
    view["heads"] = list_of(list.heads, "head");
    view["has_rows"] = !list.rows.empty();
    view["rows"] = std::move(rows);
    view["none"] = list.none;
    view["may_add"] = !list.new_href.empty();
    view["new_href"] = list.new_href;
    view["new_text"] = list.new_text;
    return page;
}

namespace {

std::string title_of(const LearningOptions::Lesson& lesson) {
    if (lesson.open) return "To be completed (" + lesson.reference + ")";
    if (!lesson.reason.empty()) return lesson.reason;
    return "Its words cannot be read any more (" + lesson.reference + ")";
}

}  // namespace

Result<Page> lessons_page(const LearningDesk& desk, const SignedIn& viewer) {
    RegisterList list{.title = "What cases taught",
                      .lead =
                          "Each resolved case leaves a record: why it happened, its root "
                          "cause, and what keeps it from happening again.",
                      .id = "learning",
                      .heads = {"Reason", "Root cause", "Action", "Service", "Owner", "Written"},
                      .none = "No case has left a record yet."};
    if (!may_see_lessons(viewer.account)) {
        list.none = "Only those who handle cases see what each taught.";
        return list_page(list);
    }
    if (!desk.options.lessons) return list_page(list);
    ASSIGN_OR_RETURN(const auto lessons, desk.options.lessons(viewer.account));
    for (const LearningOptions::Lesson& one : lessons) {
        const Result<CivilDay> day = from_iso(one.day);
        const std::string cause =
            one.root_cause.empty() ? std::string{} : id_words(desk, "theme", one.root_cause);
        list.rows.push_back(
            {.title = title_of(one),
             .cells = {cause, one.action, service_name(desk.desk.organisation, one.service).text,
                       one.owner, day.ok() ? day_in_words(day.value()) : ""},
             .late = one.open});
    }
    return list_page(list);
}

Result<Page> register_page(const LearningDesk& desk, std::string_view path,
                           const SignedIn& viewer) {
    const Parts parts = parts_after(path, registers_prefix).value_or(Parts());
    if (parts.empty() || parts == Parts{"suggestions"}) return suggestions_page(desk);
    if (parts[0] == "suggestions") return suggestion_page(desk, parts[1], viewer);
    if (parts[0] == "learning") return lessons_page(desk, viewer);
    if (parts.size() == 1) return recommendations_page(desk, viewer);
    if (parts[1] == "new") return recommendation_form_page(desk, "");
    if (parts.back() == "edit") return recommendation_form_page(desk, parts[1]);
    return recommendation_page(desk, parts[1], viewer);
}

Result<Reply> take_register(const LearningDesk& desk, std::string_view path, const Fields& form,
                            const SignedIn& viewer) {
    const Parts parts = parts_after(path, registers_prefix).value_or(Parts());
    if (!has_form(parts)) return Error{ErrorKind::NotFound, "there is no such form"};
    if (parts[0] == "suggestions") return take_suggestion(desk, parts[1], form, viewer);
    if (parts[1] == "new") return take_recommendation_form(desk, "", form, viewer);
    if (parts.back() == "edit") return take_recommendation_form(desk, parts[1], form, viewer);
    if (parts.back() == "decide") return take_decision(desk, parts[1], form, viewer);
    if (parts.back() == "finish") return take_result(desk, parts[1], form, viewer);
    return Error{ErrorKind::NotFound, "there is no such form"};
}

}  // namespace candour::console
