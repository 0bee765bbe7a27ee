// platform/server/practice/office.h: a practice office's folder, made whole or not at all.
#pragma once

#include <string>

#include "platform/server/practice/filling.h"

namespace candour::platform {

enum class Anew {
    No,   // What is in `target` stays, and it is refused.
    Yes,  // A practice office that is there, and is not being served, is thrown away.
};

// `from` is read and never changed. Nothing is changed in `target` until the new office is whole.
// Errors, in words for a person: NotFound (no server in `from`), Invalid (the two folders are one,
// or one lies in the other; `from` cannot be practised from), Conflict (something else is there).
Result<PracticeFilled> make_practice_office(const ServerPlace& from, const std::string& target,
                                            Anew anew, const PracticeExamples& examples);

}  // namespace candour::platform
