// A SurveyJS form: what it says of itself, then its pages.
#include "core/survey/surveyjs/import.h"

#include "core/survey/limits.h"
#include "core/survey/surveyjs/form_reader.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::surveyjs {
namespace {

// [a-z0-9_-]{1,40}.
std::string form_id(const std::string& name) {
    std::string id;
    for (const char c : xlsform::lower_case(xlsform::id_from(name))) {
        id += c == '.' ? '-' : c;
        if (id.size() == 40) break;
    }
    return id.empty() ? "form" : id;
}

}  // namespace

bool looks_like_surveyjs(const nlohmann::json& json) {
    if (!json.is_object()) return false;
    if (json.contains("pages") || json.contains("elements")) return true;
    // Old forms have "questions" without a page, ours with an owner beside them.
    return json.contains("questions") && !json.contains("languages") && !json.contains("owner");
}

Imported import_surveyjs(const nlohmann::json& form, const std::string& name) {
    Report report;
    if (!form.is_object()) {
        report.push_back({Severity::Error, {}, 0, {}, "here belongs an object: { … }"});
        return {std::nullopt, false, std::move(report)};
    }
    FormTexts texts(form, report);
    Draft draft;
    FormReader reader(texts, draft, report);
    Element whole(form, "form");
    draft.head["id"] = form_id(name);
    draft.head["languages"] = texts.languages();
    reader.find_names(form);
    nlohmann::json title = texts.words(whole.any("title"), "title");
    draft.head["title"] = title.is_null() ? texts.everywhere(name) : std::move(title);
    nlohmann::json introduction = texts.words(whole.any("description"), "description");
    if (!introduction.is_null()) draft.head["introduction"] = std::move(introduction);
    for (const char* known : {"pages", "elements", "questions", "locale"})
        whole.any(known);
    for (const std::string& property : whole.left()) {
        report.push_back({Severity::Warning,
                          {},
                          0,
                          {},
                          "the property '" + xlsform::shortened(property) +
                              "' is not supported: it is left out"});
    }
    reader.read_pages(form);
    if (texts.is_missing()) draft.head["fallback"] = texts.standard();
    return assemble(std::move(draft), std::move(report));
}

}  // namespace candour::survey::surveyjs
