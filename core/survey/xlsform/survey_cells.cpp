// Single cells of the survey into fields of items.
#include "core/survey/limits.h"
#include "core/survey/xlsform/survey_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

struct Quotes {
    std::string_view open;
    std::string_view close;
};

constexpr std::array<Quotes, 4> all_quotes = {{{"'", "'"}, {"\"", "\""}, {"‘", "’"}, {"“", "”"}}};

const Quotes* quotes_at(std::string_view text) {
    for (const Quotes& one : all_quotes) {
        if (text.starts_with(one.open)) return &one;
    }
    return nullptr;
}

// Words in quotes that are a renamed choice.
std::string with_renamed_words(const std::string& source,
                               const std::unordered_map<std::string, std::string>& renamed) {
    if (renamed.empty()) return source;
    const std::string_view text = source;
    std::string whole;
    for (std::size_t i = 0; i < text.size();) {
        const Quotes* quotes = quotes_at(text.substr(i));
        const std::size_t begin = quotes == nullptr ? 0 : i + quotes->open.size();
        const std::size_t end =
            quotes == nullptr ? std::string_view::npos : text.find(quotes->close, begin);
        if (end == std::string_view::npos) {
            whole += text[i++];
            continue;
        }
        const auto found = renamed.find(std::string(text.substr(begin, end - begin)));
        whole += text.substr(i, begin - i);
        whole += found == renamed.end() ? text.substr(begin, end - begin) : found->second;
        whole += quotes->close;
        i = end + quotes->close.size();
    }
    return whole;
}

}  // namespace

void SurveyReader::say(Severity severity, const Row& row, Field field, const std::string& what) {
    report_.push_back(table_.finding(severity, row, table_.letters(field), what));
}

void SurveyReader::rename_mentions(nlohmann::json& texts) const {
    if (names_.renamed.empty()) return;
    for (auto& text : texts)
        text = with_renamed(text.get<std::string>(), names_.renamed);
}

void SurveyReader::put_words(const Row& row, Field field, const char* name, DraftItem& item) {
    nlohmann::json words = texts_.words(table_, row, field);
    if (words.is_null()) return;
    rename_mentions(words);
    for (const auto& [language, text] : words.items())
        item.columns[std::string(name) + "." + language] = table_.letters(field, language);
    item.columns[name] = table_.letters(field);
    item.json[name] = std::move(words);
}

std::string SurveyReader::expression(const Row& row, Field field) const {
    const Cell* cell = table_.cell(row, field);
    if (cell == nullptr) return {};
    // A spreadsheet makes a truth of "true".
    if (cell->kind == Cell::Kind::Boolean) return cell->text == "TRUE" ? "true()" : "false()";
    const std::string source = with_renamed(trimmed_cell(cell->text), names_.renamed);
    return with_renamed_words(source, lists_.renamed);
}

void SurveyReader::put_expression(const Row& row, Field field, const char* name, DraftItem& item) {
    item.columns[name] = table_.letters(field);
    std::string source = expression(row, field);
    if (!source.empty()) item.json[name] = std::move(source);
}

void SurveyReader::put_files(const Row& row, Field field, const char* name, DraftItem& item) {
    nlohmann::json names = texts_.files(table_, row, field);
    if (names.is_null()) return;
    item.columns[std::string("media.") + name] = table_.letters(field);
    item.json["media"][name] = std::move(names);
}

}  // namespace candour::survey::xlsform
