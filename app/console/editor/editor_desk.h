// What the editor's pages work with, besides what all pages do.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/console/editor/address.h"
#include "app/console/editor/form.h"
#include "app/console/page.h"
#include "app/console/sessions.h"
#include "core/store/draft_store.h"
#include "core/survey/editing/details.h"
#include "core/survey/editing/draft.h"
#include "core/survey/importing/form_file.h"

namespace candour::console {

// A PNG of one question as a kiosk shows it. Errors: Unavailable, in plain words.
using PreviewSurvey =
    std::function<Result<Bytes>(const std::string& document, const std::string& language,
                                const std::string& question, int size_percent)>;
// Makes it what the services ask, from now on; returns the version. Errors: Invalid, Conflict,
// Unavailable, in plain words.
using PublishSurvey = std::function<Result<std::string>(
    const std::string& document, const std::vector<std::string>& services, const std::string& who)>;
// Asks it nowhere any more; what was answered stays.
using WithdrawSurvey = std::function<Status(const std::string& id, const std::string& who)>;

struct EditorDesk {
    Desk desk;
    store::DraftStore& drafts;
    Disk& disk;
    std::string ready_folder;      // With the ready questionnaires; empty: none are offered.
    const PreviewSurvey& preview;  // Each may be empty: this server cannot.
    const PublishSurvey& publish;
    const WithdrawSurvey& withdraw;
    survey::ReadWorkbook read_spreadsheet{};  // Empty: this server reads none.
};

using survey::editing::Json;

// A draft that was opened to be shown or changed.
struct OpenDraft {
    store::SurveyDraft kept;
    Json document;
    survey::Questionnaire read;
    PageLanguage language{};  // Of whoever opened it.

    std::string title() const;  // In its main language.
    bool has(const Language& language) const;
    Language main() const { return survey::editing::main_language(document); }
};
// Errors: NotFound; Corrupt when what is kept is no draft.
Result<OpenDraft> open_draft(const EditorDesk& editor, const std::string& id);

// Keeps what became of a draft. Nothing: done. A problem: somebody was faster; nothing is changed.
// Errors: the store's.
Result<std::optional<Problem>> keep_draft(const EditorDesk& editor, const OpenDraft& draft,
                                          const Json& changed, const SignedIn& viewer);
// Whether the form was filled in over another revision than this one, and then what is said.
std::optional<Problem> changed_meanwhile(const OpenDraft& draft, const Fields& form);

// Ids that a new questionnaire cannot have: of drafts, and of whatever was published. Errors: the
// stores'.
Result<std::set<std::string>> taken_ids(const EditorDesk& editor);
// What drafts and published questionnaires are called in their main languages.
Result<std::set<std::string>> taken_titles(const EditorDesk& editor);
// An id for what is called that. Errors: none of its own.
std::string id_for(const std::string& title, const std::set<std::string>& taken);

// Ids that published versions of this questionnaire gave to their questions. Errors: the store's.
Result<std::set<std::string>> published_ids(const EditorDesk& editor, const std::string& id);

// The document with stand-ins for an owner, a purpose, a day to act by and a fallback, where it has
// none, and without conditions, sample and closing day: a picture shows each question to everybody.
std::string complete_document(const OpenDraft& draft);

// All that keeps it from being published, in its own order.
std::vector<survey::editing::DraftProblem> publication_problems(const EditorDesk& editor,
                                                                const OpenDraft& draft);

// The page on which a problem of that place ("act_by", "question/felt", "language/cy") is mended.
std::string address_of_place(const OpenDraft& draft, const std::string& place);

bool may_publish(const store::StaffAccount& account);

// "Choose one", and what it is for.
std::string type_in_words(survey::QuestionType type, const PageLanguage& language);
std::string item_in_words(const Json& item, const PageLanguage& language);
std::string type_explained(survey::QuestionType type, const PageLanguage& language);

}  // namespace candour::console
