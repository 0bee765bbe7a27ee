// The page of information and of its register.
#include "app/console/information/information.h"

#include <algorithm>
#include <array>

#include "app/console/words.h"

namespace candour::console {
namespace {

using feedback::InformationPage;
using feedback::Publicity;
using feedback::PublicityState;

constexpr std::string_view prefix = "/information";
constexpr std::array<std::string_view, 3> forms = {"/add", "/replaced", "/still-right"};

struct Entry {
    PublicityRow row;
    Publicity publicity;
    PublicityState state = PublicityState::Current;
};

// A day that an information page has was read with it.
std::string iso_in_words(const std::string& iso, const PageLanguage& language) {
    const auto day = from_iso(iso);
    return day.ok() ? language.day(day.value()) : iso;
}

Result<std::vector<Entry>> entries_of(const feedback::Organisation& organisation,
                                      const PublicityOptions& options, CivilDay today) {
    std::vector<Entry> entries;
    if (!options.is_there()) return entries;
    ASSIGN_OR_RETURN(const auto rows, options.entries());
    for (const PublicityRow& row : rows) {
        ASSIGN_OR_RETURN(Publicity publicity, feedback::publicity_from(row.document));
        const PublicityState state = feedback::state_of(publicity, organisation, today);
        entries.push_back({row, std::move(publicity), state});
    }
    std::ranges::stable_sort(entries, {},
                             [](const Entry& one) { return one.publicity.look_again; });
    return entries;
}

bool is_out_of_date(const Entry& entry) {
    return entry.state == PublicityState::LookAgain || entry.state == PublicityState::PageIsGone;
}

void add_pages(View& view, const feedback::Organisation& organisation, CivilDay today,
               const PageLanguage& language) {
    std::vector<const InformationPage*> pages;
    for (const InformationPage& page : organisation.information)
        pages.push_back(&page);
    // The longest overdue is first: ISO days are in order as texts.
    std::ranges::stable_sort(pages, {},
                             [](const InformationPage* page) { return page->review_day; });
    View shown{View::type::list};
    for (const InformationPage* page : pages) {
        View row;
        row["information_title"] = view_of(page->title.in(language.tag()));
        row["information_owner"] = shown_text(page->owner);
        row["review_day"] = iso_in_words(page->review_day, language);
        row["overdue"] = feedback::is_overdue(*page, today);
        shown << row;
    }
    view["has_pages"] = !pages.empty();
    view["pages"] = std::move(shown);
}

View view_of_entry(const Entry& entry, const PageLanguage& language) {
    View row;
    row["entry_id"] = entry.row.id;
    row["entry_revision"] = std::to_string(entry.row.revision);
    row["entry_what"] = shown_text(entry.publicity.what);
    row["entry_where"] = shown_text(entry.publicity.where);
    row["entry_since"] = language.day(entry.publicity.since);
    row["entry_look_again"] = language.day(entry.publicity.look_again);
    row["entry_overdue"] = entry.state == PublicityState::LookAgain;
    row["page_is_gone"] = entry.state == PublicityState::PageIsGone;
    row["entry_replaced"] =
        entry.publicity.replaced_on ? language.day(*entry.publicity.replaced_on) : std::string();
    row["entry_who"] = shown_text(entry.row.who);
    return row;
}

void add_entries(View& view, const std::vector<Entry>& entries, const PageLanguage& language) {
    View current{View::type::list};
    View replaced{View::type::list};
    // What is out of date is first; within, the day to look again.
    for (const bool out_of_date : {true, false}) {
        for (const Entry& entry : entries) {
            if (entry.state == PublicityState::Replaced || is_out_of_date(entry) != out_of_date)
                continue;
            current << view_of_entry(entry, language);
        }
    }
    for (const Entry& entry : entries) {
        if (entry.state == PublicityState::Replaced) replaced << view_of_entry(entry, language);
    }
    view["has_current"] = !current.list_value().empty();
    view["current"] = std::move(current);
    view["has_replaced"] = !replaced.list_value().empty();
    view["replaced"] = std::move(replaced);
}

void add_form(View& view, const feedback::Organisation& organisation,
              const PublicityProblem& problem, const PageLanguage& language) {
    for (const char* name : {"what", "where", "since_day", "since_month", "since_year", "again_day",
                             "again_month", "again_year"}) {
        view[name] = std::string(field(problem.typed, name));
    }
    View options{View::type::list};
    for (const InformationPage& page : organisation.information) {
        View option;
        option["page_id"] = page.id;
        option["page_chosen"] = field(problem.typed, "page") == page.id;
        option["page_words"] = view_of(page.title.in(language.tag()));
        options << option;
    }
    view["page_options"] = std::move(options);
    view["has_problem"] = !problem.words.empty();
    view["problem"] = problem.words;
    view["problem_place"] = problem.place;
    for (const char* name : {"what", "where", "since_day", "again_day"})
        view[std::string(name) + "_wrong"] = !problem.words.empty() && problem.place == name;
}

}  // namespace

bool only_takes_information_forms(std::string_view path) {
    if (!path.starts_with(prefix)) return false;
    return std::ranges::find(forms, path.substr(prefix.size())) != forms.end();
}

bool is_information_path(std::string_view path) {
    return path == prefix || only_takes_information_forms(path);
}

Result<OutOfDate> out_of_date(const feedback::Organisation& organisation,
                              const PublicityOptions& publicity, CivilDay today) {
    ASSIGN_OR_RETURN(const auto entries, entries_of(organisation, publicity, today));
    const auto overdue = [&](const InformationPage& page) { return is_overdue(page, today); };
    OutOfDate counts;
    counts.pages =
        static_cast<std::size_t>(std::ranges::count_if(organisation.information, overdue));
    counts.publicity = static_cast<std::size_t>(std::ranges::count_if(entries, is_out_of_date));
    return counts;
}

Result<Page> information_page(const Desk& desk, const PublicityOptions& publicity,
                              const PublicityProblem& problem) {
    const CivilDay today = desk.clock.today();
    ASSIGN_OR_RETURN(const auto entries, entries_of(desk.organisation, publicity, today));
    Page page{"information",
              desk.language.tr("Information"),
              Section::None,
              {},
              problem.words.empty() ? 200 : 422};
    page.view["has_register"] = publicity.is_there();
    add_pages(page.view, desk.organisation, today, desk.language);
    add_entries(page.view, entries, desk.language);
    add_form(page.view, desk.organisation, problem, desk.language);
    return page;
}

}  // namespace candour::console
