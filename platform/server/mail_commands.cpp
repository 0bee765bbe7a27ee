// platform/server/mail_commands.cpp: candour-server mail: where e-mail to staff goes out.
#include <filesystem>
#include <iostream>

#include "core/feedback/limits.h"
#include "core/feedback/practice.h"
#include "platform/server/commands.h"
#include "platform/server/mail_settings.h"
#include "platform/server/passwords.h"

namespace candour::platform {

namespace {

constexpr std::size_t settings_bytes_max = 16 * 1024;

Status check_may_send(const ServerFolder& folder, Disk& disk) {
    ASSIGN_OR_RETURN(const Bytes file,
                     disk.read(folder.organisation(), feedback::organisation_file_bytes_max));
    ASSIGN_OR_RETURN(const feedback::Organisation organisation,
                     feedback::parse_organisation(to_text(file), folder.organisation()));
    if (!feedback::is_practice(organisation)) return Unit{};
    return Error{ErrorKind::Invalid, "this is a practice office: it never sends e-mail"};
}

Status set_mail(const Arguments& arguments, const ServerFolder& folder, Disk& disk) {
    SmtpSettings settings{.server = arguments.option("server", ""),
                          .from = arguments.option("from", ""),
                          .user = arguments.option("user", ""),
                          .password = {}};
    if (arguments.has("password-stdin")) settings.password = read_secret_line("Password: ");
    if (settings.user.empty() != settings.password.empty()) {
        return Error{ErrorKind::Invalid, "--user and --password-stdin go together"};
    }
    RETURN_IF_ERROR(save_mail_settings(settings, folder, disk));
    std::cout << "E-mail to staff goes out through " << settings.server << " as " << settings.from
              << ".\nTry it: candour-server mail test " << folder.path << " --to YOUR-ADDRESS\n"
              << std::flush;
    return Unit{};
}

Status test_mail(const Arguments& arguments, const ServerFolder& folder, Disk& disk) {
    ASSIGN_OR_RETURN(const SmtpSettings settings, load_mail_settings(folder, disk));
    RETURN_IF_ERROR(send_mail(settings, SystemClock(), arguments.option("to", ""),
                              "A test from Candour",
                              "This is a test. E-mail from Candour reaches you.\n"));
    std::cout << "Sent. Look whether it has arrived.\n" << std::flush;
    return Unit{};
}

Status end_mail(const ServerFolder& folder) {
    std::error_code failure;
    std::filesystem::remove(folder.mail(), failure);
    if (failure) {
        return Error{ErrorKind::Unavailable,
                     "cannot remove " + folder.mail() + ": " + failure.message()};
    }
    std::cout << "No e-mail is sent any more.\n" << std::flush;
    return Unit{};
}

}  // namespace

Result<SmtpSettings> load_mail_settings(const ServerFolder& folder, Disk& disk) {
    if (!disk.exists(folder.mail())) {
        return Error{ErrorKind::NotFound,
                     "no server for e-mail is set; set one with: candour-server mail set"};
    }
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(folder.mail(), settings_bytes_max));
    return smtp_settings_from(to_text(bytes));
}

// Among the keys: never in a backup of the databases.
Status save_mail_settings(const SmtpSettings& settings, const ServerFolder& folder, Disk& disk) {
    RETURN_IF_ERROR(check(settings));
    return disk.write(folder.mail(), as_bytes(to_json(settings)), /*secret=*/true);
}

Status run_mail(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    FileDisk disk;
    RETURN_IF_ERROR(check_is_server(place.folder, disk));
    RETURN_IF_ERROR(check_may_send(place.folder, disk));
    const std::string& action = arguments.at("ACTION");
    if (action == "set") return set_mail(arguments, place.folder, disk);
    if (action == "test") return test_mail(arguments, place.folder, disk);
    if (action == "off") return end_mail(place.folder);
    return Error{ErrorKind::Invalid, "mail " + action + ": set, test or off belongs there"};
}

}  // namespace candour::platform
