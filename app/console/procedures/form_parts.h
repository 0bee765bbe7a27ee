// Parts of the forms about a procedure: texts, lines and lengths, into the form and out of it. They
// read the draft's document, so that nothing a form does not show is lost.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/console/procedures/drafts.h"
#include "core/complaint/procedure/names.h"

namespace candour::console {

// The page of a form, in the procedures' part of the navigation.
Page procedure_form_page(const Form& form);
// With the title, the way back and the action of a form at `more` ("/closing"); no fields yet.
Form form_about(const OpenProcedure& draft, const std::string& title, const std::string& more);

// The object of the list with that id; nullptr when there is none.
nlohmann::json* item_with_id(nlohmann::json& document, const char* list, std::string_view id);
const nlohmann::json* item_with_id(const nlohmann::json& document, const char* list,
                                   std::string_view id);
// Its place in the list; the list's size when it is not there.
std::size_t index_of(const nlohmann::json& document, const char* list, std::string_view id);
// In the reader's language where it is there, else in the procedure's first.
ShownText shown_name(const nlohmann::json& item, const OpenProcedure& draft);
std::string name_of_item(const nlohmann::json& item, const OpenProcedure& draft);
// "“Stage 1”".
std::string quoted_name(const nlohmann::json& item, const OpenProcedure& draft);
// An id made of the words, at most as long as ids may be, and another than those `taken`.
std::string free_id(const std::string& words, const std::set<std::string>& taken);
// The ids of the list's objects.
std::set<std::string> ids_in(const nlohmann::json& document, const char* list);

// The value of an enumeration's word; `otherwise` where it is left out or none of the table's.
template <typename T, std::size_t N>
T word_in(const nlohmann::json& object, const char* field, const complaint::NameTable<T, N>& table,
          T otherwise) {
    return complaint::value_of(table, object.value(field, "")).value_or(otherwise);
}

// One text in every language of the procedure, as fields "NAME_en", "NAME_cy" …
void add_text_fields(std::vector<FormField>& fields, const OpenProcedure& draft,
                     const std::string& name, const std::string& label, FormField::Kind kind);
void fill_text(Fields& filled, const std::string& name, const nlohmann::json& object,
               const char* field);
void take_text(nlohmann::json& object, const char* field, const Fields& form,
               const std::string& name, const std::vector<Language>& languages);
// Whether its words in the main language are there; else a problem beside them: "Write its name in
// {language}."
void need_text(const OpenProcedure& draft, const Fields& form, const std::string& name,
               std::string_view problem, std::vector<Problem>& problems);

// A line that is the same in every language.
void fill_line(Fields& filled, const std::string& name, const nlohmann::json& object,
               const char* field);
void take_line(nlohmann::json& object, const char* field, const Fields& form,
               const std::string& name);

// A number "NAMEnumber" and what it is counted in, "NAMEunit".
void add_length(std::vector<FormField>& fields, const OpenProcedure& draft, const std::string& name,
                const std::string& label, const std::string& hint);
// Working days where the object has none.
void fill_length(Fields& filled, const std::string& name, const nlohmann::json& object,
                 const char* field);
// Nothing and a problem when it is no length. The loader says the exact limits.
std::optional<nlohmann::json> length_in(const OpenProcedure& draft, const Fields& form,
                                        const std::string& name, std::vector<Problem>& problems,
                                        int min = 1);
// Empty when it is no whole number from `min`.
std::optional<int> number_in(const Fields& form, const std::string& name, int min);

}  // namespace candour::console
