// A practice office's id and name.
#include "core/feedback/practice.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace candour::feedback {
namespace {

constexpr std::string_view id_end = "-practice-office";
constexpr std::size_t id_bytes_max = 40;

std::string practice_id(std::string id) {
    id.resize(std::min(id.size(), id_bytes_max - id_end.size()));
    return id + std::string{id_end};
}

}  // namespace

bool is_practice(const Organisation& organisation) { return organisation.id.ends_with(id_end); }

Result<std::string> practice_organisation(std::string_view file_json,
                                          const std::string& file_name) {
    ASSIGN_OR_RETURN(const Organisation real, parse_organisation(file_json, file_name));
    ASSIGN_OR_RETURN(nlohmann::json file, parse_json_file(file_json, file_name));
    file["id"] = practice_id(real.id);
    for (const auto& [language, name] : real.name.by_language)
        file["name"][language] = (language == "cy" ? "Ymarfer: " : "Practice: ") + name;
    std::string made = file.dump(1) + "\n";
    ASSIGN_OR_RETURN(const Organisation read, parse_organisation(made, file_name));
    CHECK(is_practice(read));
    return made;
}

Status check_is_no_practice(const Organisation& organisation, const std::string& file_name) {
    if (!is_practice(organisation)) return Unit{};
    return Error{ErrorKind::Invalid, file_name +
                                         ": id: only practice offices have an id that ends "
                                         "with \"" +
                                         std::string{id_end} + "\"; choose another one"};
}

}  // namespace candour::feedback
