// platform/server/commands.h: what candour-server can do, one source each.
#pragma once

#include "platform/server/arguments.h"

namespace candour::platform {

// Each prints what a person needs to know to standard output. An error is one sentence for
// standard error; it ends the program with 1.
Status run_init(const Arguments& arguments);
Status run_serve(const Arguments& arguments);
Status run_invite(const Arguments& arguments);
Status run_release(const Arguments& arguments);
Status run_add_staff(const Arguments& arguments);
Status run_set_password(const Arguments& arguments);
Status run_status(const Arguments& arguments);

}  // namespace candour::platform
