// Laying publications over an organisation's file.
#include "core/feedback/publications.h"

#include <algorithm>

#include "core/base/json_fields.h"
#include "core/survey/media_files.h"

namespace candour::feedback {

namespace {

using nlohmann::json;

// In the place of the file's questionnaire or entry of this id, or after the others.
void put_in_list(json& questionnaires, const std::string& id, json document) {
    for (json& one : questionnaires) {
        if (one["id"] != id) continue;
        one = std::move(document);
        return;
    }
    questionnaires.push_back(std::move(document));
}

void take_questionnaire_away(json& questionnaires, const std::string& id) {
    json left = json::array();
    for (json& one : questionnaires) {
        if (one["id"] != id) left.push_back(std::move(one));
    }
    questionnaires = std::move(left);
}

Result<json> with_surveys(json questionnaires, const Publications& publications) {
    for (const auto& [id, survey] : publications.surveys) {
        if (survey.withdrawn) {
            take_questionnaire_away(questionnaires, id);
            continue;
        }
        const std::string place = "the questionnaire '" + id + "' as it was published";
        Result<json> document = parse_json_file(survey.document, place);
        if (!document.ok()) return Error{ErrorKind::Corrupt, document.error().what};
        put_in_list(questionnaires, id, document.take());
    }
    return questionnaires;
}

Status put_you_said(json& both, const Publications& publications) {
    for (const auto& [id, text] : publications.you_said) {
        Result<json> entry = parse_json_file(text, "'You said, we did' as it was published");
        if (!entry.ok()) return Error{ErrorKind::Corrupt, entry.error().what};
        json& list = both["you_said"];
        if (list.is_null()) list = json::array();
        put_in_list(list, id, entry.take());
    }
    return Unit{};
}

bool is_withdrawn(const Publications& publications, const std::string& id) {
    const auto survey = publications.surveys.find(id);
    return survey != publications.surveys.end() && survey->second.withdrawn;
}

void set_what_is_asked(json& service, const Publications& publications) {
    const auto published = publications.asked.find(service["id"].get<std::string>());
    const std::string asked = published != publications.asked.end()
                                  ? published->second
                                  : service.value("questionnaire", std::string());
    if (asked.empty() || is_withdrawn(publications, asked)) {
        service.erase("questionnaire");
    } else {
        service["questionnaire"] = asked;
    }
}

std::map<std::string, std::string> pictures_of(const Publications& publications) {
    std::map<std::string, std::string> pictures;
    for (const auto& [id, survey] : publications.surveys) {
        if (survey.withdrawn) continue;
        for (const auto& [file, hash] : survey.pictures)
            pictures[picture_name(id, file)] = hash;
    }
    return pictures;
}

}  // namespace

std::string picture_name(const std::string& questionnaire, const std::string& file) {
    return questionnaire + "/" + file;
}

Status check_names_no_pictures(const Organisation& of_file, const std::string& file_name) {
    for (const survey::Questionnaire& questionnaire : of_file.questionnaires) {
        const auto pictures = survey::pictures_named(questionnaire);
        if (pictures.empty()) continue;
        return Error{ErrorKind::Invalid,
                     file_name + ": the questionnaire '" + questionnaire.id + "' names pictures (" +
                         pictures.front().place + "), which do not come with an organisation's " +
                         "file; take the questionnaire out, and publish it with candour-server " +
                         "questionnaire publish DIR FILE --media FOLDER"};
    }
    return Unit{};
}

void Publications::apply(const PublicationChange& change) {
    ++revision;
    surveys[change.questionnaire] = change.survey;
    for (const auto& [service, questionnaire] : change.asked)
        asked[service] = questionnaire;
}

void Publications::apply(const YouSaidChange& change) {
    ++revision;
    if (change.document.empty()) {
        you_said.erase(change.id);
    } else {
        you_said[change.id] = change.document;
    }
}

Result<Standing> with_publications(std::string_view file_json, const std::string& file_name,
                                   const Publications& publications) {
    // The file by itself first: what is wrong with it is told of it alone, and what follows may
    // trust its form.
    ASSIGN_OR_RETURN(Organisation of_file, parse_organisation(file_json, file_name));
    RETURN_IF_ERROR(check_names_no_pictures(of_file, file_name));
    if (publications.surveys.empty() && publications.asked.empty() &&
        publications.you_said.empty()) {
        return Standing{std::move(of_file), std::string(file_json), publications.revision, {}};
    }
    ASSIGN_OR_RETURN(json both, parse_json_file(file_json, file_name));
    ASSIGN_OR_RETURN(json questionnaires,
                     with_surveys(both.value("questionnaires", json::array()), publications));
    if (questionnaires.empty()) {
        both.erase("questionnaires");
    } else {
        both["questionnaires"] = std::move(questionnaires);
    }
    RETURN_IF_ERROR(put_you_said(both, publications));
    for (json& service : both["services"])
        set_what_is_asked(service, publications);
    Standing standing{.organisation = {},
                      .json = both.dump(),
                      .revision = publications.revision,
                      .pictures = pictures_of(publications)};
    ASSIGN_OR_RETURN(
        standing.organisation,
        parse_organisation(standing.json, file_name + " with what was published over it"));
    return standing;
}

}  // namespace candour::feedback
