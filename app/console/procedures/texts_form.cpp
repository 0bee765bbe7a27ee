// Lists of short texts: the examples of a kind of contact, and what visitors are told.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

// Which list a form is about: where it stands, and what it is called.
struct TextList {
    std::string title;
    std::string_view one;  // "Example {number}"
    std::string more;      // The form's address after the draft's.
    std::string place;     // "kinds[2].examples"
    std::string field;
};

TextList examples_of(const OpenProcedure& draft, const json& kind) {
    const std::string id = kind.at("id");
    return {draft.language.tr("Examples of “{name}”", {{"name", name_of_item(kind, draft)}}),
            N_("Example {number}"), "/examples/" + id,
            "kinds[" + std::to_string(index_of(draft.document, "kinds", id)) + "].examples",
            "examples"};
}

TextList texts_named(const OpenProcedure& draft, const std::string& name) {
    const std::string_view title = name == "who_may"        ? N_("Who may complain")
                                   : name == "may_be_about" ? N_("What a complaint may be about")
                                                            : N_("What people can expect of us");
    return {draft.language.tr(title), N_("Text {number}"), "/texts/" + name, "texts." + name, name};
}

std::string text_field(std::size_t index) { return "text" + std::to_string(index); }

json texts_in(const json& object, const TextList& list) {
    return object.value(list.field, json::array());
}

Fields fields_of(const json& object, const TextList& list) {
    const json texts = texts_in(object, list);
    Fields filled;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const json one = {{"text", texts[i]}};
        fill_text(filled, text_field(i), one, "text");
    }
    return filled;
}

// How many texts there are to show: those that are kept, and those that were typed.
std::size_t count_of(const json& texts, const Fields& filled,
                     const std::vector<Language>& languages) {
    std::size_t count = texts.size();
    const auto is_typed = [&](std::size_t index) {
        for (const Language& language : languages) {
            if (!typed(filled, text_field(index) + "_" + language).empty()) return true;
        }
        return false;
    };
    while (is_typed(count))
        ++count;
    return count;
}

Form texts_form(const OpenProcedure& draft, const json& object, const TextList& list,
                const Fields& filled) {
    const auto& languages = draft.read.procedure.languages;
    Form form = form_about(draft, list.title, list.more);
    form.facts = {draft.language.tr("To take one off the list, empty it in every language.")};
    const std::size_t count = count_of(texts_in(object, list), filled, languages);
    for (std::size_t i = 0; i <= count; ++i) {
        const std::string number = draft.language.tr(list.one, {{"number", std::to_string(i + 1)}});
        form.fields.push_back(
            {.kind = Kind::Heading, .label = i < count ? number : draft.language.tr("One more")});
        add_text_fields(form.fields, draft, text_field(i), number, Kind::Line);
    }
    set_values(form.fields, filled);
    return form;
}

// Of `object`, which stands in `changed`.
void take_list(json& object, const OpenProcedure& draft, const TextList& list, const Fields& form,
               std::vector<Problem>& problems, std::vector<FieldOfPlace>& fields) {
    const auto& languages = draft.read.procedure.languages;
    const std::size_t count = count_of(texts_in(object, list), form, languages);
    json texts = json::array();
    for (std::size_t i = 0; i < count; ++i) {
        json one = json::object();
        take_text(one, "text", form, text_field(i), languages);
        if (!one.contains("text")) continue;
        need_text(draft, form, text_field(i), N_("Write it in {language}."), problems);
        fields.push_back(
            {list.place + "[" + std::to_string(texts.size()) + "]", text_field(i), true});
        texts.push_back(std::move(one["text"]));
    }
    fields.push_back({list.place, text_field(0), true});
    if (texts.empty()) {
        object.erase(list.field);
    } else {
        object[list.field] = std::move(texts);
    }
}

Result<Reply> take(const ProcedureDesk& desk, const OpenProcedure& draft, json& changed,
                   json& object, const TextList& list, const Fields& form, const SignedIn& viewer) {
    const json before = object;
    std::vector<Problem> problems;
    std::vector<FieldOfPlace> fields;
    take_list(object, draft, list, form, problems, fields);
    judge(draft, changed, fields, problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return texts_form(draft, before, list, filled); });
}

Error no_kind(const std::string& id) { return {ErrorKind::NotFound, "there is no kind " + id}; }

}  // namespace

Result<Page> examples_page(const ProcedureDesk&, const OpenProcedure& draft,
                           const std::string& id) {
    const json* kind = item_with_id(draft.document, "kinds", id);
    if (kind == nullptr) return no_kind(id);
    const TextList list = examples_of(draft, *kind);
    return procedure_form_page(texts_form(draft, *kind, list, fields_of(*kind, list)));
}

Result<Reply> take_examples(const ProcedureDesk& desk, const OpenProcedure& draft,
                            const std::string& id, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    json* kind = item_with_id(changed, "kinds", id);
    if (kind == nullptr) return no_kind(id);
    return take(desk, draft, changed, *kind, examples_of(draft, *kind), form, viewer);
}

Result<Page> texts_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string& name) {
    const TextList list = texts_named(draft, name);
    const json texts = draft.document.value("texts", json::object());
    return procedure_form_page(texts_form(draft, texts, list, fields_of(texts, list)));
}

Result<Reply> take_texts(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& name, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    return take(desk, draft, changed, changed["texts"], texts_named(draft, name), form, viewer);
}

}  // namespace candour::console
