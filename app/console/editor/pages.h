// The editor's pages, one function each. Errors: NotFound, the stores'.
#pragma once

#include "app/console/editor/editor_desk.h"
#include "app/console/multipart.h"

namespace candour::console {

// All drafts, and what a new one can start from.
Result<Page> drafts_page(const EditorDesk& editor);
Result<Page> new_draft_page(const EditorDesk& editor);
Result<Reply> take_new_draft(const EditorDesk& editor, const Fields& form, const SignedIn& viewer);
Result<Page> remove_draft_page(const OpenDraft& draft);
Result<Reply> take_remove_draft(const EditorDesk& editor, const OpenDraft& draft,
                                const SignedIn& viewer);

Result<Page> copy_page(const EditorDesk& editor, const OpenDraft& draft);
Result<Reply> take_copy(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                        const SignedIn& viewer);
// Keeps a new draft, with its trace. Nothing: done. A problem: there is one of that id, or no room.
Result<std::optional<Problem>> begin_draft(const EditorDesk& editor, const Json& document,
                                           const SignedIn& viewer);

// A questionnaire, or translations, from a file: field "file". What became of it is on the page
// that answers; nothing is kept of a file that cannot be read.
Page bring_page(const PageLanguage& language);
Result<Reply> take_questionnaire_file(const EditorDesk& editor, const SentFile* file,
                                      const SignedIn& viewer);
Result<Page> bring_language_page(const OpenDraft& draft, const Language& language);
Result<Reply> take_language_file(const EditorDesk& editor, const OpenDraft& draft,
                                 const Language& language, const SentForm& form,
                                 const SignedIn& viewer);
// The draft, or its translations, as a file.
Result<Download> draft_file(const EditorDesk& editor, const OpenDraft& draft,
                            const EditorAddress& address);

// One draft: its questions in order, and whatever is to be done.
Page draft_page(const EditorDesk& editor, const OpenDraft& draft, const SignedIn& viewer,
                const std::vector<Problem>& problems, const std::string& notice);
// Its field "do" is "up:ID", "down:ID", "out:ID" or "in:ID".
Result<Reply> take_move(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                        const SignedIn& viewer);

Page details_page(const OpenDraft& draft);
Result<Reply> take_details(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                           const SignedIn& viewer);

Page add_question_page(const OpenDraft& draft);
Result<Reply> take_question(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                            const SignedIn& viewer);

// Of a question, a row, or a group. `notice`: what happened just now.
Result<Page> question_page(const OpenDraft& draft, const std::string& id,
                           const std::string& notice);
// Its field "do" is empty, "add", or "up:CHOICE", "down:CHOICE", "remove:CHOICE": what is to be
// done with the answers after everything else has been saved.
Result<Reply> change_question(const EditorDesk& editor, const OpenDraft& draft,
                              const std::string& id, const Fields& form, const SignedIn& viewer);
Result<Page> remove_question_page(const OpenDraft& draft, const std::string& id);
Result<Reply> take_remove_question(const EditorDesk& editor, const OpenDraft& draft,
                                   const std::string& id, const Fields& form,
                                   const SignedIn& viewer);
Result<Page> group_page(const OpenDraft& draft, const std::string& id);
Result<Reply> take_group(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                         const Fields& form, const SignedIn& viewer);

Result<Page> ungroup_page(const OpenDraft& draft, const std::string& id);
Result<Reply> take_ungroup(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                           const Fields& form, const SignedIn& viewer);
// The scores of a question's answers, and which of them are offered when.
Result<Page> answers_page(const OpenDraft& draft, const std::string& id);
Result<Reply> take_answers(const EditorDesk& editor, const OpenDraft& draft, const std::string& id,
                           const Fields& form, const SignedIn& viewer);
// What is worked out from other answers.
Page add_value_page(const OpenDraft& draft);
Result<Reply> take_value(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                         const SignedIn& viewer);

// Field "language".
Result<Reply> take_new_language(const EditorDesk& editor, const OpenDraft& draft,
                                const Fields& form, const SignedIn& viewer);
// `page`: from 1.
Result<Page> language_page(const OpenDraft& draft, const Language& language, std::size_t page,
                           const std::string& notice);
Result<Reply> take_translations(const EditorDesk& editor, const OpenDraft& draft,
                                const Language& language, const Fields& form,
                                const SignedIn& viewer);
Result<Page> remove_language_page(const OpenDraft& draft, const Language& language);
Result<Reply> take_remove_language(const EditorDesk& editor, const OpenDraft& draft,
                                   const Language& language, const Fields& form,
                                   const SignedIn& viewer);

// `question`: whose pictures; empty: the first that a kiosk shows.
Result<Page> preview_page(const EditorDesk& editor, const OpenDraft& draft,
                          const std::string& question);

Result<Page> publish_page(const EditorDesk& editor, const OpenDraft& draft);
Result<Reply> take_publish(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                           const SignedIn& viewer);
Result<Page> withdraw_page(const EditorDesk& editor, const OpenDraft& draft);
Result<Reply> take_withdraw(const EditorDesk& editor, const OpenDraft& draft, const Fields& form,
                            const SignedIn& viewer);

}  // namespace candour::console
