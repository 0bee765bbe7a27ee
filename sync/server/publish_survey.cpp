// Publishing and withdrawing, from what was asked for to what is kept.
#include "sync/server/publish_survey.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/feedback/equality.h"
#include "core/feedback/kiosk_can_show.h"
#include "core/survey/longest_answer.h"
#include "core/survey/media_files.h"
#include "sync/protocol/hash.h"
#include "sync/server/bundle.h"
#include "sync/server/survey_desk.h"

namespace candour::server {

namespace {

using feedback::PublicationChange;
using feedback::Publications;
using feedback::Standing;

// Somebody else may be first so often; then there is more wrong than bad luck.
constexpr int tries_max = 10;
constexpr const char* file_name = "organisation.json";

struct Wish {
    PublicationChange change;
    std::string what;  // For the audit.
};
// What is wished for, as things stand now. Errors: Invalid, NotFound.
using MakeWish = std::function<Result<Wish>(const Standing& now)>;

bool says_the_same(const Publications& one, const Publications& other) {
    return one.surveys == other.surveys && one.asked == other.asked;
}

template <typename Map>
bool same_at(const Map& one, const Map& other, const std::string& key) {
    const auto in_one = one.find(key);
    const auto in_other = other.find(key);
    if (in_one == one.end() || in_other == other.end()) {
        return (in_one == one.end()) == (in_other == other.end());
    }
    return in_one->second == in_other->second;
}

// Nobody has said anything about what the change is about, from `first` to `now`.
bool is_untouched(const PublicationChange& change, const Publications& first,
                  const Publications& now) {
    return same_at(first.surveys, now.surveys, change.questionnaire) &&
           std::ranges::all_of(change.asked, [&](const auto& service) {
               return same_at(first.asked, now.asked, service.first);
           });
}

// `fresh`: by their hashes, of pictures that are not kept yet.
Result<std::map<std::string, Bytes>> files_of(const std::map<std::string, std::string>& hashes,
                                              store::PublicationStore& publications,
                                              const std::map<std::string, Bytes>& fresh) {
    std::map<std::string, Bytes> files;
    for (const auto& [name, hash] : hashes) {
        const auto here = fresh.find(hash);
        Result<Bytes> picture =
            here != fresh.end() ? Result<Bytes>(here->second) : publications.picture(hash);
        if (!picture.ok() && picture.error().kind == ErrorKind::NotFound) {
            return Error{ErrorKind::Conflict,
                         "something else was published meanwhile; look at it and try again"};
        }
        if (!picture.ok()) return picture.error();
        files[name] = picture.take();
    }
    return files;
}

// Every picture that `wanted` names, and its clips that there are: one of `brought`, or the one of
// its last publication.
Status put_pictures(const survey::Questionnaire& wanted,
                    const std::map<std::string, Bytes>& brought, const Standing& now,
                    PublicationChange& change) {
    const auto put = [&](const std::string& file) {
        const auto fresh = brought.find(file);
        const auto before = now.pictures.find(feedback::picture_name(wanted.id, file));
        if (fresh != brought.end()) {
            const std::string hash = protocol::hash_hex(fresh->second);
            change.survey.pictures[file] = hash;
            change.new_pictures[hash] = fresh->second;
        } else if (before != now.pictures.end()) {
            change.survey.pictures[file] = before->second;
        } else {
            return false;
        }
        return true;
    };
    // The words say all that a clip says.
    for (const survey::NamedFile& named : survey::clips_named(wanted))
        (void)put(named.file);
    for (const survey::NamedFile& named : survey::pictures_named(wanted)) {
        if (!put(named.file)) {
            return Error{ErrorKind::Invalid,
                         "questionnaire: " + named.place + ": the picture '" + named.file + "' (" +
                             named.language +
                             ") has not come with it; candour-server questionnaire publish DIR "
                             "FILE --media FOLDER brings pictures"};
        }
    }
    return Unit{};
}

Error somebody_else(const std::string& questionnaire) {
    return {ErrorKind::Conflict, "somebody else has just changed the questionnaire '" +
                                     questionnaire +
                                     "' or what its services ask; look at it and try again"};
}

// Nothing is written when this fails.
Result<Standing> check(const Publishing& parts, const Publications& after,
                       const std::map<std::string, Bytes>& fresh) {
    ASSIGN_OR_RETURN(Standing then, feedback::with_publications(parts.file_json, file_name, after));
    ASSIGN_OR_RETURN(auto files, files_of(then.pictures, parts.publications, fresh));
    files.insert(parts.own_files.begin(), parts.own_files.end());
    RETURN_IF_ERROR(can_be_bundle({.organisation_json = then.json,
                                   .file_name = file_name,
                                   .epoch = parts.epoch,
                                   .files = std::move(files)}));
    return then;
}

Status carry_out(const Publishing& parts, const MakeWish& make_wish) {
    std::optional<Publications> first;
    std::string questionnaire;
    for (int tries = 0; tries < tries_max; ++tries) {
        ASSIGN_OR_RETURN(const Publications before, parts.publications.publications());
        ASSIGN_OR_RETURN(const Standing now,
                         feedback::with_publications(parts.file_json, file_name, before));
        ASSIGN_OR_RETURN(const Wish wish, make_wish(now));
        questionnaire = wish.change.questionnaire;
        if (first && !is_untouched(wish.change, *first, before)) break;
        Publications after = before;
        after.apply(wish.change);
        if (says_the_same(before, after)) return Unit{};
        ASSIGN_OR_RETURN(const Standing then, check(parts, after, wish.change.new_pictures));
        // Before it is done: that somebody wanted it must be known even if the power fails
        // meanwhile.
        if (!first) RETURN_IF_ERROR(parts.note(wish.what));
        // Before anybody is asked: an answer never comes to a version without its promise.
        RETURN_IF_ERROR(keep_versions(parts.surveys, then.organisation));
        const Status added = parts.publications.add(wish.change, before.revision);
        if (added.ok() || added.error().kind != ErrorKind::Conflict) return added;
        if (!first) first = before;
    }
    const Error refused = somebody_else(questionnaire);
    RETURN_IF_ERROR(parts.note("… which was not done after all: " + refused.what));
    return refused;
}

std::vector<std::string> ids_of(const std::vector<feedback::Service>& services) {
    std::vector<std::string> ids;
    for (const feedback::Service& service : services)
        ids.push_back(service.id);
    return ids;
}

Status check_services(const std::string& questionnaire, const std::vector<std::string>& services,
                      const Standing& now) {
    const bool equality = feedback::asks_equality(now.organisation, questionnaire);
    if (services.empty() && !equality) {
        return Error{ErrorKind::Invalid, std::string(which_services) +
                                             " At least one must be named; there are " +
                                             joined(ids_of(now.organisation.services))};
    }
    for (const std::string& service : services) {
        if (now.organisation.find_service(service) != nullptr) continue;
        return Error{ErrorKind::Invalid, "there is no service '" + service + "'; there are " +
                                             joined(ids_of(now.organisation.services))};
    }
    return Unit{};
}

// Those that ask it now ask nothing, unless they are among `services`.
std::map<std::string, std::string> asked_by(const std::string& questionnaire,
                                            const std::vector<std::string>& services,
                                            const Standing& now) {
    std::map<std::string, std::string> asked;
    for (const feedback::Service& service : now.organisation.services) {
        if (service.questionnaire == questionnaire) asked[service.id] = {};
    }
    for (const std::string& service : services)
        asked[service] = questionnaire;
    return asked;
}

Result<survey::Questionnaire> read(const std::string& document) {
    const std::string place = "questionnaire";
    ASSIGN_OR_RETURN(const nlohmann::json json, parse_json_file(document, place));
    ASSIGN_OR_RETURN(survey::Questionnaire questionnaire, survey::parse_questionnaire(json, place));
    RETURN_IF_ERROR(feedback::kiosk_can_show(questionnaire, place));
    RETURN_IF_ERROR(survey::fits_into_message(questionnaire, place));
    return questionnaire;
}

}  // namespace

Result<std::string> publish_survey(const Publishing& parts, const std::string& document,
                                   const std::vector<std::string>& services,
                                   const std::map<std::string, Bytes>& pictures) {
    ASSIGN_OR_RETURN(const survey::Questionnaire wanted, read(document));
    const auto make_wish = [&](const Standing& now) -> Result<Wish> {
        RETURN_IF_ERROR(check_services(wanted.id, services, now));
        PublicationChange change{
            .questionnaire = wanted.id,
            .survey = {.document = survey::to_json(wanted).dump(), .withdrawn = false},
            .asked = asked_by(wanted.id, services, now)};
        RETURN_IF_ERROR(put_pictures(wanted, pictures, now, change));
        return Wish{std::move(change),
                    "published the questionnaire " + wanted.id + ", version " +
                        wanted.version.substr(0, 8) + ", asked by " +
                        (services.empty() ? "no service: equality questions" : joined(services))};
    };
    RETURN_IF_ERROR(carry_out(parts, make_wish));
    return wanted.version;
}

Result<std::map<std::string, Bytes>> picture_files(const std::map<std::string, std::string>& hashes,
                                                   store::PublicationStore& publications) {
    return files_of(hashes, publications, {});
}

Status withdraw_survey(const Publishing& parts, const std::string& id) {
    return carry_out(parts, [&](const Standing& now) -> Result<Wish> {
        const survey::Questionnaire* questionnaire = now.organisation.find_questionnaire(id);
        if (questionnaire == nullptr) {
            return Error{ErrorKind::NotFound,
                         "there is no questionnaire '" + id + "', or it is withdrawn already"};
        }
        return Wish{
            {.questionnaire = id,
             .survey = {.document = survey::to_json(*questionnaire).dump(), .withdrawn = true},
             .asked = asked_by(id, {}, now)},
            "withdrew the questionnaire " + id};
    });
}

}  // namespace candour::server
