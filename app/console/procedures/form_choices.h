// What is chosen in the forms about a procedure: boxes, options, and places in a list.
#pragma once

#include <string>
#include <vector>

#include "app/console/procedures/form_parts.h"

namespace candour::console {

// A list of ids as boxes "FIELD_ID". What was there keeps its order, what is new comes after it.
void add_checks(std::vector<FormField>& fields, const std::string& name, const std::string& label,
                const std::string& hint, std::vector<Option> options);
void fill_checks(Fields& filled, const nlohmann::json& object, const char* field);
void take_checks(nlohmann::json& object, const char* field, const Fields& form,
                 const std::vector<Option>& options);

void add_flag(std::vector<FormField>& fields, const std::string& name, const std::string& label,
              const std::string& hint = {});
// A flag that is left out of the document where it says `otherwise`.
void fill_flag(Fields& filled, const nlohmann::json& object, const char* field,
               bool otherwise = false);
void take_flag(nlohmann::json& object, const char* field, const Fields& form,
               bool otherwise = false);

// What can be chosen. Names are in the reader's language, else in the procedure's first.
std::vector<Option> post_options(const OpenProcedure& draft);
std::vector<Option> options_in(const OpenProcedure& draft, const char* list);
std::vector<Option> unit_options(const OpenProcedure& draft);
void add_select(std::vector<FormField>& fields, const std::string& name, const std::string& label,
                std::vector<Option> options);
bool is_option(const std::vector<Option>& options, const std::string& value);

// Where something stands in its list: first, or after another. `id`: empty for a new one, which
// stands last.
void add_place(std::vector<FormField>& fields, const OpenProcedure& draft, const char* list,
               const std::string& id);
void fill_place(Fields& filled, const OpenProcedure& draft, const char* list,
                const std::string& id);
void take_place(nlohmann::json& document, const char* list, const std::string& id,
                const Fields& form);

// Behind words that open it: a box that takes it away.
void add_removal(std::vector<FormField>& fields, const OpenProcedure& draft,
                 const std::string& label);

// The fields' values out of `filled`; chosen options too.
void set_values(std::vector<FormField>& fields, const Fields& filled);

}  // namespace candour::console
