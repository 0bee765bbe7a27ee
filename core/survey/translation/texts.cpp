// Going over all texts, to read or to write.
#include "core/survey/translation/texts.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace candour::survey {
namespace {

using Visit = std::function<void(const std::string& key, LocalText& text)>;

bool is_first_row(const Questionnaire& whole, std::size_t question) {
    return question == 0 || whole.questions[question - 1].group != whole.questions[question].group;
}

void visit_choices(const std::string& key, Question& question, const Visit& visit) {
    // Stars and scales have numbers, which need no words.
    if (question.type == QuestionType::Stars || question.type == QuestionType::Scale) return;
    for (Choice& choice : question.choices)
        visit(key + "/choice/" + choice.id + "/label", choice.label);
}

// Rows of one matrix share keys for what they share.
void visit_question(Questionnaire& whole, std::size_t index, const Visit& visit) {
    Question& question = whole.questions[index];
    const std::string key = "question/" + question.id;
    const bool row = question.group != no_group && whole.groups[question.group].matrix;
    const std::string shared = row ? "group/" + whole.groups[question.group].id : key;
    visit(key + "/prompt", question.prompt);
    visit(key + "/hint", question.hint);
    visit(key + "/pressing_reason", question.pressing_reason);
    visit(shared + "/required_message", question.required_message);
    visit(key + "/constraint_message", question.constraint_message);
    visit(key + "/unit", question.number.unit);
    visit(key + "/low", question.scale.low);
    visit(key + "/high", question.scale.high);
    visit_choices(shared, question, visit);
}

// `first_only`: of what the rows of a matrix share, the first row's.
void visit_all(Questionnaire& whole, bool first_only, const Visit& visit) {
    visit("title", whole.title);
    visit("introduction", whole.introduction);
    std::vector<bool> said(whole.groups.size(), false);
    for (std::size_t i = 0; i < whole.questions.size(); ++i) {
        const std::size_t around = whole.questions[i].group;
        std::vector<std::size_t> begun;
        for (std::size_t one = around; one != no_group && !said[one];
             one = whole.groups[one].parent)
            begun.push_back(one);
        for (auto one = begun.rbegin(); one != begun.rend(); ++one) {
            said[*one] = true;
            visit("group/" + whole.groups[*one].id + "/label", whole.groups[*one].label);
            visit("group/" + whole.groups[*one].id + "/hint", whole.groups[*one].hint);
        }
        const bool row = around != no_group && whole.groups[around].matrix;
        if (first_only && row && !is_first_row(whole, i)) {
            visit("question/" + whole.questions[i].id + "/prompt", whole.questions[i].prompt);
            continue;
        }
        visit_question(whole, i, visit);
    }
}

const std::string& source_text(const Questionnaire& whole, const LocalText& text) {
    static const std::string none;
    const Language& shown = whole.fallback.empty() ? whole.languages.front() : whole.fallback;
    const auto found = text.by_language.find(shown);
    return found == text.by_language.end() ? none : found->second;
}

Finding finding(Severity severity, const Translated& from, const std::string& what) {
    return {severity, {}, from.line, {}, what};
}

}  // namespace

std::vector<TextEntry> texts_of(const Questionnaire& questionnaire) {
    Questionnaire copy = questionnaire;
    std::vector<TextEntry> entries;
    visit_all(copy, /*first_only=*/true, [&](const std::string& key, LocalText& text) {
        if (!text.empty()) entries.push_back({key, text});
    });
    return entries;
}

TranslationResult with_translations(Questionnaire questionnaire, const Language& language,
                                    const Translations& translations) {
    Report report;
    const Questionnaire before = questionnaire;
    std::map<std::string, bool> used;
    std::size_t missing = 0;
    visit_all(questionnaire, /*first_only=*/false, [&](const std::string& key, LocalText& text) {
        if (text.empty()) return;
        const auto found = translations.find(key);
        const bool first = !used[key];
        used[key] = true;
        const std::string& source = source_text(before, text);
        const bool given = found != translations.end() && !found->second.text.empty();
        const bool stale = given && !found->second.was.empty() && found->second.was != source;
        if (stale && first) {
            report.push_back(finding(
                Severity::Warning, found->second,
                "'" + key + "' has changed since it was translated: it says '" + source + "' now"));
        }
        if (given && !stale) text.by_language[language] = found->second.text;
        if (!text.by_language.contains(language) && first) ++missing;
    });
    for (const auto& [key, translated] : translations) {
        if (used.contains(key)) continue;
        report.push_back(finding(Severity::Warning, translated,
                                 "there is no text '" + key + "': its translation is left out"));
    }
    auto& languages = questionnaire.languages;
    if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
    if (missing > 0) {
        report.push_back({Severity::Note,
                          {},
                          0,
                          {},
                          std::to_string(missing) + (missing == 1 ? " text is" : " texts are") +
                              " not translated yet"});
        if (questionnaire.fallback.empty()) questionnaire.fallback = languages.front();
    }
    // Numbers are in every language.
    for (Question& question : questionnaire.questions) {
        if (question.type != QuestionType::Stars && question.type != QuestionType::Scale) continue;
        question.choices.clear();
    }
    nlohmann::json json = to_json(questionnaire);
    const bool open = json.contains("owner") && json.contains("purpose") && json.contains("act_by");
    // What only an opened survey needs is not this file's matter.
    for (const char* field : {"owner", "purpose"}) {
        if (!json.contains(field)) json[field] = "-";
    }
    if (!json.contains("act_by")) json["act_by"] = "9999-12-31";
    Result<Questionnaire> read = parse_questionnaire(json, "questionnaire");
    if (!read.ok()) {
        report.push_back({Severity::Error, {}, 0, {}, read.error().what});
        return {std::nullopt, std::move(report)};
    }
    Questionnaire done = read.take();
    if (!open) {
        done.owner = before.owner;
        done.purpose = before.purpose;
        done.act_by = before.act_by;
        done.version = version_of(done);
    }
    return {std::move(done), std::move(report)};
}

}  // namespace candour::survey
