// Translations by row and column.
#include "core/survey/translation/table.h"

#include <algorithm>
#include <span>

#include "core/survey/xlsform/languages.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey {

Sheet translation_table(const Questionnaire& questionnaire, const std::vector<Language>& more) {
    std::vector<Language> languages = questionnaire.languages;
    for (const Language& language : more) {
        if (std::ranges::find(languages, language) == languages.end())
            languages.push_back(language);
    }
    Sheet sheet{.name = "translations", .rows = {{.number = 1}}};
    sheet.rows[0].cells.push_back({0, Cell::Kind::Text, "key"});
    for (std::size_t i = 0; i < languages.size(); ++i)
        sheet.rows[0].cells.push_back({i + 1, Cell::Kind::Text, languages[i]});
    for (const TextEntry& entry : texts_of(questionnaire)) {
        Row row{.number = sheet.rows.size() + 1};
        row.cells.push_back({0, Cell::Kind::Text, entry.key});
        for (std::size_t i = 0; i < languages.size(); ++i) {
            const auto found = entry.text.by_language.find(languages[i]);
            if (found == entry.text.by_language.end()) continue;
            row.cells.push_back({i + 1, Cell::Kind::Text, found->second});
        }
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

Result<Translations> read_translation_table(const Sheet& sheet, const Language& source,
                                            const Language& language) {
    std::size_t key = no_column;
    std::size_t from = no_column;
    std::size_t to = no_column;
    if (sheet.rows.empty()) return Error{ErrorKind::Invalid, "row 1: there is no row of headers"};
    for (const Cell& cell : sheet.rows.front().cells) {
        const std::string name = xlsform::lower_case(trimmed_cell(cell.text));
        const std::string tag = xlsform::language_tag(cell.text).value_or("");
        if (name == "key") {
            key = cell.column;
        } else if (tag == language) {
            to = cell.column;
        } else if (tag == source) {
            from = cell.column;
        }
    }
    if (key == no_column) return Error{ErrorKind::Invalid, "row 1: there is no column \"key\""};
    if (to == no_column) {
        return Error{ErrorKind::Invalid, "row 1: there is no column \"" + language + "\""};
    }
    Translations all;
    for (const Row& row : std::span(sheet.rows).subspan(1)) {
        const std::string name(trimmed_cell(text_at(row, key)));
        const std::string_view text = text_at(row, to);
        if (name.empty() || is_blank_cell(text)) continue;
        const bool known = from != no_column;
        all[name] = {known ? std::string(text_at(row, from)) : "", std::string(text), row.number};
    }
    return all;
}

}  // namespace candour::survey
