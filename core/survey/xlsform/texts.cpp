// Languages from headers, and the texts of cells.
#include "core/survey/xlsform/texts.h"

#include <algorithm>

#include "core/survey/limits.h"
#include "core/survey/xlsform/languages.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

// Tags that ISO 639 keeps free for whoever needs one: qaa to qtz.
std::string free_tag(std::size_t number) {
    std::string tag = "qaa";
    tag[1] = static_cast<char>('a' + number / 26 % 20);
    tag[2] = static_cast<char>('a' + number % 26);
    return tag;
}

bool has_cells(const Table& table, const Column& column) {
    return std::ranges::any_of(
        table.rows(), [&](const Row& row) { return !is_blank_cell(text_at(row, column.index)); });
}

class LanguageFinder {
public:
    explicit LanguageFinder(Report& report) : report_(report) {}

    // Of the settings; it has no column of its own.
    Language standard(const std::string& name) {
        if (name.empty() || lower_case(name) == "default") return {};
        return tag_of(name, {}, 0, {});
    }

    void add(const Table& table, const Column& column) {
        if (!is_translated(column.field) || !has_cells(table, column)) return;
        if (column.language.empty() || lower_case(column.language) == "default") {
            if (column.field == Field::Image || column.field == Field::Audio) return;
            plain_ = true;
            return;
        }
        const std::size_t header = table.rows().empty() ? 1 : table.rows().front().number - 1;
        declare(tag_of(column.language, table.sheet_name(), std::max<std::size_t>(header, 1),
                       column.letters()));
    }

    void declare(const Language& tag) {
        if (std::ranges::find(found_.declared, tag) == found_.declared.end())
            found_.declared.push_back(tag);
    }

    FormLanguages finish(Language standard, const std::vector<Language>& order) {
        if (standard.empty() && (plain_ || found_.declared.empty())) {
            standard = "en";
            if (plain_) {
                report_.push_back({Severity::Note,
                                   {},
                                   0,
                                   {},
                                   "columns without a language are taken for English (en): if they "
                                   "are not, say \"default_language\" in the sheet 'settings'"});
            }
        }
        if (standard.empty()) standard = found_.declared.front();
        found_.standard = standard;
        found_.tags[""] = standard;
        found_.tags["default"] = standard;
        declare(standard);
        for (const Language& tag : order)
            declare(tag);
        const auto rank = [&](const Language& tag) {
            if (order.empty()) return tag == standard ? -1 : 0;
            const auto at = std::ranges::find(order, tag);
            return static_cast<int>(at - order.begin());
        };
        std::ranges::stable_sort(found_.declared, {}, rank);
        return std::move(found_);
    }

private:
    Language tag_of(const std::string& name, const std::string& sheet, std::size_t row,
                    const std::string& column) {
        const std::string key = lower_case(name);
        const auto known = found_.tags.find(key);
        if (known != found_.tags.end()) return known->second;
        Language tag = language_tag(name).value_or("");
        if (tag.empty()) {
            tag = free_tag(free_++);
            report_.push_back({Severity::Warning, sheet, row, column,
                               "which language is '" + name + "'? It is called '" + tag +
                                   "' here: write its tag, \"" + name + " (xx)\""});
        }
        found_.tags.emplace(key, tag);
        return tag;
    }

    FormLanguages found_;
    bool plain_ = false;
    std::size_t free_ = 0;
    Report& report_;
};

// A name, not a path: as core/survey/file/fields.cpp takes it.
bool is_plain_name(std::string_view name) {
    return name.size() <= file_name_bytes_max && !name.starts_with('.') &&
           std::ranges::none_of(name, [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\' ||
                      c == ':';
           });
}

}  // namespace

FormLanguages find_languages(const std::vector<const Table*>& tables,
                             const std::string& standard_name, const std::string& order,
                             Report& report) {
    LanguageFinder finder(report);
    const Language standard = finder.standard(standard_name);
    for (const Table* table : tables) {
        for (const Column& column : table->columns())
            finder.add(*table, column);
    }
    std::vector<Language> tags;
    for (const std::string_view word : words_of(order)) {
        if (is_language_tag(word)) tags.emplace_back(word);
    }
    return finder.finish(standard, tags);
}

nlohmann::json Texts::everywhere(const std::string& text) const {
    nlohmann::json all = nlohmann::json::object();
    for (const Language& language : languages_.declared)
        all[language] = text;
    return all;
}

nlohmann::json Texts::words(const Table& table, const Row& row, Field field) {
    LocalText text = table.local(row, field);
    if (text.empty()) return nullptr;
    if (!text.by_language.contains(languages_.standard)) {
        const auto& [other, words] = *text.by_language.begin();
        report_.push_back(table.finding(
            Severity::Warning, row, table.letters(field, other),
            "'" + header_of(field) + "' is not there in '" + languages_.standard +
                "', the language that is shown where another is missing: the text in '" + other +
                "' is taken"));
        text.by_language[languages_.standard] = std::string(words);
    }
    for (const Language& language : languages_.declared) {
        if (text.by_language.contains(language)) continue;
        Missing& missing = missing_[language];
        if (missing.count++ == 0) missing = {1, table.sheet_name(), row.number};
    }
    return text.by_language;
}

nlohmann::json Texts::files(const Table& table, const Row& row, Field field) {
    LocalText names;
    for (const Column& column : table.columns()) {
        if (column.field != field) continue;
        const std::string name(trimmed_cell(text_at(row, column.index)));
        if (name.empty()) continue;
        if (!is_plain_name(name)) {
            report_.push_back(table.finding(Severity::Warning, row, column.letters(),
                                            "'" + shortened(name) +
                                                "' is not the name of a file without its folder: "
                                                "it is left out"));
            continue;
        }
        const auto tag = languages_.tags.find(lower_case(column.language));
        if (!column.language.empty() && tag != languages_.tags.end()) {
            names.by_language[tag->second] = name;
        } else if (column.language.empty()) {
            for (const Language& language : languages_.declared)
                names.by_language.emplace(language, name);
        }
    }
    if (names.empty()) return nullptr;
    return names.by_language;
}

bool Texts::report_missing() const {
    for (const auto& [language, missing] : missing_) {
        report_.push_back({Severity::Warning,
                           missing.sheet,
                           missing.row,
                           {},
                           std::to_string(missing.count) +
                               (missing.count == 1 ? " text is" : " texts are") + " missing in '" +
                               language + "', the first here: '" + languages_.standard +
                               "' is shown instead"});
    }
    return !missing_.empty();
}

}  // namespace candour::survey::xlsform
