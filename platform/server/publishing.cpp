// platform/server/publishing.cpp: what a server's organisation says now, and how it comes to
// devices. The rest of ServerParts is in server_parts.cpp.
#include <iostream>

#include "platform/server/server_parts.h"
#include "platform/server/sign_folder.h"
#include "sync/server/crowd_count.h"
#include "sync/server/pool_keys.h"
#include "sync/server/survey_desk.h"

namespace candour::platform {

namespace {

// Other processes may publish a bundle so often while this one makes its own.
constexpr int bundle_tries_max = 5;

}  // namespace

// What cannot be shown is left out of the bundle; whoever started the server is told.
void ServerParts::load_clips(const feedback::Organisation& of_file) {
    BroughtClips brought = clips_of(of_file, folder.sign());
    own_clips = std::move(brought.by_name);
    for (const std::string& problem : brought.problems)
        std::cerr << "candour-server: " << problem << std::endl;
}

std::shared_ptr<const feedback::Standing> ServerParts::standing() const {
    const std::lock_guard lock(standing_mutex_);
    return standing_;
}

std::shared_ptr<const feedback::Organisation> ServerParts::organisation() const {
    const auto now = standing();
    return {now, &now->organisation};
}

// Two threads that look at once may read in one order and put in the other: the later one stays.
// Only a restored database goes back, and it is restored while no server runs.
Status ServerParts::look_at_publications() {
    const auto before = standing();
    feedback::Publications all;
    // An intake asks nothing of anybody: an old copy of the file must not keep it from taking.
    if (role == Role::Intake) {
        if (before != nullptr) return Unit{};
    } else {
        ASSIGN_OR_RETURN(const std::int64_t revision, publications->revision());
        if (before != nullptr && before->revision == revision) return Unit{};
        ASSIGN_OR_RETURN(all, publications->publications());
    }
    ASSIGN_OR_RETURN(feedback::Standing read,
                     feedback::with_publications(organisation_json, folder.organisation(), all));
    auto now = std::make_shared<const feedback::Standing>(std::move(read));
    const std::lock_guard lock(standing_mutex_);
    if (standing_ == nullptr || standing_ == before || standing_->revision < now->revision) {
        standing_.swap(now);
    }
    return Unit{};
}

// Conflict: another process was first. It may have done the same, or not seen yet what this one
// has; the next try tells.
Status ServerParts::publish_bundle() {
    RETURN_IF_ERROR(check_has_published_key());
    const auto source = [&]() -> Result<server::BundleSource> {
        RETURN_IF_ERROR(look_at_publications());
        const auto now = standing();
        ASSIGN_OR_RETURN(auto files, server::picture_files(now->pictures, *publications));
        files.insert(own_clips.begin(), own_clips.end());
        ASSIGN_OR_RETURN(std::string json,
                         server::with_counted_crowd(now->json, *bundles, *office, clock.today(),
                                                    random));
        return server::BundleSource{.organisation_json = std::move(json),
                                    .file_name = folder.organisation(),
                                    .epoch = office_keys()->current_epoch(),
                                    .files = std::move(files)};
    };
    for (int tries = 0; tries < bundle_tries_max; ++tries) {
        const auto published = server::publish_bundle(source, *bundles, *pool, clock);
        if (published.ok()) return Unit{};
        if (published.error().kind != ErrorKind::Conflict) return published.error();
    }
    return Unit{};  // The next tick looks again.
}

Status ServerParts::keep_up_to_date() {
    RETURN_IF_ERROR(look_at_publications());
    RETURN_IF_ERROR(server::rotate_if_due(*registry, clock.today()));
    if (office_keys() == nullptr) return Unit{};
    RETURN_IF_ERROR(publish_bundle());
    return surveys == nullptr ? Status{Unit{}} : server::keep_versions(*surveys, *organisation());
}

server::Publishing ServerParts::publishing(const std::string& who) {
    return {.file_json = organisation_json,
            .publications = *publications,
            .surveys = *surveys,
            .own_files = own_clips,
            .epoch = office_keys()->current_epoch(),
            .note = [this, who](const std::string& what) { return audit(who, what); }};
}

Result<std::string> ServerParts::publish_survey(const std::string& document,
                                                const std::vector<std::string>& services,
                                                const std::string& who, const Pictures& pictures) {
    RETURN_IF_ERROR(need_office());
    ASSIGN_OR_RETURN(std::string version,
                     server::publish_survey(publishing(who), document, services, pictures));
    // It is published, whatever comes now: what fails here the ticker does again, and tells.
    (void)keep_up_to_date();
    return version;
}

Result<ServerParts::Pictures> ServerParts::published_pictures(const std::string& questionnaire) {
    ASSIGN_OR_RETURN(const feedback::Publications all, publications->publications());
    const auto survey = all.surveys.find(questionnaire);
    if (survey == all.surveys.end()) return Pictures{};
    return server::picture_files(survey->second.pictures, *publications);
}

Status ServerParts::withdraw_survey(const std::string& id, const std::string& who) {
    RETURN_IF_ERROR(need_office());
    RETURN_IF_ERROR(server::withdraw_survey(publishing(who), id));
    (void)keep_up_to_date();
    return Unit{};
}

Status ServerParts::publish_you_said(const std::string& id, const std::string& document,
                                     const std::string& who) {
    RETURN_IF_ERROR(need_office());
    RETURN_IF_ERROR(server::publish_you_said(publishing(who), id, document, clock.today()));
    (void)keep_up_to_date();
    return Unit{};
}

Status ServerParts::withdraw_you_said(const std::string& id, const std::string& who) {
    RETURN_IF_ERROR(need_office());
    RETURN_IF_ERROR(server::withdraw_you_said(publishing(who), id));
    (void)keep_up_to_date();
    return Unit{};
}

}  // namespace candour::platform
