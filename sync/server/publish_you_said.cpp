// Publishing an entry of "You said, we did", and withdrawing one.
#include <functional>

#include "sync/server/bundle.h"
#include "sync/server/publish_survey.h"

namespace candour::server {
namespace {

using feedback::Publications;
using feedback::Standing;
using feedback::YouSaidChange;

constexpr int tries_max = 10;
constexpr const char* file_name = "organisation.json";

// Nothing is written when this fails.
Result<Standing> check(const Publishing& parts, const Publications& after) {
    ASSIGN_OR_RETURN(Standing then, feedback::with_publications(parts.file_json, file_name, after));
    ASSIGN_OR_RETURN(auto files, picture_files(then.pictures, parts.publications));
    files.insert(parts.own_files.begin(), parts.own_files.end());
    RETURN_IF_ERROR(can_be_bundle({.organisation_json = then.json,
                                   .file_name = file_name,
                                   .epoch = parts.epoch,
                                   .files = std::move(files)}));
    return then;
}

// Entries are independent of one another and of questionnaires: whoever was first meanwhile takes
// nothing away, and the next try has both.
Status carry_out(const Publishing& parts, const YouSaidChange& change, const std::string& what) {
    bool noted = false;
    for (int tries = 0; tries < tries_max; ++tries) {
        ASSIGN_OR_RETURN(const Publications before, parts.publications.publications());
        Publications after = before;
        after.apply(change);
        if (after.you_said == before.you_said) return Unit{};
        ASSIGN_OR_RETURN(const Standing then, check(parts, after));
        if (!noted) RETURN_IF_ERROR(parts.note(what));
        noted = true;
        const Status added = parts.publications.add(change, before.revision);
        if (added.ok() || added.error().kind != ErrorKind::Conflict) return added;
    }
    return Error{ErrorKind::Conflict, "others are publishing just now; try again in some minutes"};
}

// The place of one that nobody is shown any more.
Status make_room(const Publishing& parts, CivilDay today) {
    ASSIGN_OR_RETURN(const Publications now, parts.publications.publications());
    ASSIGN_OR_RETURN(const Standing standing,
                     feedback::with_publications(parts.file_json, file_name, now));
    for (const feedback::PublishedYouSaid& entry : standing.organisation.you_said) {
        if (entry.stands_on(today) || !now.you_said.contains(entry.id)) continue;
        RETURN_IF_ERROR(carry_out(parts, {entry.id, {}},
                                  "took a stale “You said, we did” away (" + entry.id + ")"));
    }
    return Unit{};
}

}  // namespace

Status publish_you_said(const Publishing& parts, const std::string& id, const std::string& document,
                        CivilDay today) {
    RETURN_IF_ERROR(make_room(parts, today));
    return carry_out(parts, {id, document}, "published a “You said, we did” (" + id + ")");
}

Status withdraw_you_said(const Publishing& parts, const std::string& id) {
    return carry_out(parts, {id, {}}, "withdrew a “You said, we did” (" + id + ")");
}

}  // namespace candour::server
