// platform/server/server_mailer.h: the server's e-mail, as its folder says at the moment.
#pragma once

#include <mutex>
#include <string>

#include "core/office/mailer.h"
#include "platform/server/server_folder.h"

namespace candour::platform {

// Reads the settings for each message, so that a change needs no restart.
class ServerMailer : public office::Mailer {
public:
    ServerMailer(const ServerFolder& folder, Disk& disk, const Clock& clock)
        : folder_(folder), disk_(disk), clock_(clock) {}

    // Errors also: NotFound when no server for e-mail is set.
    Status send(const std::string& to, const std::string& subject,
                const std::string& text) override;

    // For `status`: the server's name, and what was wrong with the last message if anything was.
    std::string in_words() const;

private:
    const ServerFolder folder_;
    Disk& disk_;
    const Clock& clock_;
    mutable std::mutex mutex_;
    std::string last_failure_;
};

}  // namespace candour::platform
