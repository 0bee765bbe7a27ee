// Templates: the pages' HTML, read once at start. A key that a page's data lacks is an error, not
// an empty string, which is what Mustache itself would show.
//
// {{#t}}A text{{/t}} is a text of the console: it is translated when the templates are read, once
// for each language, and may have keys and links in it, which its translation keeps. A page with
// such marks is in every language of the console; one without is in English.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "core/base/result.h"
#include "core/base/translator.h"
#include "core/base/world.h"

namespace candour::console {

using View = kainjow::mustache::data;

// The pages: a template's name and its file under the share folder.
struct TemplateFile {
    std::string_view name;
    std::string_view path;
};
inline constexpr TemplateFile template_files[] = {
    {"sign_in", "sign_in/sign_in.mustache"},
    {"inbox", "inbox/inbox.mustache"},
    {"item", "item/item.mustache"},
    {"redaction", "redaction/redaction.mustache"},
    {"today", "work/today.mustache"},
    {"help", "help/help.mustache"},
    {"help_request", "help/help_request.mustache"},
    {"involvement", "involvement/involvement.mustache"},
    {"involvement_draw", "involvement/involvement_draw.mustache"},
    {"involvement_remove", "involvement/involvement_remove.mustache"},
    {"safeguarding", "safeguarding/safeguarding.mustache"},
    {"safeguarding_text", "safeguarding/text.mustache"},
    {"cases", "work/cases.mustache"},
    {"my_work", "work/my_work.mustache"},
    {"my_calendar", "work/my_calendar.mustache"},
    {"digest", "work/digest.mustache"},
    {"case", "cases/case.mustache"},
    {"case_clock", "cases/clock.mustache"},
    {"case_details", "cases/details.mustache"},
    {"surveys", "surveys/surveys.mustache"},
    {"survey", "surveys/survey.mustache"},
    {"survey_words", "surveys/survey_words.mustache"},
    {"survey_outcome", "surveys/survey_outcome.mustache"},
    {"paper", "paper/paper.mustache"},
    {"key_in_start", "paper/key_in_start.mustache"},
    {"key_in", "paper/key_in.mustache"},
    {"key_in_kept", "paper/key_in_kept.mustache"},
    {"survey_drafts", "editor/drafts.mustache"},
    {"survey_draft", "editor/draft.mustache"},
    {"survey_form", "editor/form.mustache"},
    {"survey_preview", "editor/preview.mustache"},
    {"survey_brought", "editor/brought.mustache"},
    {"report", "reports/report.mustache"},
    {"report_year", "reports/year.mustache"},
    {"register", "registers/register.mustache"},
    {"you_said", "you_said/you_said.mustache"},
    {"you_said_entry", "you_said/entry.mustache"},
    {"you_said_public", "you_said/public.mustache"},
    {"receipt", "receipt/receipt.mustache"},
    {"audit", "audit/audit.mustache"},
    {"calendar", "calendar/calendar.mustache"},
    {"information", "information/information.mustache"},
    {"error", "error/error.mustache"},
    {"languages", "languages/languages.mustache"},
    {"devices", "devices/devices.mustache"},
    {"device_code", "devices/device_code.mustache"},
    {"device_words", "devices/device_words.mustache"},
    {"device_revoke", "devices/device_revoke.mustache"},
    {"staff", "staff/staff.mustache"},
};
// Parts that several pages share, as "{{> name}}".
inline constexpr TemplateFile part_files[] = {
    {"case_rows", "work/case_rows.mustache"},
    {"contact_card", "inbox/contact_card.mustache"},
    {"redacted", "redaction/redacted.mustache"},
    {"lead_card", "safeguarding/lead_card.mustache"},
    {"lead_forms", "safeguarding/lead_forms.mustache"},
    {"page_numbers", "layout/page_numbers.mustache"},
    {"report_tables", "reports/report_tables.mustache"},
};
// Around every page; "{{> content}}" in it is where the page goes.
inline constexpr std::string_view layout_path = "layout/layout.mustache";

class Templates {
public:
    // `translator` null: English alone. Errors: NotFound, Unavailable; Invalid for a template that
    // does not parse, with its file.
    static Result<Templates> load(Disk& disk, const std::string& folder,
                                  const Translator* translator = nullptr);

    // The whole page. Values are escaped; safe to call from several threads.
    // `asked`: filled with every key the template looked up, for tests.
    // Errors: NotFound (no such template), Invalid (names the keys that `view` lacks).
    Result<std::string> render(std::string_view name, const View& view,
                               std::set<std::string>* asked = nullptr,
                               std::string_view language = "en") const;
    // Whether the page itself is in every language of the console.
    bool is_translated(std::string_view name) const { return translated_.contains(name); }

private:
    // By language, then by name.
    using Pages = std::map<std::string, kainjow::mustache::mustache, std::less<>>;
    std::map<std::string, Pages, std::less<>> pages_;
    std::set<std::string, std::less<>> translated_;
};

}  // namespace candour::console
