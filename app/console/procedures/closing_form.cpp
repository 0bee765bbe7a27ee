// When a case may be closed, who closes a persistent one, and how long details are kept.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

constexpr int percent_max = 100;

Fields fields_of(const json& closing) {
    Fields filled;
    fill_flag(filled, closing, "both_endings");
    fill_flag(filled, closing, "learning_required");
    filled["quality_check_percent"] = std::to_string(closing.value("quality_check_percent", 0));
    fill_checks(filled, closing, "persistent_by");
    fill_checks(filled, closing, "legal_by");
    fill_length(filled, "keep_", closing, "keep_details");
    return filled;
}

Form closing_form(const OpenProcedure& draft, const Fields& filled) {
    Form form = form_about(draft, draft.language.tr("Closing a case"), "/closing");
    add_flag(
        form.fields, "both_endings", draft.language.tr("A case has two endings"),
        draft.language.tr(
            "It is closed only when both the person's ending and the organisation's are there."));
    add_flag(
        form.fields, "learning_required",
        draft.language.tr("What was learned is written down first"),
        draft.language.tr("Every complaint needs its record of learning before it is closed."));
    form.fields.push_back(
        {.name = "quality_check_percent",
         .label = draft.language.tr("Closed cases that are checked for quality, in a hundred"),
         .hint = draft.language.tr("They are drawn at random. 0: none."),
         .characters = 4});
    add_checks(form.fields, "persistent_by",
               draft.language.tr("Who may close a persistent or unjustified case"),
               draft.language.tr(
                   "Only when all reasonable measures were taken. Tick none where nobody may."),
               options_in(draft, "posts"));
    add_checks(
        form.fields, "legal_by", draft.language.tr("Who decides that a case waits for a court"),
        draft.language.tr("Tick none where a case always goes on."), options_in(draft, "posts"));
    form.fields.push_back({.kind = Kind::Heading, .label = draft.language.tr("Contact details")});
    add_length(form.fields, draft, "keep_", draft.language.tr("Kept after the last stage for"),
               draft.language.tr("As long as a body outside may ask. 0: not at all."));
    set_values(form.fields, filled);
    return form;
}

void take_percent(json& closing, const OpenProcedure& draft, const Fields& form,
                  std::vector<Problem>& problems) {
    const auto percent = number_in(form, "quality_check_percent", 0);
    if (!percent || *percent > percent_max) {
        problems.push_back(
            {"quality_check_percent",
             draft.language.tr("Write a whole number from {first} to {last}.",
                               {{"first", "0"}, {"last", std::to_string(percent_max)}})});
    } else if (*percent == 0) {
        closing.erase("quality_check_percent");
    } else {
        closing["quality_check_percent"] = *percent;
    }
}

}  // namespace

Result<Page> closing_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string&) {
    const json closing = draft.document.value("closing", json::object());
    return procedure_form_page(closing_form(draft, fields_of(closing)));
}

Result<Reply> take_closing(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const std::string&, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    json& closing = changed["closing"];
    std::vector<Problem> problems;
    take_flag(closing, "both_endings", form);
    take_flag(closing, "learning_required", form);
    take_percent(closing, draft, form, problems);
    take_checks(closing, "persistent_by", form, options_in(draft, "posts"));
    take_checks(closing, "legal_by", form, options_in(draft, "posts"));
    if (const auto keep = length_in(draft, form, "keep_", problems, /*min=*/0))
        closing["keep_details"] = *keep;
    judge(draft, changed,
          {{"closing.keep_details", "keep_number"},
           {"closing.persistent_by", "persistent_by"},
           {"closing.legal_by", "legal_by"}},
          problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return closing_form(draft, filled); });
}

}  // namespace candour::console
