// The sheets of a form, and what goes where.
#include "core/survey/xlsform/import.h"

#include <algorithm>
#include <tuple>

#include "core/survey/limits.h"
#include "core/survey/xlsform/cells.h"
#include "core/survey/xlsform/languages.h"
#include "core/survey/xlsform/settings.h"
#include "core/survey/xlsform/survey_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

class FormSheets {
public:
    FormSheets(const Workbook& workbook, Report& report) {
        for (const Sheet& sheet : workbook.sheets) {
            const std::string name = lower_case(trimmed_cell(sheet.name));
            const Sheet** place = place_of(name);
            if (place != nullptr && *place == nullptr) {
                *place = &sheet;
                continue;
            }
            const bool more = name == "external_choices" || name == "osm" || name == "entities";
            const bool rows = sheet.rows.size() > 1;
            report.push_back({more && rows ? Severity::Warning : Severity::Note,
                              sheet.name,
                              0,
                              {},
                              place != nullptr ? "the sheet is there twice: this one is left out"
                              : more ? "what this sheet says is not supported: it is left out"
                                     : "the sheet is no part of a form: it is left out"});
        }
    }

    const Sheet* survey = nullptr;
    const Sheet* choices = nullptr;
    const Sheet* settings = nullptr;
    const Sheet* earlier = nullptr;

private:
    const Sheet** place_of(const std::string& name) {
        if (name == "survey") return &survey;
        if (name == "choices") return &choices;
        if (name == "settings") return &settings;
        if (name == "candour_earlier") return &earlier;
        return nullptr;
    }
};

// The language that is shown where another is missing.
void settle_fallback(const Table& settings, const Texts& texts, Draft& draft, Report& report) {
    static const Row none{};
    const Row& row = settings.rows().empty() ? none : settings.rows().front();
    const std::string said = settings.text(row, Field::Fallback);
    const bool missing = texts.report_missing();
    if (missing) draft.head["fallback"] = texts.languages().standard;
    if (said.empty() || lower_case(said) == "none") return;
    const auto& declared = texts.languages().declared;
    if (std::ranges::find(declared, said) != declared.end()) {
        draft.head["fallback"] = said;
    } else {
        report.push_back(
            settings.finding(Severity::Warning, row, settings.letters(Field::Fallback),
                             "'" + shortened(said) + "' is none of the form's languages"));
    }
}

Imported fail(Report report, const std::string& sheet, std::size_t row, const std::string& what) {
    report.push_back({Severity::Error, sheet, row, {}, what});
    return {std::nullopt, false, std::move(report)};
}

// By sheet, row and column, as somebody goes through the file.
void sort_report(const Workbook& workbook, Report& report) {
    const auto rank = [&](const Finding& finding) {
        const auto sheet = std::ranges::find(workbook.sheets, finding.sheet, &Sheet::name);
        const auto number = finding.sheet.empty() ? -1 : sheet - workbook.sheets.begin();
        return std::tuple(number, finding.row, column_of(finding.column) + 1);
    };
    std::ranges::stable_sort(report, {}, rank);
}

void report_tables(const std::vector<const Table*>& tables, Report& report) {
    for (const Table* table : tables) {
        report_odd_cells(*table, report);
        table->report_stray_cells(report);
    }
}

}  // namespace

Imported import_xlsform(const Workbook& workbook, const std::string& name) {
    Report report;
    const FormSheets sheets(workbook, report);
    if (sheets.survey == nullptr) {
        return fail(std::move(report), {}, 0,
                    "there is no sheet 'survey': an XLSForm has its questions there");
    }
    Table survey(SheetKind::Survey, sheets.survey, report);
    Table choices(SheetKind::Choices, sheets.choices, report);
    Table settings(SheetKind::Settings, sheets.settings, report);
    Table earlier(SheetKind::Earlier, sheets.earlier, report);
    if (survey.column(Field::Type) == nullptr) {
        return fail(std::move(report), survey.sheet_name(), 1, "there is no column 'type'");
    }
    static const Row none{};
    const Row& first = settings.rows().empty() ? none : settings.rows().front();
    const std::vector<Table*> translated = {&survey, &choices, &settings};
    const FormLanguages languages = find_languages({translated.begin(), translated.end()},
                                                   settings.text(first, Field::DefaultLanguage),
                                                   settings.text(first, Field::Languages), report);
    for (Table* table : translated)
        table->name_languages(languages.tags);
    report_tables({&survey, &choices, &settings, &earlier}, report);
    survey.report_unknown_columns(report);
    settings.report_unknown_columns(report);
    Texts texts(languages, report);
    Draft draft;
    ChoiceLists lists = read_choices_sheet(choices, texts, report);
    SurveyReader(survey, texts, lists, draft, report).run();
    report_unused(lists, choices, report);
    read_settings(settings, name, texts, draft, report);
    read_earlier_sheet(earlier, draft, report);
    draft.head["languages"] = languages.declared;
    settle_fallback(settings, texts, draft, report);
    Imported imported = assemble(std::move(draft), std::move(report));
    sort_report(workbook, imported.report);
    return imported;
}

}  // namespace candour::survey::xlsform
