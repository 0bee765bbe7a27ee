// The head, field by field until all that is left of it is right.
#include "core/survey/importing/head.h"

#include <array>

#include "core/survey/logic.h"

namespace candour::survey {
namespace {

struct Needed {
    const char* field;
    const char* stand_in;
    const char* what;
};

// Asked for before a survey can be opened (requirement W3), not before it can be imported.
constexpr std::array<Needed, 3> needed = {
    {{"owner", "-", "nobody owns it"},
     {"purpose", "-", "it does not say what for it is asked"},
     {"act_by", "9999-12-31", "it does not say by which day its results are acted on"}}};

// "act_by" of "@: act_by: no date", "earlier" of "@: earlier[2].now: …".
std::string field_of(std::string_view what) {
    if (what.starts_with("@: ")) what.remove_prefix(3);
    return std::string(what.substr(0, what.find_first_of(":.[ ")));
}

std::string without_place(std::string_view what) {
    if (what.starts_with("@: ")) what.remove_prefix(3);
    return std::string(what);
}

// Questions were read one by one already; the head needs them only to say what they were called.
nlohmann::json questions_for(const Draft& draft, const Questionnaire& questionnaire) {
    if (draft.head.contains("earlier")) return to_json(questionnaire).at("questions");
    nlohmann::json page = {{"id", "page"}, {"type", "information"}};
    for (const Language& language : questionnaire.languages)
        page["prompt"][language] = "-";
    return nlohmann::json::array({std::move(page)});
}

void report_missing(const Draft& draft, const Needed& one, Report& report) {
    report.push_back(
        {Severity::Warning,
         draft.head_place.sheet,
         0,
         {},
         std::string(one.what) + ": give \"" + one.field + "\" before it can be opened"});
}

}  // namespace

Imported finish_head(const Draft& draft, Questionnaire questionnaire, Report report) {
    nlohmann::json all = draft.head;
    std::vector<const char*> stand_ins;
    all["questions"] = questions_for(draft, questionnaire);
    for (std::size_t rounds = 0; rounds <= draft.head.size(); ++rounds) {
        for (const Needed& one : needed) {
            if (all.contains(one.field)) continue;
            all[one.field] = one.stand_in;
            stand_ins.push_back(one.field);
            report_missing(draft, one, report);
        }
        Result<Questionnaire> whole = parse_questionnaire(all, "@");
        if (whole.ok()) {
            Questionnaire read = whole.take();
            for (const std::string field : stand_ins) {
                if (field == "owner") read.owner.clear();
                if (field == "purpose") read.purpose.clear();
                if (field == "act_by") read.act_by.clear();
            }
            read.questions = std::move(questionnaire.questions);
            read.groups = std::move(questionnaire.groups);
            read.logic = compile_logic(read).logic;
            CHECK(read.logic != nullptr);  // It compiled before it came here.
            read.version = version_of(read);
            return {std::move(read), stand_ins.empty(), std::move(report)};
        }
        const std::string& what = whole.error().what;
        const std::string field = field_of(what);
        const bool optional = draft.head.contains(field) && field != "id" && field != "title" &&
                              field != "languages" && all.contains(field);
        const auto column = draft.head_columns.find(field);
        report.push_back({optional ? Severity::Refused : Severity::Error, draft.head_place.sheet,
                          draft.head_place.row,
                          column == draft.head_columns.end() ? std::string{} : column->second,
                          without_place(what)});
        if (!optional) break;
        all.erase(field);
    }
    return {std::nullopt, false, std::move(report)};
}

}  // namespace candour::survey
