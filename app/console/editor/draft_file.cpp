// A draft, or its translations, as a file to keep.
#include "app/console/editor/pages.h"
#include "core/survey/translation/po.h"
#include "core/survey/xlsform/export.h"

namespace candour::console {
namespace {

constexpr const char* spreadsheet_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

// Ids of questionnaires and tags of languages are plain ASCII without quotes.
Result<Download> draft_file(const EditorDesk& editor, const OpenDraft& draft,
                            const EditorAddress& address) {
    const std::string& id = draft.kept.id;
    if (address.view == EditorView::Json) {
        return Download{id + ".json", "application/json", draft.document.dump(2) + "\n"};
    }
    if (address.view == EditorView::Xlsx) {
        ASSIGN_OR_RETURN(const Bytes bytes, editor.desk.write_spreadsheet(
                                                survey::xlsform::export_xlsform(draft.read)));
        return Download{id + ".xlsx", spreadsheet_type, to_text(bytes)};
    }
    const Language& language = address.part;
    const bool there = draft.has(language) && language != draft.main();
    if (!there) return Error{ErrorKind::NotFound, "there are no translations into " + language};
    survey::Questionnaire read = draft.read;
    read.fallback = draft.main();  // What it is translated from.
    return Download{id + "-" + language + ".po", "text/x-gettext-translation; charset=utf-8",
                    survey::write_po(survey::po_of(read, language))};
}

}  // namespace candour::console
