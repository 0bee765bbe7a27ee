// The addresses of the registers, their lists, and the register of what cases taught.
#include "app/console/registers/registers.h"

#include <algorithm>
#include <array>
#include <map>

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

struct Tab {
    std::string_view id;
    std::string_view name;
};
constexpr std::array<Tab, 3> tabs = {{{"suggestions", N_("Suggestions")},
                                      {"recommendations", N_("Recommendations")},
                                      {"learning", N_("What cases taught")}}};

View tabs_view(const std::string& current, const PageLanguage& language) {
    View list{View::type::list};
    for (const auto& [id, name] : tabs) {
        View view;
        view["tab_href"] = std::string(registers_prefix) + "/" + std::string(id);
        view["tab_name"] = language.tr(name);
        view["tab_current"] = current == id;
        list << view;
    }
    return list;
}

View text_view(const ShownText& shown) {
    View view = view_of(shown);
    view["has_lang"] = !shown.language.empty();
    return view;
}

}  // namespace

bool is_register_path(std::string_view path) {
    const auto parts = parts_after(path, registers_prefix);
    return parts && (is_list(*parts) || has_form(*parts));
}

Page list_page(const RegisterList& list, const PageLanguage& language) {
    Page page{"register", list.title, Section::Registers, {}, 200};
    View rows{View::type::list};
    for (const RegisterRow& row : list.rows) {
        View cells{View::type::list};
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            View cell = text_view(row.cells[i]);
            cell["cell_head"] = list.heads[i + 1];
            cells << cell;
        }
        View view;
        view["row_title"] = text_view(row.title);
        view["row_href"] = row.href;
        view["row_leads"] = !row.href.empty();
        view["row_late"] = row.late;
        view["cells"] = std::move(cells);
        rows << view;
    }
    View& view = page.view;
    view["register_title"] = list.title;
    view["register_lead"] = list.lead;
    view["tabs"] = tabs_view(list.id, language);
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

std::string title_of(const LearningOptions::Lesson& lesson, const PageLanguage& language) {
    if (!lesson.open && !lesson.reason.empty()) return lesson.reason;
    const std::map<std::string, std::string> which = {{"reference", lesson.reference}};
    if (lesson.open) return language.tr("To be completed ({reference})", which);
    return language.tr("Its words cannot be read any more ({reference})", which);
}

RegisterRow row_of(const LearningDesk& desk, const LearningOptions::Lesson& one) {
    const PageLanguage& language = desk.language();
    const Result<CivilDay> day = from_iso(one.day);
    ShownText cause;
    if (!one.root_cause.empty()) cause = id_words(desk, "theme", one.root_cause, language);
    return {.title = {title_of(one, language), ""},
            .cells = {cause,
                      {one.action, ""},
                      service_name(desk.desk.organisation, one.service, language),
                      {one.owner, ""},
                      {day.ok() ? language.day(day.value()) : "", ""}},
            .late = one.open};
}

}  // namespace

Result<Page> lessons_page(const LearningDesk& desk, const SignedIn& viewer) {
    const PageLanguage& language = desk.language();
    RegisterList list{
        .title = language.tr("What cases taught"),
        .lead = language.tr("Each resolved case leaves a record: why it happened, its root cause, "
                            "and what keeps it from happening again."),
        .id = "learning",
        .heads = {language.tr("Reason"), language.tr("Root cause"), language.tr("Action"),
                  language.tr("Service"), language.tr("Owner"), language.tr("Written")},
        .none = language.tr("No case has left a record yet.")};
    if (!may_see_lessons(viewer.account)) {
        list.none = language.tr("Only those who handle cases see what each taught.");
        return list_page(list, language);
    }
    if (!desk.options.lessons) return list_page(list, language);
    ASSIGN_OR_RETURN(const auto lessons, desk.options.lessons(viewer.account));
    for (const LearningOptions::Lesson& one : lessons)
        list.rows.push_back(row_of(desk, one));
    return list_page(list, language);
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
