// What surveys on paper need of the platform: a printer of sheets, and the way into the pool.
#pragma once

#include <functional>
#include <string>

#include "core/privacy/seal.h"
#include "core/store/pool_store.h"
#include "core/survey/questionnaire.h"

namespace candour::console {

// A PDF of one of a questionnaire's languages; `size`: "100", "150" or "200". Called from several
// threads. Errors: NotFound for a language that cannot be printed; Invalid.
using MakePaper = std::function<Result<Bytes>(const survey::Questionnaire& questionnaire,
                                              const Language& language, const std::string& size)>;

struct PaperOptions {
    MakePaper make_paper;
    store::PoolStore& pool;  // What is keyed in waits there like all else.
    SecureRandom& random;    // For the ids of forms.
    // What it is sealed to: the same that devices have by now. Safe from any thread.
    std::function<privacy::EpochPublicKey()> key;
};

}  // namespace candour::console
