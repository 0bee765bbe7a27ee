// A submission's id is no message's id: they are unrelated, and stay so.
// Expects: could not convert .message. from
#include "core/base/ids.h"

candour::SubmissionId same(candour::MessageId message) { return message; }
