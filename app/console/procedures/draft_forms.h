// The forms of a draft, one a page: its page, and what becomes of what was sent.
#pragma once

#include <string>

#include "app/console/procedures/drafts.h"

namespace candour::console {

// `part`: the kind, stage, clock or list that it is about; empty for a form of the whole.
// Errors: NotFound when the draft has no such part; the stores'.
using DraftFormPage = Result<Page>(const ProcedureDesk& desk, const OpenProcedure& draft,
                                   const std::string& part);
using TakeDraftForm = Result<Reply>(const ProcedureDesk& desk, const OpenProcedure& draft,
                                    const std::string& part, const Fields& form,
                                    const SignedIn& viewer);

struct DraftForm {
    ProcedureView view;
    DraftFormPage* page;
    TakeDraftForm* take;
};
// nullptr when the page is no form of a draft.
const DraftForm* draft_form(ProcedureView view);

// details_form.cpp, publish_form.cpp, languages_form.cpp
DraftFormPage details_page, publish_page, languages_page;
TakeDraftForm take_details, take_publish, take_languages;
// kind_form.cpp, texts_form.cpp, names_form.cpp
DraftFormPage new_kind_page, kind_page, examples_page, texts_page, names_page;
TakeDraftForm take_new_kind, take_kind, take_examples, take_texts, take_names;
// new_stage_form.cpp, stage_form.cpp, ways_form.cpp, panel_form.cpp, clock_form.cpp
DraftFormPage new_stage_page, stage_page, ways_page, panel_page, new_clock_page, clock_page;
TakeDraftForm take_new_stage, take_stage, take_ways, take_panel, take_new_clock, take_clock;
// closing_form.cpp, suggestions_form.cpp
DraftFormPage closing_page, suggestions_page;
TakeDraftForm take_closing, take_suggestions;

}  // namespace candour::console
