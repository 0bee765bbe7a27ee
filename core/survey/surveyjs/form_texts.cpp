// Languages and placeholders.
#include "core/survey/surveyjs/form_texts.h"

#include <algorithm>
#include <array>

#include "core/survey/sheet/workbook.h"
#include "core/survey/xlsform/languages.h"

namespace candour::survey::surveyjs {
namespace {

constexpr int depth_max = 64;

bool is_translated(const nlohmann::json& value) {
    return value.is_object() && !value.empty() &&
           std::ranges::all_of(value.items(), [](const auto& one) {
               return one.value().is_string() &&
                      (one.key() == "default" || xlsform::language_tag(one.key()).has_value());
           });
}

void find_languages(const nlohmann::json& value, std::set<Language>& found, int depth) {
    if (depth > depth_max || !value.is_structured()) return;
    if (is_translated(value)) {
        // "min" or "id" alone is a tag's form too: only with "default", or two and more.
        if (!value.contains("default") && value.size() < 2) return;
        for (const auto& [name, text] : value.items()) {
            if (name != "default") found.insert(*xlsform::language_tag(name));
        }
        return;
    }
    for (const auto& part : value)
        find_languages(part, found, depth + 1);
}

}  // namespace

FormTexts::FormTexts(const nlohmann::json& form, Report& report) : report_(report) {
    std::string locale = "en";
    if (form.contains("locale") && form["locale"].is_string()) locale = form["locale"];
    const Language standard = xlsform::language_tag(locale).value_or("en");
    std::set<Language> found;
    find_languages(form, found, 0);
    languages_ = {standard};
    for (const Language& language : found) {
        if (language != standard) languages_.push_back(language);
    }
}

std::string FormTexts::filled(const std::string& text) const {
    if (ids_ == nullptr) return text;
    std::string whole;
    std::size_t from = 0;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t close = text.find('}', at);
        if (close == std::string::npos) break;
        const auto id = ids_->find(text.substr(at + 1, close - at - 1));
        if (id == ids_->end()) continue;
        whole += text.substr(from, at - from) + "${" + id->second + "}";
        from = close + 1;
    }
    return whole + text.substr(from);
}

nlohmann::json FormTexts::words(const nlohmann::json& value, const std::string& path) {
    LocalText text;
    if (value.is_string()) {
        text.by_language[standard()] = value.get<std::string>();
    } else if (value.is_number()) {
        text.by_language[standard()] = value.dump();
    } else if (is_translated(value)) {
        for (const auto& [name, one] : value.items()) {
            const Language language = name == "default" ? standard() : *xlsform::language_tag(name);
            // "default" and its language's own name may both be there.
            if (name == "default") {
                text.by_language.emplace(language, one.get<std::string>());
            } else {
                text.by_language[language] = one.get<std::string>();
            }
        }
    } else if (!value.is_null()) {
        report_.push_back({Severity::Warning, path, 0, {}, "here belongs a text: it is left out"});
    }
    std::erase_if(text.by_language, [&](const auto& one) {
        return is_blank_cell(one.second) ||
               std::ranges::find(languages_, one.first) == languages_.end();
    });
    if (text.empty()) return nullptr;
    if (!text.by_language.contains(standard())) {
        report_.push_back({Severity::Warning,
                           path,
                           0,
                           {},
                           "the text is missing in '" + standard() + "': that in '" +
                               text.by_language.begin()->first + "' is taken"});
        text.by_language[standard()] = std::string(text.by_language.begin()->second);
    }
    missing_ = missing_ || text.by_language.size() < languages_.size();
    for (auto& [language, words] : text.by_language)
        words = filled(words);
    return text.by_language;
}

nlohmann::json FormTexts::everywhere(const std::string& text) const {
    nlohmann::json all = nlohmann::json::object();
    for (const Language& language : languages_)
        all[language] = text;
    return all;
}

std::string without_html(const std::string& html) {
    std::string text;
    for (std::size_t i = 0; i < html.size();) {
        const std::size_t close = html[i] == '<' ? html.find('>', i) : std::string::npos;
        if (close == std::string::npos) {
            text += html[i++];
            continue;
        }
        const std::string_view tag = std::string_view(html).substr(i + 1, close - i - 1);
        constexpr std::array<std::string_view, 6> breaks = {"br",  "/p",  "/li",
                                                            "/h1", "/h2", "/div"};
        const bool ends =
            std::ranges::any_of(breaks, [&](std::string_view one) { return tag.starts_with(one); });
        if (ends && !text.empty() && text.back() != '\n') text += '\n';
        i = close + 1;
    }
    return std::string(trimmed_cell(text));
}

}  // namespace candour::survey::surveyjs
