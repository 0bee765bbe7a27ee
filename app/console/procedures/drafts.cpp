// Opening, keeping and judging drafts of procedures.
#include "app/console/procedures/drafts.h"

#include <algorithm>
#include <charconv>

#include "app/console/words.h"
#include "core/base/json_fields.h"

namespace candour::console {
namespace {

constexpr std::string_view place = "procedure";

Problem meanwhile(const std::string& who) {
    return {"", shown_text(who) +
                    " has changed this procedure meanwhile. Your words are below and not saved "
                    "yet. Look at what is there now, then save again."};
}

// "stages[2].clocks[0].length: …": 2, when it begins so.
std::optional<std::size_t> index_after(std::string_view words, std::string_view list) {
    const std::string head = std::string(list) + "[";
    if (!words.starts_with(head)) return std::nullopt;
    std::size_t index = 0;
    const char* end = words.data() + words.size();
    const auto [stop, error] = std::from_chars(words.data() + head.size(), end, index);
    if (error != std::errc() || stop == end || *stop != ']') return std::nullopt;
    return index;
}

// Without the place's own words: what is wrong, as a sentence.
std::string what_of(std::string_view words) {
    const std::size_t end = words.find(": ");
    const bool has_place = end != std::string_view::npos && words.find(' ') > end;
    return as_sentence(std::string(has_place ? words.substr(end + 2) : words));
}

std::string in_quotes(const ShownText& name) { return "“" + shown_text(name.text) + "”: "; }

Problem plain_problem(const OpenProcedure& draft, const Error& error) {
    const complaint::Procedure& procedure = draft.read.procedure;
    const std::string head = std::string(place) + ": ";
    std::string_view words = error.what;
    if (words.starts_with(head)) words.remove_prefix(head.size());
    const std::string& id = draft.kept.id;
    const auto stage = index_after(words, "stages");
    if (stage && *stage < procedure.stages.size()) {
        const complaint::Stage& found = procedure.stages[*stage];
        return {address_of_procedure_draft(id, "/stages/" + found.id),
                in_quotes(found.name.in("en", draft.main())) + what_of(words)};
    }
    for (const char* list : {"outcomes", "codes", "posts", "goodwill", "bodies"}) {
        if (words.starts_with(list))
            return {address_of_procedure_draft(id, "/names/" + std::string(list)), what_of(words)};
    }
    const auto kind = index_after(words, "kinds");
    if (kind && *kind < procedure.kinds.size()) {
        return {"", in_quotes(procedure.kinds[*kind].name.in("en", draft.main())) + what_of(words)};
    }
    return {address_of_procedure_draft(id, "/details"), what_of(words)};
}

}  // namespace

std::string OpenProcedure::title() const {
    return shown_text(read.procedure.name.in("en", main()).text);
}

Result<OpenProcedure> open_procedure(const ProcedureDesk& desk, const std::string& id) {
    ASSIGN_OR_RETURN(auto kept, desk.procedures.procedure_draft(id));
    if (!kept) return Error{ErrorKind::NotFound, "there is no draft " + id};
    ASSIGN_OR_RETURN(nlohmann::json document, parse_json_file(kept->document, "draft"));
    complaint::ReadProcedure read = complaint::read_procedure(document, std::string(place));
    if (read.procedure.languages.empty())
        return Error{ErrorKind::Corrupt, "the draft " + id + " has no languages"};
    return OpenProcedure{std::move(*kept), std::move(document), std::move(read)};
}

Result<std::optional<Problem>> keep_procedure(const ProcedureDesk& desk, const OpenProcedure& draft,
                                              const nlohmann::json& changed,
                                              const SignedIn& viewer) {
    if (changed == draft.document) return std::optional<Problem>();
    store::ProcedureDraft next = draft.kept;
    next.document = changed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    next.who = viewer.account.display_name;
    next.at_s = seconds_now(desk.desk.clock);
    const auto kept = desk.procedures.change_procedure_draft(next);
    if (kept.ok()) return std::optional<Problem>();
    if (kept.error().kind == ErrorKind::Full)
        return std::optional(Problem{"", as_sentence(kept.error().what)});
    if (kept.error().kind != ErrorKind::Conflict) return kept.error();
    ASSIGN_OR_RETURN(const OpenProcedure now, open_procedure(desk, draft.kept.id));
    return std::optional(meanwhile(now.kept.who));
}

std::optional<Problem> changed_meanwhile(const OpenProcedure& draft, const Fields& form) {
    if (field(form, "revision") == std::to_string(draft.kept.revision)) return std::nullopt;
    return meanwhile(draft.kept.who);
}

std::vector<Problem> plain_problems(const OpenProcedure& draft) {
    std::vector<Problem> problems;
    for (const Error& error : draft.read.problems)
        problems.push_back(plain_problem(draft, error));
    return problems;
}

void add_text_fields(std::vector<FormField>& fields, const std::string& name,
                     const std::string& label, FormField::Kind kind,
                     const std::vector<Language>& languages) {
    for (const Language& language : languages) {
        FormField one{.kind = kind, .name = name + "_" + language};
        one.label = label + ", " + language_in_words(language);
        one.language = language;
        fields.push_back(std::move(one));
    }
}

void fill_text(Fields& filled, const std::string& name, const nlohmann::json& object,
               const char* field) {
    const auto found = object.find(field);
    if (found == object.end() || !found->is_object()) return;
    for (const auto& [language, words] : found->items()) {
        if (words.is_string()) filled[name + "_" + language] = words.get<std::string>();
    }
}

void take_text(nlohmann::json& object, const char* field, const Fields& form,
               const std::string& name, const std::vector<Language>& languages) {
    nlohmann::json text = nlohmann::json::object();
    for (const Language& language : languages) {
        std::string words = typed(form, name + "_" + language);
        if (!words.empty()) text[language] = std::move(words);
    }
    if (text.empty()) {
        object.erase(field);
    } else {
        object[field] = std::move(text);
    }
}

void set_values(std::vector<FormField>& fields, const Fields& filled) {
    for (FormField& one : fields) {
        const std::string value{field(filled, one.name)};
        if (one.kind != FormField::Kind::Checks) one.value = value;
        for (Option& option : one.options) {
            option.chosen = one.kind == FormField::Kind::Checks
                                ? is_ticked(filled, one.name + "_" + option.value)
                                : option.value == value;
        }
    }
}

}  // namespace candour::console
