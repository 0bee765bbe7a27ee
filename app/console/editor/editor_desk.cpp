// Opening, keeping and judging drafts.
#include "app/console/editor/editor_desk.h"

#include <algorithm>

#include "app/console/core_words.h"
#include "app/console/words.h"
#include "core/feedback/kiosk_can_show.h"
#include "core/office/permissions.h"
#include "core/survey/editing/items.h"

namespace candour::console {
namespace {

std::string without_place(std::string words, std::string_view place) {
    const std::string head = std::string(place) + ": ";
    if (words.starts_with(head)) words.erase(0, head.size());
    return words;
}

void ask_everything(Json& item) {
    item.erase("show_if");
    for (const char* list : {"questions", "rows"}) {
        if (!item.contains(list)) continue;
        for (Json& one : item[list])
            ask_everything(one);
    }
}

Problem meanwhile(const std::string& who, const PageLanguage& language) {
    return {"", language.tr("{who} has changed this draft meanwhile. Your words are below and not "
                            "saved yet. Look at what is there now, then save again.",
                            {{"who", shown_text(who)}})};
}

}  // namespace

std::string OpenDraft::title() const { return shown_text(read.title.in(main()).text); }

bool OpenDraft::has(const Language& language) const {
    return std::ranges::find(read.languages, language) != read.languages.end();
}

Result<OpenDraft> open_draft(const EditorDesk& editor, const std::string& id) {
    ASSIGN_OR_RETURN(auto kept, editor.drafts.draft(id));
    if (!kept) return Error{ErrorKind::NotFound, "there is no draft " + id};
    Result<Json> document = survey::editing::parse_draft(kept->document);
    if (!document.ok()) return Error{ErrorKind::Corrupt, document.error().what};
    Result<survey::Questionnaire> read = survey::editing::read_draft(document.value());
    if (!read.ok()) return Error{ErrorKind::Corrupt, read.error().what};
    return OpenDraft{std::move(*kept), document.take(), read.take(), editor.desk.language};
}

Result<std::optional<Problem>> keep_draft(const EditorDesk& editor, const OpenDraft& draft,
                                          const Json& changed, const SignedIn& viewer) {
    if (changed == draft.document) return std::optional<Problem>();
    store::SurveyDraft next = draft.kept;
    next.document = changed.dump();
    next.who = viewer.account.display_name;
    next.at_s = seconds_now(editor.desk.clock);
    const auto kept = editor.drafts.change_draft(next);
    if (kept.ok()) return std::optional<Problem>();
    if (kept.error().kind == ErrorKind::Full) {
        return std::optional(Problem{"", core_sentence(kept.error().what, draft.language)});
    }
    if (kept.error().kind != ErrorKind::Conflict) return kept.error();
    ASSIGN_OR_RETURN(const OpenDraft now, open_draft(editor, draft.kept.id));
    return std::optional(meanwhile(now.kept.who, draft.language));
}

std::optional<Problem> changed_meanwhile(const OpenDraft& draft, const Fields& form) {
    if (field(form, "revision") == std::to_string(draft.kept.revision)) return std::nullopt;
    return meanwhile(draft.kept.who, draft.language);
}

Result<std::set<std::string>> taken_ids(const EditorDesk& editor) {
    // Besides those in use, what addresses mean something else by.
    std::set<std::string> taken = {"drafts", "new", "pictures", "bring"};
    ASSIGN_OR_RETURN(const auto drafts, editor.drafts.drafts());
    for (const store::SurveyDraft& draft : drafts)
        taken.insert(draft.id);
    ASSIGN_OR_RETURN(const auto published, editor.desk.surveys.questionnaires());
    taken.insert(published.begin(), published.end());
    for (const survey::Questionnaire& one : editor.desk.organisation.questionnaires)
        taken.insert(one.id);
    return taken;
}

Result<std::set<std::string>> taken_titles(const EditorDesk& editor) {
    std::set<std::string> titles;
    ASSIGN_OR_RETURN(const auto drafts, editor.drafts.drafts());
    for (const store::SurveyDraft& draft : drafts) {
        const Result<Json> document = survey::editing::parse_draft(draft.document);
        if (!document.ok()) continue;
        const Language main = survey::editing::main_language(document.value());
        titles.insert(document.value().at("title").value(main, std::string()));
    }
    for (const survey::Questionnaire& one : editor.desk.organisation.questionnaires)
        titles.insert(one.title.in(one.fallback.empty() ? "en" : one.fallback).text);
    return titles;
}

std::string id_for(const std::string& title, const std::set<std::string>& taken) {
    // Room for a number: an id has at most 40 characters.
    return survey::editing::fresh_id(survey::editing::fresh_id(title, {}).substr(0, 36), taken);
}

Result<std::set<std::string>> published_ids(const EditorDesk& editor, const std::string& id) {
    std::set<std::string> ids;
    ASSIGN_OR_RETURN(const auto versions, editor.desk.surveys.versions(id));
    for (const store::SurveyVersion& version : versions) {
        const auto json = Json::parse(version.document, nullptr, /*allow_exceptions=*/false);
        if (json.is_discarded()) continue;
        const auto read = survey::parse_questionnaire(json, "version");
        if (read.ok()) ids.merge(survey::editing::ids_of(json));
    }
    return ids;
}

std::string complete_document(const OpenDraft& draft) {
    Json document = draft.document;
    ask_everything(document);
    document.erase("closes");
    document.erase("sample_one_in");
    for (const char* name : {"owner", "purpose"}) {
        if (!document.contains(name)) document[name] = "-";
    }
    if (!document.contains("act_by")) document["act_by"] = "9999-12-31";
    const bool needs_fallback = draft.read.languages.size() > 1 && !document.contains("fallback");
    if (needs_fallback) document["fallback"] = draft.main();
    return document.dump();
}

std::vector<survey::editing::DraftProblem> publication_problems(const EditorDesk& editor,
                                                                const OpenDraft& draft) {
    auto problems = survey::editing::missing_of(draft.document, editor.desk.clock.today());
    for (auto& problem : problems)
        problem.what = core_words(problem.what, draft.language);
    const auto& offered = editor.desk.organisation.languages;
    for (const Language& language : draft.read.languages) {
        if (std::ranges::find(offered, language) != offered.end()) continue;
        problems.push_back(
            {"language/" + language,
             draft.language.tr("Your organisation’s kiosks do not offer {language}.",
                               {{"language", language_in_words(language, draft.language)}})});
    }
    if (const Status shown = feedback::kiosk_can_show(draft.read, "draft"); !shown.ok()) {
        problems.push_back(
            {"", core_sentence(without_place(shown.error().what, "draft"), draft.language)});
    }
    return problems;
}

std::string address_of_place(const OpenDraft& draft, const std::string& place) {
    const std::string& id = draft.kept.id;
    if (place.starts_with("language/")) {
        return address_of_draft(id, "/languages/" + place.substr(9));
    }
    for (const std::string_view list : {"question/", "group/"}) {
        if (!place.starts_with(list)) continue;
        const std::string rest = place.substr(list.size());
        return address_of_question(id, rest.substr(0, rest.find('/')));
    }
    return place.empty() ? address_of_draft(id) : address_of_draft(id, "/details");
}

bool may_publish(const store::StaffAccount& account) {
    return office::may(account.roles, office::Permission::PublishSurveys);
}

std::string type_in_words(survey::QuestionType type, const PageLanguage& language) {
    using enum survey::QuestionType;
    switch (type) {
        case OneChoice:
            return language.tr("One answer from a list");
        case ManyChoices:
            return language.tr("Several answers from a list");
        case Faces:
            return language.tr("Faces");
        case Scale:
            return language.tr("Numbers on a scale");
        case Stars:
            return language.tr("Stars");
        case Number:
            return language.tr("A number");
        case Date:
            return language.tr("A date");
        case YesNo:
            return language.tr("Yes or no");
        case Ranking:
            return language.tr("Put in order");
        case ShortText:
            return language.tr("A few words");
        case LongText:
            return language.tr("In their own words");
        case Information:
            return language.tr("A page to read");
        case Calculated:
            return language.tr("Worked out");
    }
    return "";
}

std::string type_explained(survey::QuestionType type, const PageLanguage& language) {
    using enum survey::QuestionType;
    switch (type) {
        case OneChoice:
            return language.tr("People choose exactly one.");
        case ManyChoices:
            return language.tr("People choose as many as they like.");
        case Faces:
            return language.tr("Five faces from very poor to very good. Easy for everybody.");
        case Scale:
            return language.tr("From 0 to 10, or other numbers. Say what the two ends mean.");
        case Stars:
            return language.tr("Five stars, or other numbers of them.");
        case Number:
            return language.tr("Typed on a pad of figures. For example, how many children.");
        case Date:
            return language.tr("A day, month and year.");
        case YesNo:
            return language.tr("With “I do not know” if you like.");
        case Ranking:
            return language.tr("People bring the answers into their own order.");
        case ShortText:
            return language.tr("One line.");
        case LongText:
            return language.tr("Up to two pages. Best at the end, and once.");
        case Information:
            return language.tr("It asks nothing.");
        case Calculated:
            return language.tr("From other answers; never shown.");
    }
    return "";
}

std::string item_in_words(const Json& item, const PageLanguage& language) {
    const std::string type = item.value("type", std::string());
    if (type.empty()) return language.tr("A row of the table above");
    if (type == "group") return language.tr("Heading");
    if (type == "repeat") return language.tr("Asked again for each");
    if (type == "matrix") return language.tr("A table of questions");
    const auto known = survey::question_type_from(type);
    return known ? type_in_words(*known, language) : type;
}

}  // namespace candour::console
