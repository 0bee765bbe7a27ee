// A report as three lists, the worst first; what does not fit on a page is counted.
#include "app/console/editor/brought.h"

#include <array>

#include "app/console/core_words.h"
#include "app/console/limits.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using survey::Finding;
using survey::Severity;

struct Heading {
    Severity severity;
    std::string_view words;
};
constexpr std::array<Heading, 4> headings = {{{Severity::Error, N_("Why it cannot be used")},
                                              {Severity::Refused, N_("Left out")},
                                              {Severity::Warning, N_("Brought in, but look at it")},
                                              {Severity::Note, N_("Good to know")}}};

View findings_view(const Brought& brought, Severity severity, std::size_t& room) {
    View list{View::type::list};
    for (const Finding& finding : brought.report) {
        if (finding.severity != severity) continue;
        if (room == 0) break;
        --room;
        const std::string place = place_in_words(finding, brought.language);
        View one;
        one["has_finding_place"] = !place.empty();
        one["finding_place"] = place;
        one["finding"] = shown_text(core_sentence(finding.what, brought.language));
        list << one;
    }
    return list;
}

}  // namespace

std::string place_in_words(const Finding& finding, const PageLanguage& language) {
    const bool cell = finding.row > 0 || !finding.column.empty();
    const std::string row = std::to_string(finding.row);
    if (finding.sheet.empty())
        return finding.row > 0 ? language.tr("Line {number}", {{"number", row}}) : std::string();
    // Of JSON it is a path.
    const bool path = !cell && finding.sheet.find_first_of("[.") != std::string::npos;
    const std::string sheet = shown_text(finding.sheet);
    std::string words = path ? sheet : language.tr("Sheet {name}", {{"name", sheet}});
    if (finding.row > 0) words += ", " + language.tr("row {number}", {{"number", row}});
    if (!finding.column.empty())
        words += ", " + language.tr("column {name}", {{"name", shown_text(finding.column)}});
    return words;
}

Page brought_page(const Brought& brought) {
    Page page{"survey_brought", brought.title, Section::Surveys, {}, brought.status};
    View& view = page.view;
    view["brought_title"] = brought.title;
    view["file_name"] = first_words(brought.file, 80);
    view["summary"] = brought.summary;
    view["go_on"] = brought.button;
    view["go_on_href"] = brought.href;
    std::size_t room = findings_shown_max;
    View lists{View::type::list};
    for (const Heading& heading : headings) {
        const std::size_t count = survey::count(brought.report, heading.severity);
        if (count == 0) continue;
        const std::size_t before = room;
        View one;
        one["list_title"] = brought.language.tr(heading.words);
        one["findings"] = findings_view(brought, heading.severity, room);
        const std::size_t more = count - (before - room);
        one["has_more"] = more > 0;
        one["more"] = brought.language.tr_n(
            "And {count} more, which this page has no room for. “candour-server questionnaire "
            "check” lists them all.",
            "And {count} more, which this page has no room for. “candour-server questionnaire "
            "check” lists them all.",
            static_cast<std::int64_t>(more));
        lists << one;
    }
    view["has_lists"] = !brought.report.empty();
    view["lists"] = std::move(lists);
    return page;
}

}  // namespace candour::console
