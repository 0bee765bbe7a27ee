// platform/server/passwords.h: a staff password on its way into the program.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::platform {

struct NewPassword {
    std::string hash;       // What the account keeps.
    std::string generated;  // To be shown once; empty when the person brought their own.
};

// The first line of standard input, or a fresh random password. At a terminal the line is asked for
// and not shown. Errors: Invalid (too short, too long), Unavailable.
Result<NewPassword> take_password(bool from_standard_input, SecureRandom& random);

// The first line of standard input; at a terminal it is asked for with `prompt` and not shown.
std::string read_secret_line(const char* prompt);

// The sentence that shows a generated password; empty when there is none.
std::string password_sentence(const NewPassword& password);

// Errors: Invalid: a user name is of a-z, 0-9, dot, dash and underscore, 1 to 40 of them.
Status check_user_name(const std::string& name);

}  // namespace candour::platform
