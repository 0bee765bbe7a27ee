// Publishing a questionnaire while the server runs, and withdrawing one. Everything is checked
// before anything is written; what is written is in this order, so that a cut between two steps
// leaves nothing half: the trace, the version with its promise, the publication. The bundle follows
// from the publication, at once or at any process's next tick.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feedback/publications.h"
#include "core/store/publication_store.h"
#include "core/store/survey_store.h"
#include "sync/server/key_ring.h"

namespace candour::server {

struct Publishing {
    const std::string& file_json;  // The organisation's file.
    store::PublicationStore& publications;
    store::SurveyStore& surveys;
    std::map<std::string, Bytes> own_files{};  // Beside that file: clips, by their bundle names.
    EpochKeys epoch;  // The current one: the bundle with the questionnaire must hold.
    // Writes down what staff do, with who and when.
    std::function<Status(const std::string& what)> note;
};

// How the refusal begins when services are to be named and are not.
inline constexpr std::string_view which_services = "which services ask it?";

// `services`: the ids of all that ask it from now on; one that asked it and is not there asks
// nothing, and one that asked something else asks this. Equality questions are asked by none.
// Saying again what holds changes nothing.
// `pictures`: the files that it names, by these names, ready for a kiosk (WebP; clips in sign
// language WebM); one that is not there is that of its last publication. A clip that never came is
// left out. Returns its version. Errors: Invalid in plain words when
// it cannot be published: by the rules of questionnaires, on a kiosk, in a message, with this
// organisation or in a bundle; Conflict when somebody else was at this questionnaire or at one of
// the services meanwhile; the stores'.
Result<std::string> publish_survey(const Publishing& parts, const std::string& document,
                                   const std::vector<std::string>& services,
                                   const std::map<std::string, Bytes>& pictures = {});

// The bytes of published pictures, by the same names. Errors: Conflict when one is gone meanwhile;
// the store's.
Result<std::map<std::string, Bytes>> picture_files(const std::map<std::string, std::string>& hashes,
                                                   store::PublicationStore& publications);

// No service asks it any more, also where the file says so. Its versions and results stay, and
// answers that are on their way count. Errors: NotFound, Conflict, the stores'.
Status withdraw_survey(const Publishing& parts, const std::string& id);

// An entry of "You said, we did" (JSON of a feedback::PublishedYouSaid) is shown from now on, in
// the place of an earlier one of its id. Errors: Invalid when it cannot be shown, or there are too
// many that stand on `today` (those that are stale make room); Conflict, the stores'.
Status publish_you_said(const Publishing& parts, const std::string& id, const std::string& document,
                        CivilDay today);
// Shown no more. Withdrawing what is not there changes nothing.
Status withdraw_you_said(const Publishing& parts, const std::string& id);

}  // namespace candour::server
