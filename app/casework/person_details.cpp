// app/casework/person_details.cpp: as JSON, before it is sealed.
#include "app/casework/person_details.h"

#include <nlohmann/json.hpp>

namespace candour::casework {

std::string to_json(const PersonDetails& details) {
    const nlohmann::json object = {{"name", details.name},
                                   {"by", std::string{name_of(details.reach_by)}},
                                   {"value", details.value}};
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<PersonDetails> details_from_json(std::string_view json) {
    const nlohmann::json read = nlohmann::json::parse(json, nullptr, false);
    const auto text = [&read](const char* field) {
        const bool there = read.is_object() && read.contains(field) && read[field].is_string();
        return there ? read[field].get<std::string>() : std::string{};
    };
    if (!read.is_object()) return Error{ErrorKind::Corrupt, "contact details are damaged"};
    const auto reach_by = feedback::reach_by_from(text("by"));
    return PersonDetails{.name = text("name"),
                         .reach_by = reach_by.value_or(feedback::ReachBy::NotGiven),
                         .value = text("value")};
}

}  // namespace candour::casework
