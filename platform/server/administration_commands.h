// platform/server/administration_commands.h: the administrators' commands, one function each, as
// administer() finds them by name. `who`: for the audit.
#pragma once

#include <string>

#include "platform/server/control_message.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

// A field of this and a file's name has a picture in base64.
inline constexpr const char* picture_field = "picture ";

// address (may be empty).
Result<ControlMessage> administer_invite(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who);
// count, and of each device: name.N, group.N, condition.N, joined.N, last_contact.N, problems.N.
Result<ControlMessage> administer_devices(ServerParts& parts, const ControlMessage& request,
                                          const std::string& who);
// code; returns attempt and words.
Result<ControlMessage> administer_find_device(ServerParts& parts, const ControlMessage& request,
                                              const std::string& who);
// attempt, name, group.
Result<ControlMessage> administer_approve(ServerParts& parts, const ControlMessage& request,
                                          const std::string& who);
// name.
Result<ControlMessage> administer_revoke(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who);

// to, keep; returns number, path.
Result<ControlMessage> administer_backup(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who);
// Returns number: of a backup that the database makes itself.
Result<ControlMessage> administer_begin_backup(ServerParts& parts, const ControlMessage& request,
                                               const std::string& who);
// number, server_epoch (may be empty); returns horizon.
Result<ControlMessage> administer_proved(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who);
// The database under it was put back in a way that it cannot see.
Result<ControlMessage> administer_restored(ServerParts& parts, const ControlMessage& request,
                                           const std::string& who);

// accept_loss: names with semicolons between; returns report, in words. The first changes nothing.
Result<ControlMessage> administer_purge_look(ServerParts& parts, const ControlMessage& request,
                                             const std::string& who);
Result<ControlMessage> administer_purge(ServerParts& parts, const ControlMessage& request,
                                        const std::string& who);

// file (base64), answer: "yes" or absent; returns batches, batches_with_mac, unreadable (cells;
// empty where no office is), answer (base64).
Result<ControlMessage> administer_import(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who);

// name, display_name, roles (names with spaces between), password_hash.
Result<ControlMessage> administer_add_staff(ServerParts& parts, const ControlMessage& request,
                                            const std::string& who);
// name, password_hash.
Result<ControlMessage> administer_set_password(ServerParts& parts, const ControlMessage& request,
                                               const std::string& who);
// count, and of each account: name.N, display_name.N, roles.N, state.N, factor.N.
Result<ControlMessage> administer_list_staff(ServerParts& parts, const ControlMessage& request,
                                             const std::string& who);
// name, password_hash: a new password, and no second factor any more.
Result<ControlMessage> administer_reset_staff(ServerParts& parts, const ControlMessage& request,
                                              const std::string& who);
// name, roles.
Result<ControlMessage> administer_change_roles(ServerParts& parts, const ControlMessage& request,
                                               const std::string& who);

// document (JSON), services (ids, with commas between); returns version.
Result<ControlMessage> administer_publish(ServerParts& parts, const ControlMessage& request,
                                          const std::string& who);
// id.
Result<ControlMessage> administer_withdraw(ServerParts& parts, const ControlMessage& request,
                                           const std::string& who);

// to: copies of the SQLite databases for a practice office that is made of them; changes nothing
// here.
Result<ControlMessage> administer_copy_for_practice(ServerParts& parts,
                                                    const ControlMessage& request,
                                                    const std::string& who);

// Returns cases, entries, erased, faults, and fault.N of the first of them.
Result<ControlMessage> administer_verify_cases(ServerParts& parts, const ControlMessage& request,
                                               const std::string& who);
// "lines", "head", and "fault" where something does not fit; request: "head", written down before.
Result<ControlMessage> administer_verify_staff_log(ServerParts& parts,
                                                   const ControlMessage& request,
                                                   const std::string& who);

}  // namespace candour::platform
