// platform/server/publish_commands.cpp: see publish_commands.h.
#include "platform/server/publish_commands.h"

#include <iostream>

#include <nlohmann/json.hpp>

#include "core/survey/media_files.h"
#include "core/survey/questionnaire.h"
#include "platform/pictures/media_folder.h"
#include "platform/server/administration.h"
#include "platform/server/administration_commands.h"
#include "platform/server/commands.h"
#include "platform/server/questionnaire_file.h"
#include "platform/server/sign_folder.h"
#include "platform/system/disk.h"
#include "sync/server/publish_survey.h"

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

struct Media {
    std::map<std::string, Bytes> pictures{};
    std::string folder{};  // Empty: none was said, and none lies beside the file.
};

// Nothing is published while a picture or a clip cannot be used: each is told.
Result<Media> media_of(const Questionnaire& questionnaire, const Arguments& arguments,
                       const std::string& path) {
    const auto named = survey::pictures_named(questionnaire);
    const auto signed_in = survey::clips_named(questionnaire);
    Media media{.pictures = {}, .folder = arguments.option("media", "")};
    if (media.folder.empty() && FileDisk().exists(default_media_folder(path))) {
        media.folder = default_media_folder(path);
    }
    if (media.folder.empty() || (named.empty() && signed_in.empty())) return media;
    ASSIGN_OR_RETURN(BroughtPictures brought, bring_pictures(named, media.folder));
    BroughtClips clips = bring_clips(signed_in, media.folder);
    brought.problems.insert(brought.problems.end(), clips.problems.begin(), clips.problems.end());
    for (const std::string& problem : brought.problems)
        std::cerr << problem << "\n";
    if (!brought.problems.empty()) {
        return invalid(path +
                       ": not all of its pictures and clips can be used: see above. Nothing is "
                       "published");
    }
    media.pictures = std::move(brought.by_name);
    media.pictures.merge(clips.by_name);
    return media;
}

void tell_what_is_not_played(const Questionnaire& questionnaire) {
    const auto recordings = survey::recordings_named(questionnaire);
    if (recordings.empty()) return;
    std::cout << "Kiosks play no recordings yet; these were left out:\n";
    for (const survey::NamedFile& recording : recordings) {
        std::cout << "  " << recording.place << ", " << recording.language << ": " << recording.file
                  << "\n";
    }
}

}  // namespace

Status publish_questionnaire(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const Arguments named,
                     with_names(arguments, "FILE", "which questionnaire? DIR FILE belong there"));
    const std::string& path = named.at("FILE");
    // Which questionnaire needs none is known to the server alone: the equality questions.
    const std::string services = named.option("services", "");
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(named));
    RETURN_IF_ERROR(check_is_server(place.folder, FileDisk()));
    ASSIGN_OR_RETURN(const Questionnaire questionnaire, whole_questionnaire_in(path));
    ASSIGN_OR_RETURN(const Media media, media_of(questionnaire, named, path));
    ControlMessage request = {{"command", "publish-questionnaire"},
                              {"document", survey::to_json(questionnaire).dump()},
                              {"services", services}};
    for (const auto& [name, picture] : media.pictures)
        request[picture_field + name] = to_base64(picture);
    const auto answer = administer_place(place, request);
    if (!answer.ok()) {
        const bool names_none =
            services.empty() && answer.error().what.starts_with(server::which_services);
        return Error{answer.error().kind, names_none
                                              ? "--services is missing: " + answer.error().what
                                              : path + ": " + answer.error().what};
    }
    std::cout << "Published: " << questionnaire.id << ", version "
              << value_of(answer.value(), "version") << "\n"
              << (media.pictures.empty() ? std::string()
                                         : "With " + std::to_string(media.pictures.size()) +
                                               " pictures and clips of " + media.folder + "\n");
    tell_what_is_not_played(questionnaire);
    std::cout << "Kiosks look for new texts every hour, and then "
              << (services.empty()
                      ? "offer it: these are the equality questions, no service asks them"
                      : "ask it for: " + services)
              << "\n"
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
