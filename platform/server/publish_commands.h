// platform/server/publish_commands.h: the two actions of candour-server questionnaire that change
// what a server's kiosks ask.
#pragma once

#include "platform/server/arguments.h"

namespace candour::platform {

// DIR FILE --services A,B [--media FOLDER]: FILE may be of every kind that we read. Its pictures
// lie in FOLDER, or in FILE's own folder of media. Equality questions are asked by no service, and
// need no --services.
Status publish_questionnaire(const Arguments& arguments);
// DIR ID.
Status withdraw_questionnaire(const Arguments& arguments);

}  // namespace candour::platform
