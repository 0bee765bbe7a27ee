// platform/server/mail_settings.h: where the server's e-mail goes out, in its folder of keys.
#pragma once

#include "platform/net/smtp_mailer.h"
#include "platform/server/server_folder.h"

namespace candour::platform {

// Errors: NotFound when none are set; Invalid, Unavailable.
Result<SmtpSettings> load_mail_settings(const ServerFolder& folder, Disk& disk);
Status save_mail_settings(const SmtpSettings& settings, const ServerFolder& folder, Disk& disk);

}  // namespace candour::platform
