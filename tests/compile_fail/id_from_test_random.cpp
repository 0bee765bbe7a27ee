// An id is made by secure randomness only: a Random for jitter, or a test's seeded one, cannot.
// Expects: cannot convert .candour::Random. to .candour::SecureRandom
#include "core/base/ids.h"

candour::CellId guessable(candour::Random& random) { return candour::CellId::create(random); }
