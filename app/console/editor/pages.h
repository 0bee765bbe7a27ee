// The editor's pages, one function each. Errors: NotFound, the stores'.
#pragma once

#include "app/console/editor/editor_desk.h"

namespace candour::console {

// All drafts, and what a new one can start from.
Result<Page> drafts_page(const EditorDesk& editor);
Result<Page> new_draft_page(const EditorDesk& editor);
Result<Reply> take_new_draft(const EditorDesk& editor, const Fields& form, const SignedIn& viewer);
Result<Page> remove_draft_page(const OpenDraft& draft);
Result<Reply> take_remove_draft(const EditorDesk& editor, const OpenDraft& draft,
                                const SignedIn& viewer);

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
