// Mailer: e-mail to staff. It says that something waits and where to sign in; never a word of
// anybody's, never what it is about.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour::office {

class Mailer {
public:
    virtual ~Mailer() = default;

    // Plain text in UTF-8. Safe from any thread; it may take as long as a slow server does.
    // Errors: Invalid (an address that is none), Denied (the server refuses us), Unavailable; in
    // words for the person who looks after the server. What was to be done is done all the same.
    virtual Status send(const std::string& to, const std::string& subject,
                        const std::string& text) = 0;
};

// One "@" with something on both sides, no spaces, controls, angle brackets or more than 254 bytes.
bool is_email_address(std::string_view text);

}  // namespace candour::office
