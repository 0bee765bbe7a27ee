// platform/net/smtp_mailer.h: e-mail through an SMTP server, with libcurl.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/office/mailer.h"

namespace candour::platform {

struct SmtpSettings {
    std::string server;  // "smtps://mail.example.org" or "smtp://mail.example.org:587".
    std::string from;
    std::string user;  // Empty: without signing in.
    std::string password;
};

// Errors: Invalid, in words for whoever typed them.
Status check(const SmtpSettings& settings);
// JSON. Errors: Invalid.
std::string to_json(const SmtpSettings& settings);
Result<SmtpSettings> smtp_settings_from(const std::string& json);

// Everywhere but on this machine itself (127.0.0.1, ::1, localhost) nothing is sent, not even the
// user's name, before TLS stands and the server has proved its name.
bool needs_tls(const std::string& server);

// One message on a connection of its own, within half a minute.
// Errors: Invalid (an address, or line ends where none may be), Denied (the server refuses the
// account or the message), Unavailable.
Status send_mail(const SmtpSettings& settings, const Clock& clock, const std::string& to,
                 const std::string& subject, const std::string& text);

}  // namespace candour::platform
