// Which form is which page.
#include "app/console/procedures/draft_forms.h"

#include <algorithm>

namespace candour::console {
namespace {

constexpr DraftForm all_forms[] = {
    {ProcedureView::Details, details_page, take_details},
    {ProcedureView::Languages, languages_page, take_languages},
    {ProcedureView::NewKind, new_kind_page, take_new_kind},
    {ProcedureView::Kind, kind_page, take_kind},
    {ProcedureView::Examples, examples_page, take_examples},
    {ProcedureView::NewStage, new_stage_page, take_new_stage},
    {ProcedureView::Stage, stage_page, take_stage},
    {ProcedureView::Ways, ways_page, take_ways},
    {ProcedureView::Panel, panel_page, take_panel},
    {ProcedureView::NewClock, new_clock_page, take_new_clock},
    {ProcedureView::Clock, clock_page, take_clock},
    {ProcedureView::Texts, texts_page, take_texts},
    {ProcedureView::Names, names_page, take_names},
    {ProcedureView::Closing, closing_page, take_closing},
    {ProcedureView::Suggestions, suggestions_page, take_suggestions},
    {ProcedureView::Publish, publish_page, take_publish},
};

}  // namespace

const DraftForm* draft_form(ProcedureView view) {
    const auto found = std::ranges::find(all_forms, view, &DraftForm::view);
    return found == std::end(all_forms) ? nullptr : &*found;
}

}  // namespace candour::console
