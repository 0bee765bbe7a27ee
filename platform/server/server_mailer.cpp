// platform/server/server_mailer.cpp: see server_mailer.h.
#include "platform/server/server_mailer.h"

#include "platform/net/smtp_mailer.h"
#include "platform/server/mail_settings.h"

namespace candour::platform {

Status ServerMailer::send(const std::string& to, const std::string& subject,
                          const std::string& text) {
    ASSIGN_OR_RETURN(const SmtpSettings settings, load_mail_settings(folder_, disk_));
    const Status sent = send_mail(settings, clock_, to, subject, text);
    const std::lock_guard lock(mutex_);
    last_failure_ = sent.ok() ? std::string() : sent.error().what;
    return sent;
}

std::string ServerMailer::in_words() const {
    const auto settings = load_mail_settings(folder_, disk_);
    if (!settings.ok()) {
        return settings.error().kind == ErrorKind::NotFound ? "none is sent"
                                                            : settings.error().what;
    }
    const std::lock_guard lock(mutex_);
    return "through " + settings.value().server +
           (last_failure_.empty() ? "" : "; the last one failed: " + last_failure_);
}

}  // namespace candour::platform
