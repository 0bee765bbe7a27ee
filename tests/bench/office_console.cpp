// tests/bench/office_console.cpp: see office_console.h.
#include "tests/bench/office_console.h"

#include "app/console/password.h"
#include "app/console/sessions.h"
#include "platform/net/hmac_sha1.h"
#include "platform/pictures/qr_code.h"
#include "platform/server/console_wiring.h"
#include "platform/server/staff_commands.h"
#include "platform/sheets/xlsx.h"
#include "platform/system/paths.h"

namespace candour::bench {

namespace {

Error no_paper() { return {ErrorKind::Unavailable, "nothing is printed here"}; }

}  // namespace

Result<std::unique_ptr<OfficeConsole>> OfficeConsole::open(const std::string& folder) {
    auto made = std::make_unique<OfficeConsole>();
    ASSIGN_OR_RETURN(made->parts_, platform::ServerParts::open({.folder = {folder}}));
    ASSIGN_OR_RETURN(made->cases_, platform::CaseOffice::open(*made->parts_));
    RETURN_IF_ERROR(made->start_console());
    return made;
}

// As ServerApp does, without what waits for other programs.
Status OfficeConsole::start_console() {
    platform::ServerParts& parts = *parts_;
    ASSIGN_OR_RETURN(const std::string share, platform::share_folder());
    ASSIGN_OR_RETURN(
        console_,
        console::Console::create(
            {.office = *parts.office,
             .registry = *parts.registry,
             .surveys = *parts.surveys,
             .drafts = *parts.drafts,
             .bundles = *parts.bundles,
             .enrol_identity = {.pin = parts.pin, .offline_key = parts.online_keys.offline_key},
             .organisation = [&parts] { return parts.organisation(); },
             .office_keys = parts.office_keys_now(),
             .clock = parts.clock,
             .random = parts.random,
             .disk = parts.disk,
             .share_folder = share + "/console",
             .write_spreadsheet = platform::write_xlsx,
             .cases = &cases_->work,
             .everybody = [&parts] { return casework::everybody_of(*parts.office); },
             .publish_reply = platform::reply_publisher(parts),
             .staff_key = platform::staff_key_of(*parts.office_keys()),
             .hmac_sha1 = platform::hmac_sha1,
             .make_qr = platform::make_qr,
             .hand_over = &cases_->hand_over,
             .procedures = parts.procedures.get(),
             .calendar = platform::calendar_options(parts, *cases_),
             .publicity = platform::publicity_options(parts),
             .paper =
                 {.make_paper = [](const auto&, const auto&, const auto&) -> Result<Bytes> {
                      return no_paper();
                  },
                  .pool = *parts.pool,
                  .random = parts.random,
                  .key = [&parts] { return parts.office_keys()->current_epoch().pair.public_key; }},
             .learning = platform::learning_options(parts, *cases_),
             .work = &cases_->pages}));
    return Unit{};
}

Status OfficeConsole::add_staff() {
    using office::Role;
    ASSIGN_OR_RETURN(const std::string hash, console::hash_password("correct horse battery"));
    for (int number = 0; number < office_staff; ++number) {
        const std::string name = "worker" + std::to_string(number);
        RETURN_IF_ERROR(parts_->office->add_staff({.id = office_person(number),
                                                   .user_name = name,
                                                   .display_name = "Ann " + name,
                                                   .password_hash = hash,
                                                   .roles = {Role::CaseWorker, Role::Manager}}));
    }
    return Unit{};
}

Result<OfficeRules> OfficeConsole::rules() {
    OfficeRules rules{.chain_key = parts_->history_key,
                      .office_key = parts_->office_keys()->office_keys.back(),
                      .now = cases_->work.now()};
    ASSIGN_OR_RETURN(rules.procedure, cases_->procedures.current(""));
    ASSIGN_OR_RETURN(rules.calendar_version, cases_->calendars.newest());
    ASSIGN_OR_RETURN(rules.calendar, cases_->calendars.find(rules.calendar_version, ""));
    return rules;
}

Status OfficeConsole::sign_in() {
    ASSIGN_OR_RETURN(const auto account, parts_->office->staff_by_id(office_person(0)));
    if (!account) return Error{ErrorKind::NotFound, "the office has no staff"};
    worker_ = casework::worker_of(*account);
    console::Sessions sessions(*parts_->office, parts_->clock, parts_->random);
    ASSIGN_OR_RETURN(const std::string token, sessions.start(*account));
    cookie_ = std::string{console::session_cookie} + "=" + token;
    return Unit{};
}

Result<std::size_t> OfficeConsole::get(const std::string& target) {
    const std::size_t mark = std::min(target.find('?'), target.size());
    protocol::HttpRequest request;
    request.method = "GET";
    request.path = target.substr(0, mark);
    request.query = target.substr(std::min(mark + 1, target.size()));
    request.headers["cookie"] = cookie_;
    const protocol::HttpResponse response = console_->handle(request);
    if (response.status == 200) return response.body.size();
    return Error{ErrorKind::Invalid, target + " is answered with " +
                                         std::to_string(response.status) + "\n" +
                                         to_text(response.body)};
}

Status OfficeConsole::write_note(const complaint::CaseId& id) {
    complaint::Entry note{.kind = complaint::EntryKind::Note};
    note.fields[complaint::Field::Text] = std::string{"They rang again about the repair."};
    ASSIGN_OR_RETURN(const casework::OpenCase written, cases_->work.write(worker_, id, {note}));
    CHECK(written.state.entries > 1);
    return Unit{};
}

}  // namespace candour::bench
