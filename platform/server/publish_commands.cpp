// platform/server/publish_commands.cpp: see publish_commands.h.
#include "platform/server/publish_commands.h"

#include <iostream>

#include <nlohmann/json.hpp>

#include "core/survey/questionnaire.h"
#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/questionnaire_file.h"

namespace candour::platform {

namespace {

using survey::Questionnaire;

Error invalid(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

// The words after the action, under the names that this one gives them.
Result<Arguments> with_names(Arguments arguments, std::string_view second,
                             const std::string& second_missing) {
    arguments.values["DIR"] = arguments.at("FILE");
    const auto word = arguments.values.find("MORE");
    if (word == arguments.values.end()) return invalid(second_missing);
    arguments.values[std::string(second)] = word->second;
    return arguments;
}

// All of it or nothing: what would be left out must be decided by a person.
Result<Questionnaire> whole_questionnaire_in(const std::string& path) {
    ASSIGN_OR_RETURN(survey::Imported imported, read_questionnaire_file(path));
    for (const survey::Finding& finding : imported.report)
        std::cerr << line_of(finding, path) << "\n";
    if (imported.questionnaire && count(imported.report, survey::Severity::Refused) == 0) {
        return std::move(*imported.questionnaire);
    }
    return invalid(path + " cannot be published as it is: see above");
}

}  // namespace

Status publish_questionnaire(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const Arguments named,
                     with_names(arguments, "FILE", "which questionnaire? DIR FILE belong there"));
    const std::string& path = named.at("FILE");
    const std::string services = named.option("services", "");
    if (services.empty()) {
        return invalid("--services is missing: which services ask it? Their ids, as in a,b");
    }
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(named));
    RETURN_IF_ERROR(check_is_server(place.folder, FileDisk()));
    ASSIGN_OR_RETURN(const Questionnaire questionnaire, whole_questionnaire_in(path));
    const auto answer =
        administer_place(place, {{"command", "publish-questionnaire"},
                                 {"document", survey::to_json(questionnaire).dump()},
                                 {"services", services}});
    if (!answer.ok()) return Error{answer.error().kind, path + ": " + answer.error().what};
    std::cout << "Published: " << questionnaire.id << ", version "
              << value_of(answer.value(), "version") << "\n"
              << "Kiosks look for new texts every hour, and then ask it for: " << services << "\n"
              << std::flush;
    return Unit{};
}

Status withdraw_questionnaire(const Arguments& arguments) {
    ASSIGN_OR_RETURN(
        const Arguments named,
        with_names(arguments, "ID", "which questionnaire? DIR and its ID belong there"));
    const std::string& id = named.at("ID");
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(named));
    RETURN_IF_ERROR(administer_place(place, {{"command", "withdraw-questionnaire"}, {"id", id}}));
    std::cout << "Withdrawn: " << id << ". No service asks it any more; its answers stay.\n"
              << std::flush;
    return Unit{};
}

}  // namespace candour::platform
