// platform/server/commands.h: what candour-server can do, one source each.
#pragma once

#include "platform/server/arguments.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

// Each prints what a person needs to know to standard output. An error is one sentence for
// standard error; it ends the program with 1.
// DIR with --database and --role, where a command has them.
Result<ServerPlace> place_of(const Arguments& arguments);

Status run_init(const Arguments& arguments);
Status run_hand_over_pin(const Arguments& arguments);
Status run_practise(const Arguments& arguments);
Status run_serve(const Arguments& arguments);
Status run_invite(const Arguments& arguments);
Status run_release(const Arguments& arguments);
Status run_add_staff(const Arguments& arguments);
Status run_set_password(const Arguments& arguments);
Status run_staff(const Arguments& arguments);
Status run_mail(const Arguments& arguments);
Status run_status(const Arguments& arguments);
Status run_devices(const Arguments& arguments);
Status run_approve(const Arguments& arguments);
Status run_revoke(const Arguments& arguments);
Status run_import(const Arguments& arguments);
Status run_backup(const Arguments& arguments);
Status run_verify_backup(const Arguments& arguments);
Status run_restore(const Arguments& arguments);
Status run_begin_backup(const Arguments& arguments);
Status run_proved(const Arguments& arguments);
Status run_purge(const Arguments& arguments);
Status run_restored(const Arguments& arguments);
Status run_questionnaire(const Arguments& arguments);
Status run_audit(const Arguments& arguments);
Status run_holidays(const Arguments& arguments);
Status run_scenario(const Arguments& arguments);
Status run_procedure(const Arguments& arguments);

}  // namespace candour::platform
