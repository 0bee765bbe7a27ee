// The list of entries, the addresses, and the page for everybody.
#include "app/console/you_said/you_said.h"

#include <algorithm>
#include <array>

#include "app/console/learning/permissions.h"
#include "app/console/words.h"
#include "app/console/you_said/entries.h"

namespace candour::console {
namespace {

using feedback::YouSaidState;

constexpr std::int64_t entries_shown = 200;

// Where an entry stands in the list; the first that has something to do comes first.
int group_of(const feedback::YouSaid& entry, CivilDay today) {
    const bool published = entry.state == YouSaidState::Published;
    if (published && !stands_on(entry, today)) return 0;
    if (entry.state == YouSaidState::Approved) return 1;
    if (entry.state == YouSaidState::Draft) return 2;
    return published ? 3 : 4;
}

constexpr std::array<std::string_view, 5> group_titles = {
    N_("Past their review day"), N_("Approved, to be published"), N_("Drafts"), N_("Published"),
    N_("Withdrawn")};

View entry_view(const LearningDesk& desk, const feedback::YouSaid& entry) {
    const Language& first = desk.desk.organisation.languages.front();
    View view;
    view["href"] = address_of_entry(entry.id);
    view["said"] = view_of(entry.said.in(first));
    view["theme"] = shown_text(entry.theme);
    view["written_by"] = shown_text(entry.written_by);
    view["has_review"] = entry.review.has_value();
    view["review_on"] = day_words(entry.review, desk.language());
    return view;
}

Result<Page> list_page(const LearningDesk& desk, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const auto kept,
                     desk.store().entries(store::Register::YouSaid, entries_shown));
    std::array<std::vector<View>, 5> groups;
    for (const store::RegisterEntry& row : kept) {
        ASSIGN_OR_RETURN(const KeptYouSaid found, read_entry(row));
        groups[static_cast<std::size_t>(group_of(found.entry, desk.today()))].push_back(
            entry_view(desk, found.entry));
    }
    View list{View::type::list};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].empty()) continue;
        View entries{View::type::list};
        for (View& entry : groups[i])
            entries << entry;
        View group;
        group["group_title"] = desk.language().tr(group_titles[i]);
        group["group_id"] = "group-" + std::to_string(i);
        group["entries"] = std::move(entries);
        list << group;
    }
    Page page{"you_said", desk.language().tr("You said, we did"), Section::YouSaid, {}, 200};
    page.view["groups"] = std::move(list);
    page.view["has_entries"] = !kept.empty();
    page.view["may_write"] = may_write_you_said(viewer.account);
    page.view["new_href"] = std::string(you_said_prefix) + "/new";
    return page;
}

}  // namespace

bool is_you_said_path(std::string_view path) {
    const auto parts = parts_after(path, you_said_prefix);
    if (!parts) return false;
    if (parts->size() <= 1) return true;
    if (parts->size() == 2) return (*parts)[1] == "edit" || is_step((*parts)[1]);
    return parts->size() == 3 && (*parts)[1] == "translate";
}

Result<Page> you_said_page(const LearningDesk& desk, std::string_view path, const Fields&,
                           const SignedIn& viewer) {
    const auto parts = parts_after(path, you_said_prefix).value_or(std::vector<std::string>());
    if (parts.empty()) return list_page(desk, viewer);
    if (parts.size() == 1 && parts[0] == "new") return words_page(desk, "");
    if (parts.size() == 1) return entry_page(desk, parts[0], viewer);
    if (parts[1] == "edit") return words_page(desk, parts[0]);
    if (parts.size() == 2) return entry_page(desk, parts[0], viewer);
    if (parts.size() == 3) return translation_page(desk, parts[0], parts[2]);
    return Error{ErrorKind::NotFound, "there is no such page"};
}

Result<Reply> take_you_said(const LearningDesk& desk, std::string_view path, const Fields& form,
                            const SignedIn& viewer) {
    const auto parts = parts_after(path, you_said_prefix).value_or(std::vector<std::string>());
    if (parts.empty()) return Error{ErrorKind::NotFound, "there is no such form"};
    if (parts.size() == 1 && parts[0] == "new") return take_entry_words(desk, "", form, viewer);
    if (parts.size() == 1) return Error{ErrorKind::NotFound, "there is no such form"};
    if (parts[1] == "edit") return take_entry_words(desk, parts[0], form, viewer);
    if (parts.size() == 2) return take_step(desk, parts[0], parts[1], form, viewer);
    if (parts.size() == 3) return take_translation(desk, parts[0], parts[2], form, viewer);
    return Error{ErrorKind::NotFound, "there is no such form"};
}

}  // namespace candour::console
